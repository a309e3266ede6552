import Testing
import TillTestSupport

@testable import TillDomain

/// Whatever is split, merged and moved, in whatever order: nothing is lost, nothing is there twice.
@Suite("Split, merge, transfer: properties")
struct SplittingProperties {
    /// What must not change: of each product how many there are, how many of them the kitchen has, and the cents.
    private struct Goods: Equatable {
        var quantities: [Int: Int64] = [:]
        var sent: [Int: Int64] = [:]
        var total = Money.zero

        init(_ state: TillState) {
            for order in [state.order].compactMap(\.self) + state.parked {
                total += order.total
                for line in order.lines {
                    quantities[line.productID, default: 0] += line.quantity.thousandths
                    sent[line.productID, default: 0] += line.sent.thousandths
                }
            }
        }
    }

    private static let menu = [
        Restaurant.soup, Restaurant.steak, Restaurant.beer, Restaurant.water, Restaurant.lighter, Restaurant.octopus,
    ]

    private func shares(_ order: Order?, _ chance: inout SeededGenerator) -> [LineShare] {
        (order?.lines ?? []).filter { _ in Bool.random(using: &chance) }.map { line in
            guard Bool.random(using: &chance) else { return LineShare(lineID: line.id) }
            let step: Int64 = line.productID == Restaurant.octopus.id ? 1 : 1000
            let steps = Int64.random(in: 1...(line.quantity.thousandths / step), using: &chance)
            return LineShare(lineID: line.id, quantity: Quantity(thousandths: steps * step))
        }
    }

    private func move(_ state: TillState, _ chance: inout SeededGenerator) -> Action.Event {
        let there = state.parked.randomElement(using: &chance)?.reference ?? "NU/none"
        switch Int.random(in: 0..<6, using: &chance) {
        case 0, 1: return .splitOff(shares(state.order, &chance))
        case 2: return .merge(reference: there)
        case 3: return .transfer(shares(state.order, &chance), reference: there)
        case 4: return state.order == nil ? .takeUp(reference: there) : .park
        default: return .openTable(id: [11, 12, 21].randomElement(using: &chance) ?? 11, guests: nil)
        }
    }

    /// Tables with goods, some of which the kitchen has, and some with a note that it does not know.
    private func till(_ chance: inout SeededGenerator) -> TestTill {
        var till = Restaurant.till()
        for table in [11, 12, 21] {
            till.take(.openTable(id: table, guests: 2))
            for _ in 0..<Int.random(in: 1...5, using: &chance) {
                let product = Self.menu.randomElement(using: &chance) ?? Restaurant.soup
                let isWeighed = product.id == Restaurant.octopus.id
                let count = Int64.random(in: isWeighed ? 50...900 : 1...5, using: &chance)
                till.take(.add(product, Quantity(thousandths: isWeighed ? count : count * 1000)))
                if Int.random(in: 0..<3, using: &chance) == 0 { till.take(.sendToKitchen) }
            }
        }
        return till
    }

    private func check(_ state: TillState) {
        let open = [state.order].compactMap(\.self) + state.parked
        #expect(Set(open.map(\.reference)).count == open.count)
        for order in open {
            #expect(Set(order.lines.map(\.id)).count == order.lines.count)
            #expect(order.lines.allSatisfy { $0.id < order.nextLineID && $0.quantity > .zero })
            #expect(order.lines.allSatisfy { $0.sent >= .zero && $0.sent <= $0.quantity })
            let hasNews = !order.kitchenNews.isEmpty || order.isKitchenHeadNew
            switch order.kitchen {
            case .open: #expect(!order.isSentToKitchen)
            case .sent, .ready: #expect(!hasNews && order.isSentToKitchen)
            case .changed: #expect(hasNews && order.isSentToKitchen)
            case .paid: Issue.record("an open order is paid")
            }
        }
    }

    @Test("quantities, what was sent, and the total are conserved; ids stay unique; no move prints")
    func conserved() {
        var chance = SeededGenerator(seed: printedSeed(for: "split, merge, transfer"))
        var accepted = 0
        for _ in 0..<60 {
            var till = till(&chance)
            let before = Goods(till.state)
            for _ in 0..<40 {
                let event = move(till.state, &chance)
                let saved = till.state
                let outcome = till.take(event)
                if outcome.isRefused { #expect(till.state == saved) } else { accepted += 1 }
                check(till.state)
                #expect(outcome.kitchenJobs.isEmpty)
                let after = Goods(till.state)
                #expect(after.quantities == before.quantities && after.sent == before.sent, "\(event)")
                // Whole cents a piece: only what is weighed may round differently in parts, by half a cent a part.
                let parts =
                    Int64(till.state.order?.lines.count ?? 0)
                    + till.state.parked.reduce(0) { $0 + Int64($1.lines.count) }
                let isWeighed = before.quantities[Restaurant.octopus.id] != nil
                let drift = (after.total.minor - before.total.minor).magnitude
                #expect(drift <= (isWeighed ? UInt64(parts + 15) : 0), "\(event)")
            }
        }
        #expect(accepted > 500, "the property was hardly tried: \(accepted)")
    }

    private func voided(_ state: TillState, _ chance: inout SeededGenerator) -> Action.Event {
        let line = state.order?.lines.randomElement(using: &chance)
        let isPart = Bool.random(using: &chance)
        return .voidLine(lineID: line?.id ?? 0, quantity: isPart ? .one : nil, reasonID: 1)
    }

    @Test("after all moves each dish is on exactly one ticket of its station, and so is each that was taken back")
    func cookedOnce() {
        var chance = SeededGenerator(seed: printedSeed(for: "each dish is cooked once"))
        for _ in 0..<60 {
            var till = Restaurant.till()
            var (ids, cooked, ordered) = (Set<String>(), [String: Int64](), [String: Int64]())
            func keep(_ outcome: Outcome) {
                for job in outcome.kitchenJobs {
                    #expect(ids.insert(job.id).inserted, "\(job.id) twice")
                    for dish in job.dishes {
                        let parts = dish.split(separator: " ", maxSplits: 2).map(String.init)
                        let count = Int64(parts[0]) ?? 0
                        cooked[parts[2], default: 0] += job.banners == ["VOID"] ? -count : count
                    }
                }
            }
            for _ in 0..<40 {
                let product = [Restaurant.soup, Restaurant.beer, Restaurant.steak].randomElement(using: &chance)
                let event: Action.Event
                let before = Goods(till.state)
                switch Int.random(in: 0..<5, using: &chance) {
                case 0: event = .add(product ?? Restaurant.soup)
                case 3: event = voided(till.state, &chance)
                case 1: event = .sendToKitchen
                case 2: event = .pay(Shop.cash)
                default: event = move(till.state, &chance)
                }
                let outcome = till.take(event)
                if case .addLine = event, outcome.refusal == nil { ordered[product?.name ?? "", default: 0] += 1 }
                if case .voidLine = event, outcome.refusal == nil {
                    let after = Goods(till.state)
                    for product in Self.menu {
                        let gone = (before.quantities[product.id] ?? 0) - (after.quantities[product.id] ?? 0)
                        if gone != 0 { ordered[product.name, default: 0] -= gone / 1000 }
                    }
                }
                keep(outcome)
            }
            // Who pays has it cooked, at the latest.
            if till.state.order != nil { keep(till.take(.pay(Shop.cash))) }
            while let next = till.state.parked.first {
                till.take(.takeUp(reference: next.reference))
                keep(till.take(.pay(Shop.cash)))
            }
            #expect(cooked.filter { $0.value != 0 } == ordered.filter { $0.value != 0 })
        }
    }
}
