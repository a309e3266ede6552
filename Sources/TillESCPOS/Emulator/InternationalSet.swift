/// The characters that ESC R puts in the place of twelve of ASCII. Source: Epson ESC/POS command reference, ESC R.
struct InternationalSet: Equatable, Sendable {
    /// Twelve characters for the bytes of `codes`; empty for ASCII itself.
    private let characters: [Character]

    static let usa = InternationalSet(characters: [])

    private static let codes: [UInt8] = [
        0x23, 0x24, 0x40, 0x5B, 0x5C, 0x5D, 0x5E, 0x60, 0x7B, 0x7C, 0x7D, 0x7E,
    ]

    private init(characters: [Character]) {
        self.characters = characters
    }

    /// - Parameter number: the parameter of ESC R; nil for a set that the emulator does not have.
    init?(number: UInt8) {
        guard number > 0 else {
            self = .usa
            return
        }
        guard let set = Self.sets[number] else { return nil }
        characters = Array(set)
        precondition(characters.count == Self.codes.count, "an international set has twelve characters")
    }

    private static let sets: [UInt8: String] = [
        1: "#$à°ç§^`éùè¨",  // France
        2: "#$§ÄÖÜ^`äöüß",  // Germany
        3: "£$@[\\]^`{|}~",  // United Kingdom
        4: "#$@ÆØÅ^`æøå~",  // Denmark I
        5: "#¤ÉÄÖÅÜéäöåü",  // Sweden
        6: "#$@°\\é^ùàòèì",  // Italy
        7: "₧$@¡Ñ¿^`¨ñ}~",  // Spain I
        8: "#$@[¥]^`{|}~",  // Japan
        9: "#¤ÉÆØÅÜéæøåü",  // Norway
        10: "#$ÉÆØÅÜéæøåü",  // Denmark II
        11: "#$á¡Ñ¿é`íñóú",  // Spain II
        12: "#$á¡Ñ¿éüíñóú",  // Latin America
        13: "#$@[₩]^`{|}~",  // Korea
        14: "#$ŽŠĐĆČžšđćč",  // Slovenia and Croatia
        15: "#¥@[\\]^`{|}~",  // China
    ]

    /// What replaces a byte, or nil if nothing does.
    func character(for byte: UInt8) -> Character? {
        guard !characters.isEmpty, let index = Self.codes.firstIndex(of: byte) else { return nil }
        return characters[index]
    }
}
