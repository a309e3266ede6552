/// What the emulated printer answers.
extension ESCPOSEmulator {
    /// GS a n: a mask that is not 0 sends the four bytes at once.
    mutating func enableAutomaticStatus(_ mask: UInt8, into events: inout [EmulatorEvent]) {
        automaticStatusMask = mask
        if mask != 0 { events.append(.reply(status.automatic)) }
    }

    /// GS r n; n may be a digit.
    func answerStatus(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        let number = command[2] >= 48 ? command[2] - 48 : command[2]
        guard let asked = BufferedStatus(rawValue: number) else {
            events.append(.unknown(command))
            return
        }
        if let answer = status.buffered(asked) { events.append(.reply([answer])) }
    }

    /// GS I n; 1–3 may be digits.
    func identify(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        let number = (49...51).contains(command[2]) ? command[2] - 48 : command[2]
        guard let identity = PrinterIdentity(rawValue: number) else {
            events.append(.unknown(command))
            return
        }
        switch identity {
        case .modelID: events.append(.reply([0x20]))
        case .typeID: events.append(.reply([profile.cut == .none ? 0x00 : 0x02]))
        case .romVersion: events.append(.reply([0x01]))
        case .firmware: events.append(.reply(Self.text("1.0 EMULATOR")))
        case .maker: events.append(.reply(Self.text("TILL")))
        case .model: events.append(.reply(Self.text(profile.name)))
        case .serialNumber: events.append(.reply(Self.text("EMU0000001")))
        case .font: events.append(.reply(Self.text("")))
        }
    }

    private static func text(_ text: String) -> [UInt8] {
        [ReplyByte.text] + text.utf8 + [ReplyByte.terminator]
    }

    /// GS ( H function 48: process id. The paper never lags behind here, so the answer comes at once.
    func confirm(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        guard command.count == 11, command[5] == 48, command[6] == 48,
            let id = ProcessID(bytes: Array(command[7...]))
        else {
            events.append(.unknown(command))
            return
        }
        guard profile.processID else {
            events.append(.ignored(command))
            return
        }
        events.append(.reply([ReplyByte.response, ReplyByte.processID] + id.bytes + [ReplyByte.terminator]))
    }
}
