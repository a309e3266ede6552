import Testing
import TillTestSupport

@testable import TillDevices

@Suite struct StatisticsLedgerTests {
    @Test func differencesAreAddedAndAProcessBeginsAtZero() {
        var ledger = StatisticsLedger()
        ledger.counted(["GoodScanCount": 3], by: "scanner", generation: 1)
        ledger.counted(["GoodScanCount": 5], by: "scanner", generation: 1)
        #expect(ledger.unsaved == ["scanner": ["GoodScanCount": 5]])
        ledger.saved(ledger.unsaved)
        #expect(ledger.unsaved.isEmpty)
        ledger.counted(["GoodScanCount": 2], by: "scanner", generation: 2)
        #expect(ledger.unsaved == ["scanner": ["GoodScanCount": 2]])
    }

    @Test func whatIsCountedWhileTheDiskWritesIsNotLost() {
        var ledger = StatisticsLedger()
        ledger.counted(["PaperCutCount": 3], by: "receipt", generation: 1)
        let batch = ledger.unsaved
        ledger.counted(["PaperCutCount": 4], by: "receipt", generation: 1)
        ledger.saved(batch)
        #expect(ledger.unsaved == ["receipt": ["PaperCutCount": 1]])
    }

    @Test func anOldAnswerAndAnOldProcessChangeNothing() {
        var ledger = StatisticsLedger()
        ledger.counted(["A": 5], by: "d", generation: 2)
        ledger.counted(["A": 3], by: "d", generation: 2)
        ledger.counted(["A": 99], by: "d", generation: 1)
        #expect(ledger.unsaved == ["d": ["A": 5]])
    }

    @Test func namesAndNumbersFromOutsideAreBounded() {
        var ledger = StatisticsLedger()
        let many = Dictionary(uniqueKeysWithValues: (0..<500).map { ("name \($0)", 1) })
        ledger.counted(many, by: "d", generation: 1)
        #expect(ledger.unsaved["d"]?.count == StatisticsLedger.namesMax)
        ledger.counted(["": 1, String(repeating: "n", count: 65): 1, "low": -5], by: "e", generation: 1)
        #expect(ledger.unsaved["e"] == nil)
        ledger.counted(["A": Int.max], by: "f", generation: 1)
        ledger.counted(["A": Int.max], by: "f", generation: 2)
        #expect(ledger.unsaved["f"] == ["A": Int.max], "no overflow")
    }

    /// Drivers crash, answers overtake each other, the disk fails: the account is what the drivers counted, as far as
    /// they told of it.
    @Test func nothingIsLostAndNothingCountedTwice() {
        var seeds = SeededGenerator(seed: printedSeed(for: "statistics"))
        for _ in 0..<200 {
            let seed = UInt64.random(in: 0...UInt64.max, using: &seeds)
            var random = SeededGenerator(seed: seed)
            var ledger = StatisticsLedger()
            var (kept, told) = (0, 0)
            var (generation, counted, toldNow) = (1, 0, 0)
            for _ in 0..<100 {
                switch Int.random(in: 0..<6, using: &random) {
                case 0, 1: counted += Int.random(in: 0...5, using: &random)
                case 2:
                    ledger.counted(["A": counted], by: "d", generation: generation)
                    told += counted - toldNow
                    toldNow = counted
                case 3:
                    (generation, counted, toldNow) = (generation + 1, 0, 0)
                case 4:
                    let late = Int.random(in: 0...toldNow, using: &random)
                    ledger.counted(["A": late], by: "d", generation: generation)
                default:
                    let batch = ledger.unsaved
                    guard Bool.random(using: &random) else { continue }
                    kept += batch["d"]?["A"] ?? 0
                    ledger.saved(batch)
                }
            }
            kept += ledger.unsaved["d"]?["A"] ?? 0
            #expect(kept == told, "story \(seed)")
        }
    }
}
