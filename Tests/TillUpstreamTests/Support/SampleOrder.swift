import TillDomain
import TillWire

/// Orders as a terminal makes them from the demo's catalogue.
enum SampleOrder {
    /// Two of the first product with 10 % off, one of the general VAT, 0.350 kg of ham, a returnable bottle; in cash.
    static func paid(_ payload: BootstrapPayload, salt: UInt16 = 0x3F7A) throws -> OrderCreateRequest {
        let catalogue = try payload.catalogue()
        var order = Order(
            reference: OrderReference.make(configurationID: 1, sessionID: 1, atMillis: 1_709_123_456_789, salt: salt),
            state: .paid,
            sequence: 1,
            sessionID: 1,
            configurationID: 1,
            userID: 2,
            createdAtMillis: 1_709_123_456_789
        )
        let sold: [(productID: Int, thousandths: Int64, discount: Int64)] = [
            (1, 2000, 100_000), (54, 1000, 0), (13, 350, 0), (58, 3000, 0),
        ]
        for (position, item) in sold.enumerated() {
            guard let product = catalogue.product(id: item.productID) else { throw MissingProduct(id: item.productID) }
            var line = OrderLine(
                id: position + 1,
                productID: product.id,
                name: product.name,
                quantity: Quantity(thousandths: item.thousandths),
                unitPrice: product.listPrice,
                discount: Percent(tenThousandths: item.discount),
                taxes: catalogue.taxes(ids: product.taxIDs)
            )
            line.compute(catalogue.company)
            order.lines.append(line)
        }
        order.paidAtMillis = 1_709_123_470_000
        order.payments = [
            Payment(
                methodID: 1,
                name: "Efectivo / Cash",
                kind: .cash,
                tendered: Money(minor: 5000),
                amount: order.total,
                atMillis: 1_709_123_470_000
            )
        ]
        return OrderCreateRequest(order, catalogue.company.currency)
    }

    struct MissingProduct: Error {
        var id: Int
    }
}
