/// The time at which something happens to the roles.
public struct RoleMoment: Equatable, Sendable {
    /// Of a clock that never goes back, for waiting.
    public var monotonicMillis: Int64
    /// Since 1970, for what a person reads and what is stored.
    public var wallMillis: Int64
    /// What local time is ahead of UTC.
    public var utcOffsetMinutes: Int

    public init(monotonicMillis: Int64, wallMillis: Int64, utcOffsetMinutes: Int = 0) {
        self.monotonicMillis = monotonicMillis
        self.wallMillis = wallMillis
        self.utcOffsetMinutes = utcOffsetMinutes
    }

    /// The local time of day: `14:03`.
    var timeOfDay: String {
        let minutes = wallMillis / 60_000 + Int64(utcOffsetMinutes)
        let ofDay = Int(((minutes % 1440) + 1440) % 1440)
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(two(ofDay / 60)):\(two(ofDay % 60))"
    }
}
