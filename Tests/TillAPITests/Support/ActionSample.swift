import TillWire

@testable import TillAPI
@testable import TillDomain

/// A moment in the restaurant at which every action can be written with as few fields as possible.
enum ActionSample {
    static let orderReference = "NU/CFG1/S42/1709123456789-3f7a"
    static let saleReference = "NU/CFG1/S42/1709123450000-3f7a"

    static func catalogue() throws -> Catalogue { try SampleShop.restaurant().catalogue() }

    /// An order with the lines 2 and 3 and two payments, one parked order, and a sale before it.
    static func state() -> TillState {
        var state = TillState()
        var order = order(orderReference, .checkout)
        state.parked = [Self.order("NU/older", .editing), order]
        state.lastSale = Self.order(saleReference, .paid)
        order.lines = [2, 3].map { id in
            OrderLine(
                id: id,
                productID: 7,
                name: "Café",
                quantity: .one,
                unitPrice: Price(millionths: 2_490_000),
                taxes: []
            )
        }
        order.payments = [1, 2].map { id in
            Payment(
                methodID: id,
                name: "",
                kind: .cash,
                tendered: Money(minor: 100),
                amount: Money(minor: 100),
                atMillis: 0
            )
        }
        state.order = order
        return state
    }

    private static func order(_ reference: String, _ state: OrderState) -> Order {
        Order(
            reference: reference,
            state: state,
            sequence: 1,
            sessionID: 42,
            configurationID: 1,
            userID: 1,
            createdAtMillis: 0
        )
    }
}
