import Logging
import Synchronization

/// Keeps what is logged as errors.
final class LineLog: Sendable {
    private let state = Mutex<(lines: [String], watcher: CheckedContinuation<Void, Never>?)>(([], nil))

    var lines: [String] { state.withLock { $0.lines } }

    var logger: Logger { Logger(label: "kept") { _ in Handler(log: self) } }

    /// Returns when a line is there.
    func whenFilled() async {
        await withCheckedContinuation { continuation in
            let isFilled = state.withLock { state in
                if state.lines.isEmpty { state.watcher = continuation }
                return !state.lines.isEmpty
            }
            if isFilled { continuation.resume() }
        }
    }

    private func note(_ line: String) {
        let watcher = state.withLock { state in
            state.lines.append(line)
            defer { state.watcher = nil }
            return state.watcher
        }
        watcher?.resume()
    }

    private struct Handler: LogHandler {
        let log: LineLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.error

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { log.note(event.message.description) }
    }
}
