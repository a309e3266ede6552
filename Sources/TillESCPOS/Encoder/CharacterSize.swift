/// Magnification of characters, 1…8 in each direction (GS !).
public struct CharacterSize: Equatable, Hashable, Sendable {
    public let width: Int
    public let height: Int

    public static let normal = CharacterSize(width: 1, height: 1)

    /// - Parameters: `width` and `height` are 1…8.
    public init(width: Int, height: Int) {
        precondition((1...8).contains(width) && (1...8).contains(height), "GS ! magnifies 1 to 8 times")
        self.width = width
        self.height = height
    }

    /// The parameter of GS !: width − 1 in bits 4–6, height − 1 in bits 0–2.
    var parameter: UInt8 { UInt8((width - 1) << 4 | (height - 1)) }

    /// Reads the parameter of GS !; bits 3 and 7 are not used.
    init(parameter: UInt8) {
        self.init(width: Int(parameter >> 4 & 0x07) + 1, height: Int(parameter & 0x07) + 1)
    }
}
