import Foundation
import Testing
import TillTestSupport

@testable import TillDomain

/// The state is a fold over what the journal keeps.
@Suite("Replay")
struct ReplayTests {
    static let scripts: [[Action.Event]] = [
        EventSamples.all,
        EventSamples.all.reversed(),
        EventSamples.session + EventSamples.orders + EventSamples.lines + EventSamples.money + EventSamples.session,
        [
            .signIn(userID: 3), .openSession(id: 42, float: .zero), .scan(Shop.ana.badge), .add(Shop.coffee),
            .approve(userID: 1, reason: "x"), .scan(Shop.ana.badge), .lock, .scan(Shop.luis.badge),
            .add(Shop.coffee), .startClosing, .scan(Shop.ana.badge), .acknowledgeOpenOrders, .declineApproval,
        ],
    ]

    @Test("each script gives the same state again, byte for byte", arguments: scripts.indices)
    func again(number: Int) throws {
        for user in [Shop.ana, Shop.luis, Shop.eva] {
            var till = TestTill.open(EventSamples.catalogue(), for: user)
            till.take(Self.scripts[number])
            #expect(try coded(till.replayed()) == coded(till.state))
            #expect(try JSONDecoder().decode(TillState.self, from: coded(till.state)) == till.state)
        }
    }

    @Test("any day of people, rights, cash and closings: refused changes nothing, waiting changes only what waits")
    func randomDays() throws {
        let seed = printedSeed(for: "days of people")
        var counts: [String: Int] = [:]
        for day in 0..<40 {
            var chance = SeededGenerator(seed: seed &+ UInt64(day))
            var till = TestTill(EventSamples.catalogue().with(\.configuration.closingDifferenceMax, Money(minor: 5_00)))
            for step in 0..<150 {
                let before = till.state
                let event = next(till, &chance)
                let outcome = till.take(event)
                switch outcome {
                case .done: counts["\(event.name) done", default: 0] += 1
                case .refused(let refusal, _):
                    counts["\(refusal.code)", default: 0] += 1
                    #expect(try coded(till.state) == coded(before), "day \(day), step \(step): \(event)")
                case .awaitsApproval:
                    counts["waits", default: 0] += 1
                    var same = till.state
                    #expect(same.pending != nil && same.pending?.userID == before.userID)
                    same.pending = before.pending
                    #expect(try coded(same) == coded(before), "day \(day), step \(step): \(event)")
                }
                #expect(outcome.effects.isEmpty == false || outcome.refusal == nil)
                #expect(!till.state.isLocked || till.state.pending == nil)
                #expect(till.state.session.overrides.count <= till.state.session.overrideCount)
            }
            #expect(try coded(till.replayed()) == coded(till.state), "day \(day)")
        }
        for name in ["waits", "approve done", "closeSession done", "confirmClosing done", "LOCKED", "APPROVER_MAY_NOT"]
        {
            #expect(counts[name, default: 0] >= 3, "\(name): \(counts)")
        }
    }

    private func next(_ till: TestTill, _ chance: inout SeededGenerator) -> Action.Event {
        let amount = Money(minor: Int64.random(in: -1...200_00, using: &chance))
        let userID = [1, 2, 2, 3, 9].randomElement(using: &chance) ?? 1
        let expected = till.state.session.expectedCash
        // Each group as likely as another, so that what is rare in a list of all happens, too.
        var groups: [[Action.Event]] = [
            [.scan(Shop.ana.badge), .scan(Shop.luis.badge), .approve(userID: userID, reason: "x")],
            [.signIn(userID: userID), .lock, .declineApproval, .scan("TILL51"), .scan("TILL50")],
            till.state.session.state == .closed || till.state.session.state == .opening
                ? [.openSession(id: 42, float: amount), .startOpening(id: 43), .countFloat(.amount(amount))]
                : [.add(Shop.coffee), .pay(Shop.cash), .pay(Shop.card), .setPrice(lineID: 1, price: .zero)],
            till.state.session.state == .closing
                ? [
                    .acknowledgeOpenOrders, .countCash(.amount(amount)), .countCash(.amount(expected)),
                    .confirmClosing, .closeSession(counted: expected), .cancelClosing,
                ] : [.startClosing, .printXReport],
            [.cashIn(amount: amount, reason: "x"), .cashOut(amount: amount, reason: "x"), .openDrawer],
            EventSamples.all,
        ]
        if till.state.session.state == .closing { groups += [groups[3], groups[3]] }
        let isAwaited = till.state.pending != nil || till.state.isLocked
        let group =
            (isAwaited && Bool.random(using: &chance) ? groups.first : groups.randomElement(using: &chance)) ?? []
        return group.randomElement(using: &chance) ?? .lock
    }
}
