import TillDomain

/// What a role may do, resolved here so that a terminal needs no rules of its own. Later layers win: the role's
/// defaults, the configuration's restriction of price control, the person's own overrides.
enum RolePermissions {
    static func resolve(
        _ role: Role,
        restrictsPriceControl: Bool,
        overrides: [String: Bool]
    ) -> [String: Bool] {
        var permissions: [String: Bool] = [:]
        for permission in Permission.allCases {
            permissions[permission.rawValue] = isGranted(permission, to: role)
        }
        if restrictsPriceControl, role != .manager {
            permissions[Permission.priceEdit.rawValue] = false
        }
        return permissions.merging(overrides) { _, override in override }
    }

    private static func isGranted(_ permission: Permission, to role: Role) -> Bool {
        switch permission {
        case .createOrder, .modifyOrder, .switchUser: true
        case .priceEdit, .discount, .payment, .cashDrawer: role == .manager || role == .cashier
        case .refund, .settings, .reports, .reprint, .closeSession, .voidItem: role == .manager
        }
    }
}
