/// A PDF417 code, module by module (ISO/IEC 15438).
struct PDF417Symbol: Equatable, Sendable {
    /// Columns of data code words, 1…30.
    let columns: Int
    /// One row of modules for each row of the symbol, without quiet zone; `true` is dark.
    let modules: [[Bool]]

    /// Data, padding and correction words together.
    static let wordsMaximum = 928
    static let rowsAllowed = 3...90
    static let columnsAllowed = 1...30

    /// - Parameters:
    ///   - columns: 1…30.
    ///   - errorCorrection: level 0…8.
    /// - Throws: if a symbol of so many columns does not hold the data, or there is none.
    init(data: [UInt8], columns: Int, errorCorrection level: Int) throws(PrintRefusal) {
        if data.isEmpty { throw .symbolEmpty }
        try self.init(words: PDF417Words(data).words, bytes: data.count, columns: columns, errorCorrection: level)
    }

    /// - Parameter bytes: how many bytes the words stand for, for the refusal.
    init(words: [Int], bytes: Int, columns: Int, errorCorrection level: Int) throws(PrintRefusal) {
        precondition(Self.columnsAllowed.contains(columns), "PDF417 has 1 to 30 columns")
        guard let rows = Self.rows(words: words.count, columns: columns, errorCorrection: level) else {
            throw .symbolTooLong(bytes: bytes)
        }
        let dataCount = rows * columns - PDF417Correction.count(level)
        var all = [dataCount] + words
        all += [Int](repeating: 900, count: dataCount - all.count)
        all += PDF417Correction.words(for: all, level: level)
        self.columns = columns
        modules = (0..<rows).map { row in
            let word = all[row * columns..<(row + 1) * columns]
            let (left, right) = Self.indicators(row: row, rows: rows, columns: columns, level: level)
            let patterns = ([left] + word + [right]).flatMap { PDF417Pattern.modules(of: $0, row: row) }
            return PDF417Pattern.start + patterns + PDF417Pattern.stop
        }
    }

    /// Rows for so many words of data, or `nil` if they do not fit.
    static func rows(words: Int, columns: Int, errorCorrection level: Int) -> Int? {
        let count = 1 + words + PDF417Correction.count(level)
        let rows = max((count + columns - 1) / columns, rowsAllowed.lowerBound)
        return rowsAllowed.contains(rows) && rows * columns <= wordsMaximum ? rows : nil
    }

    /// Width of a row in modules: start, two row indicators, the columns, and stop, which is a module wider.
    static func widthModules(columns: Int) -> Int { PDF417Pattern.moduleCount * (columns + 4) + 1 }

    /// What the first and the last word of a row say of the symbol (5.11.3).
    private static func indicators(row: Int, rows: Int, columns: Int, level: Int) -> (left: Int, right: Int) {
        let ofRows = (rows - 1) / 3
        let ofLevel = level * 3 + (rows - 1) % 3
        let ofColumns = columns - 1
        let base = 30 * (row / 3)
        return switch row % 3 {
        case 0: (base + ofRows, base + ofColumns)
        case 1: (base + ofLevel, base + ofRows)
        default: (base + ofColumns, base + ofLevel)
        }
    }
}

/// Reed–Solomon error correction over the numbers modulo 929 (ISO/IEC 15438, 5.10).
enum PDF417Correction {
    private static let prime = 929

    /// Correction words of a level, 0…8.
    static func count(_ level: Int) -> Int {
        precondition((0...8).contains(level), "PDF417 has the levels 0 to 8")
        return 2 << level
    }

    static func words(for data: [Int], level: Int) -> [Int] {
        let generator = generator(count(level))
        // The remainder, its highest power at the end.
        var remainder = [Int](repeating: 0, count: generator.count)
        for word in data {
            let factor = (word + remainder[remainder.count - 1]) % prime
            for index in remainder.indices.reversed() {
                let below = index > 0 ? remainder[index - 1] : 0
                remainder[index] = (below + (prime - factor) * generator[index]) % prime
            }
        }
        return remainder.reversed().map { (prime - $0) % prime }
    }

    /// (x − 3)(x − 3²)…(x − 3^count), lowest power first, without the leading 1.
    private static func generator(_ count: Int) -> [Int] {
        var coefficients = [1]
        var root = 1
        for _ in 0..<count {
            root = root * 3 % prime
            var product = [Int](repeating: 0, count: coefficients.count + 1)
            for (index, coefficient) in coefficients.enumerated() {
                product[index] = (product[index] + coefficient * (prime - root)) % prime
                product[index + 1] = (product[index + 1] + coefficient) % prime
            }
            coefficients = product
        }
        return Array(coefficients.dropLast())
    }
}
