import Foundation
import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Any sequence of actions")
struct RandomDayTests {
    private static let days = 40
    private static let actionsADay = 200

    @Test("never traps, changes nothing when refused, and keeps books that balance")
    func books() throws {
        let seed = printedSeed(for: "random days")
        for day in 0..<Self.days {
            var actions = RandomActions(chance: SeededGenerator(seed: seed &+ UInt64(day)))
            var till = TestTill.open(day.isMultiple(of: 2) ? Shop.catalogue() : Shop.catalogue(taxRounding: .global))
            var ledger = Ledger()
            for step in 0..<Self.actionsADay {
                let before = till.state
                let event = actions.next(before)
                let outcome = till.take(event)
                if outcome.refusal == nil {
                    ledger.enter(event, outcome.effects, before: before, after: till.state)
                } else {
                    #expect(try coded(till.state) == coded(before), "day \(day), step \(step): \(event) was refused")
                    #expect(
                        outcome.effects.allSatisfy {
                            if case .show = $0 { true } else if case .sound = $0 { true } else { false }
                        }
                    )
                }
            }
        }
    }

    @Test("replaying what was accepted gives the same state, byte for byte, across changes of the catalogue")
    func replay() throws {
        let seed = printedSeed(for: "random replays")
        for day in 0..<Self.days {
            var actions = RandomActions(chance: SeededGenerator(seed: seed &+ UInt64(day)))
            var till = TestTill.open()
            for step in 0..<Self.actionsADay {
                if step.isMultiple(of: 50) {
                    till.catalogue = Shop.catalogue(etag: "v\(step)", language: step == 50 ? .spanish : .english)
                    till.catalogue.products[0].listPrice = Price(millionths: 1_000_000 + Int64(step) * 10_000)
                }
                let event = actions.next(till.state)
                till.take(event)
            }
            var replayed = TillState()
            for (action, catalogue) in till.accepted {
                // As the journal keeps it: through its coded form.
                let kept = try JSONDecoder().decode(Action.self, from: coded(action))
                #expect(kept == action)
                #expect(replayed.reduce(kept, catalogue).refusal == nil, "day \(day): \(action) was accepted once")
            }
            #expect(try coded(replayed) == coded(till.state), "day \(day)")
            #expect(try JSONDecoder().decode(TillState.self, from: coded(replayed)) == replayed)
        }
    }

    @Test("a day of random actions does sell, park, close and refuse: the properties above are not empty")
    func coverage() {
        var counts: [String: Int] = [:]
        let seed = printedSeed(for: "random coverage")
        for day in 0..<Self.days {
            var actions = RandomActions(chance: SeededGenerator(seed: seed &+ UInt64(day)))
            var till = TestTill.open()
            for _ in 0..<Self.actionsADay {
                let event = actions.next(till.state)
                let outcome = till.take(event)
                let name = "\(event)".prefix { $0.isLetter }
                counts["\(name) \(outcome.refusal == nil ? "done" : "refused")", default: 0] += 1
                if outcome.effects.contains(where: { if case .submit = $0 { true } else { false } }) {
                    counts["sales", default: 0] += 1
                }
            }
        }
        for name in ["sales", "park done", "takeUp done", "closeSession done", "reprint done", "pay refused"] {
            #expect(counts[name, default: 0] >= 5, "\(name): \(counts)")
        }
    }
}
