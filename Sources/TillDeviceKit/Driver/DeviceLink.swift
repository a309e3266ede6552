/// The connection to the device as the loop keeps it: opened, opened again after `reopenMillis`, written and drained.
package struct DeviceLink {
    /// What happened, for the session.
    package enum Event {
        case up
        case down(DeviceError)
        case bytes([UInt8])
        case written(token: Int)
        case notWritten(token: Int, DeviceError)
    }

    /// The pause before a connection is tried again: short at first, because a plug that was knocked is back at once.
    static let reopenFirstMillis: Int64 = 100
    static let reopenMaxMillis: Int64 = 1000
    /// How often a write that has left the process is asked whether the device has it.
    static let drainPollMillis: Int64 = 5

    private let opener: any TransportOpener
    private var address: ConnectionAddress?
    private var transport: (any Transport)?
    private var isUp = false
    private var queue = WriteQueue()
    private var reopenAt: Int64?
    private var reopenPauseMillis = DeviceLink.reopenFirstMillis

    package init(opener: any TransportOpener) {
        self.opener = opener
    }

    /// Opens the connection at once, and not at its next attempt. What stands at this address already stays; what
    /// stands at another one is closed, and what was being written there fails.
    package mutating func use(_ address: ConnectionAddress, nowMillis: Int64 = 0) -> [Event] {
        let hasMoved = self.address != address && transport != nil
        self.address = address
        let events =
            hasMoved
            ? fail(DeviceError(.offline, .retry, "the device has another address: \(address)"), nowMillis: nowMillis)
            : []
        if transport == nil { (reopenAt, reopenPauseMillis) = (0, Self.reopenFirstMillis) }
        return events
    }

    package mutating func write(_ bytes: [UInt8], token: Int, nowMillis: Int64) -> DeviceError? {
        guard isUp else { return DeviceError(.offline, .retry, "the connection is not open", bytesSent: 0) }
        return queue.append(bytes, token: token, nowMillis: nowMillis)
    }

    /// Sets how long the device may take nothing of a write, until the connection is gone.
    package mutating func limitStall(toMillis limit: Int, nowMillis: Int64) {
        queue.limitStall(toMillis: Int64(limit), nowMillis: nowMillis)
    }

    package func descriptors() -> [PollDescriptor] {
        let wantsWrite = !isUp || !(queue.front?.isEmpty ?? true)
        return transport?.descriptors(wantsWrite: wantsWrite) ?? []
    }

    /// When `step` has to be called at the latest; nil when only the device can make something happen.
    package func dueMillis(nowMillis: Int64) -> Int64? {
        if let front = queue.front { return nowMillis + (front.isEmpty ? Self.drainPollMillis : 1000) }
        return transport == nil ? reopenAt : nil
    }

    /// Does what can be done without waiting.
    package mutating func step(nowMillis: Int64) -> [Event] {
        // What happened before a failure is told before it: a write that was finished stays finished.
        var events: [Event] = []
        do throws(DeviceError) {
            try advance(nowMillis: nowMillis, &events)
        } catch {
            events += fail(error, nowMillis: nowMillis)
        }
        return events
    }

    private mutating func advance(nowMillis: Int64, _ events: inout [Event]) throws(DeviceError) {
        if transport == nil, let address, let due = reopenAt, due <= nowMillis {
            transport = try opener.open(address)
            reopenAt = nil
        }
        guard let transport else { return }
        if !isUp {
            guard try transport.isOpen() else { return }
            isUp = true
            queue.limitStall(toMillis: WriteQueue.stallMillis, nowMillis: nowMillis)
            reopenPauseMillis = Self.reopenFirstMillis
            events.append(.up)
        }
        let bytes = try transport.read()
        if !bytes.isEmpty { events.append(.bytes(bytes)) }
        while let front = queue.front {
            if front.isEmpty {
                guard try transport.isDrained() else { break }
                events.append(.written(token: queue.finishFront(nowMillis: nowMillis)))
                continue
            }
            let count = try transport.write(front)
            queue.took(count, nowMillis: nowMillis)
            if count == 0 { break }
        }
        if queue.hasStalled(nowMillis: nowMillis) {
            let seconds = queue.stallLimitMillis / 1000
            let text = "the device has taken nothing for \(seconds) s: see to paper, cover and cable"
            throw DeviceError(.timeout, .waitForOperator, text)
        }
    }

    private mutating func fail(_ error: DeviceError, nowMillis: Int64) -> [Event] {
        if let transport, let front = queue.front, !front.isEmpty {
            queue.took(transport.abandonWrite(), nowMillis: nowMillis)
        }
        close()
        reopenAt = nowMillis + reopenPauseMillis
        reopenPauseMillis = min(reopenPauseMillis * 2, Self.reopenMaxMillis)
        return queue.failAll(error).map { .notWritten(token: $0.token, $0.error) } + [.down(error)]
    }

    package mutating func close() {
        transport?.close()
        transport = nil
        isUp = false
    }
}
