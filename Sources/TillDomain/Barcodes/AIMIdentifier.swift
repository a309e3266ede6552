/// The symbology identifier that a scanner may put before a code: `]`, a letter for the symbology and a modifier
/// (ISO/IEC 15424, by AIM).
public struct AIMIdentifier: Equatable, Sendable {
    /// `]C1`: three characters.
    static let lengthBytes = 3

    /// `C` is Code 128, `E` is UPC and EAN, `Q` is QR…
    public var symbology: Character
    public var modifier: Character

    /// Reads the first three characters; nil where they are no identifier.
    public init?(prefixOf text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(Self.lengthBytes))
        guard bytes.count == Self.lengthBytes, bytes[0] == UInt8(ascii: "]"), Self.isLetter(bytes[1]),
            Self.isLetter(bytes[2]) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[2])
        else { return nil }
        symbology = Character(Unicode.Scalar(bytes[1]))
        modifier = Character(Unicode.Scalar(bytes[2]))
    }

    /// Whether the code is a GS1 element string: GS1-128, GS1 DataBar and its composite parts, and Data Matrix, QR and
    /// DotCode that begin with FNC1.
    public var isGS1: Bool {
        switch (symbology, modifier) {
        case ("C", "1"), ("e", _), ("d", "2"), ("Q", "3"), ("J", "1"): true
        default: false
        }
    }

    /// EAN-13, UPC-A or UPC-E; EAN-8 is `]E4`.
    public var isUPCOrEAN13: Bool { symbology == "E" && (modifier == "0" || modifier == "3") }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
