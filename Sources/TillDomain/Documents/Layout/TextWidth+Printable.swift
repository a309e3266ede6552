/// What of a text may reach a printer or a display.
extension TextWidth {
    /// The text on one line, and nothing in it but what is read: what would move the printer or the display (control
    /// characters, line breaks, tabs) is a space, what has no shape (direction marks, zero-width characters, marks
    /// without a letter) is left out.
    static func oneLine(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        var result = ""
        for character in text { appendPrintable(character, to: &result) }
        return result
    }

    private static let zeroWidthJoiner: UInt32 = 0x200D

    private static func appendPrintable(_ character: Character, to result: inout String) {
        let scalars = Array(character.unicodeScalars)
        // A control character always stands alone in its `Character`, or as CR LF, which is a line break.
        if character.isNewline || scalars[0].properties.generalCategory == .control {
            result.append(" ")
            return
        }
        let shown = scalars.indices.filter { isShown(scalars, at: $0) }.map { scalars[$0] }
        // What is left may begin with what belonged to a scalar that is gone.
        result.unicodeScalars.append(contentsOf: shown.drop { isMark($0) || $0.value == zeroWidthJoiner })
    }

    private static func isShown(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        let scalar = scalars[index]
        switch scalar.value {
        // Text or emoji form of the character before it.
        case 0xFE0E, 0xFE0F: return true
        // The zero-width joiner is part of an emoji, or of no use to a printer.
        case zeroWidthJoiner: return isEmojiJoiner(scalars, at: index)
        // Tags name the flag of a region behind a black flag.
        case 0xE0020...0xE007F: return scalars[0].value == 0x1F3F4
        default: return !isShapeless(scalar)
        }
    }

    static func isEmojiJoiner(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index > 0, index + 1 < scalars.count else { return false }
        return scalars[index].value == zeroWidthJoiner && scalars[index + 1].properties.isEmoji
    }

    /// Has no width and no shape of its own, in any place.
    static func isShapeless(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return true }
        return properties.generalCategory == .format && !isNumberSign(scalar)
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// The few format characters that are drawn: Unicode's Prepended_Concatenation_Mark.
    private static func isNumberSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD: true
        default: false
        }
    }
}
