import Logging

#if canImport(Glibc)
import Glibc
#endif

/// Lines on the standard error: time, level, text, and what belongs to it as `name=value`. Under systemd the time is the
/// journal's own, so it is left out there.
struct LogOutput: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info
    private let hasTime = getenv("JOURNAL_STREAM") == nil

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let tail = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let time = hasTime ? Self.time() + " " : ""
        Console.error("\(time)\(Self.name(event.level)) \(Self.oneLine("\(event.message)\(tail)"))")
    }

    /// What a device or a server sent must not be able to forge a line of the log.
    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\u{1B}" ? " " : $0 })
    }

    private static func name(_ level: Logger.Level) -> String {
        let name = level.rawValue.uppercased()
        return name + String(repeating: " ", count: max(0, 8 - name.count))
    }

    private static func time() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var seconds = now.tv_sec
        var local = tm()
        localtime_r(&seconds, &local)
        var buffer = [CChar](repeating: 0, count: 32)
        strftime(&buffer, buffer.count, "%Y-%m-%d %H:%M:%S", &local)
        let millis = now.tv_nsec / 1_000_000
        let stamp = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "\(stamp).\(millis < 100 ? "0" : "")\(millis < 10 ? "0" : "")\(millis)"
    }
}

extension Logger {
    /// The program's own logger.
    static func till(level: Logger.Level) -> Logger {
        var logger = Logger(label: "till") { _ in LogOutput() }
        logger.logLevel = level
        return logger
    }
}
