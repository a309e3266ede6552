@testable import TillDomain

/// A till under test: it gives each action the next second and the next salt, and keeps what was accepted.
struct TestTill {
    /// 22 November 2026, 17:05 UTC.
    static let startMillis: Int64 = 1_795_367_100_000

    var state = TillState()
    var catalogue: Catalogue
    private(set) var accepted: [(action: Action, catalogue: Catalogue)] = []
    private(set) var taken = 0

    init(_ catalogue: Catalogue = Shop.catalogue()) {
        self.catalogue = catalogue
    }

    /// The stamp of the action that comes next.
    var stamp: Action.Stamp {
        Action.Stamp(atMillis: Self.startMillis + Int64(taken) * 1000, utcOffsetMinutes: 60, salt: UInt16(taken))
    }

    var context: TillState.Context { TillState.Context(catalogue: catalogue, stamp: stamp) }

    @discardableResult
    mutating func take(_ event: Action.Event) -> Outcome {
        let action = Action(event, stamp)
        taken += 1
        let outcome = state.reduce(action, catalogue)
        if outcome.refusal == nil { accepted.append((action, catalogue)) }
        return outcome
    }

    mutating func take(_ events: [Action.Event]) {
        for event in events { take(event) }
    }

    /// Ana at an open session with a float of 100.00.
    static func open(_ catalogue: Catalogue = Shop.catalogue()) -> TestTill {
        var till = TestTill(catalogue)
        till.take([.signIn(userID: Shop.ana.id), .openSession(id: 42, float: Money(minor: 100_00))])
        return till
    }
}

extension Action.Event {
    static func add(_ product: Product, _ quantity: Quantity = .one) -> Action.Event {
        .addLine(productID: product.id, quantity: quantity)
    }

    static func scan(_ code: String) -> Action.Event { .scanned(label: Array(code.utf8)) }

    static func pay(_ method: PaymentMethod, _ minor: Int64? = nil) -> Action.Event {
        .pay(methodID: method.id, tendered: minor.map(Money.init(minor:)))
    }
}

extension OrderLine {
    /// A line as the reducer makes it from a product.
    init(_ id: Int, _ product: Product, _ quantity: Quantity = .one, _ catalogue: Catalogue) {
        self.init(
            id: id,
            productID: product.id,
            name: product.name,
            quantity: quantity,
            unitPrice: product.listPrice,
            taxes: catalogue.taxes(ids: product.taxIDs)
        )
        compute(catalogue.company)
    }
}
