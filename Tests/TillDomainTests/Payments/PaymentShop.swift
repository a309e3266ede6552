@testable import TillDomain

/// The small shop with every way to pay, and a product that costs whatever a test needs.
enum PaymentShop {
    static let article = Product(id: 20, name: "Artículo", listPrice: Price(millionths: 1_000_000))
    static let tip = Product(id: 21, name: "Propina", listPrice: .zero)
    static let rounding = Product(id: 22, name: "Redondeo", listPrice: .zero)
    static let cash = RandomShop.cash
    static let card = RandomShop.card
    static let voucher = RandomShop.voucher
    static let cheque = RandomShop.cheque
    static let account = RandomShop.account
    static let gift = RandomShop.gift
    /// May owe 50.00, and owes 20.00 already.
    static let bodega = Partner(id: 1, name: "Bodega", creditLimit: Money(minor: 5000), creditUsed: Money(minor: 2000))
    /// May owe nothing.
    static let stranger = Partner(id: 2, name: "Peña")

    static func catalogue(etag: String = "v1", coin: Int64? = nil, tips: Bool = true) -> Catalogue {
        var catalogue = Shop.catalogue(etag: etag)
        catalogue.products += [article, tip, rounding]
        catalogue.paymentMethods = RandomShop.methods
        catalogue.partners = [bodega, stranger]
        catalogue.configuration.tipProductID = tips ? tip.id : nil
        catalogue.company.cashRounding = coin.map { CashRounding(step: Money(minor: $0), productID: rounding.id) }
        return catalogue
    }

    /// A till with an order of that amount at hand.
    static func till(owing minor: Int64, _ catalogue: Catalogue = catalogue()) -> TestTill {
        var till = TestTill.open(catalogue)
        till.order(minor)
        return till
    }
}

extension TestTill {
    /// Begins an order of one article at that price.
    mutating func order(_ minor: Int64) {
        take(.add(PaymentShop.article))
        take(.setPrice(lineID: 1, price: Price(millionths: minor * 10_000)))
    }

    /// What paying in full should do to a state whose order is `paid`, as it is before it is printed.
    func settled(_ unprinted: Order, drawer: Bool, takings: [(PaymentMethod, Int64)]) -> (TillState, [Effect]) {
        var order = unprinted
        order.state = .paid
        order.kitchen = .paid
        order.paidAtMillis = stamp.atMillis
        order.receiptPrints = 1
        let job = PrintJob(
            id: order.reference + "#1",
            role: .receipt,
            title: order.reference,
            document: Receipt.document(order, copiedBy: state.userID, context)
        )
        var expected = state
        expected.order = nil
        expected.pending = nil
        expected.lastSale = order
        expected.unconfirmed.append(order.reference)
        expected.session.orderCount += 1
        expected.session.totals.add(order)
        expected.session.takings = takings.map {
            Session.Taking(methodID: $0.0.id, name: $0.0.name, kind: $0.0.kind, amount: Money(minor: $0.1))
        }
        let told: Notice =
            order.mode == .return
            ? .refunded(reference: order.reference, amount: -order.total)
            : .sale(reference: order.reference, total: order.total, change: order.change)
        let effects: [Effect] =
            [.saveOrder(order), .submit(order), .print(job)] + (drawer ? [.openDrawer(reason: order.reference)] : [])
            + [.show(Phrase.sale(order, context)), .sound(.accepted), .tell(told)]
        return (expected, effects)
    }

    func payment(_ method: PaymentMethod, _ tendered: Int64, _ amount: Int64? = nil) -> Payment {
        Payment(
            methodID: method.id,
            name: method.name,
            kind: method.kind,
            tendered: Money(minor: tendered),
            amount: Money(minor: amount ?? tendered),
            atMillis: stamp.atMillis
        )
    }

    /// A line by which money is added that is no goods.
    func extraLine(_ id: Int, _ product: Product, _ kind: OrderLine.Kind, _ minor: Int64) -> OrderLine {
        var line = OrderLine(
            id: id,
            productID: product.id,
            name: product.name,
            quantity: .one,
            unitPrice: Price(millionths: minor * 10_000),
            taxes: [],
            isPriceManual: true
        )
        line.kind = kind
        line.compute(catalogue.company)
        return line
    }
}
