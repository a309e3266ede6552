/// A PDF417 code to print.
public struct PrintPDF417: Equatable, Sendable, Codable {
    /// UTF-8 text, at most 1108 bytes (the symbol's own limit in byte compaction, at the lowest error correction).
    public var data: String
    /// Width of the narrowest bar in dots, 2…8.
    public var moduleDots: Int
    /// Height of a row in modules, 2…8.
    public var rowHeightModules: Int
    /// Columns of data codewords, 1…30; 0 lets the printer or the encoder choose.
    public var columns: Int
    /// Error correction level, 0…8.
    public var errorCorrection: Int

    public init(
        data: String,
        moduleDots: Int = 3,
        rowHeightModules: Int = 3,
        columns: Int = 0,
        errorCorrection: Int = 2
    ) {
        self.data = data
        self.moduleDots = moduleDots
        self.rowHeightModules = rowHeightModules
        self.columns = columns
        self.errorCorrection = errorCorrection
    }
}
