#if canImport(Glibc)
import Glibc
#endif

/// A moment for technicians: `2026-11-22T18:05:31.250Z`.
enum UTCTime {
    static func text(_ atMillis: Int64) -> String {
        var seconds = time_t(atMillis / 1000)
        var utc = tm()
        gmtime_r(&seconds, &utc)
        var buffer = [CChar](repeating: 0, count: 32)
        strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%S", &utc)
        let stamp = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let millis = String(1000 + atMillis % 1000).dropFirst()
        return "\(stamp).\(millis)Z"
    }
}
