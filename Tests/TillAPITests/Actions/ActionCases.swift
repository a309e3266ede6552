import Testing
import TillDomain

@testable import TillAPI

/// What a front end writes, and the event that it means in the moment of `ActionSample`.
struct ActionCase: Sendable, CustomTestStringConvertible {
    var request: ActionRequest
    var event: Action.Event

    init(_ request: ActionRequest, _ event: Action.Event) {
        self.request = request
        self.event = event
    }

    init(_ action: ActionRequest.Name, _ event: Action.Event, _ set: (inout ActionRequest) -> Void = { _ in }) {
        request = ActionRequest(action, set)
        self.event = event
    }

    var testDescription: String { "\(request.action)" }

    static let all: [ActionCase] = lines + orders + discounts + kitchen + money + returns + paper + people + session

    private static let two = Quantity(thousandths: 2000)

    private static let lines: [ActionCase] = [
        ActionCase(ActionRequest(.scan, code: "84ñ"), .scanned(label: [0x38, 0x34, 0xC3, 0xB1])),
        ActionCase(ActionRequest(.scan, code: ""), .scanned(label: [])),
        ActionCase(ActionRequest(.add, product: 7), .addLine(productID: 7, quantity: .one)),
        ActionCase(
            ActionRequest(.add, product: 8, quantity: "0,350"),
            .addLine(productID: 8, quantity: Quantity(thousandths: 350))
        ),
        ActionCase(ActionRequest(.quantity, quantity: "2"), .setQuantity(lineID: 3, quantity: two)),
        ActionCase(ActionRequest(.quantity, line: 9, quantity: "2.000"), .setQuantity(lineID: 9, quantity: two)),
        ActionCase(ActionRequest(.price, price: "1.999999"), .setPrice(lineID: 3, price: Price(millionths: 1_999_999))),
        ActionCase(
            ActionRequest(.price, line: 2, price: "2"),
            .setPrice(lineID: 2, price: Price(millionths: 2_000_000))
        ),
        ActionCase(.lineNote, .setLineNote(lineID: 3, note: "no milk")) { $0.text = "no milk" },
        ActionCase(.lineNote, .setLineNote(lineID: 2, note: "")) { $0.line = 2 },
        ActionCase(.remove, .removeLine(lineID: 3)),
        ActionCase(ActionRequest(.remove, line: 2), .removeLine(lineID: 2)),
    ]

    private static let orders: [ActionCase] = [
        ActionCase(.newOrder, .newOrder(Action.OrderStart())),
        ActionCase(
            .newOrder,
            .newOrder(Action.OrderStart(type: .delivery, tableID: 8, guests: 4, staffID: 2, alias: "Blue coat"))
        ) {
            ($0.type, $0.table, $0.guests, $0.user, $0.text) = ("delivery", "Patio", 4, 2, "Blue coat")
        },
        ActionCase(.table, .openTable(id: 7, guests: nil)) { $0.table = "5" },
        ActionCase(.table, .openTable(id: 8, guests: 2)) { ($0.table, $0.guests) = ("8", 2) },
        ActionCase(.table, .openTable(id: 8, guests: nil)) { $0.table = "pATIO" },
        ActionCase(.park, .park),
        ActionCase(.takeUp, .takeUp(reference: ActionSample.orderReference)),
        ActionCase(ActionRequest(.takeUp, reference: "other"), .takeUp(reference: "other")),
        ActionCase(.clear, .clearOrder),
        ActionCase(.split, .splitOff([LineShare(lineID: 2, quantity: two), LineShare(lineID: 3)])) {
            $0.lines = [ActionRequest.Share(line: 2, quantity: "2"), ActionRequest.Share(line: 3)]
        },
        ActionCase(.split, .splitOff([])) { $0.lines = [] },
        ActionCase(.merge, .merge(reference: ActionSample.orderReference)),
        ActionCase(ActionRequest(.merge, reference: "other"), .merge(reference: "other")),
        ActionCase(.transfer, .transfer([LineShare(lineID: 2)], reference: ActionSample.orderReference)) {
            $0.lines = [ActionRequest.Share(line: 2)]
        },
        ActionCase(.transfer, .transfer([LineShare(lineID: 2)], reference: "other")) {
            ($0.lines, $0.reference) = ([ActionRequest.Share(line: 2)], "other")
        },
        ActionCase(.setType, .setType(.takeout)) { $0.type = "takeout" },
        ActionCase(.setTable, .setTable(id: 5)) { $0.table = "7" },
        ActionCase(.setTable, .setTable(id: nil)),
        ActionCase(.guests, .setGuests(3)) { $0.guests = 3 },
        ActionCase(.staff, .setStaff(userID: 2)) { $0.user = 2 },
        ActionCase(.staff, .setStaff(userID: nil)),
        ActionCase(.alias, .setAlias("Red coat")) { $0.text = "Red coat" },
        ActionCase(.alias, .setAlias("")),
        ActionCase(.note, .setNote("In a hurry")) { $0.text = "In a hurry" },
        ActionCase(.note, .setNote("")),
        ActionCase(.customer, .setCustomer(partnerID: 32)) { $0.customer = "miramar" },
        ActionCase(.customer, .setCustomer(partnerID: 31)) { $0.customer = "042000000017" },
        ActionCase(.customer, .setCustomer(partnerID: 31)) { $0.customer = "31" },
        ActionCase(.customer, .setCustomer(partnerID: nil)),
        ActionCase(.pricelist, .setPricelist(id: 4)) { $0.pricelist = "4" },
        ActionCase(.pricelist, .setPricelist(id: 4)) { $0.pricelist = "TERRAZA" },
        ActionCase(.pricelist, .setPricelist(id: nil)),
    ]

    private static let percent = DiscountRequest(value: .percent(Percent(tenThousandths: 125_000)), reason: "Late")
    private static let preset = DiscountRequest(presetID: 1)

    private static let discounts: [ActionCase] = [
        ActionCase(.discount, .discountLine(lineID: 3, percent)) { ($0.percent, $0.reason) = ("12,5", "Late") },
        ActionCase(.discount, .discountLine(lineID: 2, preset)) { ($0.line, $0.preset) = (2, "1") },
        ActionCase(.removeDiscount, .removeLineDiscount(lineID: 3)),
        ActionCase(.removeDiscount, .removeLineDiscount(lineID: 2)) { $0.line = 2 },
        ActionCase(.checkDiscount, .discountOrder(preset)) { $0.preset = "vecinos" },
        ActionCase(
            .checkDiscount,
            .discountOrder(DiscountRequest(presetID: 2, value: .amount(Money(minor: 300))))
        ) { ($0.preset, $0.amount) = ("Vale", "3") },
        ActionCase(.removeCheckDiscount, .removeOrderDiscount),
        ActionCase(.comp, .comp(lineID: 3, reason: "Cold")) { $0.reason = "Cold" },
        ActionCase(.comp, .comp(lineID: 2, reason: "")) { $0.line = 2 },
    ]

    private static let kitchen: [ActionCase] = [
        ActionCase(.send, .sendToKitchen),
        ActionCase(.void, .voidLine(lineID: 3, quantity: nil, reasonID: 2)) { $0.reason = "agotado" },
        ActionCase(.void, .voidLine(lineID: 2, quantity: two, reasonID: 1)) {
            ($0.line, $0.quantity, $0.reason) = (2, "2", "1")
        },
        ActionCase(.voidOrder, .voidOrder(reasonID: 1)) { $0.reason = "Derramado" },
        ActionCase(ActionRequest(.kitchenReady, reference: "r"), .kitchenReady(reference: "r")),
        ActionCase(ActionRequest(.kitchenRecalled, reference: "r"), .kitchenRecalled(reference: "r")),
    ]

    private static let money: [ActionCase] = [
        ActionCase(.checkout, .goCheckout),
        ActionCase(.edit, .goEditing),
        ActionCase(.splitEvenly, .splitEvenly(ways: 3)) { $0.ways = 3 },
        ActionCase(.splitEvenly, .splitEvenly(ways: nil)),
        ActionCase(ActionRequest(.pay, method: "cash"), .pay(methodID: 1, tendered: nil)),
        ActionCase(ActionRequest(.pay, method: "2", amount: "20"), .pay(methodID: 2, tendered: Money(minor: 2000))),
        ActionCase(
            ActionRequest(.pay, method: "TARJETA", amount: "-0,05"),
            .pay(methodID: 2, tendered: Money(minor: -5))
        ),
        ActionCase(ActionRequest(.pay, method: "Card"), .pay(methodID: 2, tendered: nil)),
        ActionCase(ActionRequest(.pay, method: "credit"), .pay(methodID: 3, tendered: nil)),
        ActionCase(.takeBack, .takePaymentBack(position: 1)),
        ActionCase(.takeBack, .takePaymentBack(position: 0)) { $0.payment = 1 },
        ActionCase(ActionRequest(.tip, amount: "2"), .tip(amount: Money(minor: 200))),
        ActionCase(.invoice, .collectInvoice(name: "INV/7", amount: Money(minor: 12_100), partnerID: 31)) {
            ($0.text, $0.amount, $0.customer) = ("INV/7", "121", "El Pedal")
        },
    ]

    private static let returns: [ActionCase] = [
        ActionCase(.returnSale, .returnSale(reference: ActionSample.saleReference)),
        ActionCase(ActionRequest(.returnSale, reference: "r"), .returnSale(reference: "r")),
        ActionCase(ActionRequest(.returnLine, line: 1), .returnLine(lineID: 1, quantity: nil)),
        ActionCase(ActionRequest(.returnLine, line: 1, quantity: "2"), .returnLine(lineID: 1, quantity: two)),
        ActionCase(.returnAll, .returnAll),
        ActionCase(.refund, .refund),
    ]

    private static let paper: [ActionCase] = [
        ActionCase(.reprint, .reprint), ActionCase(.check, .printCheck), ActionCase(.testPage, .printTestPage),
        ActionCase(.commandSheet, .printCommandSheet), ActionCase(.openDrawer, .openDrawer),
    ]

    private static let people: [ActionCase] = [
        ActionCase(ActionRequest(.signIn, user: 1, pin: "1"), .signIn(userID: 1)),
        ActionCase(.lock, .lock),
        ActionCase(.approve, .approve(userID: 1, reason: "Regular")) {
            ($0.user, $0.pin, $0.reason) = (1, "1", "Regular")
        },
        ActionCase(.decline, .declineApproval),
    ]

    private static let session: [ActionCase] = [
        ActionCase(ActionRequest(.openSession, amount: "100"), .openSession(id: 42, float: Money(minor: 10_000))),
        ActionCase(.startOpening, .startOpening(id: 42)),
        ActionCase(.cancelOpening, .cancelOpening),
        ActionCase(ActionRequest(.countFloat, amount: "0"), .countFloat(.amount(.zero))),
        ActionCase(
            .countFloat,
            .countFloat(
                .denominations([
                    CashCount.Denomination(value: Money(minor: 50), count: 8),
                    CashCount.Denomination(value: Money(minor: 2000), count: 9),
                ])
            )
        ) { $0.counts = [.init(value: "0,5", count: "5+3"), .init(value: "20", count: "10 - 1")] },
        ActionCase(ActionRequest(.countCash, amount: "104.98"), .countCash(.amount(Money(minor: 10_498)))),
        ActionCase(.countCash, .countCash(.denominations([]))) { ($0.counts, $0.amount) = ([], "1") },
        ActionCase(.cashIn, .cashIn(amount: Money(minor: 5000), reason: "Coins")) {
            ($0.amount, $0.reason) = ("50", "Coins")
        },
        ActionCase(ActionRequest(.cashOut, amount: "7"), .cashOut(amount: Money(minor: 700), reason: "")),
        ActionCase(.xReport, .printXReport),
        ActionCase(.startClosing, .startClosing),
        ActionCase(.acknowledge, .acknowledgeOpenOrders),
        ActionCase(.confirmClosing, .confirmClosing),
        ActionCase(.cancelClosing, .cancelClosing),
        ActionCase(ActionRequest(.closeSession, amount: "104.98"), .closeSession(counted: Money(minor: 10_498))),
    ]
}
