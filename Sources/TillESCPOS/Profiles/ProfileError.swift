/// Why a profile file cannot be used. The message names the file and the key, for whoever wrote it.
public struct ProfileError: Error, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// The file is no JSON object. Remedy: check its commas and brackets.
        case notJSON
        /// The file is longer than `PrinterProfile.maxFileBytes`.
        case tooLong
        /// Remedy: correct the key's spelling; `docs/printers.md` lists the keys.
        case unknownKey
        /// Remedy: add the key, or inherit from a profile that has it.
        case missingKey
        /// A number where there should be a text, and the like.
        case wrongType
        /// Remedy: take one of the values that the message lists.
        case badValue
        /// Remedy: take a page of `CodePage.names`, or leave it out.
        case unknownPage
        /// Remedy: inherit from a built-in profile.
        case unknownParent
        /// The profile inherits from itself, at once or by way of others.
        case cycle
    }

    public let code: Code
    /// The file's name, as it was given to the reader.
    public let file: String
    /// The key with its path, `status.processID`; empty where the whole file is meant.
    public let key: String
    public let message: String

    public init(_ code: Code, file: String, key: String, _ message: String) {
        self.code = code
        self.file = file
        self.key = key
        self.message = message
    }

    public var description: String { key.isEmpty ? "\(file): \(message)" : "\(file): \(key): \(message)" }
}
