/// Who holds a device.
public enum DeviceOwner: Equatable, Hashable, Sendable {
    /// The terminal holds every device that nobody else holds.
    case terminal
    /// A client of the local API: what it calls itself, and the user at the other end of the socket.
    case client(name: String, user: String)

    public var name: String {
        switch self {
        case .terminal: "the terminal"
        case .client(let name, _): name
        }
    }

    /// Nil for the terminal itself.
    public var user: String? {
        switch self {
        case .terminal: nil
        case .client(_, let user): user
        }
    }
}

extension DeviceOwner: CustomStringConvertible {
    public var description: String { user.map { "\(name) (\($0))" } ?? name }
}

/// Who holds a device, as a status tells it.
public struct DeviceClaim: Equatable, Sendable, Codable {
    /// `the terminal`, or what the client calls itself.
    public var owner: String
    /// The user at the other end of the socket; nil for the terminal.
    public var user: String?
    /// The fencing token: it counts up with every change of hands.
    public var fence: Int
    /// When the lease ends by itself, in milliseconds since 1970; nil for the terminal, whose claim has no end.
    public var untilMillis: Int64?

    public init(owner: DeviceOwner, fence: Int, untilMillis: Int64?) {
        self.owner = owner.name
        user = owner.user
        self.fence = fence
        self.untilMillis = untilMillis
    }
}

/// What happens to the claim of a device.
public enum LeaseChange: Equatable, Sendable {
    /// Why a device changed hands.
    public enum Reason: String, Equatable, Sendable, Codable, CaseIterable {
        case granted
        case released
        /// The holder did not renew it in time.
        case expired
        /// The holder was asked for it and did not say that it retains it.
        case superseded
        /// A technician took it.
        case forced
    }

    case moved(from: DeviceOwner, to: DeviceOwner, Reason, fence: Int)
    /// Somebody else wants the device; the holder loses it when that time has come and it has not said `retain`.
    case releaseRequested(holder: DeviceOwner, by: DeviceOwner, withinMillis: Int64)
}
