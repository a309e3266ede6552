/// Profiles that a shop writes for itself.
extension PrinterProfile {
    /// A profile file of more bytes is refused.
    public static let maxFileBytes = 64 * 1024
    /// Longest name of a profile in bytes.
    public static let maxNameBytes = 64
    /// Columns of a line.
    static let columnRange = 1...255
    /// Dots across the paper: GS v 0 and GS ( L carry more, printers do not.
    static let widthRange = 8...4096
    static let resolutionRange = 50...1200
    /// Rows of a strip: Epson takes 4607 rows with GS v 0, clones far fewer.
    static let stripRange = 8...4607
    static let bufferRange = 16...16_777_216

    /// The profile that a file describes. `docs/printers.md` describes the format.
    ///
    /// - Parameters:
    ///   - json: the file's bytes, `maxFileBytes` at most.
    ///   - file: its name, for messages.
    ///   - parents: profiles that it may inherit from beside the built-in ones, before which they come.
    /// - Throws: `ProfileError`, which names the key.
    public static func reading(
        json: [UInt8],
        file: String = "profile",
        parents: [PrinterProfile] = []
    ) throws(ProfileError) -> PrinterProfile {
        try builtInLibrary.profile(reading: json, file: file, parents: parents)
    }
}
