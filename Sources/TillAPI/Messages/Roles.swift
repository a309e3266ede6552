import TillDevices

/// Which device plays which role, in the order of the configuration.
public struct RoleList: Equatable, Sendable, Codable {
    public var roles: [RoleReport]

    public init(roles: [RoleReport]) {
        self.roles = roles
    }
}

/// The devices that a role may be given; those of which something says that they are for it come first.
public struct RoleCandidateList: Equatable, Sendable, Codable {
    public var role: String
    public var candidates: [RoleCandidate]

    public init(role: String, candidates: [RoleCandidate]) {
        self.role = role
        self.candidates = candidates
    }
}

/// The device that a role is given.
public struct RoleAssignmentRequest: Equatable, Sendable, Codable {
    /// The id of a candidate.
    public var device: String

    public init(device: String) {
        self.device = device
    }
}
