import Testing
import TillTestSupport

@testable import TillDomain

@Suite("The order's machine")
struct OrderMachineTests {
    @Test("every state with every event, as a table")
    func table() throws {
        var text = ""
        for state in OrderState.allCases {
            for event in OrderEvent.allCases {
                let next = OrderMachine.next(state, event)?.rawValue ?? "refused"
                text += "\(state.rawValue) + \(event.rawValue) -> \(next)\n"
            }
        }
        #expect(try Golden.difference(text, "order-machine.txt") == nil)
    }

    /// All that changes what is sold or for how much.
    private static let edits: [OrderEvent] = [
        .orderLoad, .orderClear, .lineAdd, .lineSetQty, .lineRemove, .orderSetCustomer, .pricingContextSet, .goEditing,
        .goCheckout, .draftSave, .draftSaved,
    ]

    @Test("paid and finalized bar every edit", arguments: [OrderState.paid, .finalized])
    func paidBarsEdits(state: OrderState) {
        for event in Self.edits { #expect(OrderMachine.next(state, event) == nil, "\(event)") }
    }

    @Test("only MARK_PAID at checkout leads to paid, and only FINALIZE from paid leads to finalized")
    func onlyWays() {
        func ways(to target: OrderState) -> [String] {
            OrderState.allCases.flatMap { state in
                OrderEvent.allCases.filter { OrderMachine.next(state, $0) == target }.map { "\(state) \($0.rawValue)" }
            }
        }
        #expect(ways(to: .paid) == ["checkout MARK_PAID"])
        #expect(ways(to: .finalized) == ["paid FINALIZE"])
        #expect(ways(to: .checkout).contains("editing GO_CHECKOUT"))
    }

    @Test("at checkout the lines stand still")
    func checkoutStands() {
        for event in [OrderEvent.lineAdd, .lineSetQty, .lineRemove, .pricingContextSet, .orderClear] {
            #expect(OrderMachine.next(.checkout, event) == nil, "\(event)")
        }
    }

    @Test("every state is reached from idle")
    func reachable() {
        var reached: Set<OrderState> = [.idle]
        for _ in OrderState.allCases {
            for state in reached { reached.formUnion((OrderMachine.transitions[state] ?? [:]).values) }
        }
        #expect(reached == Set(OrderState.allCases))
    }
}
