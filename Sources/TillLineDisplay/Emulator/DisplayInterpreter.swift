import TillESCPOS

/// What one command set makes of the bytes that begin a command.
protocol DisplayInterpreter: Sendable {
    /// Takes the bytes of a command as far as they have come; never empty.
    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading

    /// The page by which bytes above 7F are shown; nil where it is unknown.
    var page: CodePage? { get }
}

/// Whether a command was whole.
enum DisplayReading: Equatable {
    /// More bytes belong to it.
    case incomplete
    /// It was carried out.
    case done
    /// It is none, or one without effect here.
    case ignored
    /// It is for the printer behind the display.
    case forwarded
    /// It was carried out and is answered.
    case answered([UInt8])
}

extension DisplayInterpreter {
    /// A byte of a text as it is lit.
    func character(_ byte: UInt8) -> Character {
        if (0x20...0x7E).contains(byte) { return Character(Unicode.Scalar(byte)) }
        return page?.character(for: byte) ?? LineDisplayEmulator.unknownCharacter
    }

    func characters(_ bytes: some Sequence<UInt8>) -> [Character] { bytes.map { character($0) } }

    /// A printable byte goes to the cursor.
    func putPrintable(_ byte: UInt8, _ panel: inout DisplayPanel) -> DisplayReading {
        guard byte >= 0x20, byte != 0x7F else { return .ignored }
        panel.put(character(byte))
        return .done
    }

    /// The text between so many leading bytes and CR; nil until the CR has come.
    func textUntilReturn(_ command: [UInt8], after lead: Int) -> [UInt8]? {
        guard command.count > lead, command.last == 0x0D else { return nil }
        return Array(command[lead..<command.count - 1])
    }
}
