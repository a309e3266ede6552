import TillDomain

/// A small shop with one of everything that the reducer tells apart.
enum Shop {
    static let euro = Currency(code: "EUR", symbol: "€", position: .after, digits: 2)

    static let reduced = Tax(id: 10, name: "IVA 10%", percent: Percent(tenThousandths: 100_000), isPriceIncluded: true)
    static let standard = Tax(id: 21, name: "IVA 21%", percent: Percent(tenThousandths: 210_000), isPriceIncluded: true)

    static let kilogram = Product.Unit(id: 2, name: "kg", rounding: Quantity(thousandths: 1))

    // Products, named by what they are for.
    static let coffee = Product(
        id: 1,
        name: "Café con leche",
        barcode: "8410000000016",
        extraBarcodes: ["CAFE"],
        listPrice: Price(millionths: 1_500_000),
        taxIDs: [10]
    )
    static let wine = Product(
        id: 2,
        name: "Vino de la casa, cosecha del año, botella de 75 cl",
        barcode: "8410000000023",
        listPrice: Price(millionths: 12_990_000),
        taxIDs: [21]
    )
    static let ham = Product(
        id: 3,
        name: "Jamón ibérico",
        barcode: "8410000000030",
        listPrice: Price(millionths: 24_900_000),
        unit: kilogram,
        isWeighed: true,
        taxIDs: [10]
    )
    static let free = Product(id: 4, name: "Agua", barcode: "8410000000047", listPrice: .zero, taxIDs: [10])
    static let withdrawn = Product(
        id: 5,
        name: "Retirado",
        barcode: "8410000000054",
        listPrice: .zero,
        taxIDs: [],
        isActive: false
    )
    static let american = Product(
        id: 6,
        name: "Ketchup",
        barcode: "036000291452",
        listPrice: Price(millionths: 2_000_000),
        taxIDs: [10]
    )
    static let dearest = Product(id: 7, name: "Piso", listPrice: OrderLimits.price, taxIDs: [21])
    static let tooDear = Product(
        id: 8,
        name: "Palacio",
        listPrice: Price(millionths: OrderLimits.price.millionths + 1),
        taxIDs: []
    )
    static let negative = Product(id: 9, name: "Vale", listPrice: Price(millionths: -1), taxIDs: [])

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

    /// May do everything.
    static let ana = User(
        id: 1,
        name: "Ana",
        role: .manager,
        badge: "041000000001",
        permissions: rights(Permission.allCases)
    )
    /// A cashier with the rights that the upstream gives cashiers.
    static let luis = luis()
    static let cashierRights: [Permission] = [
        .payment, .createOrder, .modifyOrder, .cashDrawer, .switchUser, .discount,
    ]
    /// May do nothing; one permission is denied in words, the others by silence.
    static let eva = User(id: 3, name: "Eva", role: .waiter, permissions: ["payment": false])

    static func rights(_ permissions: [Permission]) -> [String: Bool] {
        Dictionary(uniqueKeysWithValues: permissions.map { ($0.rawValue, true) })
    }

    /// Luis with more rights than cashiers have.
    static func luis(alsoMay more: Permission..., maxDiscount: Percent = .zero) -> User {
        User(
            id: 2,
            name: "Luis",
            role: .cashier,
            badge: "041000000002",
            maxDiscount: maxDiscount,
            permissions: rights(cashierRights + more)
        )
    }

    static func catalogue(
        etag: String = "v1",
        language: Language = .english,
        currency: Currency = euro,
        taxRounding: TaxRounding = .perLine,
        printsAutomatically: Bool = true,
        hasCashDrawer: Bool = true
    ) -> Catalogue {
        Catalogue(
            etag: etag,
            company: Company(
                name: "Bar Año Nuevo",
                vat: "B12345678",
                address: "Calle Mayor 1, Logroño",
                phone: "941 000 000",
                currency: currency,
                taxRounding: taxRounding
            ),
            configuration: Configuration(
                id: 7,
                name: "Barra",
                language: language,
                receiptHeader: "Desde 1962",
                receiptFooter: language == .spanish ? "¡Gracias por su visita!" : "Thank you for your visit!",
                printsAutomatically: printsAutomatically,
                hasCashDrawer: hasCashDrawer
            ),
            products: [coffee, wine, ham, free, withdrawn, american, dearest, tooDear, negative],
            taxes: [reduced, standard],
            paymentMethods: [cash, card],
            users: [ana, luis, eva]
        )
    }
}
