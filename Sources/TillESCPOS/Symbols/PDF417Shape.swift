/// How many columns a PDF417 code gets.
struct PDF417Shape: Equatable, Sendable {
    /// Words of data.
    let words: Int
    /// Error correction, 0…8.
    let level: Int
    /// The width of a module that is wanted, in dots.
    let moduleDots: Int
    /// Height of a row in modules.
    let rowHeight: Int

    /// Readers like symbols about twice as wide as high.
    private static let widthToHeight = 2

    /// Columns and the width of a module in dots, so that the symbol fits across the paper.
    ///
    /// - Parameters:
    ///   - wantedColumns: 1…30; anything else leaves the choice.
    ///   - bytes: of data, for the refusal.
    func fitting(paperDots: Int, wantedColumns: Int, bytes: Int) throws(PrintRefusal) -> (columns: Int, dots: Int) {
        let asked = PDF417Symbol.columnsAllowed.contains(wantedColumns) ? [wantedColumns] : nil
        let candidates = (asked ?? Array(PDF417Symbol.columnsAllowed)).filter {
            PDF417Symbol.rows(words: words, columns: $0, errorCorrection: level) != nil
        }
        guard let narrowest = candidates.first else { throw .symbolTooLong(bytes: bytes) }
        let least = ESCPOSEncoder.smallestModuleDots
        for dots in stride(from: moduleDots, through: least, by: -1) {
            let fitting = candidates.filter { PDF417Symbol.widthModules(columns: $0) * dots <= paperDots }
            if let columns = fitting.min(by: { distance($0) < distance($1) }) { return (columns, dots) }
        }
        let width = PDF417Symbol.widthModules(columns: narrowest) * least
        throw .widerThanPaper(dots: width, paperDots: paperDots)
    }

    /// How far a symbol of so many columns is from the shape that readers like, in modules.
    private func distance(_ columns: Int) -> Int {
        let rows = PDF417Symbol.rows(words: words, columns: columns, errorCorrection: level) ?? 0
        return abs(PDF417Symbol.widthModules(columns: columns) - Self.widthToHeight * rows * rowHeight)
    }
}
