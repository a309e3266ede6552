/// How somebody wants a device.
public struct ClaimTerms: Equatable, Sendable {
    /// UnifiedPOS `claim(timeout)`: how long the claim waits; 0…60 000.
    public var timeoutMillis: Int64
    /// How long the device is held without being renewed; 1 000…600 000.
    public var leaseMillis: Int64
    /// Takes the device from whoever has it, at once.
    public var isForced: Bool

    public init(timeoutMillis: Int64, leaseMillis: Int64, isForced: Bool = false) {
        self.timeoutMillis = timeoutMillis
        self.leaseMillis = leaseMillis
        self.isForced = isForced
    }
}
