import TillDomain
import TillWire

/// The shop of the demo: a grocer's in Valencia with a dining room, a terrace and a bar. Everything in it is invented;
/// the prices include the tax. What people choose from is named in Spanish and English, what they sell in Spanish.
///
/// | who | role | PIN | badge |
/// |---|---|---|---|
/// | Marta | manager | 1234 | `041000000017` |
/// | Luis | cashier | 0000 | `041000000024` |
/// | Ana | waiter | 1111 | `041000000031` |
///
/// A terminal signs in as `demo` with the password `demo`.
public enum DemoShop {
    public static let login = "demo"
    public static let password = "demo"

    public static var shop: Shop {
        var shop = grocery
        shop.fiscalPositions = DemoCustomers.fiscalPositions
        shop.pricelists = DemoCustomers.pricelists
        shop.partners = DemoCustomers.partners
        shop.floors = DemoRestaurant.floors
        shop.printers = DemoRestaurant.printers
        shop.voidReasons = DemoRestaurant.voidReasons
        shop.discountPresets = DemoDiscounts.presets
        shop.barcodeRules = DemoBarcodes.rules
        return shop
    }

    private static var grocery: Shop {
        Shop(
            company: company,
            config: config,
            restrictsPriceControl: true,
            categories: DemoProducts.categories,
            taxes: taxes,
            products: DemoProducts.all,
            paymentMethods: paymentMethods,
            people: people,
            accounts: [Shop.Account(login: login, password: password, personID: 1)]
        )
    }

    private static let company = WireCompany(
        name: "Ultramarinos Peña",
        vat: "ESB00000000",
        address: "Calle del Añil 7, 46001 València",
        phone: "+34 960 000 000",
        currency: WireCompany.WireCurrency(code: "EUR", symbol: "€", position: "after", digits: 2),
        taxRounding: "line"
    )

    private static let config: WireConfig = {
        var config = WireConfig(
            id: 1,
            name: "Caja 1",
            language: Language.spanish.rawValue,
            receiptHeader: nil,
            receiptFooter: "¡Gracias por su compra! · Thank you!",
            iface: WireConfig.Interface(printAuto: true, cashdrawer: true)
        )
        config.priceDigits = 2
        config.takeoutFiscalPositionID = DemoCustomers.FiscalPositionID.takeout
        config.tipProductID = DemoProducts.ID.tip
        config.denominations = euros.map { WireNumber($0) }
        config.closingDifferenceMax = WireNumber("5.00")
        config.loginMethod = "pin"
        return config
    }()

    /// The notes and coins of the euro.
    private static let euros = [
        "500", "200", "100", "50", "20", "10", "5", "2", "1", "0.5", "0.2", "0.1", "0.05", "0.02", "0.01",
    ]

    /// The ids of the taxes in `taxes`.
    enum TaxID {
        static let general = 1
        static let reduced = 2
        static let deposit = 3
    }

    private static let taxes = [
        WireTax(
            id: TaxID.general,
            name: "IVA 21 %",
            amount: WireNumber("21"),
            amountType: "percent",
            priceInclude: true,
            includeBaseAmount: false,
            sequence: 1
        ),
        WireTax(
            id: TaxID.reduced,
            name: "IVA 10 %",
            amount: WireNumber("10"),
            amountType: "percent",
            priceInclude: true,
            includeBaseAmount: false,
            sequence: 1
        ),
        // On top of the price: the bottle is given back, the price is not.
        WireTax(
            id: TaxID.deposit,
            name: "Depósito envase",
            amount: WireNumber("0.1"),
            amountType: "fixed",
            priceInclude: false,
            includeBaseAmount: false,
            sequence: 2
        ),
    ]

    private static let paymentMethods = [
        WirePaymentMethod(
            id: 1,
            name: "Efectivo / Cash",
            type: "cash",
            sequence: 1,
            allowOverpay: true,
            allowChange: true,
            allowNegative: true
        ),
        WirePaymentMethod(
            id: 2,
            name: "Tarjeta / Card",
            type: "card",
            sequence: 2,
            allowOverpay: false,
            allowChange: false,
            allowNegative: true
        ),
        WirePaymentMethod(
            id: 3,
            name: "A cuenta / On account",
            type: "credit",
            sequence: 3,
            allowOverpay: false,
            allowChange: false,
            allowNegative: true
        ),
    ]

    private static let people = [
        Shop.Person(id: 1, name: "Marta", role: .manager, pin: "1234", badge: "041000000017"),
        Shop.Person(
            id: 2,
            name: "Luis",
            role: .cashier,
            pin: "0000",
            badge: "041000000024",
            maxDiscount: WireNumber("15")
        ),
        Shop.Person(id: 3, name: "Ana", role: .waiter, pin: "1111", badge: "041000000031"),
    ]
}
