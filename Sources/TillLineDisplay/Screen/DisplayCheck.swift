import TillESCPOS

/// What a display shows while a person looks whether it works (UnifiedPOS `checkHealth`).
public enum DisplayCheck {
    /// Level external: digits that count the columns, so that each is lit, and the letters beyond ASCII of the code
    /// page, for a person to compare. A display of one row has them behind the first ten digits.
    public static func pattern(_ encoder: LineDisplayEncoder) -> [String] {
        let columns = encoder.size.columns
        let letters = sample(encoder.pages, count: columns)
        return (0..<encoder.size.rows).map { row in
            let digits = String((0..<columns).map { Character(String((row + $0 + 1) % 10)) })
            let hasLetters = encoder.size.rows == 1 || row % 2 == 1
            guard hasLetters, !letters.isEmpty else { return digits }
            let head = encoder.size.rows == 1 ? digits.prefix(min(10, columns / 2)) : ""
            let tail = letters.prefix(columns - head.count)
            return head + String(tail) + digits.dropFirst(head.count + tail.count)
        }
    }

    /// Level interactive: a number of four digits for a person to read back. It looks like chance and follows from the
    /// call, so that the same call shows the same.
    public static func number(call id: Int) -> Int {
        // The finalizer of SplitMix64: neighbouring ids give numbers that have nothing in common.
        var mixed = UInt64(bitPattern: Int64(id)) &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return 1000 + Int((mixed ^ (mixed >> 31)) % 9000)
    }

    /// The letters that are most often wrong first, then the page's own.
    private static func sample(_ pages: [DisplayPage], count: Int) -> [Character] {
        guard let page = pages.first?.page else { return [] }
        let usual = "áéíóúñü¿¡€çàèßøåžšłАБВГΑΒΓ".filter { page.byte(for: $0) != nil }
        let own = (UInt8(0x80)...0xFF).compactMap { page.character(for: $0) }
            .filter { $0.isLetter && !usual.contains($0) }
        return Array((Array(usual) + own).prefix(count))
    }
}
