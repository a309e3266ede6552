/// The way of the bytes from the link through the receive buffer.
extension ESCPOSEmulator {
    private enum Reception { case taken, overflowed, lost }

    /// Bytes that a link with flow control may hand over now: what the receive buffer has room for, and none of a
    /// printer that is stalled.
    public var acceptableByteCount: Int {
        if hasLostPower { return receiveBuffer.capacity }
        return min(receiveBuffer.freeByteCount, faults.stallsAfterBytes ?? Int.max)
    }

    /// Bytes that wait in the receive buffer.
    public var waitingByteCount: Int { receiveBuffer.count }

    /// Interprets bytes from the host, however they are cut.
    public mutating func received(_ bytes: [UInt8]) -> [EmulatorEvent] {
        var overflowed = 0
        var lost = 0
        var rest = bytes[...]
        while let byte = rest.first {
            if receivePayload(&rest) { continue }
            rest.removeFirst()
            switch receive(byte) {
            case .taken: break
            case .overflowed: overflowed += 1
            case .lost: lost += 1
            }
        }
        lostByteCount += overflowed + lost
        if overflowed > 0 { emit(.overflowed(byteCount: overflowed)) }
        if lost > 0 { emit(.lost(byteCount: lost)) }
        return takeEvents()
    }

    var hasLostPower: Bool { faults.losesPowerAfterBytes == 0 }
    private var isStalled: Bool { faults.stallsAfterBytes == 0 }
    private var canPrint: Bool { !reported.isOffline && !isStalled && !hasLostPower }

    /// Takes a run of a picture's bytes at once, up to a DLE, while nothing is wrong. It comes to the same as taking
    /// them one by one.
    private mutating func receivePayload(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let count = framer.quietByteCount
        guard count > 0, realTime.isIdle, receiveBuffer.isEmpty, canPrint else { return false }
        guard faults.stallsAfterBytes == nil, faults.losesPowerAfterBytes == nil else { return false }
        let payload = rest.prefix(count)
        let run = payload.prefix(upTo: payload.firstIndex(of: ControlCode.dle) ?? payload.endIndex)
        guard !run.isEmpty else { return false }
        framer.receivedPayload(run)
        rest = rest.dropFirst(run.count)
        return true
    }

    private mutating func receive(_ byte: UInt8) -> Reception {
        if hasLostPower { return .lost }
        if isStalled {
            guard receiveBuffer.append(byte) else { return .overflowed }
            unheededByteCount += 1
            return .taken
        }
        let reception = heed(byte)
        faults.stallsAfterBytes = faults.stallsAfterBytes.map { max($0 - 1, 0) }
        faults.losesPowerAfterBytes = faults.losesPowerAfterBytes.map { max($0 - 1, 0) }
        if hasLostPower { losePower() }
        return reception
    }

    /// Real-time commands act whether or not there is room for them as data.
    private mutating func heed(_ byte: UInt8) -> Reception {
        if let command = realTime.received(byte) {
            // A command that clears the buffers clears its own bytes.
            if executeRealTime(command) { return .taken }
            printWaiting()
        }
        if receiveBuffer.isEmpty, canPrint {
            interpret(byte)
            return .taken
        }
        return receiveBuffer.append(byte) ? .taken : .overflowed
    }

    /// Goes on with what waits, until it is done or the printer stops again.
    mutating func printWaiting() {
        while canPrint, let byte = receiveBuffer.next() { interpret(byte) }
    }

    /// A stall is over: what came meanwhile is heeded as if it came now.
    mutating func heedStalled() {
        guard !isStalled else { return }
        let bytes = receiveBuffer.removeLast(unheededByteCount)
        unheededByteCount = 0
        printWaiting()
        for byte in bytes { _ = heed(byte) }
    }

    private mutating func interpret(_ byte: UInt8) {
        guard let frame = framer.received(byte) else { return }
        guard isSelected else {
            if case .command(let command) = frame, command.starts(with: [ControlCode.esc, 0x3D]) { execute(command) }
            return
        }
        if case .byte(let byte) = frame { return print(byte) }
        for character in text.interrupted() { put(character) }
        switch frame {
        case .byte: break
        case .command(let command): execute(command)
        case .unknown(let bytes): emit(.unknown(bytes))
        case .tooLong(let head, let byteCount): emit(.skipped(head: head, byteCount: byteCount))
        }
    }

    /// Receive buffer and print buffer, with what has begun in them.
    mutating func clearBuffers() {
        receiveBuffer.removeAll()
        unheededByteCount = 0
        framer = CommandFramer()
        realTime.forget()
        _ = text.interrupted()
        line = []
        usedDots = 0
        if page != nil { page = [] }
        heldIDs = []
        cutToRepeat = nil
    }
}
