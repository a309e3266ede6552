#if canImport(Glibc)
import Glibc
#endif
import Synchronization
import TillDeviceKit

/// The runtime's end of one driver process: the control socket and the standard error, served by one thread.
///
/// Bounds: `OutputQueue.bytesMax` to the driver. From the driver, `batchesMax` batches of at most `readMaxBytes` wait
/// to be handled; then nothing more is read until one is taken, and the driver has to keep its events itself (the kit
/// keeps 8 MiB and leaves then). So nothing is lost here, and a driver that floods slows itself down only.
final class DriverConnection: Sendable {
    static let batchesMax = 64
    static let readMaxBytes = 64 * 1024

    enum Output: Sendable {
        case messages([DriverMessage])
        case malformed(String)
    }

    struct State {
        var output = OutputQueue()
        var batchesWaiting = 0
        /// How we ended it; nil while nobody did.
        var ending: DriverSupervision.EndKind?
        /// The process is gone: read what is left and stop.
        var isProcessGone = false
        /// The descriptors are closed and their numbers may belong to somebody else.
        var isControlClosed = false
        var isWakeClosed = false
    }

    /// What the driver says. Ends with the connection. Call `handled` after each.
    let outputs: AsyncStream<Output>
    /// Ends when every descriptor is closed.
    let closed: AsyncStream<Never>
    let yieldOutput: AsyncStream<Output>.Continuation
    let yieldClosed: AsyncStream<Never>.Continuation
    let pipes: DriverPipes
    let state = Mutex(State())
    let clock: DevicesClock
    let logLine: @Sendable (String) -> Void

    /// Starts the thread, which hands every line of the driver's standard error to `logLine`.
    init(
        pipes: DriverPipes,
        clock: DevicesClock,
        logLine: @escaping @Sendable (String) -> Void
    ) throws(SpawnFailure) {
        self.pipes = pipes
        self.clock = clock
        self.logLine = logLine
        // The stream itself needs no bound: `batchesWaiting` keeps one.
        (outputs, yieldOutput) = AsyncStream.makeStream()
        (closed, yieldClosed) = AsyncStream.makeStream()
        try IOThread.start { self.serve() }
    }

    // MARK: - From the actor; nothing here waits

    /// Sends a frame as far as the socket takes it and queues the rest. False when the bound is reached.
    func send(_ frame: [UInt8]) -> Bool {
        state.withLock { state in
            // To a connection that has ended, everything may be said; the end is told by `outputs`.
            guard !state.isControlClosed, state.ending == nil else { return true }
            let wasEmpty = state.output.isEmpty
            guard state.output.append(frame) else { return false }
            if wasEmpty { flush(&state) }
            if !state.output.isEmpty { wake(state) }
            return true
        }
    }

    /// One batch of `outputs` has been dealt with.
    func handled() {
        state.withLock { state in
            state.batchesWaiting -= 1
            if state.batchesWaiting == Self.batchesMax - 1 { wake(state) }
        }
    }

    /// Ends the connection from our side; the process is ended in that way then.
    func end(_ kind: DriverSupervision.EndKind) {
        state.withLock { state in
            state.ending = state.ending ?? kind
            wake(state)
        }
    }

    /// How the connection was ended from our side.
    var ending: DriverSupervision.EndKind? { state.withLock { $0.ending } }

    /// The process is reaped: what is left on its standard error is read, and everything is closed.
    func processGone() {
        state.withLock { state in
            state.isProcessGone = true
            wake(state)
        }
    }

    private func wake(_ state: State) {
        guard !state.isWakeClosed else { return }
        var one: UInt64 = 1
        // It fails only where the counter is full, and then the thread is awake anyway.
        _ = write(pipes.wake, &one, MemoryLayout.size(ofValue: one))
    }

    func flush(_ state: inout State) {
        while !state.output.isEmpty {
            let count = state.output.front.withUnsafeBytes {
                Glibc.send(pipes.control, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            // A broken connection shows in reading, too, and is told from there.
            guard count > 0 else { return }
            state.output.took(count)
        }
    }
}
