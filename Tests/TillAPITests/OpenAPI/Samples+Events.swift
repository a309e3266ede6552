@testable import TillDomain

/// Every event of the journal, and an order in which nothing is absent.
extension Sample {
    static let events: [Action.Event] = session + orders + lines + sale + answers

    private static let count = CashCount.denominations([CashCount.Denomination(value: Money(minor: 50), count: 8)])
    private static let discounted = DiscountRequest(presetID: 1, value: .amount(Money(minor: 1)), reason: "r")
    private static let shares = [LineShare(lineID: 1, quantity: .one)]

    private static let session: [Action.Event] = [
        .signIn(userID: 1), .lock, .approve(userID: 1, reason: "r"), .declineApproval,
        .openSession(id: 1, float: .zero), .startOpening(id: 1), .cancelOpening, .countFloat(count),
        .countFloat(.amount(.zero)), .cashIn(amount: .zero, reason: "r"), .cashOut(amount: .zero, reason: "r"),
        .printXReport, .startClosing, .acknowledgeOpenOrders, .countCash(count), .confirmClosing, .cancelClosing,
        .closeSession(counted: .zero),
    ]

    private static let orders: [Action.Event] = [
        .newOrder(Action.OrderStart(type: .takeout, tableID: 1, guests: 1, staffID: 1, alias: "a")),
        .openTable(id: 1, guests: 1), .park, .takeUp(reference: "r"), .clearOrder, .setType(.delivery),
        .setTable(id: 1), .setGuests(1), .setStaff(userID: 1), .setAlias("a"), .setNote("n"),
        .setCustomer(partnerID: 1), .setPricelist(id: 1), .splitOff(shares), .merge(reference: "r"),
        .transfer(shares, reference: "r"),
    ]

    private static let lines: [Action.Event] = [
        .scanned(label: [1]), .addLine(productID: 1, quantity: .one), .setQuantity(lineID: 1, quantity: .one),
        .setPrice(lineID: 1, price: Price(millionths: 1)), .setLineNote(lineID: 1, note: "n"), .removeLine(lineID: 1),
        .discountLine(lineID: 1, discounted), .removeLineDiscount(lineID: 1), .discountOrder(discounted),
        .removeOrderDiscount, .comp(lineID: 1, reason: "r"), .sendToKitchen,
        .voidLine(lineID: 1, quantity: .one, reasonID: 1), .voidOrder(reasonID: 1), .kitchenReady(reference: "r"),
        .kitchenRecalled(reference: "r"),
    ]

    private static let sale: [Action.Event] = [
        .goCheckout, .goEditing, .splitEvenly(ways: 2), .pay(methodID: 1, tendered: .zero),
        .takePaymentBack(position: 0), .tip(amount: .zero), .collectInvoice(name: "n", amount: .zero, partnerID: 1),
        .returnSale(reference: "r"), .returnLine(lineID: 1, quantity: .one), .returnAll, .refund, .reprint, .printCheck,
        .printTestPage, .printCommandSheet, .openDrawer,
    ]

    private static let answers: [Action.Event] = [
        .saleFound(order), .saleNotFound(reference: "r"), .upstreamAccepted(reference: "r", orderID: 1),
        .upstreamRefused(reference: "r", reason: "r"), .printEnded(job: "j", ending: .printed),
        .printEnded(job: "j", ending: .waiting), .printEnded(job: "j", ending: .unknown),
    ]

    /// Does not compile when the journal has got a new event: add it above, to `docs/openapi.yaml`, and here.
    static func isSampled(_ event: Action.Event) -> Bool {
        switch event {
        case .signIn, .lock, .approve, .declineApproval, .openSession, .startOpening, .cancelOpening, .countFloat,
            .cashIn, .cashOut, .printXReport, .startClosing, .acknowledgeOpenOrders, .countCash, .confirmClosing,
            .cancelClosing, .closeSession:
            true
        case .newOrder, .openTable, .park, .takeUp, .clearOrder, .setType, .setTable, .setGuests, .setStaff, .setAlias,
            .setNote, .setCustomer, .setPricelist, .splitOff, .merge, .transfer:
            true
        case .scanned, .addLine, .setQuantity, .setPrice, .setLineNote, .removeLine, .discountLine,
            .removeLineDiscount, .discountOrder, .removeOrderDiscount, .comp, .sendToKitchen, .voidLine, .voidOrder,
            .kitchenReady, .kitchenRecalled:
            true
        case .goCheckout, .goEditing, .splitEvenly, .pay, .takePaymentBack, .tip, .collectInvoice, .returnSale,
            .returnLine, .returnAll, .refund, .reprint, .printCheck, .printTestPage, .printCommandSheet, .openDrawer:
            true
        case .saleFound, .saleNotFound, .upstreamAccepted, .upstreamRefused, .printEnded: true
        }
    }

    // MARK: - An order

    private static let order: Order = {
        var order = Order(
            reference: "r",
            state: .paid,
            sequence: 1,
            sessionID: 1,
            configurationID: 1,
            userID: 1,
            createdAtMillis: 1
        )
        (order.paidAtMillis, order.tableID, order.staffID) = (1, 1, 1)
        order.customer = Order.Customer(Partner(id: 1, name: "n"))
        (order.pricelistID, order.fiscalPositionID, order.evenWays) = (1, 1, 2)
        order.discount = discount
        order.kitchenTold = Order.KitchenHead(order)
        order.lines = [line]
        order.payments = [payment]
        order.voids = [voided]
        (order.returned, order.refunded) = ([1: .one], [1: .zero])
        order.invoice = Order.Invoice(name: "n", amount: .zero)
        order.origin = ReturnOrigin(order)
        return order
    }()

    private static let discount = Discount(
        name: "n",
        value: .percent(.whole),
        userID: 1,
        approverID: 1,
        reason: "r"
    )

    private static let payment = Payment(
        methodID: 1,
        name: "n",
        kind: .cash,
        tendered: .zero,
        amount: .zero,
        atMillis: 1
    )

    private static let voided = VoidRecord(
        lineID: 1,
        productID: 1,
        name: "n",
        quantity: .one,
        amount: .zero,
        reason: "r",
        userID: 1,
        approverID: 1,
        atMillis: 1
    )

    private static let line: OrderLine = {
        let tax = Tax(id: 1, name: "n", children: [Tax(id: 2, name: "n")])
        var line = OrderLine(id: 1, productID: 1, name: "n", quantity: .one, unitPrice: .zero, taxes: [tax])
        line.itemDiscount = discount
        line.amounts.taxes = [
            LineAmounts.TaxAmount(
                taxID: 1,
                name: "n",
                amount: .zero,
                base: .zero,
                remainder: LineAmounts.Remainder(amount: 1, base: 1)
            )
        ]
        line.originLineID = 1
        return line
    }()
}
