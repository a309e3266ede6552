import TillDeviceKit

/// A receipt printer as a value: bytes in, paper and events out.
///
/// It takes what the encoder makes, the usual rest of ESC/POS text printing, and status requests, and traps on no
/// byte string. It does not stop printing when it is offline, has no page mode and draws no images yet; their
/// commands are reported as unknown.
public struct ESCPOSEmulator: Sendable {
    public let profile: PrinterProfile
    public private(set) var paper: Paper
    /// The sensors. Set it through `change(to:)`, so that automatic status is sent.
    public private(set) var status = EmulatedStatus()

    /// Whether power-on and ESC @ leave multi-byte mode on, as printers for Chinese markets do.
    private let isMultibyteByDefault: Bool

    var modes: PrintModes
    /// The mask of GS a.
    var automaticStatusMask: UInt8 = 0
    private var line: [PaperCell] = []
    /// The first byte of a pair in multi-byte mode.
    private var pairBegun = false
    private var framer = CommandFramer()
    private var realTime = RealTimeScanner()

    /// What a character that the emulator cannot show looks like.
    static let unknownCharacter = CodePage.missing
    /// What a pair of bytes looks like in multi-byte mode.
    static let multibyteCharacter: Character = "〓"
    /// Distance of the tab stops in columns.
    static let tabColumns = 8

    public init(profile: PrinterProfile, multibyteByDefault: Bool = false) {
        self.profile = profile
        self.isMultibyteByDefault = multibyteByDefault
        paper = Paper(columns: profile.columns, widthDots: profile.widthDots)
        modes = PrintModes()
        modes.isMultibyte = multibyteByDefault
    }

    /// Interprets bytes from the host, however they are cut.
    public mutating func received(_ bytes: [UInt8]) -> [EmulatorEvent] {
        var events: [EmulatorEvent] = []
        for byte in bytes {
            if let found = realTime.received(byte) { execute(found, into: &events) }
            switch framer.received(byte) {
            case .byte(let byte): print(byte, into: &events)
            case .command(let command): execute(command, into: &events)
            case .unknown(let bytes): events.append(.unknown(bytes))
            case nil: break
            }
        }
        return events
    }

    /// Moves the sensors; with automatic status on (GS a), the printer tells.
    public mutating func change(to status: EmulatedStatus) -> [EmulatorEvent] {
        guard status != self.status else { return [] }
        self.status = status
        return automaticStatusMask == 0 ? [] : [.reply(status.automatic)]
    }

    /// Takes the paper off the printer; what is printed from here on is on a new one.
    public mutating func tearOff() -> Paper {
        defer { paper = Paper(columns: profile.columns, widthDots: profile.widthDots) }
        return paper
    }

    private mutating func execute(_ found: RealTimeScanner.Found, into events: inout [EmulatorEvent]) {
        switch found {
        case .status(let status): events.append(.reply([self.status.realTime(status)]))
        case .pulse(let pulse): if profile.drawer { events.append(.pulse(pulse)) }
        }
    }

    /// ESC @: the line begun is discarded, the paper and GS a stay.
    mutating func initialize() {
        line = []
        pairBegun = false
        modes = PrintModes()
        modes.isMultibyte = isMultibyteByDefault
    }

    var isAtLineStart: Bool { line.isEmpty }
}

/// Characters and lines.
extension ESCPOSEmulator {
    private mutating func print(_ byte: UInt8, into events: inout [EmulatorEvent]) {
        switch byte {
        case ControlCode.lf: endLine()
        case ControlCode.cr: break
        case ControlCode.ht: tab()
        case 0x80...0xFF where modes.isMultibyte: printPair()
        case 0x20...0x7E, 0x80...0xFF: print(character(of: byte))
        default: events.append(.unknown([byte]))
        }
    }

    private func character(of byte: UInt8) -> Character {
        let page = profile.page(numbered: modes.codePage) ?? .ascii
        return page.character(for: byte) ?? Self.unknownCharacter
    }

    /// Two bytes make one character of two columns; here they are only shown to have been swallowed.
    private mutating func printPair() {
        if pairBegun {
            print(Self.multibyteCharacter)
            print(" ")
        }
        pairBegun.toggle()
    }

    /// A character that does not fit on the line any more begins the next one.
    private mutating func print(_ character: Character) {
        let width = modes.style.size.width
        if usedColumns + width > profile.columns, !line.isEmpty { endLine() }
        line.append(PaperCell(character: character, style: modes.style))
    }

    private mutating func tab() {
        let target = (usedColumns / Self.tabColumns + 1) * Self.tabColumns
        guard target < profile.columns else { return }
        for _ in usedColumns..<target { line.append(PaperCell(character: " ", style: .plain)) }
    }

    private var usedColumns: Int { line.reduce(0) { $0 + $1.style.size.width } }

    /// Prints the line, blank or not.
    mutating func endLine() {
        let alignment = line.isEmpty ? .left : modes.alignment
        paper.append(.line(PaperLine(cells: line, alignment: alignment)))
        line = []
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

    /// A symbol or a cut, on lines of its own.
    mutating func place(_ element: Paper.Element) {
        precondition(isAtLineStart, "symbols and cuts are placed at the start of a line")
        paper.append(element)
    }
}
