/// What `till devices roles` shows of a role.
public struct RoleReport: Equatable, Sendable, Codable {
    public var role: String
    public var driver: String
    /// The device that is remembered: for commands, and in words; nil where none is.
    public var device: String?
    public var words: String?
    /// Where the driver opens it; nil while it is not there.
    public var address: String?
    /// Since when it is this device, in milliseconds since 1970.
    public var sinceMillis: Int64?
    public var lastSeenMillis: Int64?
    public var chosenBy: RegistryEntry.Chooser?
    public var isPresent: Bool
    /// Why it has no device; empty where it has one.
    public var reason: String
    /// Those that a person chooses from, where that is what the role waits for.
    public var candidates: [RoleCandidate]

    public init(
        role: String,
        driver: String,
        device: String?,
        words: String?,
        address: String?,
        sinceMillis: Int64?,
        lastSeenMillis: Int64?,
        chosenBy: RegistryEntry.Chooser?,
        isPresent: Bool,
        reason: String,
        candidates: [RoleCandidate]
    ) {
        self.role = role
        self.driver = driver
        self.device = device
        self.words = words
        self.address = address
        self.sinceMillis = sinceMillis
        self.lastSeenMillis = lastSeenMillis
        self.chosenBy = chosenBy
        self.isPresent = isPresent
        self.reason = reason
        self.candidates = candidates
    }
}

extension RoleAssignments {
    /// How every role stands, in the order of the configuration.
    public func reports() -> [RoleReport] {
        seats.map { seat in
            let (reason, candidates): (String, [RoleCandidate]) =
                switch seat.told {
                case .lost(let reason): (reason, [])
                case .ask(let candidates, let why): (why, candidates)
                case nil: (seat.held == nil ? seat.absence : "", [])
                }
            return RoleReport(
                role: seat.role.name,
                driver: seat.role.manifest.name,
                device: seat.entry?.device.identity.id,
                words: seat.entry.map { "\($0.device.name), \($0.device.identity.words)" },
                address: seat.held?.address,
                sinceMillis: seat.entry?.boundAtMillis,
                lastSeenMillis: seat.entry?.lastSeenAtMillis,
                chosenBy: seat.entry?.chosenBy,
                isPresent: seat.held != nil,
                reason: reason,
                candidates: candidates
            )
        }
    }
}
