/// What is done to a simulated device from outside. On the control socket each is an object with the word under
/// `command`; `docs/simulate.md` lists the fields.
public enum SimulatorCommand: Equatable, Sendable {
    /// A label is held before the scanner. `aim` overrides what the scanner says of it.
    case scan(data: [UInt8], aim: String?)
    case paper(PaperState)
    case cover(isOpen: Bool)
    /// A person pulls the drawer open or shuts it.
    case drawer(isOpen: Bool)
    /// The endpoints of one direction answer with STALL, until it is taken back.
    case stall(Direction, isOn: Bool)
    /// The device takes no bytes (NAK), until it is taken back.
    case hold(isOn: Bool)
    /// What was printed or shown since the last `clear`.
    case dump
    case clear

    public enum PaperState: String, Equatable, Sendable, Codable, CaseIterable {
        case ok, low, out
    }

    public enum Direction: String, Equatable, Sendable, Codable, CaseIterable {
        case input = "in"
        case output = "out"
    }
}

/// What a simulated device says of itself; what does not apply is absent.
public struct SimulatorAnswer: Equatable, Sendable, Codable {
    /// A printer: the paper as text, line by line. A display: its rows as they are lit.
    public var lines: [String]?
    /// The bytes that came, base64 of at most `bytesMax`.
    public var bytes: String?
    /// A printer: how many times it cut and how many times it kicked the drawer.
    public var cuts: Int?
    public var kicks: Int?
    public var drawerIsOpen: Bool?
    /// How a serial line is set, for instance `9600 8N1 DTR RTS`.
    public var line: String?

    public static let bytesMax = 256 * 1024

    public init(
        lines: [String]? = nil,
        bytes: String? = nil,
        cuts: Int? = nil,
        kicks: Int? = nil,
        drawerIsOpen: Bool? = nil,
        line: String? = nil
    ) {
        self.lines = lines
        self.bytes = bytes
        self.cuts = cuts
        self.kicks = kicks
        self.drawerIsOpen = drawerIsOpen
        self.line = line
    }
}

/// Why a simulated device does not do what was asked: a printer cannot scan.
public struct SimulatorRefusal: Error, Equatable, Sendable {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }
}
