import CTillLinux
import Glibc
import Synchronization
import TillDeviceKit

/// The thread that speaks to CUPS, because every call of libcups blocks, and the driver's loop has to answer a ping
/// every second.
///
/// The loop and the thread share nothing but a mutex with records on their way and two eventfds; the connection of
/// libcups lives in a local variable of the thread and is never seen by anybody else. That is why this class is
/// Sendable: its stored properties are constants of Sendable types and the mutex.
///
/// Bounds: `commandsMax` records wait for the thread (the transport takes no more bytes until one is gone), at most
/// `answersMaxBytes` wait for the loop (the connection is given up there: a loop that does not read is stuck), and
/// `threadsMax` threads run at once in the process; one more is refused with `E_BUSY`. A thread that nobody waits for
/// ends with the call that it is in, after `CUPSConnection.answerLimitMillis` at about the latest.
final class CUPSWorker: Sendable {
    static let threadsMax = 4
    static let commandsMax = 16
    static let answersMaxBytes = 1024 * 1024

    private struct State {
        var commands: [CUPSRecord] = []
        var answers: [UInt8] = []
        var isConnected = false
        var failure: DeviceError?
        var isStopped = false
    }

    private static let running = Mutex(0)

    /// Readable when there is something in `progress`.
    let answerEvent: Int32
    private let commandEvent: Int32
    private let address: CUPSAddress
    private let state = Mutex(State())

    private init(_ address: CUPSAddress) throws(DeviceError) {
        self.address = address
        answerEvent = till_event_descriptor()
        commandEvent = till_event_descriptor()
        guard answerEvent >= 0, commandEvent >= 0 else {
            throw DeviceError(.failure, .retry, "no eventfd for the connection to CUPS: \(SystemError(errno).text)")
        }
    }

    deinit {
        for descriptor in [answerEvent, commandEvent] where descriptor >= 0 { _ = Glibc.close(descriptor) }
    }

    /// A worker whose thread has begun to connect.
    static func start(_ address: CUPSAddress) throws(DeviceError) -> CUPSWorker {
        let worker = try CUPSWorker(address)
        let isAllowed = running.withLock { count in
            guard count < threadsMax else { return false }
            count += 1
            return true
        }
        let busy = DeviceError(.busy, .retry, "\(threadsMax) connections to CUPS wait for an answer already")
        guard isAllowed else { throw busy }
        // The thread owns one reference from here on: it is taken back below exactly once, by the thread or, where
        // there is none, by us.
        let reference = Unmanaged.passRetained(worker)
        var thread = pthread_t()
        let failure = pthread_create(
            &thread,
            nil,
            { argument in
                if let argument { CUPSWorker.work(Unmanaged<CUPSWorker>.fromOpaque(argument).takeRetainedValue()) }
                return nil
            },
            reference.toOpaque()
        )
        guard failure == 0 else {
            reference.release()
            running.withLock { $0 -= 1 }
            throw busy
        }
        pthread_detach(thread)
        return worker
    }

    // MARK: - For the loop

    /// Whether one more record can be posted.
    var hasRoom: Bool { state.withLock { $0.commands.count < Self.commandsMax } }

    func post(_ command: CUPSRecord) {
        state.withLock { $0.commands.append(command) }
        Self.ring(commandEvent)
    }

    /// What has come about: whether the connection stands, at most `max` bytes of answers, and the failure, if no
    /// answer is left before it.
    func progress(max: Int) -> (isConnected: Bool, answers: [UInt8], failure: DeviceError?) {
        Self.quiet(answerEvent)
        return state.withLock { state in
            let piece = Array(state.answers.prefix(max))
            state.answers.removeFirst(piece.count)
            // What is left, be it a failure, is for the next time.
            if !state.answers.isEmpty || (state.failure != nil && !piece.isEmpty) { Self.ring(answerEvent) }
            return (state.isConnected, piece, piece.isEmpty ? state.failure : nil)
        }
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        Self.ring(commandEvent)
    }

    // MARK: - On the thread

    private static func work(_ worker: CUPSWorker) {
        do throws(DeviceError) {
            let connection = try CUPSConnection(worker.address.server)
            try worker.begin(connection)
            while let command = worker.next() { try worker.perform(command, connection) }
        } catch {
            worker.state.withLock { $0.failure = error }
            ring(worker.answerEvent)
        }
        running.withLock { $0 -= 1 }
    }

    /// The next record; nil when the transport was closed.
    private func next() -> CUPSRecord? {
        while true {
            let (command, isStopped) = state.withLock { state -> (CUPSRecord?, Bool) in
                if state.isStopped || state.commands.isEmpty { return (nil, state.isStopped) }
                return (state.commands.removeFirst(), false)
            }
            if let command { return command }
            if isStopped { return nil }
            var wanted = pollfd(fd: commandEvent, events: Int16(POLLIN), revents: 0)
            _ = poll(&wanted, 1, -1)
            Self.quiet(commandEvent)
        }
    }

    /// Says that the connection stands, and what earlier jobs are still in the queue.
    func connected(_ unfinished: [CUPSRecord]) {
        state.withLock { state in
            state.isConnected = true
            state.answers += unfinished.flatMap(\.bytes)
        }
        Self.ring(answerEvent)
    }

    func answer(_ record: CUPSRecord) throws(DeviceError) {
        let fits = state.withLock { state in
            guard state.answers.count < Self.answersMaxBytes else { return false }
            state.answers += record.bytes
            return true
        }
        guard fits else { throw DeviceError(.failure, .reopen, "nobody takes the answers of CUPS") }
        Self.ring(answerEvent)
    }

    var queue: CUPSAddress { address }

    private static func ring(_ event: Int32) {
        var one: UInt64 = 1
        _ = Glibc.write(event, &one, MemoryLayout<UInt64>.size)
    }

    private static func quiet(_ event: Int32) {
        var count: UInt64 = 0
        _ = Glibc.read(event, &count, MemoryLayout<UInt64>.size)
    }
}
