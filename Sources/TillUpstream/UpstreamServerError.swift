/// Why the upstream cannot start or go on, with what to do about it.
public struct UpstreamServerError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: String, Equatable, Sendable {
        /// The database cannot be opened, read or written.
        case database
        /// The key file is missing rights, too open or damaged.
        case secret
        /// The machine has no randomness or memory for cryptography.
        case cryptography
        /// The address or port cannot be had.
        case address
        /// What is stored or given as a shop is none.
        case shop
    }

    public var code: Code
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(message); \(remedy)" }

    private var remedy: String {
        switch code {
        case .database: "see to the disk, the folder and its owner, and to a second upstream on the same file"
        case .secret: "the key file must be 32 bytes of mode 0600; without it all terminals sign in anew"
        case .cryptography: "the machine is short of memory or randomness: free some and start again"
        case .address: "choose another host or port, or stop the program that has it"
        case .shop: "correct the shop's data, or start with a new database"
        }
    }

    /// Runs work on the database and names the task in its error.
    static func wrapping<Value>(
        _ code: Code,
        _ task: String,
        _ work: () throws -> Value
    ) throws(UpstreamServerError) -> Value {
        do {
            return try work()
        } catch let error as UpstreamServerError {
            throw error
        } catch {
            throw UpstreamServerError(code, "cannot \(task): \(error)")
        }
    }
}
