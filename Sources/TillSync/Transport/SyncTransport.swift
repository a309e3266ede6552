import TillWire

/// The port to the upstream: direct over HTTP, or through a hub.
public protocol SyncTransport: Sendable {
    /// The configuration; nil when `knownEtag` is still the present one.
    func bootstrap(knownEtag: String?) async throws(SyncFailure) -> BootstrapPayload?

    /// Hands over a paid order; answers the upstream's id for it, made now or before.
    func createOrder(_ body: [UInt8]) async throws(SyncFailure) -> OrderCreateResponse
}

/// Why the upstream could not be told, and what to do.
public struct SyncFailure: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Remedy: String, Equatable, Sendable {
        /// Later, unchanged.
        case retry
        /// A person has to see to it first (credentials, a version that is too old); it is tried again all the same.
        case waitForOperator
        /// Never as it is.
        case giveUp
    }

    public var remedy: Remedy
    /// One sentence for a person, with what was asked of whom.
    public var message: String

    public init(_ remedy: Remedy, _ message: String) {
        self.remedy = remedy
        self.message = message
    }

    public var description: String { message }
}
