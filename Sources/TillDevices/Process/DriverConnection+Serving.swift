#if canImport(Glibc)
import Glibc
#endif
import TillDeviceKit

/// What the thread of a connection does until the process is gone. Only it reads and closes the descriptors.
extension DriverConnection {
    private struct Wants {
        var control: Int16?
        var isEnding: Bool
        var isProcessGone: Bool
    }

    func serve() {
        var reader = DriverMessageReader()
        var lines = ErrorLines()
        var areErrorsOpen = true
        while true {
            let wants = wants()
            if wants.isEnding { closeControl() }
            if wants.isProcessGone { break }
            var waited = [
                pollfd(fd: wants.isEnding ? -1 : wants.control == nil ? -1 : pipes.control, events: 0, revents: 0),
                pollfd(fd: areErrorsOpen ? pipes.errors : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.wake, events: Int16(POLLIN), revents: 0),
            ]
            waited[0].events = wants.control ?? 0
            guard poll(&waited, nfds_t(waited.count), -1) >= 0 || errno == EINTR else { break }
            if waited[2].revents != 0 { drainWake() }
            if waited[1].revents != 0 { areErrorsOpen = readErrors(&lines) }
            if waited[0].revents != 0 { serveControl(waited[0], &reader) }
        }
        closeControl()
        finishErrors(&lines)
    }

    private func wants() -> Wants {
        state.withLock { state in
            let reads = state.batchesWaiting < Self.batchesMax
            let writes = !state.output.isEmpty
            let events = reads ? Int16(POLLIN | (writes ? POLLOUT : 0)) : 0
            return Wants(
                // While nothing is read it is not polled at all: a hang-up is reported whatever was asked for, and
                // the thread would spin on it.
                control: state.isControlClosed || events == 0 ? nil : events,
                isEnding: state.ending != nil,
                isProcessGone: state.isProcessGone
            )
        }
    }

    private func serveControl(_ polled: pollfd, _ reader: inout DriverMessageReader) {
        if polled.revents & Int16(POLLOUT) != 0 { state.withLock { flush(&$0) } }
        guard polled.events & Int16(POLLIN) != 0, polled.revents & ~Int16(POLLOUT) != 0 else { return }
        var buffer = [UInt8](repeating: 0, count: Self.readMaxBytes)
        let count = read(pipes.control, &buffer, buffer.count)
        guard count > 0 else {
            if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
            closeControl()
            return
        }
        do throws(DriverFrame.Malformed) {
            let messages = try reader.received(buffer[..<count])
            guard !messages.isEmpty else { return }
            state.withLock { $0.batchesWaiting += 1 }
            yieldOutput.yield(.messages(messages))
        } catch {
            state.withLock { $0.batchesWaiting += 1 }
            yieldOutput.yield(.malformed(error.description))
            closeControl()
        }
    }

    private func closeControl() {
        let wasOpen = state.withLock { state in
            defer { state.isControlClosed = true }
            return !state.isControlClosed
        }
        guard wasOpen else { return }
        close(pipes.control)
        yieldOutput.finish()
    }

    private func drainWake() {
        var count: UInt64 = 0
        _ = read(pipes.wake, &count, MemoryLayout.size(ofValue: count))
    }

    /// Reads what is there; false at the end.
    private func readErrors(_ lines: inout ErrorLines) -> Bool {
        var buffer = [UInt8](repeating: 0, count: Self.readMaxBytes)
        let count = read(pipes.errors, &buffer, buffer.count)
        guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
        lines.received(buffer[..<count], nowMillis: clock.monotonicMillis()).forEach(logLine)
        return true
    }

    /// The last words of a process that is gone. A process that it left behind may go on writing for ever, so no more
    /// is read than a pipe holds.
    private func finishErrors(_ lines: inout ErrorLines) {
        var buffer = [UInt8](repeating: 0, count: Self.readMaxBytes)
        let count = read(pipes.errors, &buffer, buffer.count)
        if count > 0 { lines.received(buffer[..<count], nowMillis: clock.monotonicMillis()).forEach(logLine) }
        lines.ended(nowMillis: clock.monotonicMillis()).forEach(logLine)
        close(pipes.errors)
        state.withLock { $0.isWakeClosed = true }
        close(pipes.wake)
        yieldClosed.finish()
    }
}
