import TillDeviceKit

/// Commands that change how the next things are printed.
extension ESCPOSEmulator {
    /// ESC @: what has begun to be printed is discarded, with all modes; paper, GS a and stored pictures stay.
    mutating func initialize() {
        line = []
        usedDots = 0
        page = nil
        modes = Self.initialModes(multibyte: isMultibyteByDefault)
        answerHeldIDs()
    }

    /// ESC with one parameter.
    mutating func setMode(_ command: [UInt8]) {
        let parameter = command.count > 2 ? command[2] : 0
        switch command[1] {
        case 0x21: setPrintMode(parameter, bold: 0x08, wide: 0x20, high: 0x10)
        case 0x2D: modes.style.isUnderlined = parameter & 0x0F != 0
        case 0x32: modes.lineDots = PrintModes.defaultLineDots
        case 0x33: modes.lineDots = verticalDots(Int(parameter))
        case 0x45, 0x47: modes.style.isBold = parameter & 1 == 1
        case 0x4D: modes.style.isSmall = parameter & 0x0F != 0
        case 0x52: selectInternationalSet(command)
        case 0x56: modes.style.isRotated = parameter & 0x0F != 0
        case 0x61: justify(command)
        case 0x72: selectColour(command)
        case 0x74: selectCodePage(command)
        case 0x7B: turnUpsideDown(command)
        // No paper is seen to differ: spacing between characters, return home, direction in page mode, one-way
        // printing, sensors and buttons.
        case 0x20, 0x3C, 0x54, 0x55, 0x63: break
        default: emit(.ignored(command))
        }
    }

    /// GS with one parameter or one number.
    mutating func setGSMode(_ command: [UInt8]) {
        let parameter = command.count > 2 ? command[2] : 0
        switch command[1] {
        case 0x21: modes.style.size = CharacterSize(parameter: parameter)
        case 0x42: modes.style.isReverse = parameter & 1 == 1
        case 0x48:
            modes.barcode.isTextAbove = parameter & 0x01 != 0
            modes.barcode.isTextBelow = parameter & 0x02 != 0
        case 0x4C, 0x57: setArea(command)
        case 0x50:
            modes.horizontalUnits = Int(command[2])
            modes.verticalUnits = Int(command[3])
        case 0x54: returnToLineStart(parameter)
        case 0x68: if parameter > 0 { modes.barcode.heightDots = Int(parameter) }
        case 0x77: setBarcodeModule(command)
        // Nothing is seen of them: font of barcode text, smoothing, waiting times.
        case 0x62, 0x66, 0x7A: break
        default: emit(.ignored(command))
        }
    }

    /// ESC ! n and FS ! n, which have the same bits at different places; bit 7 is the underline in both, and bit 0 the
    /// font in ESC ! only.
    mutating func setPrintMode(_ mode: UInt8, bold: UInt8?, wide: UInt8, high: UInt8) {
        let isUnderlined = mode & 0x80 != 0
        if let bold {
            modes.style.isBold = mode & bold != 0
            modes.style.isSmall = mode & 0x01 != 0
            modes.style.isUnderlined = isUnderlined
        } else {
            modes.isPairUnderlined = isUnderlined
        }
        modes.style.size = CharacterSize(width: mode & wide != 0 ? 2 : 1, height: mode & high != 0 ? 2 : 1)
    }

    private mutating func justify(_ command: [UInt8]) {
        guard isAtLineStart else { return emit(.ignored(command)) }
        switch command[2] {
        case 0, 48: modes.alignment = .left
        case 1, 49: modes.alignment = .center
        case 2, 50: modes.alignment = .right
        default: emit(.ignored(command))
        }
    }

    private mutating func selectCodePage(_ command: [UInt8]) {
        modes.codePage = command[2]
        if profile.page(numbered: command[2]) == nil { emit(.unknown(command)) }
    }

    private mutating func selectInternationalSet(_ command: [UInt8]) {
        guard let set = InternationalSet(number: command[2]) else { return emit(.unknown(command)) }
        modes.international = set
    }

    /// ESC r n; n may be a digit.
    private mutating func selectColour(_ command: [UInt8]) {
        switch command[2] {
        case 0, 48: modes.style.isRed = false
        case 1 where profile.hasRed, 49 where profile.hasRed: modes.style.isRed = true
        default: emit(.ignored(command))
        }
    }

    private mutating func turnUpsideDown(_ command: [UInt8]) {
        guard isAtLineStart else { return emit(.ignored(command)) }
        modes.style.isUpsideDown = command[2] & 1 == 1
    }

    /// FS ( C function 48: 1 one-byte tables, 2 UTF-8; function 60 says which fonts come first.
    mutating func selectEncoding(_ command: [UInt8]) {
        guard profile.utf8, command.count >= 7 else { return emit(.ignored(command)) }
        switch (command[5], command[6]) {
        case (48, 1), (48, 49): modes.coding = .codePage
        case (48, 2), (48, 50): modes.coding = .utf8
        case (60, _): break
        default: emit(.ignored(command))
        }
    }

    /// ESC D n1…nk NUL: columns of the font that is on, in ascending order; the list ends where it does not ascend.
    mutating func setTabStops(_ command: [UInt8]) {
        var stops: [Int] = []
        var last: UInt8 = 0
        for column in command[2...] {
            guard column > last else { break }
            stops.append(Int(column) * columnDots)
            last = column
        }
        modes.tabStops.dots = stops
    }

    /// GS L nL nH, GS W nL nH: heeded at the start of a line only.
    private mutating func setArea(_ command: [UInt8]) {
        guard isAtLineStart else { return emit(.ignored(command)) }
        let dots = horizontalDots(Int(command[2]) | Int(command[3]) << 8)
        if command[1] == 0x4C {
            modes.leftMarginDots = min(dots, profile.widthDots - 1)
        } else {
            modes.areaDots = dots
        }
    }

    /// GS ( D 20 [a b]…: a = 1 is the drawer pulse in real time.
    mutating func setRealTime(_ command: [UInt8]) {
        guard profile.disablesRealTime, command.count >= 8, command[5] == 20 else { return emit(.ignored(command)) }
        var rest = command[6...]
        while let function = rest.popFirst(), let setting = rest.popFirst() {
            if function == 1 || function == 49 { modes.isRealTimePulseOn = setting & 1 == 1 }
        }
    }
}
