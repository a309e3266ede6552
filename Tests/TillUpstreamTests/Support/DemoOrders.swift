import TillUpstream
import TillWire

@testable import TillDomain

/// Orders of the demo's dining room, as a terminal makes them.
struct DemoOrders {
    static let atMillis: Int64 = 1_709_123_470_000

    let catalogue: Catalogue
    var currency: Currency { catalogue.company.currency }

    init(_ payload: BootstrapPayload) throws {
        catalogue = try payload.catalogue()
    }

    /// An order without lines. The salt tells one from another.
    func empty(_ salt: UInt16, mode: OrderMode = .order, partnerID: Int? = nil) -> Order {
        var order = Order(
            reference: OrderReference.make(configurationID: 1, sessionID: 1, atMillis: Self.atMillis, salt: salt),
            state: .paid,
            sequence: Int(salt),
            sessionID: 1,
            configurationID: 1,
            userID: 2,
            createdAtMillis: Self.atMillis - 1000
        )
        order.mode = mode
        order.paidAtMillis = Self.atMillis
        order.customer = partnerID.flatMap(catalogue.partner(id:)).map(Order.Customer.init)
        return order
    }

    func line(_ id: Int, _ productID: Int, _ quantity: Int64, taxIDs: [Int]? = nil) throws -> OrderLine {
        guard let product = catalogue.product(id: productID) else { throw SampleOrder.MissingProduct(id: productID) }
        return OrderLine(
            id: id,
            productID: productID,
            name: product.name,
            quantity: Quantity(thousandths: quantity * 1000),
            unitPrice: product.listPrice,
            taxes: catalogue.taxes(ids: taxIDs ?? product.taxIDs)
        )
    }

    /// The order computed and paid: all of it by one method, cash (1) unless told.
    func paid(_ order: Order, by methodID: Int = 1) -> OrderCreateRequest {
        var order = order
        for position in order.lines.indices { order.lines[position].compute(catalogue.company) }
        pay(&order, order.total, by: methodID)
        return request(order)
    }

    func request(_ order: Order) -> OrderCreateRequest { OrderCreateRequest(order, currency) }

    func pay(_ order: inout Order, _ amount: Money, tendered: Money? = nil, by methodID: Int) {
        let method = catalogue.paymentMethod(id: methodID)
        order.payments.append(
            Payment(
                methodID: methodID,
                name: method?.name ?? "",
                kind: method?.kind ?? .cash,
                tendered: tendered ?? amount,
                amount: amount,
                atMillis: Self.atMillis
            )
        )
    }

    // MARK: - Whole orders

    /// Three tortillas at 6.50 and two beers at 2.20 with 10 % off: 19.50 + 3.96 = 23.46.
    func sale(_ salt: UInt16 = 1, by methodID: Int = 1, partnerID: Int? = nil) throws -> OrderCreateRequest {
        var order = empty(salt, partnerID: partnerID)
        order.lines = [try line(1, 81, 3), try line(2, 91, 2)]
        order.lines[1].discount = Percent(tenThousandths: 100_000)
        return paid(order, by: methodID)
    }

    /// So many tortillas of that sale come back.
    func comingBack(
        _ salt: UInt16,
        of sale: OrderCreateRequest,
        tortillas: Int64 = 1,
        by methodID: Int = 1,
        partnerID: Int? = nil
    ) throws -> OrderCreateRequest {
        var order = empty(salt, mode: .return, partnerID: partnerID)
        order.lines = [try line(1, 81, -tortillas)]
        order.lines[0].originLineID = 1
        var request = paid(order, by: methodID)
        request.returnOf = sale.posReference
        return request
    }

    func invoice(_ salt: UInt16, _ minor: Int64, partnerID: Int? = 1) -> OrderCreateRequest {
        var order = empty(salt, mode: .payment, partnerID: partnerID)
        order.invoice = Order.Invoice(name: "F-2026-7", amount: Money(minor: minor))
        return paid(order)
    }

    /// Takeaway for a table: beer of another tax, a tip, a rounding, a void, two discounts.
    func rich(_ salt: UInt16 = 9) throws -> OrderCreateRequest {
        var order = empty(salt, partnerID: 1)
        order.type = .takeout
        order.tableID = 9
        order.guests = 3
        order.staffID = 3
        order.alias = "Terraza, sombra"
        order.note = "Sin cebolla"
        order.pricelistID = 1
        order.fiscalPositionID = 2
        order.discount = Discount(name: "10 %", value: .percent(Percent(tenThousandths: 100_000)), userID: 2)
        order.lines = [
            try line(1, 91, 2, taxIDs: [2]), try line(2, 81, 1), try line(3, 97, 1), try line(4, 98, 1),
        ]
        order.lines[0].discount = Percent(tenThousandths: 280_000)
        order.lines[0].itemDiscount = Discount(name: "", value: .amount(Money(minor: 88)), userID: 2, approverID: 1)
        order.lines[1].note = "Poco cuajada"
        order.lines[1].lot = "L-7"
        order.lines[2].kind = .tip
        order.lines[2].unitPrice = Price(millionths: 1_000_000)
        order.lines[3].kind = .cashRounding
        order.lines[3].unitPrice = Price(millionths: -20_000)
        order.voids = [
            VoidRecord(
                lineID: 5,
                productID: 82,
                name: "Croquetas",
                quantity: .one,
                amount: Money(minor: 720),
                reason: "Agotado",
                userID: 3,
                approverID: 1,
                atMillis: Self.atMillis
            )
        ]
        return paid(order)
    }
}
