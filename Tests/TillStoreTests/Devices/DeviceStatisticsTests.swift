import Testing

@testable import TillStore

@Suite("What the devices have counted")
struct DeviceStatisticsTests {
    @Test("differences add up over a restart, each device for itself")
    func added() throws {
        let desk = try Desk()
        try desk.store.addStatistics(["scanner": ["GoodScanCount": 2], "receipt": ["PaperCutCount": 1]], atMillis: 1)
        try desk.reopen()
        try desk.store.addStatistics(["scanner": ["GoodScanCount": 3, "Other": 1]], atMillis: 2)
        try desk.store.addStatistics([:], atMillis: 3)
        #expect(
            try desk.store.statistics(of: "scanner") == [
                StoredStatistic(name: "GoodScanCount", count: 5, changedAtMillis: 2),
                StoredStatistic(name: "Other", count: 1, changedAtMillis: 2),
            ]
        )
        #expect(try desk.store.statistics(of: "receipt").map(\.count) == [1])
        #expect(try desk.store.statistics(of: "door").isEmpty)
    }

    @Test("a reset sets everything of the device to zero, and is counted")
    func reset() throws {
        let desk = try Desk()
        try desk.store.addStatistics(["scanner": ["A": 2], "receipt": ["B": 1]], atMillis: 1)
        try desk.store.resetStatistics(of: "scanner", atMillis: 5)
        try desk.store.resetStatistics(of: "scanner", atMillis: 6)
        #expect(
            try desk.store.statistics(of: "scanner") == [
                StoredStatistic(name: "A", count: 0, changedAtMillis: 6),
                StoredStatistic(name: TillStore.resetStatistic, count: 2, changedAtMillis: 6),
            ]
        )
        #expect(try desk.store.statistics(of: "receipt").map(\.count) == [1])
    }

    @Test("a count does not overflow")
    func large() throws {
        let desk = try Desk()
        try desk.store.addStatistics(["d": ["A": Int.max - 1]], atMillis: 1)
        try desk.store.addStatistics(["d": ["A": 5]], atMillis: 2)
        #expect(try desk.store.statistics(of: "d").map(\.count) == [Int.max])
    }

    @Test("no two starts have the same count, and it is no device's")
    func starts() throws {
        let desk = try Desk()
        #expect(try desk.store.countTerminalStart(atMillis: 1) == 1)
        try desk.reopen()
        #expect(try desk.store.countTerminalStart(atMillis: 2) == 2)
        try desk.store.resetStatistics(of: "scanner", atMillis: 3)
        #expect(try desk.store.countTerminalStart(atMillis: 4) == 3)
        #expect(try desk.store.statistics(of: "scanner").map(\.name) == [TillStore.resetStatistic])
    }
}
