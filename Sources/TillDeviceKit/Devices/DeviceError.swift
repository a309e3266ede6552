/// Why a device could not do what it was asked, and what to do about it.
///
/// The code is UnifiedPOS's, for the technician who knows the field; the recovery is for the program, in the manner
/// of a CUPS backend's exit code; the message is for a person and says what was found and what to do next.
public struct DeviceError: Error, Equatable, Sendable, Codable, CustomStringConvertible {
    /// UnifiedPOS `ErrorCode` by name; `rawValue` is what stands on the plugin protocol and in logs.
    public enum Code: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        case closed = "E_CLOSED"
        case claimed = "E_CLAIMED"
        case notClaimed = "E_NOTCLAIMED"
        case noService = "E_NOSERVICE"
        case disabled = "E_DISABLED"
        case illegal = "E_ILLEGAL"
        case noHardware = "E_NOHARDWARE"
        case offline = "E_OFFLINE"
        case noExist = "E_NOEXIST"
        case failure = "E_FAILURE"
        case timeout = "E_TIMEOUT"
        case busy = "E_BUSY"
        case extended = "E_EXTENDED"
    }

    /// What the caller does next.
    public enum Recovery: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        /// The same call again, after a pause; nothing has been done.
        case retry
        /// A person has to act first: load paper, switch on, plug in, give a right.
        case waitForOperator
        /// Close the connection and open it anew.
        case reopen
        /// The call will never succeed as it is.
        case giveUp
    }

    public var code: Code
    public var recovery: Recovery
    /// One sentence or two for a person, without a final line end.
    public var message: String
    /// How many bytes of the call's output had left the host, where that is known. Zero is what makes a repetition safe.
    public var bytesSent: Int?

    public init(_ code: Code, _ recovery: Recovery, _ message: String, bytesSent: Int? = nil) {
        self.code = code
        self.recovery = recovery
        self.message = message
        self.bytesSent = bytesSent
    }

    public var description: String { "\(code.rawValue): \(message)" }
}
