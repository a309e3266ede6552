/// `2026-11-22T10:07:03Z` (ISO 8601) for milliseconds since 1970.
enum UTCTime {
    private static let secondsOfDay: Int64 = 86_400

    static func text(atMillis: Int64) -> String {
        let seconds = floorDivide(atMillis, 1000)
        let days = floorDivide(seconds, secondsOfDay)
        let ofDay = seconds - days * secondsOfDay
        return date(daysSince1970: days)
            + "T\(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))Z"
    }

    /// By the proleptic Gregorian calendar, in eras of 400 years that begin in March: the leap day comes last.
    private static func date(daysSince1970: Int64) -> String {
        let shifted = daysSince1970 + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * fromMarch + 2) / 5 + 1
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func two(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
