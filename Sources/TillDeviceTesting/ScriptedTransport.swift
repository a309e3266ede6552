import TillDeviceKit

/// A connection that follows a script, for tests that say to the byte what goes to and fro.
///
/// The script is taken in order. A step that waits for the driver (`expect`) holds back those behind it. What goes
/// against the script is kept in `problems` rather than thrown, so that the test sees it beside its own findings; at
/// the end of a test `remaining` and `problems` are to be empty.
public final class ScriptedTransport: Transport {
    public enum Step: Equatable, Sendable {
        /// The driver writes exactly these bytes, in as many pieces as it likes.
        case expect([UInt8])
        /// The next write takes at most so many bytes.
        case takeAtMost(Int)
        /// The next write takes nothing.
        case wouldBlock
        /// The next question whether all has left is answered with no.
        case notDrained
        /// These bytes arrive with the next read.
        case deliver([UInt8])
        /// Whatever is done next, except closing, fails with this.
        case fail(DeviceError)
    }

    /// What has not happened yet.
    public private(set) var remaining: [Step]
    /// What happened against the script, in sentences.
    public private(set) var problems: [String] = []
    /// All that was written, against the script or not.
    public private(set) var written: [UInt8] = []
    public private(set) var isClosed = false

    public init(_ script: [Step]) {
        remaining = script
    }

    public func descriptors(wantsWrite: Bool) -> [PollDescriptor] { [] }

    public func isOpen() throws(DeviceError) -> Bool {
        try failIfScripted()
        return true
    }

    public func read() throws(DeviceError) -> [UInt8] {
        try failIfScripted()
        guard case .deliver(let bytes) = remaining.first else { return [] }
        remaining.removeFirst()
        return bytes
    }

    public func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        try failIfScripted()
        var limit = bytes.count
        if remaining.first == .wouldBlock {
            remaining.removeFirst()
            return 0
        }
        if case .takeAtMost(let count) = remaining.first {
            remaining.removeFirst()
            limit = min(limit, count)
        }
        return follow(bytes.prefix(limit))
    }

    public func isDrained() throws(DeviceError) -> Bool {
        try failIfScripted()
        guard remaining.first == .notDrained else { return true }
        remaining.removeFirst()
        return false
    }

    public func close() {
        isClosed = true
    }

    /// Compares a write with the script. A write that goes beyond the expected bytes is taken up to their end, so that
    /// the step behind them comes between.
    private func follow(_ bytes: ArraySlice<UInt8>) -> Int {
        guard case .expect(let expected) = remaining.first else {
            problems.append("\(bytes.count) bytes were written that the script does not have: \(Array(bytes))")
            written += bytes
            return bytes.count
        }
        let taken = bytes.prefix(expected.count)
        let wanted = expected.prefix(taken.count)
        if Array(taken) != Array(wanted) {
            problems.append("at byte \(written.count) came \(Array(taken)), not \(Array(wanted))")
        }
        let rest = Array(expected.dropFirst(taken.count))
        if rest.isEmpty { remaining.removeFirst() } else { remaining[0] = .expect(rest) }
        written += taken
        return taken.count
    }

    private func failIfScripted() throws(DeviceError) {
        if isClosed { problems.append("the connection was used after it was closed") }
        guard case .fail(let error) = remaining.first else { return }
        remaining.removeFirst()
        throw error
    }
}
