import TillDomain
import TillWire

/// A small payload that has every kind of part, and an order that was paid on it.
enum WireSample {
    static let payload = BootstrapPayload(
        etag: "e1",
        serverTime: "2026-11-22T10:07:03Z",
        company: WireCompany(
            name: "Peña",
            vat: "ESB00000000",
            address: nil,
            phone: nil,
            currency: WireCompany.WireCurrency(code: "EUR", symbol: "€", position: "after", digits: 2),
            taxRounding: "line"
        ),
        config: WireConfig(
            id: 1,
            name: "Caja 1",
            language: "es_ES",
            receiptHeader: nil,
            receiptFooter: nil,
            iface: WireConfig.Interface(printAuto: true, cashdrawer: true)
        ),
        session: WireSession(id: 42, state: "opened"),
        users: [
            WireUser(
                id: 1,
                name: "Marta",
                role: "manager",
                pinHash: nil,
                badge: nil,
                maxDiscount: WireNumber("10"),
                permissions: ["refund": true, "settings": false]
            )
        ],
        products: [
            WireProduct(
                id: 7,
                name: "Café",
                barcode: "8479996000134",
                listPrice: WireNumber("2.49"),
                categoryID: 1,
                taxIDs: [1]
            )
        ],
        categories: [WireCategory(id: 1, name: "Desayuno", parentID: nil, sequence: 1)],
        taxes: [
            WireTax(
                id: 1,
                name: "IVA 21 %",
                amount: WireNumber("21"),
                amountType: "percent",
                priceInclude: true,
                includeBaseAmount: false,
                sequence: 1
            ),
            WireTax(
                id: 3,
                name: "Depósito",
                amount: WireNumber("0.1"),
                amountType: "fixed",
                priceInclude: false,
                includeBaseAmount: false,
                sequence: 2
            ),
        ],
        paymentMethods: [
            WirePaymentMethod(
                id: 1,
                name: "Efectivo",
                type: "cash",
                sequence: 1,
                allowOverpay: true,
                allowChange: true,
                allowNegative: true
            )
        ]
    )

    /// Two of product 7 at 2.49 with 10 % off, paid with 5 € in cash.
    static func order(_ catalogue: Catalogue) -> Order {
        var order = Order(
            reference: "NU/CFG1/S42/1709123456789-3f7a",
            state: .paid,
            sequence: 3,
            sessionID: 42,
            configurationID: 1,
            userID: 1,
            createdAtMillis: 1_709_123_456_789
        )
        var line = OrderLine(
            id: 1,
            productID: 7,
            name: "Café",
            quantity: Quantity(thousandths: 2000),
            unitPrice: Price(millionths: 2_490_000),
            discount: Percent(tenThousandths: 100_000),
            taxes: catalogue.taxes(ids: [1, 3])
        )
        line.compute(catalogue.company)
        order.lines = [line]
        order.paidAtMillis = 1_709_123_470_000
        order.payments = [
            Payment(
                methodID: 1,
                name: "Efectivo",
                kind: .cash,
                tendered: Money(minor: 500),
                amount: order.total,
                atMillis: 1_709_123_470_000
            )
        ]
        return order
    }
}
