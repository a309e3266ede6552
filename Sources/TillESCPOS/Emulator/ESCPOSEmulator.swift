import TillDeviceKit

/// A receipt printer as a value: bytes in, paper and events out.
///
/// It takes all of the ESC/POS that receipt printers share, and traps on no byte string. While it is offline (paper
/// end, cover, error) it prints nothing: data wait in the receive buffer, and so do questions that are answered in
/// their turn, whereas real-time commands act at once.
///
/// A link with flow control hands over no more than `acceptableByteCount` bytes at a time. One without hands over all
/// that comes, and what finds the receive buffer full is lost, as it is with cheap printers.
///
/// Approximated: page mode prints its lines in the order in which they come, at no place of their own and in no
/// direction; moving back in a line (ESC $, ESC \) replaces what stood there; user-defined characters (ESC &), macros,
/// character spacing (ESC SP) and feeding backwards are delimited, and do nothing.
public struct ESCPOSEmulator: Sendable {
    public let profile: PrinterProfile
    public internal(set) var paper: Paper
    /// The sensors. Set it through `change(to:)`, so that automatic status is sent.
    public internal(set) var status = EmulatedStatus()
    /// What is wrong with it. Set it through `change(faults:)`.
    public internal(set) var faults = EmulatorFaults()
    /// What GS I answers.
    public var identity: EmulatedIdentity
    /// Bytes that were lost because the receive buffer was full or the power had failed.
    public internal(set) var lostByteCount = 0

    /// Whether power-on and ESC @ leave multi-byte mode on, as printers for Chinese markets do.
    let isMultibyteByDefault: Bool

    var modes: PrintModes
    /// The mask of GS a.
    var automaticStatusMask: UInt8 = 0
    /// GS ( H function 49: 0 off, 1 on, 2 with the cause.
    var offlineResponse: UInt8 = 0
    /// ESC =: while the printer is deselected its data are passed over.
    var isSelected = true
    /// Errors that are reported, whether or not their cause is still there.
    var latchedErrors: ErrorCause = []
    /// What the host could know.
    var reported = StatusReport()
    /// A cut in which the knife jammed; DLE ENQ 1 cuts again.
    var cutToRepeat: PrintCut?
    /// Process ids that are answered once the line begun is printed; at most `maximumHeldIDs`.
    var heldIDs: [ProcessID] = []
    /// The elements of the page in page mode; nil in standard mode.
    var page: [Paper.Element]?

    var line: [PaperCell] = []
    /// Dots that the line takes.
    var usedDots = 0

    var framer = CommandFramer()
    var realTime = RealTimeScanner()
    var text: TextDecoder
    var receiveBuffer: ReceiveBuffer
    /// Bytes at the end of the receive buffer that came while the printer was stalled and heeded nothing.
    var unheededByteCount = 0
    var stored = StoredPictures()
    /// What has happened since the host or a person did something.
    private var events: [EmulatorEvent] = []

    /// What a character that the emulator cannot show looks like.
    static let unknownCharacter = CodePage.missing
    /// Process ids that wait for the end of a line; one more is ignored.
    static let maximumHeldIDs = 16

    /// - Parameters:
    ///   - multibyteByDefault: FS & holds from power-on.
    ///   - identity: what GS I answers; by default what the profile says.
    public init(profile: PrinterProfile, multibyteByDefault: Bool = false, identity: EmulatedIdentity? = nil) {
        self.profile = profile
        self.identity = identity ?? EmulatedIdentity(of: profile)
        isMultibyteByDefault = multibyteByDefault
        paper = Self.newPaper(profile)
        modes = Self.initialModes(multibyte: multibyteByDefault)
        text = TextDecoder(profile.multiByte)
        receiveBuffer = ReceiveBuffer(capacity: profile.receiveBufferBytes)
    }

    /// Takes the paper off the printer; what is printed from here on is on a new one.
    public mutating func tearOff() -> Paper {
        defer { paper = Self.newPaper(profile) }
        return paper
    }

    private static func newPaper(_ profile: PrinterProfile) -> Paper {
        Paper(columns: profile.columns, widthDots: profile.widthDots, columnsFontB: profile.columnsFontB)
    }

    static func initialModes(multibyte: Bool) -> PrintModes {
        var modes = PrintModes()
        if multibyte { modes.coding = .multiByte }
        return modes
    }

    mutating func emit(_ event: EmulatorEvent) { events.append(event) }

    /// An answer to the host, which a silent printer does not give.
    mutating func reply(_ bytes: [UInt8]) {
        if !faults.isSilent { events.append(.reply(bytes)) }
    }

    mutating func takeEvents() -> [EmulatorEvent] {
        defer { events = [] }
        return events
    }
}
