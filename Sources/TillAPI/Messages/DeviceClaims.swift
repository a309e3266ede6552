import TillDevices

/// `POST /v1/devices/{name}/claim`.
public struct ClaimRequest: Equatable, Sendable, Codable {
    public static let ownerMaxCharacters = 64

    /// What the client calls itself, for people.
    public var owner: String
    /// How long the claim waits for the device; 0…60 000, absent for 0.
    public var timeoutMillis: Int64?
    /// How long the device is held without being renewed; 1 000…600 000.
    public var leaseMillis: Int64
    /// Takes the device from whoever has it, at once; absent for no.
    public var force: Bool?

    public init(owner: String, timeoutMillis: Int64? = nil, leaseMillis: Int64, force: Bool? = nil) {
        self.owner = owner
        self.timeoutMillis = timeoutMillis
        self.leaseMillis = leaseMillis
        self.force = force
    }
}

/// A device and who holds it.
public struct ClaimAnswer: Equatable, Sendable, Codable {
    public var device: String
    public var claim: DeviceClaim

    public init(device: String, claim: DeviceClaim) {
        self.device = device
        self.claim = claim
    }
}

/// `POST /v1/devices/{name}/renew`.
public struct RenewRequest: Equatable, Sendable, Codable {
    public var fence: Int
    public var leaseMillis: Int64

    public init(fence: Int, leaseMillis: Int64) {
        self.fence = fence
        self.leaseMillis = leaseMillis
    }
}

/// `POST /v1/devices/{name}/release` and `…/retain`.
public struct FenceRequest: Equatable, Sendable, Codable {
    public var fence: Int

    public init(fence: Int) {
        self.fence = fence
    }
}

/// `POST /v1/devices/{name}/display`.
public struct DisplayRequest: Equatable, Sendable, Codable {
    public static let linesMax = 8
    public static let lineMaxCharacters = 80

    public var fence: Int
    /// The whole content, one text a row.
    public var lines: [String]

    public init(fence: Int, lines: [String]) {
        self.fence = fence
        self.lines = lines
    }
}
