/// Where time, place and chance come from. The domain gets them with each action; tests give their own.
public struct TerminalClock: Sendable {
    /// Milliseconds since 1970.
    public var nowMillis: @Sendable () -> Int64
    /// What local time is ahead of UTC at that moment.
    public var utcOffsetMinutes: @Sendable (_ atMillis: Int64) -> Int
    /// Sixteen random bits with the device's identity mixed in.
    public var salt: @Sendable () -> UInt16
    /// From 0 up to 1, for jitter.
    public var chance: @Sendable () -> Double

    public init(
        nowMillis: @escaping @Sendable () -> Int64,
        utcOffsetMinutes: @escaping @Sendable (_ atMillis: Int64) -> Int,
        salt: @escaping @Sendable () -> UInt16,
        chance: @escaping @Sendable () -> Double
    ) {
        self.nowMillis = nowMillis
        self.utcOffsetMinutes = utcOffsetMinutes
        self.salt = salt
        self.chance = chance
    }
}
