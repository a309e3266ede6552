import TillTestSupport

/// Texts as names of goods might be, and worse: accents in both forms, wide and zero-width characters, emoji, control
/// characters, spaces in rows.
///
/// Left out are the few letters that Unicode joins into one character with whatever stands after them (Prepend, as
/// U+0600) or before them (SpacingMark, as U+0E33): a text that ends or begins with one has no width of its own.
struct RandomText {
    private static let pieces: [String] = [
        "a", "Z", "0", " ", " ", "  ", "é", "e\u{301}", "ñ", "€", "¡", "漢", "字", "ｱ", "한", "👍", "👩‍👩‍👧", "🚚", "☕",
        "\u{301}", "\u{200D}", "\u{200B}", "\n", "\r\n", "\t", "\u{1D}", "\u{0}", "\u{1B}", "\u{7F}", "ß", "…", "ا",
        "ก",
        "una", "palabra", "larguísima", "Donaudampfschifffahrtsgesellschaft",
    ]

    static func make(_ chance: inout SeededGenerator, pieces count: ClosedRange<Int> = 0...30) -> String {
        (0..<Int.random(in: count, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
    }
}
