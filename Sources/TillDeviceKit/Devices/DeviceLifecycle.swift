/// The life of one device by UnifiedPOS: open → claim → enable → use → disable → release → close.
///
/// Every step answers with the refusal of the standard where it comes at the wrong time. A claim carries a fencing
/// token: the holder of an older token is refused, so that a runtime that was thought dead cannot print any more.
public struct DeviceLifecycle: Equatable, Sendable {
    public let deviceClass: DeviceClass
    public private(set) var isOpen = false
    public private(set) var isEnabled = false
    /// The fencing token of the holder; nil while unclaimed.
    public private(set) var claim: Int?
    /// The highest token ever seen; a lower one is from the past.
    public private(set) var fence = 0

    public init(deviceClass: DeviceClass) {
        self.deviceClass = deviceClass
    }

    /// UnifiedPOS `State`, as far as the life of the device tells it.
    public var state: DeviceState { isOpen ? .idle : .closed }

    public mutating func open() -> DeviceError? {
        guard !isOpen else { return DeviceError(.illegal, .giveUp, "the device is open already") }
        isOpen = true
        return nil
    }

    public mutating func claim(fence token: Int) -> DeviceError? {
        guard isOpen else { return Self.closed }
        guard token >= fence else {
            return DeviceError(.claimed, .giveUp, "claim \(token) is older than claim \(fence)")
        }
        fence = token
        claim = token
        return nil
    }

    public mutating func enable() -> DeviceError? {
        guard isOpen else { return Self.closed }
        guard claim != nil || !deviceClass.isExclusiveUse else {
            return DeviceError(.notClaimed, .giveUp, "claim the device before enabling it")
        }
        isEnabled = true
        return nil
    }

    public mutating func disable() -> DeviceError? {
        guard isOpen else { return Self.closed }
        isEnabled = false
        return nil
    }

    public mutating func release() -> DeviceError? {
        guard isOpen else { return Self.closed }
        guard claim != nil else { return DeviceError(.illegal, .giveUp, "the device is not claimed") }
        claim = nil
        if deviceClass.isExclusiveUse { isEnabled = false }
        return nil
    }

    public mutating func close() {
        isOpen = false
        isEnabled = false
        claim = nil
    }

    /// Whether the device may be used now; nil means yes.
    public func refusalOfUse() -> DeviceError? {
        guard isOpen else { return Self.closed }
        if deviceClass.isExclusiveUse, claim == nil {
            return DeviceError(.notClaimed, .giveUp, "the device is not claimed")
        }
        guard isEnabled else { return DeviceError(.disabled, .giveUp, "the device is disabled") }
        return nil
    }

    private static let closed = DeviceError(.closed, .giveUp, "the device is not open")
}
