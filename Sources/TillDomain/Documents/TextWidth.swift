/// How wide text is on paper and on a display: columns of one character cell.
public enum TextWidth {
    public static func columns(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + columns($1) }
    }

    /// Two for East Asian wide characters, zero for a lone combining mark, else one. A letter with its combining marks
    /// is one `Character` and so counts once.
    public static func columns(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.value < 0x300 { return 1 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    /// The blocks that Unicode's EastAsianWidth gives W or F, as far as receipts meet them.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
        // Flags, which are two letters in one character, and the older symbols that are drawn as emoji.
        0x1F1E6...0x1F1FF, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x2648...0x2653, 0x26A1...0x26A1,
        0x26BD...0x26BE, 0x26D4...0x26D4, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728, 0x274C...0x274C,
        0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797, 0x2B50...0x2B50, 0x2B55...0x2B55,
    ]

    /// As many whole characters as fit.
    public static func prefix(_ text: some StringProtocol, columns limit: Int) -> String {
        var result = ""
        var used = 0
        for character in text {
            used += columns(character)
            guard used <= limit else { break }
            result.append(character)
        }
        return result
    }

    /// The text on one line: what would move the printer or the display instead of being read is a space.
    static func oneLine(_ text: String) -> String {
        String(text.map { isControl($0) || $0.isNewline ? " " : $0 })
    }

    /// A control character always stands alone in its `Character`, or as CR LF, which is a line break.
    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.first?.properties.generalCategory == .control
    }

    /// The text, or its beginning with points behind it where it does not fit.
    public static func ellipsized(_ text: String, columns limit: Int) -> String {
        guard columns(text) > limit else { return text }
        guard limit > 0 else { return "" }
        // Three points, because many printers and displays have no ellipsis of their own.
        let mark = limit >= 6 ? "..." : "."
        var head = prefix(text, columns: limit - mark.count)
        while head.last == " " { head.removeLast() }
        return head + mark
    }

    /// The text in lines of at most so many columns, broken at line breaks, and at spaces where there are some. An
    /// indentation stays; in a line that has to be broken, other spaces are taken together.
    public static func wrapped(_ text: String, columns limit: Int) -> [String] {
        precondition(limit > 0, "text is wrapped to at least one column")
        return text.split(omittingEmptySubsequences: false) { $0.isNewline }.flatMap { paragraph in
            wrappedParagraph(oneLine(String(paragraph)), columns: limit)
        }
    }

    private static func wrappedParagraph(_ text: String, columns limit: Int) -> [String] {
        // What fits is left as it was written, with its indents and columns.
        guard columns(text) > limit else { return [text] }
        var lines: [String] = []
        var line = ""
        var lead = String(text.prefix { $0 == " " })
        for word in text.split(separator: " ") {
            var rest = String(word)
            if columns(line) + columns(lead) + columns(rest) <= limit {
                line += lead + rest
                lead = " "
                continue
            }
            if !line.isEmpty { lines.append(line) }
            while columns(rest) > limit {
                let head = prefix(rest, columns: limit)
                // A character wider than the line is dropped, for want of a place where it could stand.
                guard !head.isEmpty else {
                    rest.removeFirst()
                    continue
                }
                lines.append(head)
                rest = String(rest.dropFirst(head.count))
            }
            line = rest
            lead = line.isEmpty ? "" : " "
        }
        return lines + [line]
    }
}
