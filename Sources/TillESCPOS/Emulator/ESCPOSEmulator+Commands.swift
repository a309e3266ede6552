import TillDeviceKit

/// Commands by their first two bytes. Each gets the whole command.
extension ESCPOSEmulator {
    mutating func execute(_ command: [UInt8]) {
        switch command[0] {
        case ControlCode.esc: executeESC(command)
        case ControlCode.fs: executeFS(command)
        case ControlCode.gs: executeGS(command)
        // Real-time commands have acted when they came. What the framer cuts out besides is none.
        default: if !Self.isRealTime(command) { emit(.unknown(command)) }
        }
    }

    private static func isRealTime(_ command: [UInt8]) -> Bool {
        var scanner = RealTimeScanner()
        return command.reduce(false) { scanner.received($1) != nil || $0 }
    }

    private mutating func executeESC(_ command: [UInt8]) {
        let parameter = command.count > 2 ? command[2] : 0
        switch command[1] {
        case 0x0C: printPage(staying: true)
        case 0x24, 0x5C: move(command)
        case 0x28: emit(command[2] == 0x41 ? .buzzer(command) : .ignored(command))
        case 0x2A: printColumns(command)
        case 0x3D: isSelected = parameter & 1 == 1
        case 0x40: initialize()
        case 0x42: emit(.buzzer(command))
        case 0x44: setTabStops(command)
        case 0x4A: feed(dots: verticalDots(Int(parameter)))
        case 0x4C: beginPage(command)
        case 0x53: leavePage()
        case 0x57: startPageLine()
        case 0x64: feed(lines: Int(parameter))
        case 0x69, 0x6D: cut(command, isFull: false)
        case 0x70: pulse(command)
        case 0x75, 0x76: answerStatus(command)
        default: setMode(command)
        }
    }

    private mutating func executeFS(_ command: [UInt8]) {
        switch (command[1], command[2...].first ?? 0) {
        case (0x26, _): modes.coding = .multiByte
        case (0x2E, _): modes.coding = .codePage
        case (0x21, let mode): setPrintMode(mode, bold: nil, wide: 0x04, high: 0x08)
        case (0x28, 0x43): selectEncoding(command)
        case (0x2D, let parameter): modes.isPairUnderlined = parameter & 0x0F != 0
        // Pairs of JIS code, which FS C 0 selects, are read like those of Shift_JIS.
        case (0x43, let code) where profile.multiByte == .shiftJIS: modes.isShiftJIS = code & 0x0F != 0
        case (0x57, let parameter):
            modes.style.size = parameter & 1 == 1 ? CharacterSize(width: 2, height: 2) : .normal
        case (0x70, _): printStored(command)
        case (0x71, _): storeImages(command)
        default: emit(.ignored(command))
        }
    }

    private mutating func executeGS(_ command: [UInt8]) {
        let parameter = command.count > 2 ? command[2] : 0
        switch command[1] {
        case 0x28: executeParenthesised(command)
        case 0x24, 0x5C: startPageLine()
        case 0x2A: download(command)
        case 0x2F: printDownloaded(command)
        case 0x38: executeGraphics(command, payload: command[7...])
        case 0x44: storeBMP(command)
        case 0x49: identify(command)
        case 0x51: printVariableHeight(command)
        case 0x56: cut(command, isFull: [0, 48, 65, 97, 103].contains(parameter))
        case 0x61: enableAutomaticStatus(command)
        case 0x6B: printBarcode(command)
        case 0x72: answerStatus(command)
        case 0x76: printRaster(command)
        default: setGSMode(command)
        }
    }

    /// GS ( x.
    private mutating func executeParenthesised(_ command: [UInt8]) {
        switch command[2] {
        case 0x44: setRealTime(command)
        case 0x48: executeResponse(command)
        case 0x4C: executeGraphics(command, payload: command[5...])
        case 0x6B: executeSymbol(command)
        case 0x41, 0x43, 0x45, 0x4B, 0x4D, 0x4E, 0x50, 0x51: emit(.ignored(command))
        default: emit(.unknown(command))
        }
    }
}

/// Cuts and pulses.
extension ESCPOSEmulator {
    /// GS V, ESC i, ESC m. A cut is heeded at the start of a line only.
    private mutating func cut(_ command: [UInt8], isFull: Bool) {
        guard isAtLineStart, page == nil, profile.cut != .none else { return emit(.ignored(command)) }
        perform(isFull && profile.cut == .fullAndPartial ? .full : .partial)
    }

    mutating func perform(_ cut: PrintCut) {
        guard !faults.cutterJams else { return jamCutter(in: cut) }
        paper.append(.cut(cut))
        emit(.cut(cut))
    }

    /// ESC p m t1 t2.
    private mutating func pulse(_ command: [UInt8]) {
        guard profile.drawer else { return emit(.ignored(command)) }
        let isSecond = command[2] == 1 || command[2] == 49
        let pulse = DrawerPulse(
            pin: isSecond ? .pin5 : .pin2,
            onMillis: Int(command[3]) * Commands.pulseStepMillis,
            offMillis: Int(command[4]) * Commands.pulseStepMillis
        )
        openDrawer(by: pulse)
    }
}
