#if canImport(Glibc)
import Glibc
#endif

/// Why the simulator cannot do its work here, with what to do about it.
public struct SimulatorFailure: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: Equatable, Sendable {
        /// Something that is to be set up first: a kernel module, a folder.
        case missing
        /// Another program has the port or the socket.
        case inUse
        /// Only root may.
        case notAllowed
        /// What was asked for cannot be.
        case illegal
        /// The system refused.
        case inputOutput
    }

    public var code: Code
    /// One sentence.
    public var description: String

    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// A refusal of the system, in its own words.
    static func system(_ task: String, _ number: Int32) -> SimulatorFailure {
        let code: Code =
            switch number {
            case EADDRINUSE: .inUse
            case EACCES, EPERM: .notAllowed
            default: .inputOutput
            }
        return SimulatorFailure(code, "cannot \(task): \(String(cString: strerror(number)))")
    }
}
