extension GS1 {
    /// A date YYMMDD, whose century is not told.
    public struct ShortDate: Equatable, Hashable, Sendable, Codable {
        /// 0 to 99.
        public let yearOfCentury: Int
        /// 1 to 12.
        public let month: Int
        /// 1 to 31; 0 is the last day of the month.
        public let day: Int

        /// A whole date; the day is never 0.
        public struct Resolved: Equatable, Hashable, Comparable, Sendable, Codable {
            public let year: Int
            public let month: Int
            public let day: Int

            public static func < (left: Resolved, right: Resolved) -> Bool {
                (left.year, left.month, left.day) < (right.year, right.month, right.day)
            }
        }

        /// Six digits; nil where there is no such month or day. The 29th of February is taken for every year divisible
        /// by four: which of the centuries it is in is not known yet.
        public init?(_ text: some StringProtocol) {
            let digits = text.utf8.map { Int($0) - Int(UInt8(ascii: "0")) }
            guard digits.count == 6, digits.allSatisfy((0...9).contains) else { return nil }
            yearOfCentury = digits[0] * 10 + digits[1]
            month = digits[2] * 10 + digits[3]
            day = digits[4] * 10 + digits[5]
            guard (1...12).contains(month), day <= Self.days(month: month, isLeap: yearOfCentury.isMultiple(of: 4))
            else { return nil }
        }

        /// The date within the hundred years around the given one, from 49 years before it to 50 years after it (GS1
        /// General Specifications, 7.12).
        ///
        /// - Parameter currentYear: of four digits.
        public func resolved(currentYear: Int) -> Resolved {
            let century = currentYear - currentYear % 100
            let difference = yearOfCentury - currentYear % 100
            let year: Int =
                switch difference {
                case 51...: century - 100 + yearOfCentury
                case ...(-50): century + 100 + yearOfCentury
                default: century + yearOfCentury
                }
            let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            let last = Self.days(month: month, isLeap: isLeap)
            return Resolved(year: year, month: month, day: day == 0 ? last : min(day, last))
        }

        private static func days(month: Int, isLeap: Bool) -> Int {
            switch month {
            case 2: isLeap ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }
    }
}
