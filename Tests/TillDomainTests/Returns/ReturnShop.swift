@testable import TillDomain

/// A till with a store beside it, which answers what is looked up from what was saved.
struct ReturnShop {
    var till: TestTill
    private(set) var store = RandomStore()
    var effects: [Effect] = []

    init(_ catalogue: Catalogue = PaymentShop.catalogue()) {
        till = .open(catalogue)
    }

    @discardableResult
    mutating func take(_ event: Action.Event) -> Outcome {
        let outcome = till.take(event)
        effects = outcome.effects
        store.write(effects)
        return outcome
    }

    /// Pays what is at hand and answers for the store that it is kept.
    mutating func sell(by method: PaymentMethod, _ tendered: Int64? = nil) -> Order {
        take(.pay(method, tendered))
        return till.state.lastSale ?? till.state.order
            ?? Order(reference: "", sequence: 0, sessionID: 0, configurationID: 0, userID: 0, createdAtMillis: 0)
    }

    /// The sale as the store has it now.
    func stored(_ sale: Order) -> Order { store.orders[sale.reference] ?? sale }

    /// Asks for the sale's return, and lets the store answer.
    @discardableResult
    mutating func beginReturn(of sale: Order) -> Outcome {
        let asked = take(.returnSale(reference: sale.reference))
        guard asked.refusal == nil else { return asked }
        return take(store.answer(to: sale.reference))
    }

    /// The money of the last sale or return, by payment.
    var lastAmounts: [Int64] { till.state.lastSale?.payments.map(\.amount.minor) ?? [] }
}
