import TillDeviceKit

/// Commands by their first two bytes. Each gets the whole command.
extension ESCPOSEmulator {
    mutating func execute(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        switch command[0] {
        case ControlCode.esc: executeESC(command, into: &events)
        case ControlCode.fs: executeFS(command, into: &events)
        case ControlCode.gs: executeGS(command, into: &events)
        default:
            // The scanner has executed real-time commands that it knows.
            if !Self.isRealTimeKnown(command) { events.append(.unknown(command)) }
        }
    }

    private static func isRealTimeKnown(_ command: [UInt8]) -> Bool {
        switch command[1] {
        case ControlCode.eot: RealTimeStatus(rawValue: command[2]) != nil
        case ControlCode.dc4: command[2] == 1 && command[3] <= 1 && (1...8).contains(command[4])
        default: false
        }
    }

    private mutating func executeESC(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        let parameter = command.count > 2 ? command[2] : 0
        switch command[1] {
        case 0x21: setPrintMode(parameter)
        case 0x2D: modes.style.isUnderlined = parameter & 0x0F != 0
        case 0x40: initialize()
        case 0x45, 0x47: modes.style.isBold = parameter & 1 == 1
        case 0x52: if parameter != 0 { events.append(.unknown(command)) }
        case 0x61: justify(command, into: &events)
        case 0x64: feed(lines: Int(parameter))
        case 0x70: pulse(command, into: &events)
        case 0x74: selectCodePage(command, into: &events)
        default: events.append(.unknown(command))
        }
    }

    private mutating func executeFS(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        switch command[1] {
        case 0x26: modes.isMultibyte = true
        case 0x2E: modes.isMultibyte = false
        default: events.append(.unknown(command))
        }
    }

    private mutating func executeGS(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        let parameter = command.count > 2 ? command[2] : 0
        switch command[1] {
        case 0x21: modes.style.size = CharacterSize(parameter: parameter)
        case 0x28: executeParenthesised(command, into: &events)
        case 0x42: modes.style.isReverse = parameter & 1 == 1
        case 0x48: modes.isBarcodeTextBelow = parameter & 0x02 != 0
        case 0x49: identify(command, into: &events)
        case 0x56: cut(command, into: &events)
        case 0x61: enableAutomaticStatus(parameter, into: &events)
        case 0x68: if parameter > 0 { modes.barcodeHeightDots = Int(parameter) }
        case 0x6B: printBarcode(command, into: &events)
        case 0x72: answerStatus(command, into: &events)
        case 0x77: setBarcodeModule(command, into: &events)
        default: events.append(.unknown(command))
        }
    }

    /// GS ( x.
    private mutating func executeParenthesised(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        switch command[2] {
        case 0x48: confirm(command, into: &events)
        case 0x6B: executeSymbol(command, into: &events)
        default: events.append(.unknown(command))
        }
    }
}

/// Settings, cuts and pulses.
extension ESCPOSEmulator {
    /// ESC ! n: bit 3 emphasised, 4 double height, 5 double width, 7 underline; bit 0, font B, is not shown.
    private mutating func setPrintMode(_ mode: UInt8) {
        modes.style.isBold = mode & 0x08 != 0
        modes.style.size = CharacterSize(width: mode & 0x20 != 0 ? 2 : 1, height: mode & 0x10 != 0 ? 2 : 1)
        modes.style.isUnderlined = mode & 0x80 != 0
    }

    private mutating func justify(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        guard isAtLineStart else {
            events.append(.ignored(command))
            return
        }
        switch command[2] {
        case 0, 48: modes.alignment = .left
        case 1, 49: modes.alignment = .center
        case 2, 50: modes.alignment = .right
        default: events.append(.ignored(command))
        }
    }

    private mutating func selectCodePage(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        modes.codePage = command[2]
        if profile.page(numbered: command[2]) == nil { events.append(.unknown(command)) }
    }

    /// GS V. A cut is heeded at the start of a line only.
    private mutating func cut(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        guard isAtLineStart, profile.cut != .none else {
            events.append(.ignored(command))
            return
        }
        let isFull = [0, 48, 65, 97, 103].contains(command[2]) && profile.cut == .fullAndPartial
        let cut: PrintCut = isFull ? .full : .partial
        place(.cut(cut))
        events.append(.cut(cut))
    }

    /// ESC p m t1 t2.
    private func pulse(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        guard profile.drawer else {
            events.append(.ignored(command))
            return
        }
        let isSecond = command[2] == 1 || command[2] == 49
        let pulse = DrawerPulse(
            pin: isSecond ? .pin5 : .pin2,
            onMillis: Int(command[3]) * Commands.pulseStepMillis,
            offMillis: Int(command[4]) * Commands.pulseStepMillis
        )
        events.append(.pulse(pulse))
    }
}
