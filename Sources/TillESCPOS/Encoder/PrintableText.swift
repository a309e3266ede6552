/// The rule for text on its way to the wire: nothing but characters that mean themselves.
enum PrintableText {
    /// A character as it is looked up in code pages.
    enum Cell: Equatable, Sendable {
        /// One of the bytes 20…7E, which every page shares.
        case ascii(UInt8)
        case tab
        case other(Character)
    }

    /// Stands, once for each column, for a character that cannot be shown in any way.
    static let substitute = UInt8(ascii: "?")

    /// The ideographic space, which takes two columns and can be left white by any printer.
    static let wideSpace: Character = "\u{3000}"

    private static let printable: ClosedRange<UInt8> = 0x20...0x7E

    /// The characters of a text.
    ///
    /// - A tab stays, and becomes HT.
    /// - Any other control character (C0, DEL, C1) and white space (line end, no-break space) becomes one space: it
    ///   keeps its column and can be no command.
    /// - A character that is invisible by definition (soft hyphen, zero-width joiner, direction mark, variation
    ///   selector) is dropped, as a `?` in its place would be wrong.
    static func cells(of text: String) -> [Cell] {
        let bytes = text.utf8
        var cells: [Cell] = []
        cells.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = bytes.index(after: index)
            // An ASCII character before another one has no mark on it, so that it need not be looked for.
            if printable.contains(bytes[index]), next == bytes.endIndex || bytes[next] < 0x80 {
                cells.append(.ascii(bytes[index]))
                index = next
            } else {
                if let cell = cell(of: text[index]) { cells.append(cell) }
                index = text.index(after: index)
            }
        }
        return cells
    }

    /// Whether the text is nothing but the bytes 20…7E, which go to the wire as they are.
    static func isPlainASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { printable.contains($0) }
    }

    private static func cell(of character: Character) -> Cell? {
        if let ascii = CodePage.asciiByte(for: character) { return .ascii(ascii) }
        if character == "\t" { return .tab }
        if character == wideSpace { return .other(character) }
        if character.isWhitespace || isControl(character) { return .ascii(UInt8(ascii: " ")) }
        let scalars = character.unicodeScalars
        let visible = scalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        if visible.isEmpty { return nil }
        if visible.count == scalars.count { return .other(character) }
        // Without its joiners an emoji may fall apart into several characters; it stays one, and prints as one.
        let stripped = String(String.UnicodeScalarView(visible))
        guard stripped.count == 1, let single = stripped.first else { return .other(character) }
        return CodePage.asciiByte(for: single).map { .ascii($0) } ?? .other(single)
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
