import Testing
import TillDomain
import TillWire

@testable import TillAPI

/// What a front end writes, as the domain's events.
struct ActionRequestTests {
    private static let orderReference = "NU/CFG1/S42/1709123456789-3f7a"

    /// With one line of id 3, and one parked order.
    private static func sample() throws -> (Catalogue, TillState) {
        let catalogue = try SampleShop.payload().catalogue()
        var order = Order(
            reference: orderReference,
            state: .editing,
            sequence: 1,
            sessionID: 42,
            configurationID: 1,
            userID: 1,
            createdAtMillis: 0
        )
        var state = TillState()
        state.parked = [order]
        order.lines = [
            OrderLine(
                id: 3,
                productID: 7,
                name: "Café",
                quantity: .one,
                unitPrice: Price(millionths: 2_490_000),
                taxes: []
            )
        ]
        state.order = order
        return (catalogue, state)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var request: ActionRequest
        var event: Action.Event

        init(_ request: ActionRequest, _ event: Action.Event) {
            self.request = request
            self.event = event
        }

        var testDescription: String { "\(request.action)" }
    }

    static let cases: [Case] = [
        Case(ActionRequest(.scan, code: "84ñ"), .scanned(label: [0x38, 0x34, 0xC3, 0xB1])),
        Case(ActionRequest(.scan, code: ""), .scanned(label: [])),
        Case(ActionRequest(.add, product: 7), .addLine(productID: 7, quantity: .one)),
        Case(
            ActionRequest(.add, product: 8, quantity: "0,350"),
            .addLine(productID: 8, quantity: Quantity(thousandths: 350))
        ),
        Case(ActionRequest(.quantity, quantity: "2"), .setQuantity(lineID: 3, quantity: Quantity(thousandths: 2000))),
        Case(
            ActionRequest(.quantity, line: 9, quantity: "2.5"),
            .setQuantity(lineID: 9, quantity: Quantity(thousandths: 2500))
        ),
        Case(ActionRequest(.price, price: "1.999999"), .setPrice(lineID: 3, price: Price(millionths: 1_999_999))),
        Case(ActionRequest(.price, line: 4, price: "2"), .setPrice(lineID: 4, price: Price(millionths: 2_000_000))),
        Case(ActionRequest(.remove), .removeLine(lineID: 3)),
        Case(ActionRequest(.remove, line: 4), .removeLine(lineID: 4)),
        Case(ActionRequest(.clear), .clearOrder),
        Case(ActionRequest(.park), .park),
        Case(ActionRequest(.takeUp), .takeUp(reference: orderReference)),
        Case(ActionRequest(.takeUp, reference: "other"), .takeUp(reference: "other")),
        Case(ActionRequest(.checkout), .goCheckout),
        Case(ActionRequest(.edit), .goEditing),
        Case(ActionRequest(.pay, method: "cash"), .pay(methodID: 1, tendered: nil)),
        Case(ActionRequest(.pay, method: "2", amount: "20"), .pay(methodID: 2, tendered: Money(minor: 2000))),
        Case(ActionRequest(.pay, method: "TARJETA", amount: "-0,05"), .pay(methodID: 2, tendered: Money(minor: -5))),
        Case(ActionRequest(.pay, method: "Card"), .pay(methodID: 2, tendered: nil)),
        Case(ActionRequest(.reprint), .reprint),
        Case(ActionRequest(.openDrawer), .openDrawer),
        Case(ActionRequest(.openSession, amount: "100"), .openSession(id: 42, float: Money(minor: 10_000))),
        Case(ActionRequest(.startClosing), .startClosing),
        Case(ActionRequest(.cancelClosing), .cancelClosing),
        Case(ActionRequest(.closeSession, amount: "104.98"), .closeSession(counted: Money(minor: 10_498))),
    ]

    @Test(arguments: cases) func `each action is one event`(_ told: Case) throws {
        let (catalogue, state) = try Self.sample()
        #expect(try told.request.event(catalogue, state) == told.event)
    }

    @Test func `no action is left out`() {
        let tried = Set(Self.cases.map(\.request.action)).union([.signIn])
        #expect(tried == Set(ActionRequest.Name.allCases))
    }

    @Test func `a session without the upstream's number follows the last one`() throws {
        var (catalogue, state) = try Self.sample()
        catalogue.configuration.sessionID = nil
        state.session.id = 6
        let event = try ActionRequest(.openSession, amount: "0").event(catalogue, state)
        #expect(event == .openSession(id: 7, float: .zero))
    }

    static let faults: [(ActionRequest, String)] = [
        (ActionRequest(.scan), "code: is missing for scan"),
        (ActionRequest(.add), "product: is missing for add"),
        (ActionRequest(.add, product: 7, quantity: "two"), "quantity: 'two' is no quantity"),
        (ActionRequest(.quantity), "quantity: is missing for quantity"),
        (ActionRequest(.quantity, quantity: "1.2345"), "quantity: '1.2345' is no quantity"),
        (ActionRequest(.price), "price: is missing for price"),
        (ActionRequest(.price, price: "2€"), "price: '2€' is no price"),
        (ActionRequest(.pay), "method: is missing for pay"),
        (ActionRequest(.pay, method: "gold"), "method: 'gold' is none of Efectivo, Tarjeta"),
        (ActionRequest(.pay, method: "cash", amount: "1.234"), "amount: '1.234' is no amount in EUR"),
        (ActionRequest(.pay, method: "cash", amount: "1e3"), "amount: '1e3' is no amount in EUR"),
        (ActionRequest(.pay, method: "cash", amount: ""), "amount: '' is no amount in EUR"),
        (
            ActionRequest(.pay, method: "cash", amount: "99999999999999999999"),
            "amount: '99999999999999999999' is no amount in EUR"
        ),
        (ActionRequest(.openSession), "amount: is missing for openSession"),
        (ActionRequest(.closeSession), "amount: is missing for closeSession"),
        (ActionRequest(.closeSession, amount: "a lot"), "amount: 'a lot' is no amount in EUR"),
    ]

    @Test(arguments: faults) func `each fault names its field`(_ request: ActionRequest, _ message: String) throws {
        let (catalogue, state) = try Self.sample()
        #expect(throws: ActionFault(message)) { try request.event(catalogue, state) }
    }

    @Test func `what is absent is the last, and needs one`() throws {
        let catalogue = try SampleShop.payload().catalogue()
        let empty = TillState()
        for request in [ActionRequest(.remove), ActionRequest(.quantity, quantity: "1")] {
            #expect(throws: ActionFault("the order has no line")) { try request.event(catalogue, empty) }
        }
        #expect(throws: ActionFault("no order is parked")) { try ActionRequest(.takeUp).event(catalogue, empty) }
    }

    @Test func `signing in is asked for apart`() throws {
        let (catalogue, state) = try Self.sample()
        #expect(throws: ActionFault.self) { try ActionRequest(.signIn, user: 1, pin: "1").event(catalogue, state) }
        let asked = try ActionRequest(.signIn, user: 1, pin: "0").signingIn()
        #expect(asked.user == 1 && asked.pin == "0")
        #expect(throws: ActionFault("user: is missing for signIn")) { try ActionRequest(.signIn).signingIn() }
        #expect(throws: ActionFault("pin: is missing for signIn")) { try ActionRequest(.signIn, user: 1).signingIn() }
    }
}
