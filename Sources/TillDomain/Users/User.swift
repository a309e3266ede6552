public enum Role: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case manager, cashier, waiter
}

/// What a person may do. The names are those of the upstream; one that this version does not know is no permission.
public enum Permission: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case priceEdit
    case discount
    case refund
    case payment
    case createOrder
    case modifyOrder
    case settings
    case cashDrawer
    case switchUser
    case reports
    case reprint
    case closeSession = "close_session"
    case voidItem = "void_item"
}

/// A person who signs in at the terminal.
public struct User: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var role: Role
    /// A slow salted hash; the PIN itself is nowhere.
    public var pinHash: String
    public var badge: String
    /// The highest discount that this person may give; zero means none is capped.
    public var maxDiscount: Percent
    /// Resolved upstream; a permission that is missing is denied.
    public var permissions: [String: Bool]

    public init(
        id: Int,
        name: String,
        role: Role,
        pinHash: String = "",
        badge: String = "",
        maxDiscount: Percent = .zero,
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

    public func may(_ permission: Permission) -> Bool {
        permissions[permission.rawValue] ?? false
    }
}
