/// The rule for text on its way to the wire: nothing but characters that mean themselves.
enum PrintableText {
    /// Stands for a character that no code page of the printer has.
    static let substitute = UInt8(ascii: "?")

    /// The characters of a text as they are looked up in code pages.
    ///
    /// - A control character (C0, DEL, C1) and any white space (tab, line end, no-break space) becomes one space: it
    ///   keeps its column and can be no command.
    /// - A character that is invisible by definition (soft hyphen, zero-width joiner, direction mark, variation
    ///   selector) is dropped, as a `?` in its place would be wrong.
    static func characters(of text: String) -> [Character] {
        text.compactMap(printable)
    }

    private static func printable(_ character: Character) -> Character? {
        if CodePage.asciiByte(for: character) != nil { return character }
        if character.isWhitespace || isControl(character) { return " " }
        let scalars = character.unicodeScalars
        let visible = scalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        if visible.isEmpty { return nil }
        if visible.count == scalars.count { return character }
        // Without its joiners an emoji may fall apart into several characters; it stays one, and prints as one `?`.
        let stripped = String(String.UnicodeScalarView(visible))
        return stripped.count == 1 ? stripped.first : character
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
