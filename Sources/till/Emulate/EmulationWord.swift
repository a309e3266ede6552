import TillESCPOS

/// What a person or a test does to the emulated printer, one line each.
enum EmulationWord: Equatable {
    case paper(PaperSupply)
    case paperEnds(afterLines: Int)
    case cover(isOpen: Bool)
    case knife(isJammed: Bool)
    case error(ErrorCause)
    case panel(isOffline: Bool)
    case stall(afterBytes: Int)
    case resume
    case losePower(afterBytes: Int)
    case powerCycle
    case silence(Bool)
    case confirmation(Bool)
    case drawer(isOpen: Bool)
    case drawerStuck(Bool)
    case claim(maker: String, model: String)
    case tear
    case status
    case help
    case quit

    struct Unknown: Error, Equatable, CustomStringConvertible {
        var description: String
    }

    /// The most that a word about a number of bytes or lines takes.
    static let countMax = 1_000_000_000

    static let helpText = """
        paper ok | low | out [after LINES]   the roll; "out after 5" ends it five lines on
        cover open | closed                  cutter jam | ok
        error recoverable | hot | dead | none
        panel offline | online               silent on | off     confirm on | off
        stall [after BYTES] | resume         power lost [after BYTES] | power on
        drawer open | shut | stuck | free    claim MAKER MODEL   (what GS I answers)
        tear                                 take the paper off  status   help   quit
        """

    /// - Throws: `Unknown` with what was expected.
    init(_ line: String) throws(Unknown) {
        let words = line.split(separator: " ").map(String.init)
        switch words.first ?? "" {
        case "paper": self = try Self.paper(words)
        case "cover": self = .cover(isOpen: try Self.choice(words, "open", "closed"))
        case "cutter": self = .knife(isJammed: try Self.choice(words, "jam", "ok"))
        case "error": self = .error(try Self.error(words))
        case "panel": self = .panel(isOffline: try Self.choice(words, "offline", "online"))
        case "silent": self = .silence(try Self.choice(words, "on", "off"))
        case "confirm": self = .confirmation(try Self.choice(words, "on", "off"))
        case "stall": self = .stall(afterBytes: try Self.after(words.dropFirst(), "stall [after BYTES]"))
        case "resume": self = .resume
        case "power": self = try Self.power(words)
        case "drawer": self = try Self.drawer(words)
        case "claim" where words.count >= 3:
            self = .claim(maker: words[1], model: words[2...].joined(separator: " "))
        case "tear": self = .tear
        case "status": self = .status
        case "help": self = .help
        case "quit", "exit": self = .quit
        default: throw Unknown(description: "'\(line)' is no command; help lists them")
        }
    }

    private static func paper(_ words: [String]) throws(Unknown) -> EmulationWord {
        switch words.dropFirst().first {
        case "ok": return .paper(.present)
        case "low": return .paper(.nearEnd)
        case "out" where words.count == 2: return .paper(.end)
        case "out": return .paperEnds(afterLines: try after(words.dropFirst(2), "paper out after LINES"))
        default: throw Unknown(description: "paper ok, low, out, or out after LINES")
        }
    }

    private static func power(_ words: [String]) throws(Unknown) -> EmulationWord {
        switch words.dropFirst().first {
        case "on": return .powerCycle
        case "lost": return .losePower(afterBytes: try after(words.dropFirst(2), "power lost [after BYTES]"))
        default: throw Unknown(description: "power lost [after BYTES], or power on")
        }
    }

    private static func drawer(_ words: [String]) throws(Unknown) -> EmulationWord {
        switch words.dropFirst().first {
        case "open": return .drawer(isOpen: true)
        case "shut": return .drawer(isOpen: false)
        case "stuck": return .drawerStuck(true)
        case "free": return .drawerStuck(false)
        default: throw Unknown(description: "drawer open, shut, stuck or free")
        }
    }

    private static func error(_ words: [String]) throws(Unknown) -> ErrorCause {
        switch words.dropFirst().first {
        case "recoverable": return .recoverable
        case "hot": return .autoRecoverable
        case "dead": return .unrecoverable
        case "none": return []
        default: throw Unknown(description: "error recoverable, hot, dead or none")
        }
    }

    private static func choice(_ words: [String], _ yes: String, _ no: String) throws(Unknown) -> Bool {
        guard words.count == 2, [yes, no].contains(words[1]) else {
            throw Unknown(description: "\(words.first ?? "") \(yes) or \(no)")
        }
        return words[1] == yes
    }

    /// `after NUMBER`, or nothing, which is zero.
    private static func after(_ words: ArraySlice<String>, _ usage: String) throws(Unknown) -> Int {
        if words.isEmpty { return 0 }
        guard words.count == 2, words.first == "after", let count = words.last.flatMap({ Int($0) }),
            (0...countMax).contains(count)
        else { throw Unknown(description: usage) }
        return count
    }
}
