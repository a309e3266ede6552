/// A moment as people at the till read it.
struct LocalTime: Equatable, Sendable {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int

    /// No place is further from UTC; what lies beyond is taken for this much, as it can only be a mistake.
    static let utcOffsetMinutesMaximum = 18 * 60

    /// Days since 1970 to a civil date by the proleptic Gregorian calendar, counted in eras of 400 years that begin in
    /// March, so that the leap day is the last of its year.
    init(atMillis: Int64, utcOffsetMinutes: Int) {
        let offset = min(max(utcOffsetMinutes, -Self.utcOffsetMinutesMaximum), Self.utcOffsetMinutesMaximum)
        let minutes = Self.floorDivide(atMillis, 60_000) + Int64(offset)
        let days = Self.floorDivide(minutes, 24 * 60)
        let ofDay = Int(minutes - days * 24 * 60)
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
        hour = ofDay / 60
        minute = ofDay % 60
    }

    /// `2026-11-22 18:05` in English, `22/11/2026 18:05` in Spanish.
    func text(_ language: Language) -> String {
        "\(dateText(language)) \(clockText)"
    }

    /// `2026-11-22` in English, `22/11/2026` in Spanish.
    func dateText(_ language: Language) -> String {
        switch language {
        case .english: "\(year)-\(Self.two(month))-\(Self.two(day))"
        case .spanish: "\(Self.two(day))/\(Self.two(month))/\(year)"
        }
    }

    /// `18:05`.
    var clockText: String {
        "\(Self.two(hour)):\(Self.two(minute))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
