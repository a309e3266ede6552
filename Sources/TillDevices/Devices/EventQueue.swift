import Logging
import Synchronization

/// Hands the events over from `Devices` to whoever reads `Devices.events`.
final class EventQueue: Sendable {
    private typealias Reader = CheckedContinuation<DevicesEvent?, Never>

    private struct State {
        var buffer = EventBuffer()
        /// Whoever waits for the next event; the buffer is empty then.
        var readers: [Reader] = []
        var isFinished = false
        var scansLost = 0
        var othersDropped = 0

        /// Answers the reader that the event goes to at once, if one waits, and the event that had to go for it.
        mutating func send(_ event: DevicesEvent) -> (reader: Reader?, dropped: DevicesEvent?) {
            guard !isFinished else { return (nil, event) }
            guard readers.isEmpty else { return (readers.removeFirst(), nil) }
            return (nil, buffer.append(event))
        }
    }

    private let state = Mutex(State())
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    var stream: AsyncStream<DevicesEvent> {
        AsyncStream {
            await self.next()
        } onCancel: {
            self.finish()
        }
    }

    func send(_ event: DevicesEvent) {
        let (reader, dropped) = state.withLock { state in
            state.send(event)
        }
        reader?.resume(returning: event)
        if let dropped { note(dropped) }
    }

    /// What is queued is still handed over; then the stream ends.
    func finish() {
        let readers = state.withLock { state in
            state.isFinished = true
            defer { state.readers = [] }
            return state.readers
        }
        for reader in readers { reader.resume(returning: nil) }
    }

    private func next() async -> DevicesEvent? {
        await withCheckedContinuation { continuation in
            let now: DevicesEvent?? = state.withLock { state in
                if let event = state.buffer.popFirst() { return .some(event) }
                if state.isFinished { return .some(nil) }
                state.readers.append(continuation)
                return nil
            }
            if let now { continuation.resume(returning: now) }
        }
    }

    private func note(_ dropped: DevicesEvent) {
        if case .data(let device, let scan) = dropped {
            let lost = state.withLock { state in
                state.scansLost += 1
                return state.scansLost
            }
            logger.error(
                "a scan was lost, because nobody takes the events of the devices",
                metadata: ["device": "\(device)", "bytes": "\(scan.label.count)", "lost": "\(lost)"]
            )
            return
        }
        let count = state.withLock { state in
            state.othersDropped += 1
            return state.othersDropped
        }
        // Every power of two: enough to be seen, too little to fill the log.
        guard count & (count - 1) == 0 else { return }
        logger.warning(
            "events were dropped, because nobody takes the events of the devices",
            metadata: ["dropped": "\(count)"]
        )
    }
}
