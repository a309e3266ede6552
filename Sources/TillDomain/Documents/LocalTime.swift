/// A moment as people at the till read it.
struct LocalTime: Equatable, Sendable {
    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int

    /// Days since 1970 to a civil date by the proleptic Gregorian calendar, counted in eras of 400 years that begin in
    /// March, so that the leap day is the last of its year.
    init(atMillis: Int64, utcOffsetMinutes: Int) {
        let minutes = Self.floorDivide(atMillis, 60_000) + Int64(utcOffsetMinutes)
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
        let time = "\(Self.two(hour)):\(Self.two(minute))"
        return switch language {
        case .english: "\(year)-\(Self.two(month))-\(Self.two(day)) \(time)"
        case .spanish: "\(Self.two(day))/\(Self.two(month))/\(year) \(time)"
        }
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
