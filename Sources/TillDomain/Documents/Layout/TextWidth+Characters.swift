/// The width of one character.
extension TextWidth {
    /// The widest that any character is. Unicode puts no bound on what it joins into one character; a device has a cell
    /// or two for it all the same.
    static let characterMaximum = 2

    /// Two for East Asian wide and fullwidth characters and for emoji, zero for what has no width of its own (a lone
    /// combining mark, a direction mark), else one. A letter with its combining marks is one `Character`, counted once.
    public static func columns(_ character: Character) -> Int {
        // A control character is counted as the space that it becomes.
        if character.isASCII || character.isNewline { return 1 }
        let scalars = Array(character.unicodeScalars)
        if isEmojiSequence(scalars) { return 2 }
        return min(scalars.reduce(0) { $0 + columns($1) }, characterMaximum)
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        if isShapeless(scalar) || isMark(scalar) { return 0 }
        // A spacing mark is one column, whatever the script; East Asian ones stand beside a letter that has two.
        if scalar.properties.generalCategory == .spacingMark { return 1 }
        return isWide(scalar) ? 2 : 1
    }

    /// A character that is narrow by itself and drawn as an emoji for what stands behind it: heart, digit of a keycap,
    /// parts that are joined.
    private static func isEmojiSequence(_ scalars: [Unicode.Scalar]) -> Bool {
        guard scalars.count > 1 else { return false }
        return scalars.indices.dropFirst().contains { index in
            switch scalars[index].value {
            case 0xFE0F, 0x1F3FB...0x1F3FF: scalars[index - 1].properties.isEmoji
            case 0x200D: isEmojiJoiner(scalars, at: index)
            default: false
            }
        }
    }

    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x1100 else { return false }
        if scalar.properties.isEmojiPresentation { return true }
        var (low, high) = (0, wide.count)
        while low < high {
            let middle = (low + high) / 2
            if scalar.value > wide[middle].upperBound { low = middle + 1 } else { high = middle }
        }
        return low < wide.count && wide[low].contains(scalar.value)
    }

    /// What Unicode 17's EastAsianWidth gives W or F, in order, without the emoji, which have a property of their own.
    /// A gap in which no character is assigned is closed.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
        0x3250...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE6B, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}
