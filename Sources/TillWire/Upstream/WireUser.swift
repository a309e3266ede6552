import TillDomain

public struct WireUser: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var role: String
    public var pinHash: String?
    public var badge: String?
    public var maxDiscount: WireNumber?
    public var permissions: [String: Bool]

    private enum CodingKeys: String, CodingKey {
        case id, name, role, badge, permissions
        case pinHash = "pin_hash"
        case maxDiscount = "max_discount"
    }

    public init(
        id: Int,
        name: String,
        role: String,
        pinHash: String?,
        badge: String?,
        maxDiscount: WireNumber?,
        permissions: [String: Bool]
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.pinHash = pinHash
        self.badge = badge
        self.maxDiscount = maxDiscount
        self.permissions = permissions
    }
}

// MARK: - To the domain
extension WireUser {
    func domain() throws(WireFault) -> User {
        // An unknown role has the fewest rights; what the person may do is in the permissions anyway.
        User(
            id: id,
            name: name,
            role: Role(rawValue: role) ?? .waiter,
            pinHash: pinHash ?? "",
            badge: badge ?? "",
            maxDiscount: try maxDiscount?.share("users[\(id)].max_discount") ?? .zero,
            permissions: permissions
        )
    }
}
