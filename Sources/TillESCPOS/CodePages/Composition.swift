/// The single scalar that is canonically equivalent to a character: `é` for `e` + U+0301, `Å` for the ångström sign.
///
/// Text from some systems comes decomposed, and code pages know composed letters only. The table is built when the
/// first such character is met.
enum Composition {
    /// The equivalent scalar, or `nil` if there is none in the blocks that code pages draw from.
    static func scalar(for character: Character) -> Unicode.Scalar? { composed[character] }

    /// Whether a scalar lies where Unicode keeps second names of other characters: a scalar elsewhere is its own only
    /// name and need not be looked up here.
    static func isSecondName(_ scalar: Unicode.Scalar) -> Bool {
        secondNames.contains { $0.contains(scalar.value) }
    }

    private static let secondNames: [ClosedRange<UInt32>] = [
        0x0340...0x0387,  // tone marks, Greek numeral sign, question mark and ano teleia
        0x1F71...0x1FFD,  // Greek vowels with oxia, which is the tonos
        0x212A...0x212B,  // kelvin and ångström
        0x2126...0x2126,  // ohm
    ]

    /// The blocks with the letters of code pages: Latin, Greek, Cyrillic, Arabic and Vietnamese.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x0020...0x024F, 0x0300...0x045F, 0x0490...0x04FF, 0x0621...0x06D3, 0x1E00...0x1EFF,
    ]

    /// Keyed by `Character`, which compares by canonical equivalence; the first scalar of several is the one in use.
    private static let composed: [Character: Unicode.Scalar] = {
        var composed: [Character: Unicode.Scalar] = [:]
        for scalar in blocks.joined().compactMap(Unicode.Scalar.init) where composed[Character(scalar)] == nil {
            composed[Character(scalar)] = scalar
        }
        return composed
    }()
}
