import TillDomain

/// A print job as the store keeps it.
public struct StoredPrintJob: Equatable, Sendable, Codable {
    /// Where a job stands. Only out of `queued`, `blocked` and `failed` is anything printed by the machine.
    public enum State: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        case queued
        /// Bytes may be leaving the host.
        case printing
        /// Every byte left the host; this printer cannot say more.
        case sent
        /// The printer itself said that it printed.
        case confirmed
        /// The check before the first byte found the printer unable, and nothing left the host. It goes on by itself
        /// when the printer is well again.
        case blocked
        /// It failed before a byte left the host, and is tried again after a pause.
        case failed
        /// Bytes left the host and no good end was seen: a person decides.
        case unknown
        /// A person decided that it need not be printed.
        case discarded
    }

    public var id: String
    public var role: PrintJob.Role
    /// For the kitchen: the key of the station that it is for.
    public var station: String?
    public var title: String
    public var document: Document
    public var state: State
    /// The printer that was last given it.
    public var device: String?
    /// The printer on which it should have come out, where `device` is the fall-back.
    public var insteadOf: String?
    public var attempts: Int
    /// How often a person had it printed again after an unknown outcome: such a print says that it may be the second.
    public var repeats: Int
    /// How many bytes had left the host when it ended badly.
    public var bytesSent: Int?
    public var reason: String?
    /// Who had it printed again or discarded it, the last time that somebody did.
    public var settledBy: String?
    public var createdAtMillis: Int64

    /// Whether it is the receipt of a sale, and neither a ticket, a slip nor a report.
    public var isReceipt: Bool { role == .receipt && id.hasPrefix("\(title)#") }
}

/// The oldest job that can be worked of those for one role, and in the kitchen one station.
public struct PrintQueueHead: Equatable, Sendable {
    public var id: String
    public var role: PrintJob.Role
    public var station: String?
    /// Counts up with every job that is queued: the smaller one is the older one.
    public var position: Int64
}
