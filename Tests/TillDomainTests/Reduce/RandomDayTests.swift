import Foundation
import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Any sequence of actions")
struct RandomDayTests {
    private static let runs = 20
    private static let steps = 10_000

    @Test("never traps, changes nothing when refused, and keeps books that balance; and all of it happens")
    func books() async {
        let seed = printedSeed(for: "random days")
        let days = await withTaskGroup(of: DayReport.self) { group in
            for run in 0..<Self.runs {
                group.addTask {
                    var day = RandomDay(run: run, seed: seed &+ UInt64(run))
                    day.take(steps: Self.steps)
                    return day.report
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for day in days {
            #expect(day.complaints.isEmpty, "run \(day.run), seed \(seed)")
        }
        checkCoverage(days)
    }

    /// Refusals that a day does not come to: each bound has its own test, and some need a catalogue that lacks things.
    private static let unreached: Set = [
        // 200 orders, 500 lines, 50 payments and 500 movements at once: bounds, tested by themselves.
        "TOO_MANY_PARKED", "ORDER_IS_FULL", "TOO_MANY_PAYMENTS", "TOO_MANY_MOVEMENTS",
        // The random shop has a product for tips.
        "NO_TIPS",
    ]

    private func checkCoverage(_ days: [DayReport]) {
        var (done, refused): ([String: Int], [String: Int]) = ([:], [:])
        for day in days {
            done.merge(day.done, uniquingKeysWith: +)
            refused.merge(day.refused, uniquingKeysWith: +)
        }
        // A sale that is not found is a refusal.
        for kind in RandomActions.Kind.allCases where kind != .saleNotFound {
            #expect(done[kind.rawValue, default: 0] >= 3, "\(kind) was done \(done[kind.rawValue, default: 0]) times")
        }
        let missing = Ledger.codes.subtracting(refused.keys)
        #expect(missing.isSubset(of: Self.unreached), "never refused: \(missing.subtracting(Self.unreached).sorted())")
        let sales = days.reduce(0) { $0 + $1.sales }
        let returns = days.reduce(0) { $0 + $1.returnedSales }
        print("sales \(sales), returned sales \(returns), missing \(missing.sorted())")
        if ProcessInfo.processInfo.environment["SHOW_COVERAGE"] != nil {
            print(done.sorted { $0.value < $1.value }.map { "\($0.key) \($0.value)" })
            print(refused.sorted { $0.value < $1.value }.map { "\($0.key) \($0.value)" })
        }
        #expect(sales > 2000 && returns > 300)
    }

    @Test("replaying what was accepted gives the same state, byte for byte, across catalogues and from a snapshot")
    func replay() throws {
        let seed = printedSeed(for: "random replays")
        for run in 0..<2 {
            var day = RandomDay(run: run, seed: seed &+ UInt64(run), keepsJournal: true)
            day.take(steps: Self.steps)
            var replayed = TillState()
            for (number, (action, catalogue)) in day.accepted.enumerated() {
                // As the journal keeps it: through its coded form.
                let kept = try JSONDecoder().decode(Action.self, from: coded(action))
                #expect(!replayed.reduce(kept, catalogue).isRefused, "run \(run): \(action) was accepted once")
                if number == day.accepted.count / 2 {
                    // A snapshot in the middle is as good as the journal up to there.
                    replayed = try JSONDecoder().decode(TillState.self, from: coded(replayed))
                }
            }
            #expect(try coded(replayed) == coded(day.state), "run \(run)")
            #expect(replayed == day.state, "run \(run)")
        }
    }
}
