/// What the emulated printer answers in its turn.
extension ESCPOSEmulator {
    /// GS a n: a mask that is not 0 sends the four bytes at once.
    mutating func enableAutomaticStatus(_ command: [UInt8]) {
        guard profile.status.automatic, !profile.status.isHarmful else { return emit(.ignored(command)) }
        automaticStatusMask = command[2]
        if automaticStatusMask != 0 { reply(reported.automatic) }
    }

    /// GS r n, where n may be a digit, and the obsolete ESC u n (drawer) and ESC v (paper).
    mutating func answerStatus(_ command: [UInt8]) {
        guard profile.status.buffered, !profile.status.isHarmful else { return emit(.ignored(command)) }
        let number: UInt8 =
            switch command[1] {
            case 0x75: 2
            case 0x76: 1
            default: command[2]
            }
        guard let answer = reported.buffered(number) else { return emit(.unknown(command)) }
        reply([answer])
    }

    /// GS I n.
    mutating func identify(_ command: [UInt8]) {
        guard !profile.status.isHarmful else { return emit(.ignored(command)) }
        let answering = faults.claimedIdentity ?? identity
        guard let answer = answering.answer(to: command[2]) else { return emit(.unknown(command)) }
        reply(answer)
    }

    /// GS ( H: function 48 process id, function 49 offline response.
    mutating func executeResponse(_ command: [UInt8]) {
        guard command.count >= 8, command[6] == 48 else { return emit(.unknown(command)) }
        guard profile.processID, !faults.refusesProcessID else { return emit(.ignored(command)) }
        switch (command[5], command.count) {
        case (48, 11): hold(command)
        case (49, 8) where command[7] & 0x0F <= 2: offlineResponse = command[7] & 0x0F
        default: emit(.unknown(command))
        }
    }

    /// The answer comes when the data before it are on paper: at once, unless a line or a page has begun.
    private mutating func hold(_ command: [UInt8]) {
        guard let id = ProcessID(bytes: Array(command[7...])) else { return emit(.unknown(command)) }
        guard heldIDs.count < Self.maximumHeldIDs else { return emit(.ignored(command)) }
        heldIDs.append(id)
        if isAtLineStart, page?.isEmpty ?? true { answerHeldIDs() }
    }

    mutating func answerHeldIDs() {
        guard !heldIDs.isEmpty else { return }
        for id in heldIDs { reply([ReplyByte.response, ReplyByte.processID] + id.bytes + [ReplyByte.terminator]) }
        heldIDs = []
    }
}
