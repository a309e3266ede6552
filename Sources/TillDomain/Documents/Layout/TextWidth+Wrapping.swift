/// Text in lines.
extension TextWidth {
    /// The text in lines of at most so many columns, broken at line breaks, and at spaces where there are some; a word
    /// that is longer than a line is broken between characters. An indentation stays; in a line that has to be broken,
    /// other spaces are taken together.
    public static func wrapped(_ text: String, columns limit: Int) -> [String] {
        precondition(limit > 0, "text is wrapped to at least one column")
        return paragraphs(text).flatMap { wrappedParagraph($0, columns: limit) }
    }

    /// The text as its own line breaks divide it, each part on one line.
    static func paragraphs(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { oneLine(String($0)) }
    }

    private static func wrappedParagraph(_ text: String, columns limit: Int) -> [String] {
        // What fits is left as it was written, with its indents and columns.
        guard columns(text) > limit else { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        var lead = String(text.prefix { $0 == " " })
        for word in text.split(separator: " ") {
            let width = columns(word)
            if used + lead.count + width <= limit {
                line += lead + word
                used += lead.count + width
            } else {
                if !line.isEmpty { lines.append(line) }
                var pieces = broken(word, columns: limit)
                line = pieces.removeLast()
                used = columns(line)
                lines += pieces
            }
            lead = line.isEmpty ? "" : " "
        }
        return lines + [line]
    }

    /// A word in pieces that fit, at least one. A character wider than the line is dropped, for want of a place
    /// where it could stand.
    private static func broken(_ word: Substring, columns limit: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var used = 0
        for character in word {
            let width = columns(character)
            guard width <= limit else { continue }
            if used + width > limit {
                pieces.append(piece)
                (piece, used) = ("", 0)
            }
            piece.append(character)
            used += width
        }
        return pieces + [piece]
    }
}
