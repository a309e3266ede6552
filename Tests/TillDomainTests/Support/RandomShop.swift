@testable import TillDomain

/// A shop that has everything: tables, two stations, presets, customers with credit, tips, every kind of tax. What the
/// runs differ in is chosen by the run's number: digits of the currency, rounding of taxes, smallest coin.
enum RandomShop {
    static let digits = [2, 0, 2, 3]

    static func catalogue(run: Int, etag: String = "v0") -> Catalogue {
        let digits = digits[run % digits.count]
        var catalogue = Catalogue(
            etag: etag,
            company: company(run: run, digits: digits),
            configuration: configuration(digits),
            products: products,
            categories: [
                Category(id: 1, name: "Bebidas"), Category(id: 2, name: "Cocina"),
                Category(id: 3, name: "Carnes", parentID: 2),
            ],
            taxes: taxes,
            paymentMethods: methods,
            users: users
        )
        catalogue.partners = partners(digits)
        catalogue.fiscalPositions = positions
        catalogue.pricelists = pricelists
        catalogue.floors = [Floor(id: 1, name: "Sala", tables: (1...3).map { Floor.Table(id: $0, name: "\($0)") })]
        catalogue.kitchenPrinters = [
            KitchenPrinter(key: "kitchen", name: "Cocina", categoryIDs: [2]),
            KitchenPrinter(key: "bar", name: "Barra", categoryIDs: [1]),
        ]
        catalogue.discountPresets = presets(digits)
        catalogue.voidReasons = [VoidReason(id: 1, name: "Error"), VoidReason(id: 2, name: "Devuelto")]
        return catalogue
    }

    /// Whole units of the currency in minor units.
    static func units(_ count: Int64, _ digits: Int) -> Money {
        Money(minor: count * Int64(Exact.power(digits)))
    }

    private static func company(run: Int, digits: Int) -> Company {
        var company = Company(
            name: "Bar",
            currency: Currency(code: "XTS", symbol: "¤", position: .after, digits: digits),
            taxRounding: run / 2 % 2 == 0 ? .perLine : .global
        )
        if run.isMultiple(of: 3) { company.cashRounding = CashRounding(step: Money(minor: 5), productID: rounding.id) }
        return company
    }

    private static func configuration(_ digits: Int) -> Configuration {
        var configuration = Configuration(id: 7, name: "Barra")
        configuration.tipProductID = tip.id
        configuration.pricelistID = 1
        configuration.priceDigits = 2
        configuration.fiscalPositionID = 1
        configuration.denominations = [1, 5, 10, 50].map { units($0, digits) }
        configuration.closingDifferenceMax = units(5, digits)
        return configuration
    }

    // MARK: - What is sold

    static let taxes = [
        Tax(id: 1, name: "IVA 10%", percent: Percent(tenThousandths: 100_000), isPriceIncluded: true),
        Tax(id: 2, name: "IVA 21%", percent: Percent(tenThousandths: 210_000)),
        Tax(id: 3, name: "Envase", amountType: .fixed, fixed: Price(millionths: 250_000), isPriceIncluded: true),
        Tax(id: 4, name: "División", amountType: .division, percent: Percent(tenThousandths: 40_000)),
        Tax(
            id: 5,
            name: "Grupo",
            amountType: .group,
            children: [
                Tax(id: 6, name: "2%", percent: Percent(tenThousandths: 20_000)),
                Tax(id: 7, name: "Bolsa", amountType: .fixed, fixed: Price(millionths: 100_000)),
            ]
        ),
        Tax(
            id: 8,
            name: "5% incl.",
            percent: Percent(tenThousandths: 50_000),
            isPriceIncluded: true,
            includesBaseAmount: true,
            sequence: 0
        ),
    ]

    static let products = [
        product(1, "Café", 1_500_000, [1], barcode: "CAFE", category: 1),
        product(2, "Vino", 12_990_000, [2], barcode: "8410000000023", category: 1),
        Product(
            id: 3,
            name: "Jamón",
            barcode: "2112345000008",
            listPrice: Price(millionths: 24_900_000),
            unit: Shop.kilogram,
            isWeighed: true,
            categoryID: 3,
            taxIDs: [1]
        ),
        product(4, "Agua", 0, [1], category: 1),
        product(5, "Hamburguesa", 9_950_000, [5], category: 3),
        product(6, "Cerveza", 2_333_333, [8, 3], barcode: "2312345000002", category: 1),
        product(7, "Pan", 335_000, [4], category: 2),
        product(8, "Menú", 14_500_000, [8, 2], category: 2),
        product(12, "Piso", OrderLimits.price.millionths, [2], category: 2),
        tip, rounding,
        Product(id: 11, name: "Retirado", barcode: "OFF", listPrice: .zero, isActive: false),
    ]
    static let tip = Product(id: 9, name: "Propina", listPrice: .zero)
    static let rounding = Product(id: 10, name: "Redondeo", listPrice: .zero)

    private static func product(
        _ id: Int,
        _ name: String,
        _ millionths: Int64,
        _ taxIDs: [Int],
        barcode: String = "",
        category: Int
    ) -> Product {
        Product(
            id: id,
            name: name,
            barcode: barcode,
            listPrice: Price(millionths: millionths),
            categoryID: category,
            taxIDs: taxIDs
        )
    }

    static let positions = [
        FiscalPosition(id: 1, name: "Nacional", takeoutID: 2, maps: []),
        FiscalPosition(id: 2, name: "Para llevar", maps: [TaxMap(sourceID: 2, destinationID: 1)]),
        FiscalPosition(id: 3, name: "Exento", maps: [TaxMap(sourceID: 1, destinationID: nil)]),
    ]
    typealias TaxMap = FiscalPosition.TaxMap

    static let pricelists = [
        Pricelist(id: 1, name: "Normal", items: []),
        Pricelist(
            id: 2,
            name: "Socios",
            items: [
                Pricelist.Item(id: 1, scope: .global, computation: .percentage(Percent(tenThousandths: 75_000)))
            ]
        ),
    ]

    static func presets(_ digits: Int) -> [DiscountPreset] {
        [
            DiscountPreset(id: 1, name: "Amigos", kind: .fixedPercent, percent: Percent(tenThousandths: 100_000)),
            DiscountPreset(id: 2, name: "Vale", kind: .fixedAmount, scope: .check, amount: units(1, digits)),
            DiscountPreset(
                id: 3,
                name: "Rotura",
                kind: .openPercent,
                scope: .item,
                percent: Percent(tenThousandths: 330_000)
            ),
            DiscountPreset(id: 4, name: "Detalle", kind: .openAmount, amount: units(2, digits)),
        ]
    }

    // MARK: - Who buys, who sells, how it is paid

    static func partners(_ digits: Int) -> [Partner] {
        [
            Partner(id: 1, name: "Bodega", barcode: "042001", creditLimit: units(200, digits), pricelistID: 2),
            Partner(id: 2, name: "Peña", barcode: "042002", fiscalPositionID: 3),
            Partner(
                id: 3,
                name: "Hotel",
                barcode: "042003",
                creditLimit: units(9000, digits),
                creditUsed: units(100, digits)
            ),
        ]
    }

    static let cash = PaymentMethod(
        id: 1,
        name: "Efectivo",
        kind: .cash,
        sequence: 1,
        allowsOverpay: true,
        allowsChange: true
    )
    static let card = PaymentMethod(
        id: 2,
        name: "Tarjeta",
        kind: .card,
        sequence: 2,
        allowsOverpay: false,
        allowsChange: false
    )
    static let voucher = PaymentMethod(
        id: 3,
        name: "Vale",
        kind: .bank,
        sequence: 3,
        allowsOverpay: true,
        allowsChange: false
    )
    static let cheque = PaymentMethod(
        id: 4,
        name: "Cheque",
        kind: .bank,
        sequence: 4,
        allowsOverpay: true,
        allowsChange: true
    )
    static let account = PaymentMethod(
        id: 5,
        name: "Cuenta",
        kind: .credit,
        sequence: 5,
        allowsOverpay: false,
        allowsChange: false
    )
    /// Takes money and never pays any back.
    static let gift = PaymentMethod(
        id: 6,
        name: "Regalo",
        kind: .card,
        sequence: 6,
        allowsOverpay: false,
        allowsChange: false,
        allowsNegative: false
    )
    static let methods = [card, cash, voucher, cheque, account, gift]

    static let users = [
        user(1, "Ana", .manager, Permission.allCases),
        user(
            2,
            "Luis",
            .cashier,
            Permission.allCases.filter { ![.refund, .voidItem, .switchUser].contains($0) },
            cap: 15
        ),
        user(3, "Eva", .waiter, [.createOrder, .modifyOrder]),
        user(4, "Marta", .manager, Permission.allCases.filter { $0 != .refund && $0 != .closeSession }, cap: 60),
    ]

    private static func user(_ id: Int, _ name: String, _ role: Role, _ may: [Permission], cap: Int64 = 0) -> User {
        User(
            id: id,
            name: name,
            role: role,
            badge: "04100\(id)",
            maxDiscount: Percent(tenThousandths: cap * 10_000),
            permissions: Dictionary(uniqueKeysWithValues: may.map { ($0.rawValue, true) })
        )
    }
}
