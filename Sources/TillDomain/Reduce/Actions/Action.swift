/// One thing that happened, with the time and the random part it brought along. All that the domain ever hears.
public struct Action: Equatable, Sendable, Codable {
    public var stamp: Stamp
    public var event: Event

    public init(_ event: Event, _ stamp: Stamp) {
        self.event = event
        self.stamp = stamp
    }

    /// What the domain may not make itself: time, place and chance.
    public struct Stamp: Equatable, Sendable, Codable {
        /// Milliseconds since 1970, UTC.
        public var atMillis: Int64
        /// What local time is ahead of UTC, for what is printed.
        public var utcOffsetMinutes: Int
        /// Random, with the device's identity mixed in: two terminals never make the same reference.
        public var salt: UInt16

        public init(atMillis: Int64, utcOffsetMinutes: Int, salt: UInt16) {
            self.atMillis = atMillis
            self.utcOffsetMinutes = utcOffsetMinutes
            self.salt = salt
        }
    }

    /// How a print job ended, as far as the cashier is concerned.
    public enum PrintEnding: String, Equatable, Sendable, Codable {
        case printed
        /// Nothing left the host; it will be tried again.
        case waiting
        /// It may be on paper or not: a person decides.
        case unknown
    }
}
