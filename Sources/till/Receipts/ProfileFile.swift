import TillESCPOS

/// A profile by its name, or out of a file of the shop's own.
enum ProfileFile {
    static let fileMaxBytes = 64 * 1024

    static func profile(_ name: String) throws -> PrinterProfile {
        if name.contains("/") {
            do {
                return try PrinterProfile.reading(json: try Files.read(name, maxBytes: fileMaxBytes))
            } catch let error as ProfileError {
                throw Files.Failure("\(name): \(error)")
            }
        }
        guard let profile = PrinterProfile.named(name) else {
            throw Files.Failure("there is no profile '\(name)'; till printers lists them, and a path names a file")
        }
        return profile
    }
}
