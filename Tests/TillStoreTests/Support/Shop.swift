import TillDomain
import TillWire

/// A small shop as the upstream sends it: Ana may do everything, Iker sells.
enum Shop {
    static let currency = Currency(code: "EUR", symbol: "€", position: .after, digits: 2)

    static func payload(etag: String = "v1", coffee: String = "1.50", language: String = "en") -> BootstrapPayload {
        BootstrapPayload(
            etag: etag,
            serverTime: "2026-11-22T17:05:00Z",
            company: WireCompany(
                name: "Bar Año Nuevo",
                vat: "B12345678",
                address: nil,
                phone: nil,
                currency: WireCompany.WireCurrency(code: "EUR", symbol: "€", position: "after", digits: 2),
                taxRounding: "line"
            ),
            config: WireConfig(
                id: 7,
                name: "Barra",
                language: language,
                receiptHeader: nil,
                receiptFooter: nil,
                iface: WireConfig.Interface(printAuto: true, cashdrawer: true)
            ),
            session: nil,
            users: [
                WireUser(
                    id: 1,
                    name: "Ana",
                    role: "manager",
                    pinHash: nil,
                    badge: nil,
                    maxDiscount: nil,
                    permissions: Dictionary(uniqueKeysWithValues: Permission.allCases.map { ($0.rawValue, true) })
                ),
                WireUser(
                    id: 2,
                    name: "Iker",
                    role: "cashier",
                    pinHash: nil,
                    badge: nil,
                    maxDiscount: nil,
                    permissions: ["createOrder": true, "modifyOrder": true, "payment": true, "switchUser": true]
                ),
            ],
            products: [
                WireProduct(
                    id: 1,
                    name: "Café",
                    barcode: "CAFE",
                    listPrice: WireNumber(coffee),
                    categoryID: nil,
                    taxIDs: [10]
                ),
                WireProduct(
                    id: 2,
                    name: "Vino",
                    barcode: "VINO",
                    listPrice: WireNumber("12.99"),
                    categoryID: nil,
                    taxIDs: []
                ),
            ],
            categories: [],
            taxes: [
                WireTax(
                    id: 10,
                    name: "IVA 10%",
                    amount: WireNumber("10"),
                    amountType: "percent",
                    priceInclude: true,
                    includeBaseAmount: false,
                    sequence: 1
                )
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
                ),
                WirePaymentMethod(
                    id: 2,
                    name: "Tarjeta",
                    type: "card",
                    sequence: 2,
                    allowOverpay: false,
                    allowChange: false,
                    allowNegative: true
                ),
            ]
        )
    }
}
