import TillDeviceKit

/// Characters, lines and feeds.
extension ESCPOSEmulator {
    /// A character of no more scalars than this takes a combining mark; further marks are left out.
    private static let maximumScalars = 8

    var isAtLineStart: Bool { line.isEmpty }

    /// A byte outside of commands.
    mutating func print(_ byte: UInt8) {
        if text.takes(byte, modes.reading) {
            for character in text.received(byte, modes.reading) { put(character) }
            return
        }
        for character in text.interrupted() { put(character) }
        switch byte {
        case ControlCode.lf: endLine()
        case ControlCode.cr: break
        case ControlCode.ht: tab()
        case 0x07: emit(.buzzer([byte]))
        case 0x0C: formFeed()
        case 0x18: if page != nil { page = []; discardLine() }
        case 0x20...0x7E, 0x80...0xFF: put(character(of: byte))
        default: emit(.unknown([byte]))
        }
    }

    private func character(of byte: UInt8) -> Character {
        if let national = modes.international.character(for: byte) { return national }
        let page = profile.page(numbered: modes.codePage) ?? .ascii
        return page.character(for: byte) ?? Self.unknownCharacter
    }

    /// A character that does not fit on the line any more begins the next one.
    mutating func put(_ character: Character) {
        if modes.coding == .utf8, combine(character) { return }
        var cell = PaperCell(character: Self.visible(character), style: modes.style)
        // In multi-byte mode, what takes one column came as one byte.
        if modes.reading == .multiByte, CharacterWidth.columns(of: cell.character) == 2 {
            cell.style.isUnderlined = modes.isPairUnderlined
        }
        let dots = width(of: cell)
        if usedDots + dots > widthLimit(of: cell.style), !line.isEmpty { endLine() }
        line.append(cell)
        usedDots += dots
    }

    /// Joins a combining mark to the character before it.
    private mutating func combine(_ mark: Character) -> Bool {
        guard let scalar = mark.unicodeScalars.first, scalar.properties.generalCategory == .nonspacingMark,
            let last = line.last, last.image == nil
        else { return false }
        let joined = String(last.character) + String(mark)
        if joined.count == 1, joined.unicodeScalars.count <= Self.maximumScalars {
            line[line.count - 1].character = Character(joined)
        }
        return true
    }

    /// Control characters, which UTF-8 can bring, have no shape.
    private static func visible(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first else { return unknownCharacter }
        return scalar.properties.generalCategory == .control ? unknownCharacter : character
    }

    /// Prints the line, blank or not, and feeds to the next one.
    mutating func endLine(feedDots: Int? = nil) {
        var printed = PaperLine(cells: line, alignment: .left, feedDots: feedDots ?? modes.lineDots)
        if !line.isEmpty {
            printed.alignment = modes.alignment
            printed.leftDots = modes.leftMarginDots
            printed.areaDots = modes.areaDots == nil ? nil : areaDots
        }
        discardLine()
        place(.line(printed))
    }

    mutating func discardLine() {
        line = []
        usedDots = 0
    }

    /// Something on lines of its own. What is printed answers the process ids that wait for it.
    mutating func place(_ element: Paper.Element) {
        guard page == nil else { return placeOnPage(element) }
        paper.append(element)
        answerHeldIDs()
        countPrinted()
    }

    /// ESC d n: prints the line and feeds n lines in all; with n = 0 it only prints.
    mutating func feed(lines count: Int) {
        var blank = count
        if !isAtLineStart {
            endLine()
            blank -= 1
        }
        for _ in 0..<max(blank, 0) { endLine() }
    }

    /// ESC J n: prints the line and feeds n units in all.
    mutating func feed(dots: Int) { endLine(feedDots: dots) }

    /// GS T n at the end of something begun: 0 discards it, 1 prints it.
    mutating func returnToLineStart(_ parameter: UInt8) {
        guard !isAtLineStart else { return }
        if parameter & 1 == 1 { endLine() } else { discardLine() }
    }
}

/// Places in the line, in dots.
extension ESCPOSEmulator {
    /// Width of a character of the font that is on.
    var columnDots: Int { (modes.style.isSmall ? paper.fontBDots : paper.fontADots) * modes.style.size.width }

    /// Width of the area between the margins.
    var areaDots: Int {
        max(min(modes.areaDots ?? Int.max, profile.widthDots - modes.leftMarginDots), 1)
    }

    /// How far characters of a style may reach. On the whole paper it is the columns of their font that count.
    private func widthLimit(of style: PaperStyle) -> Int {
        guard areaDots == profile.widthDots else { return areaDots }
        guard style.isSmall else { return profile.columns * paper.fontADots }
        return profile.columnsFontB.map { $0 * paper.fontBDots } ?? areaDots
    }

    private func width(of cell: PaperCell) -> Int {
        cell.widthDots(fontADots: paper.fontADots, fontBDots: paper.fontBDots)
    }

    func horizontalDots(_ units: Int) -> Int { Self.dots(units, modes.horizontalUnits, profile.dotsPerInch) }
    func verticalDots(_ units: Int) -> Int { Self.dots(units, modes.verticalUnits, profile.dotsPerInch) }

    private static func dots(_ units: Int, _ unitsPerInch: Int, _ dotsPerInch: Int) -> Int {
        unitsPerInch == 0 ? units : units * dotsPerInch / unitsPerInch
    }

    private mutating func tab() {
        guard let target = modes.tabStops.next(after: usedDots, columnDots: columnDots),
            target < widthLimit(of: modes.style)
        else { return }
        move(toDots: target)
    }

    /// ESC $ nL nH from the margin, ESC \ nL nH from here, which may be negative. Outside of the area it is ignored.
    mutating func move(_ command: [UInt8]) {
        let number = UInt16(command[2]) | UInt16(command[3]) << 8
        let target =
            command[1] == 0x24
            ? horizontalDots(Int(number)) : usedDots + horizontalDots(Int(Int16(bitPattern: number)))
        guard (0...areaDots).contains(target) else { return emit(.ignored(command)) }
        move(toDots: target)
    }

    /// Going back takes away what stands there.
    private mutating func move(toDots target: Int) {
        while usedDots > target, let last = line.popLast() { usedDots -= width(of: last) }
        let gap = target - usedDots
        let space = PaperCell(character: " ", style: .plain)
        line += Array(repeating: space, count: gap / paper.fontADots)
        let rest = gap % paper.fontADots
        if rest > 0 {
            line.append(PaperCell(character: PaperCell.gap, style: .plain, image: Bitmap(width: rest, height: 1)))
        }
        usedDots = target
    }
}
