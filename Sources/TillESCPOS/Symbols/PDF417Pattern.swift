/// The bars of PDF417 code words (ISO/IEC 15438, annex A), which are different in each of three clusters.
///
/// NOTICE: which patterns the standard uses was read from the table of pdf417gen 0.8.1 by Ivan Habunek (MIT licence)
/// and checked against the standard's rules below. The table itself is not part of this file.
enum PDF417Pattern {
    /// Modules of a pattern.
    static let moduleCount = 17

    /// Code words 0…928 of a cluster.
    static let wordCount = 929

    static let start = ModuleRuns.modules(widths: "81111113")
    static let stop = ModuleRuns.modules(widths: "711311121")

    /// The pattern of a code word in a row; rows use the clusters 0, 3 and 6 in turn.
    static func modules(of word: Int, row: Int) -> [Bool] {
        clusters[row % clusters.count][word]
    }

    /// Four bars and four spaces of 1…6 modules make 17. Those of cluster K fulfil b1 − b2 + b3 − b4 ≡ K (mod 9), and
    /// code words number them by ascending distances between like edges: b2 + s1, s2 + b2 and so on. Of these the
    /// standard uses 929; a set bit here, the first being the highest one, is a pattern that it uses.
    private static let used = [
        """
        ff4d3fd03fc3c5ff7d7ff1fcf7ff57fd7d7ffdff57ff545541ffd0ff53f5dfffcfaabad20fad720f6cffff7b59ead3ea\
        f2f77fffeb5db3dbd7fff57b528aa928003efabfebefffeed676c8f9bd3dbffef9d76afae4d3cc8f736befffcdeff596\
        dabdbaffedfee6faaaa5494000137f7ffff7df3aed5eddfffdabdf672db57b77ffbbfdcdff739dcfffeff6feeef55555\
        5004d557cff5aafefebaefb75bbfbafeefeeeefbfffe000000000000000000000000000000000000000
        """,
        """
        fffffffffffffdfeffffffffffffeffffffffffffffffffffffefcfffffffffffeffffdf9bdfeaf7fabdfeaf6f7fffdb\
        fdbfdbfdbfffeff7eff7fffffff3fffffffffffff6ff6ff6ff6fffffbffaffb7fb7fb7fffffffffffffffffffffffbfb\
        fbfbfffffffffffffffffffefffffffffffffffffff3f3ffffffff7ff00
        """,
        """
        ffe7ff7fffffeffefffffffffffffffeffffdfffffffffffabdffbffffffffdbfffffff7fffffffffffffff6ffffffff\
        f57bfb7fffff6fffffefffffffdffffdfffff77ffffffabdfdbfffffdbfffffbfffff3ffffffdfffffb7fffffabdfdbf\
        fff6ffffdffe3fffffff7fffbdffff7f6ffffffffffffeffffffffff000
        """,
    ]

    private static let clusters: [[[Bool]]] = {
        let all = allWidths()
        return used.enumerated().map { index, digits in
            let candidates = all.filter { ($0[0] - $0[2] + $0[4] - $0[6] + 9) % 9 == 3 * index }
            let sorted = candidates.sorted { order(of: $0).lexicographicallyPrecedes(order(of: $1)) }
            let bits = digits.utf8.flatMap { digit in
                let value = Int(digit) - (digit < 0x3A ? 0x30 : 0x57)
                return (0..<4).map { value >> (3 - $0) & 1 == 1 }
            }
            return zip(sorted, bits).filter(\.1).map { widths, _ in
                ModuleRuns.modules(widths: widths.map(String.init).joined())
            }
        }
    }()

    /// Eight widths of 1…6 with the sum 17, ascending.
    private static func allWidths() -> [[Int]] {
        var partial: [[Int]] = [[]]
        for place in 1...8 {
            var longer: [[Int]] = []
            for widths in partial {
                let left = moduleCount - widths.reduce(0, +)
                let others = 8 - place
                for width in 1...6 where (others...6 * others).contains(left - width) {
                    longer.append(widths + [width])
                }
            }
            partial = longer
        }
        return partial
    }

    /// Distances between like edges in the order in which they count, then the widths.
    private static func order(of widths: [Int]) -> [Int] {
        let sums = [1..<3, 2..<4, 1..<5, 2..<6, 1..<7].map { widths[$0].reduce(0, +) }
        return sums + widths
    }
}
