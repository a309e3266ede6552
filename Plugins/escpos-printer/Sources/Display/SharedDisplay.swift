import TillDeviceKit
import TillLineDisplay

/// A customer display between host and printer, on the printer's line: it hands on what comes while the printer is
/// selected (ESC = 1), and shows what comes while it is selected itself (ESC = 2).
///
/// Of the texts that wait only the newest counts, so that one waits at the most; and one write is on its way at the
/// most.
struct SharedDisplay {
    /// A call and what it answers when its text has left.
    struct Answer {
        let id: Int
        let result: DriverResult
    }

    /// The configured name.
    let name: String
    private(set) var encoder: LineDisplayEncoder
    /// What the calls asked for last.
    private var wanted: [DisplayLine]
    /// The newest call that has not been sent yet.
    private var waiting: Answer?
    /// The calls that end with the write that is on its way: the one that it is for, and those that asked for the same.
    private var written: [Answer] = []
    private(set) var token: Int?
    /// A write ended early, and nothing is sent until there is a new connection or a new text: what refused it would
    /// refuse it again.
    private var isHalted = false

    init(name: String, _ settings: DisplayLineSettings) {
        self.name = name
        encoder = LineDisplayEncoder(.epson, size: settings.size, pages: settings.pages)
        wanted = encoder.lines([])
    }

    /// What a printer is sent first on a connection, as nobody knows what an earlier one left half: zeros end a command
    /// of the display (none of its own is longer than four bytes), and ESC = 1 lets the printer hear again.
    static let clearing: [UInt8] = [0, 0, 0] + EpsonCommands.selectPrinter

    /// Takes a text. One that has not been sent yet gives way to it.
    ///
    /// - Returns: the call that gave way.
    mutating func show(_ lines: [String], _ answer: Answer) -> Answer? {
        let older = waiting
        waiting = answer
        isHalted = false
        wanted = encoder.lines(lines)
        return older
    }

    /// What is to be sent now; nil where everything stands or a write is on its way.
    ///
    /// - Returns: ESC = 2, what changed, ESC = 1, in one, so that nothing else comes in between.
    mutating func bytes(token next: Int) -> [UInt8]? {
        guard token == nil, !isHalted else { return nil }
        let changes = encoder.all(toward: wanted)
        guard !changes.isEmpty else { return nil }
        token = next
        if let waiting { written.append(waiting) }
        waiting = nil
        return EpsonCommands.selectDisplay + changes + EpsonCommands.selectPrinter
    }

    /// The call whose text stands already; nil where there is none, or it is still to be sent.
    mutating func standing() -> Answer? {
        guard token == nil, encoder.isShowing(wanted), let answer = waiting else { return nil }
        waiting = nil
        return answer
    }

    mutating func hasLeft() -> [Answer] {
        let answers = written
        written = []
        token = nil
        return answers
    }

    /// The write ended early: nothing is known of the display any more.
    mutating func hasNotLeft() -> [Answer] {
        encoder.forget()
        isHalted = true
        return hasLeft()
    }

    /// There is a new connection: everything is sent again.
    mutating func connected() {
        encoder.forget()
        isHalted = false
    }

    /// The connection is gone; nothing waits any more.
    mutating func disconnected() -> [Answer] {
        let answers = hasNotLeft() + [waiting].compactMap(\.self)
        waiting = nil
        return answers
    }
}
