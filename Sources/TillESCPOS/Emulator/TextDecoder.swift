/// Puts together characters that take several bytes: pairs of a two-byte set, and UTF-8.
struct TextDecoder: Sendable {
    private var begun: [UInt8] = []
    private let pairs: MultiByteCoding?
    private let isGB18030: Bool
    private let isShiftJIS: Bool

    /// What a character of several bytes looks like that cannot be shown. It takes two columns, as all of them do.
    static let unknownWide: Character = "〓"
    /// The bytes of Shift_JIS that are characters by themselves (JIS X 0201); in Unicode they begin at U+FF61.
    private static let narrowKatakana: ClosedRange<UInt8> = 0xA1...0xDF
    private static let firstNarrowKatakana: UInt32 = 0xFF61

    init(_ set: PrinterProfile.MultiByte?) {
        pairs = set.flatMap { MultiByteCoding.of($0) }
        isGB18030 = set == .gb18030
        isShiftJIS = set == .shiftJIS
    }

    /// - Returns: the characters that the byte completes.
    mutating func received(_ byte: UInt8, _ coding: PrintModes.Coding) -> [Character] {
        switch coding {
        case .codePage: []
        case .multiByte: multiByte(byte)
        case .utf8: utf8(byte)
        }
    }

    /// Whether the byte belongs to the decoder rather than to the code page.
    func takes(_ byte: UInt8, _ coding: PrintModes.Coding) -> Bool {
        coding != .codePage && (byte >= 0x80 || !begun.isEmpty && byte >= 0x20)
    }

    /// What has begun is not finished: a control code or a command has come.
    mutating func interrupted() -> [Character] {
        guard !begun.isEmpty else { return [] }
        begun = []
        return [CodePage.missing]
    }

    /// Two bytes, or four in GB 18030 where the second is a digit. In Shift JIS, A1…DF are narrow katakana.
    private mutating func multiByte(_ byte: UInt8) -> [Character] {
        if isShiftJIS, begun.isEmpty, Self.narrowKatakana.contains(byte) {
            let scalar = Self.firstNarrowKatakana + UInt32(byte - Self.narrowKatakana.lowerBound)
            return [Unicode.Scalar(scalar).map { Character($0) } ?? CodePage.missing]
        }
        begun.append(byte)
        if begun.count == 1 { return [] }
        if isGB18030, begun.count < 4, (0x30...0x39).contains(begun[1]) { return [] }
        defer { begun = [] }
        return [pairs?.character(for: begun) ?? Self.unknownWide]
    }

    private mutating func utf8(_ byte: UInt8) -> [Character] {
        var characters: [Character] = []
        if byte & 0xC0 == 0x80, !begun.isEmpty {
            begun.append(byte)
        } else {
            characters = interrupted()
            if byte < 0x80 { return characters + [Character(Unicode.Scalar(byte))] }
            begun = [byte]
        }
        if begun.count >= Self.utf8Length(of: begun[0]) {
            characters += Array(String(decoding: begun, as: UTF8.self))
            begun = []
        }
        return characters
    }

    private static func utf8Length(of lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
