/// A device that a role may be given.
public struct RoleCandidate: Equatable, Sendable, Codable {
    /// For `till devices assign ROLE ID`.
    public var id: String
    /// What it calls itself, and where it is.
    public var words: String
    /// Why the role's driver is for it; nil where nothing says so.
    public var because: String?
    /// The role that it plays already; nil where it is free.
    public var role: String?

    public init(id: String, words: String, because: String? = nil, role: String? = nil) {
        self.id = id
        self.words = words
        self.because = because
        self.role = role
    }
}
