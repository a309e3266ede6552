import TillESCPOS

/// How typed characters become the bytes of a label; the raw value is the one of the setting `charset`.
enum Charset: String, CaseIterable {
    case utf8 = "utf-8"
    /// One byte a character. So the bytes of a symbol come through as they are where the scanner types each of them as
    /// a character of Windows-1252.
    case windows1252 = "windows-1252"

    static let windows1252Page = CodePage.named("WPC1252") ?? .ascii
    static let oemPage = CodePage.named("CP437") ?? .ascii

    /// The bytes of a character; nil where the set does not have it.
    func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
        switch self {
        case .utf8: return Array(String(scalar).utf8)
        case .windows1252:
            if scalar.value < 0x80 { return [UInt8(truncatingIfNeeded: scalar.value)] }
            // The five places without a character are the control characters of the same number, as Windows has them.
            if (0x80...0x9F).contains(scalar.value) { return [UInt8(truncatingIfNeeded: scalar.value)] }
            return Self.windows1252Page.byte(for: Character(scalar)).map { [$0] }
        }
    }

    /// The character of a byte on a page, and the control character of that number where the page has none.
    static func scalar(of byte: UInt8, on page: CodePage) -> Unicode.Scalar {
        page.character(for: byte)?.unicodeScalars.first ?? Unicode.Scalar(byte)
    }

    /// The letter with the accent on it, for the accents of dead keys; nil where there is no such letter in
    /// Windows-1252.
    static func composed(_ letter: Unicode.Scalar, accent: Unicode.Scalar) -> Unicode.Scalar? {
        guard let mark = combining[accent] else { return nil }
        let both = Character(String(String.UnicodeScalarView([letter, mark])))
        return windows1252Page.byte(for: both).flatMap { windows1252Page.character(for: $0)?.unicodeScalars.first }
    }

    private static let combining: [Unicode.Scalar: Unicode.Scalar] = [
        "`": "\u{300}", "´": "\u{301}", "^": "\u{302}", "~": "\u{303}", "¨": "\u{308}",
    ]
}
