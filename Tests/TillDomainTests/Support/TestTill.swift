import Foundation
import Testing

@testable import TillDomain

/// A till under test: it gives each action the next second and the next salt, and keeps what changed it: what was done
/// and what waits for approval, as the journal does.
struct TestTill {
    /// 22 November 2026, 17:05 UTC.
    static let startMillis: Int64 = 1_795_367_100_000

    var state = TillState()
    var catalogue: Catalogue
    private(set) var accepted: [(action: Action, catalogue: Catalogue)] = []
    private(set) var taken = 0
    /// Time that passed without an action; negative where the clock was set back.
    var passedMillis: Int64 = 0

    init(_ catalogue: Catalogue = Shop.catalogue()) {
        self.catalogue = catalogue
    }

    /// The stamp of the action that comes next.
    var stamp: Action.Stamp {
        Action.Stamp(
            atMillis: Self.startMillis + passedMillis + Int64(taken) * 1000,
            utcOffsetMinutes: 60,
            salt: UInt16(taken)
        )
    }

    var context: TillState.Context { TillState.Context(catalogue: catalogue, stamp: stamp) }

    @discardableResult
    mutating func take(_ event: Action.Event) -> Outcome {
        let action = Action(event, stamp)
        taken += 1
        let outcome = state.reduce(action, catalogue)
        if !outcome.isRefused { accepted.append((action, catalogue)) }
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

    /// The same with somebody else at it, from the catalogue or in the place of whom it has under that number.
    static func open(_ catalogue: Catalogue = Shop.catalogue(), for user: User) -> TestTill {
        var catalogue = catalogue
        catalogue.users.removeAll { $0.id == user.id }
        catalogue.users.append(user)
        var till = open(catalogue)
        till.take(.signIn(userID: user.id))
        return till
    }

    /// What the journal keeps, reduced again from nothing, through its coded form.
    func replayed() throws -> TillState {
        var state = TillState()
        for (action, catalogue) in accepted {
            let kept = try JSONDecoder().decode(Action.self, from: coded(action))
            #expect(kept == action)
            #expect(!state.reduce(kept, catalogue).isRefused, "\(action) changed the till once")
        }
        return state
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

extension Refusal {
    /// What the cashier sees and hears of it, in English.
    var told: [Effect] { [.show(display(Shop.euro, .english)), .sound(sound)] }
}

extension Catalogue {
    /// The same with one thing changed.
    func with<Value>(_ path: WritableKeyPath<Catalogue, Value>, _ value: Value) -> Catalogue {
        var copy = self
        copy[keyPath: path] = value
        return copy
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

extension [Effect] {
    /// What a scan adds to what has no sound of its own: every scan is heard.
    var heard: [Effect] { self + [.sound(.accepted)] }
}
