/// Why a text is no GS1 element string, and where.
public struct GS1Fault: Error, Equatable, Sendable {
    public enum Reason: String, Equatable, Sendable, Codable {
        case empty
        /// Longer than any label of ours (`ScannedCode.lengthMaxBytes`).
        case tooLong
        /// No application identifier begins there.
        case unknownIdentifier
        /// The identifier has no data, or less than it needs.
        case tooShort
        /// More data than the identifier can have; often a separator was lost.
        case dataTooLong
        /// A character that the identifier's data cannot have.
        case wrongCharacter
        case wrongCheckDigit
        /// There is no such month or day.
        case noSuchDate
    }

    public var reason: Reason
    /// The application identifier, as far as it was known.
    public var identifier: String?
    /// Characters from the start of the text, from 0, with its symbology identifier counted.
    public var position: Int

    init(_ reason: Reason, _ identifier: String? = nil, at position: Int) {
        self.reason = reason
        self.identifier = identifier
        self.position = position
    }
}
