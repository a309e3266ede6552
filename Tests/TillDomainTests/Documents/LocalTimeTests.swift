import Testing

@testable import TillDomain

@Suite("Local time")
struct LocalTimeTests {
    @Test(
        "known moments",
        arguments: [
            (0, 0, "1970-01-01 00:00"),
            (59_999, 0, "1970-01-01 00:00"),
            (60_000, 0, "1970-01-01 00:01"),
            (-1, 0, "1969-12-31 23:59"),
            (951_827_640_000, 0, "2000-02-29 12:34"),
            (1_709_251_140_000, 0, "2024-02-29 23:59"),
            (1_709_251_200_000, 0, "2024-03-01 00:00"),
            (1_795_367_100_000, 60, "2026-11-22 18:05"),
            (1_767_223_800_000, 60, "2026-01-01 00:30"),
            (1_767_227_400_000, -60, "2025-12-31 23:30"),
            (1_780_272_000_000, 345, "2026-06-01 05:45"),
            (4_107_542_340_000, 0, "2100-02-28 23:59"),
            (4_107_542_400_000, 0, "2100-03-01 00:00"),
            (-2_203_891_200_000, 0, "1900-03-01 00:00"),
            (-11_670_998_400_000, 0, "1600-02-29 00:00"),
            (253_402_300_740_000, 0, "9999-12-31 23:59"),
        ] as [(Int64, Int, String)]
    )
    func known(atMillis: Int64, offset: Int, expected: String) {
        #expect(LocalTime(atMillis: atMillis, utcOffsetMinutes: offset).text(.english) == expected)
    }

    @Test("in Spanish the day comes first")
    func spanish() {
        #expect(LocalTime(atMillis: 951_827_640_000, utcOffsetMinutes: 60).text(.spanish) == "29/02/2000 13:34")
    }

    @Test("no moment and no offset is refused by a trap")
    func extremes() {
        for atMillis in [Int64.min, -1, 0, .max] {
            for offset in [Int.min, 0, .max] {
                let time = LocalTime(atMillis: atMillis, utcOffsetMinutes: offset)
                #expect((1...12).contains(time.month) && (1...31).contains(time.day))
                #expect((0..<24).contains(time.hour) && (0..<60).contains(time.minute))
            }
        }
        #expect(LocalTime(atMillis: 0, utcOffsetMinutes: .max).text(.english) == "1970-01-01 18:00")
    }

    @Test("the day and the clock by themselves")
    func parts() {
        let time = LocalTime(atMillis: 951_827_640_000, utcOffsetMinutes: -600)
        #expect(time.clockText == "02:34")
        #expect(time.dateText(.english) == "2000-02-29")
        #expect(time.dateText(.spanish) == "29/02/2000")
    }

    @Test("day follows day over four hundred years and more")
    func calendar() {
        func isLeap(_ year: Int) -> Bool {
            year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        }
        func length(_ year: Int, _ month: Int) -> Int {
            month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        }
        var (year, month, day) = (1969, 12, 31)
        for number in -1..<200_000 {
            let found = LocalTime(atMillis: Int64(number) * 86_400_000 + 43_200_000, utcOffsetMinutes: 0)
            guard (found.year, found.month, found.day, found.hour) == (year, month, day, 12) else {
                Issue.record("day \(number) is \(found), not \(year)-\(month)-\(day)")
                return
            }
            day += 1
            if day > length(year, month) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }
}
