import TillWire

@testable import TillDomain

/// The small payload with everything that a restaurant and a wholesaler add to it.
enum RichSample {
    static let payload: BootstrapPayload = {
        var payload = WireSample.payload
        payload.company.cashRounding = WireCompany.WireCashRounding(step: WireNumber("0.05"), productID: 9)
        payload.products[0].standardPrice = WireNumber("1.123456")
        payload.products[0].priceCategoryID = 31
        payload.products[0].templateID = 70
        payload.products += [("Propina", 8), ("Redondeo", 9)].map { name, id in
            WireProduct(id: id, name: name, barcode: nil, listPrice: WireNumber("0"), categoryID: nil, taxIDs: [])
        }
        payload.paymentMethods.append(
            WirePaymentMethod(
                id: 2,
                name: "A cuenta",
                type: "credit",
                sequence: 2,
                allowOverpay: false,
                allowChange: false,
                allowNegative: true
            )
        )
        payload.config = config(payload.config)
        payload.fiscalPositions = [
            WireFiscalPosition(id: 1, name: "Nacional", takeoutID: 2, maps: []),
            WireFiscalPosition(id: 2, name: "Para llevar", maps: [.init(src: 1, dest: 3), .init(src: 99, dest: nil)]),
        ]
        payload.pricelists = pricelists
        payload.priceCategories = [WireCategory(id: 31, name: "Bebidas", parentID: nil, sequence: nil)]
        payload.partners = partners
        payload.floorPlan = [WireFloor(id: 1, name: "Sala", tables: [.init(id: 5, name: "5", seats: 4)])]
        payload.printers = [
            WirePrinter(key: "receipt", name: "Caja", role: "receipt"),
            WirePrinter(key: "bar", name: "Barra", role: "kitchen", categories: [1]),
        ]
        payload.discountPresets = [
            WireDiscountPreset(id: 1, name: "10 %", type: "fixed_percent", appliesTo: "both", value: WireNumber("10")),
            WireDiscountPreset(id: 2, name: "Vale", type: "open_amount", appliesTo: "check", value: WireNumber("5")),
        ]
        payload.voidReasons = [WireVoidReason(id: 1, name: "Agotado")]
        payload.barcodeRules = [
            rule("Product", 90, "product", "any", ".*"),
            rule("Weight", 36, "weight", "ean13", "21.....{NNDDD}"),
        ]
        return payload
    }()

    private static func config(_ small: WireConfig) -> WireConfig {
        var config = small
        config.pricelistID = 1
        config.priceDigits = 3
        config.fiscalPositionID = 1
        config.takeoutFiscalPositionID = 2
        config.tipProductID = 8
        config.denominations = [WireNumber("20"), WireNumber("0.01")]
        config.closingDifferenceMax = WireNumber("5")
        config.loginMethod = "pin"
        config.defaultPartnerID = 1
        return config
    }

    private static let partners = [
        WirePartner(
            id: 1,
            name: "El Pedal",
            vat: "ESG00000000",
            barcode: "042000000017",
            creditLimit: WireNumber("100"),
            creditUsed: WireNumber("-0.5"),
            pricelistID: 1,
            fiscalPositionID: 2
        ),
        WirePartner(id: 2, name: "Miramar", pricelistID: 99, fiscalPositionID: 99),
    ]

    private static let pricelists: [WirePricelist] = {
        var fixed = WirePricelist.Item(id: 1, appliedOn: "0_product_variant", minQuantity: 3, compute: "fixed")
        fixed.productID = 7
        fixed.fixedPrice = WireNumber("2.25")
        fixed.dateStart = "2026-01-01"
        fixed.dateEnd = "2026-12-31"
        var percentage = WirePricelist.Item(id: 2, appliedOn: "1_product", compute: "percentage")
        percentage.templateID = 70
        percentage.percent = WireNumber("-12.5")
        var formula = WirePricelist.Item(id: 3, appliedOn: "2_product_category", compute: "formula")
        formula.categoryID = 31
        formula.base = "standard_price"
        formula.discount = WireNumber("5")
        formula.rounding = WireNumber("0.05")
        formula.surcharge = WireNumber("-0.01")
        formula.minMargin = WireNumber("0.5")
        formula.maxMargin = WireNumber("3")
        var onAnother = WirePricelist.Item(id: 4, compute: "formula")
        onAnother.base = "pricelist"
        onAnother.basePricelistID = 2
        return [
            WirePricelist(id: 1, name: "Mayorista", items: [fixed, percentage, formula, onAnother]),
            WirePricelist(id: 2, name: "Vacía", items: []),
        ]
    }()

    private static func rule(
        _ name: String,
        _ sequence: Int,
        _ type: String,
        _ encoding: String,
        _ pattern: String
    ) -> WireBarcodeRule {
        WireBarcodeRule(name: name, sequence: sequence, type: type, encoding: encoding, pattern: pattern)
    }
}

// MARK: - Orders
extension RichSample {
    private static let atMillis: Int64 = 1_709_123_470_000

    private static func paid(_ salt: String) -> Order {
        var order = Order(
            reference: "NU/CFG1/S42/1709123456789-\(salt)",
            state: .paid,
            sequence: 4,
            sessionID: 42,
            configurationID: 1,
            userID: 1,
            createdAtMillis: 1_709_123_456_789
        )
        order.paidAtMillis = atMillis
        return order
    }

    private static func line(_ id: Int, _ productID: Int, _ price: Int64, _ catalogue: Catalogue) -> OrderLine {
        let product = catalogue.product(id: productID)
        return OrderLine(
            id: id,
            productID: productID,
            name: product?.name ?? "",
            quantity: .one,
            unitPrice: Price(millionths: price),
            taxes: catalogue.taxes(ids: product?.taxIDs ?? [])
        )
    }

    private static func payment(_ kind: PaymentMethod.Kind, _ tendered: Int64, _ amount: Int64) -> Payment {
        Payment(
            methodID: kind == .cash ? 1 : 2,
            name: kind == .cash ? "Efectivo" : "A cuenta",
            kind: kind,
            tendered: Money(minor: tendered),
            amount: Money(minor: amount),
            atMillis: atMillis
        )
    }

    /// Takeaway at a table for four: two discounts, a tip, a rounding, a void, cash and credit.
    static func sale(_ catalogue: Catalogue) -> Order {
        var order = paid("3f7b")
        order.type = .takeout
        order.tableID = 5
        order.guests = 4
        order.staffID = 3
        order.alias = "Mesa del fondo"
        order.note = "Sin hielo"
        order.customer = catalogue.partner(id: 1).map(Order.Customer.init)
        order.pricelistID = 1
        order.fiscalPositionID = 2
        order.discount = Discount(
            name: "20 %",
            value: .percent(Percent(tenThousandths: 200_000)),
            userID: 1,
            approverID: 2,
            reason: "Espera"
        )
        var coffee = line(1, 7, 2_490_000, catalogue)
        coffee.quantity = Quantity(thousandths: 2000)
        coffee.discount = Percent(tenThousandths: 280_000)
        coffee.itemDiscount = Discount(name: "", value: .amount(Money(minor: 50)), userID: 1)
        coffee.taxes = catalogue.taxes(ids: [3])
        coffee.note = "Muy caliente"
        coffee.lot = "L-7"
        coffee.isPriceManual = true
        var tip = line(2, 8, 1_000_000, catalogue)
        tip.kind = .tip
        var rounding = line(3, 9, -10_000, catalogue)
        rounding.kind = .cashRounding
        order.lines = [coffee, tip, rounding]
        for position in order.lines.indices { order.lines[position].compute(catalogue.company) }
        order.voids = [
            VoidRecord(
                lineID: 4,
                productID: 7,
                name: "Café",
                quantity: .one,
                amount: Money(minor: 249),
                reason: "Agotado",
                userID: 3,
                approverID: 1,
                atMillis: atMillis
            )
        ]
        order.payments = [payment(.credit, 300, 300), payment(.cash, 500, order.total.minor - 300)]
        return order
    }

    /// One of the two coffees comes back.
    static func comingBack(_ catalogue: Catalogue) -> Order {
        let sale = sale(catalogue)
        var order = paid("3f7c")
        order.mode = .return
        order.origin = ReturnOrigin(sale)
        order.fiscalPositionID = 2
        var coffee = sale.lines[0]
        coffee.quantity = Quantity(thousandths: -1000)
        coffee.originLineID = 1
        coffee.itemDiscount = nil
        coffee.compute(catalogue.company)
        order.lines = [coffee]
        order.payments = [payment(.cash, order.total.minor, order.total.minor)]
        return order
    }

    /// An invoice of 30.00, of which 50.00 were handed over.
    static func collection(_ catalogue: Catalogue) -> Order {
        var order = paid("3f7d")
        order.mode = .payment
        order.customer = catalogue.partner(id: 1).map(Order.Customer.init)
        order.invoice = Order.Invoice(name: "F-2026-7", amount: Money(minor: 3000))
        order.payments = [payment(.cash, 5000, 3000)]
        return order
    }
}
