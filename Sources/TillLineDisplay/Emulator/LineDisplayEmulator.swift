import TillESCPOS

/// A display made of memory: takes bytes as they come, in pieces of any size, and knows what is lit.
///
/// It follows the manuals of the displays and knows nothing of the encoders. What no manual says it ignores and counts.
public struct LineDisplayEmulator: Sendable {
    /// What came out of the display while it took bytes.
    public struct Reception: Equatable, Sendable {
        /// Bytes that a display between host and printer hands on to the printer.
        public var forwarded: [UInt8] = []
        /// What the display answers the host (DSP-800 only).
        public var replies: [UInt8] = []
    }

    /// The longest command that is taken: a marquee of 60 characters, and its frame. What is longer is ignored as it
    /// comes.
    public static let commandMaxBytes = 80

    /// Shown for a byte that has no character on the selected page.
    public static let unknownCharacter: Character = "\u{FFFD}"

    public let display: DisplayProtocol
    public private(set) var panel: DisplayPanel
    /// Bytes that were no command of the set, or one without effect.
    public private(set) var ignoredByteCount = 0

    private var interpreter: any DisplayInterpreter
    private var command: [UInt8] = []

    /// - Parameters:
    ///   - display: the command set that the display's switches select.
    ///   - rows: at least 1; fewer are taken for 1. The columns alike.
    ///   - codePage: what bytes above 7F show until a command selects a page; nil is CP437 for Epson's sets and nothing
    ///     for the others.
    public init(protocol display: DisplayProtocol, rows: Int, columns: Int, codePage: CodePage? = nil) {
        self.display = display
        panel = DisplayPanel(rows: rows, columns: columns)
        switch display {
        case .epson, .bixolon:
            let pages = display.selectablePages
            interpreter = EpsonInterpreter(pages: pages, page: codePage ?? .cp437)
        case .cd5220: interpreter = CD5220Interpreter(pages: display.selectablePages, page: codePage)
        case .utcStandard: interpreter = UTCInterpreter(isEnhanced: false, page: codePage)
        case .utcEnhanced: interpreter = UTCInterpreter(isEnhanced: true, page: codePage)
        case .aedex: interpreter = AEDEXInterpreter(page: codePage)
        case .adm788: interpreter = ADM788Interpreter(page: codePage)
        case .logicControls: interpreter = LogicControlsInterpreter(page: codePage)
        case .dsp800: interpreter = DSP800Interpreter(page: codePage)
        case .icd2002: interpreter = ICD2002Interpreter(page: codePage)
        }
        switch display {
        case .icd2002: panel.mode = .shift
        case .adm788, .dsp800: panel.mode = .stopAtEnd
        case .logicControls, .utcStandard: panel.mode = .verticalScroll
        default: panel.mode = .overwrite
        }
    }

    /// The rows as they are lit, each as wide as the display.
    public var rows: [String] { panel.rows }

    /// Takes bytes from the host.
    @discardableResult
    public mutating func received(_ bytes: [UInt8]) -> Reception {
        var reception = Reception()
        for byte in bytes { take(byte, &reception) }
        return reception
    }

    /// The time of one column has passed for a text that the display itself moves.
    public mutating func step() {
        panel.step()
    }

    private mutating func take(_ byte: UInt8, _ reception: inout Reception) {
        command.append(byte)
        switch interpreter.take(command, &panel) {
        case .incomplete where command.count < Self.commandMaxBytes: return
        case .incomplete, .ignored: ignoredByteCount += command.count
        case .done: break
        case .forwarded: reception.forwarded += command
        case .answered(let reply): reception.replies += reply
        }
        command = []
    }
}
