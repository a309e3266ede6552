/// A code page of a display: a byte for each character. Only what receipts in Western European languages need is in
/// the tables; what is not becomes `?`, never a wrong letter. One character is one column.
enum DisplayCodePage: String, CaseIterable {
    case cp437 = "437"
    case cp850 = "850"
    case cp858 = "858"
    case windows1252 = "1252"

    /// The number for `ESC t` of the Epson DM-D series, which counts as the TM printers do: 0…5, 11…19, 30…53.
    var epsonNumber: UInt8 {
        switch self {
        case .cp437: 0
        case .cp850: 2
        case .windows1252: 16
        case .cp858: 19
        }
    }

    /// The text as bytes, one a character.
    func encode(_ text: some StringProtocol) -> [UInt8] {
        text.map { Self.ascii($0) ?? table[$0] ?? UInt8(ascii: "?") }
    }

    /// Printable ASCII, which every display shows; `?` for everything else.
    static func encodeASCII(_ text: some StringProtocol) -> [UInt8] {
        text.map { ascii($0) ?? UInt8(ascii: "?") }
    }

    private static func ascii(_ character: Character) -> UInt8? {
        // A line end of two bytes is one character whose `asciiValue` is a line end; neither is printable.
        guard let value = character.asciiValue, (0x20...0x7E).contains(value) else { return nil }
        return value
    }

    private var table: [Character: UInt8] {
        switch self {
        case .cp437: Self.dos437
        case .cp850: Self.dos850
        case .cp858: Self.dos858
        case .windows1252: Self.windows
        }
    }

    /// What the DOS pages have in common.
    private static let dos: [Character: UInt8] = [
        "Ç": 0x80, "ü": 0x81, "é": 0x82, "â": 0x83, "ä": 0x84, "à": 0x85, "å": 0x86, "ç": 0x87, "ê": 0x88, "ë": 0x89,
        "è": 0x8A, "ï": 0x8B, "î": 0x8C, "ì": 0x8D, "Ä": 0x8E, "Å": 0x8F, "É": 0x90, "æ": 0x91, "Æ": 0x92, "ô": 0x93,
        "ö": 0x94, "ò": 0x95, "û": 0x96, "ù": 0x97, "ÿ": 0x98, "Ö": 0x99, "Ü": 0x9A, "á": 0xA0, "í": 0xA1, "ó": 0xA2,
        "ú": 0xA3, "ñ": 0xA4, "Ñ": 0xA5, "ª": 0xA6, "º": 0xA7, "¿": 0xA8, "¡": 0xAD, "ß": 0xE1, "°": 0xF8, "£": 0x9C,
    ]

    private static let dos437 = dos.merging(["¥": 0x9D]) { $1 }

    private static let dos850 = dos.merging([
        "Á": 0xB5, "Â": 0xB6, "À": 0xB7, "Ê": 0xD2, "Ë": 0xD3, "È": 0xD4, "Í": 0xD6, "Î": 0xD7, "Ï": 0xD8, "Ó": 0xE0,
        "Ô": 0xE2, "Ò": 0xE3, "õ": 0xE4, "Õ": 0xE5, "Ú": 0xE9, "Û": 0xEA, "Ù": 0xEB, "ã": 0xC6, "Ã": 0xC7, "ø": 0x9B,
        "Ø": 0x9D, "¥": 0xBE,
    ]) { $1 }

    /// Code page 850 with the euro sign in the place of the dotless i.
    private static let dos858 = dos850.merging(["€": 0xD5]) { $1 }

    /// Above A0h the page is Latin-1, where the byte is the character's number.
    private static let windows: [Character: UInt8] = {
        var table: [Character: UInt8] = ["€": 0x80]
        for byte: UInt8 in 0xA1...0xFF where byte != 0xAD {
            table[Character(Unicode.Scalar(byte))] = byte
        }
        return table
    }()
}
