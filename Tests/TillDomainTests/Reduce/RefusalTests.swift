import Foundation
import Testing

@testable import TillDomain

/// Each refusal by the shortest way to it: the state stays byte for byte, the cashier sees and hears it, and nothing
/// is written.
@Suite("Refusals")
struct RefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var before: [Action.Event]
        var event: Action.Event
        var refusal: Refusal
        var user = Shop.ana.id
        var isOpen = true

        var testDescription: String { "\(refusal.code) for \(event)" }
    }

    static let nothing: [Case] = [
        Case(before: [], event: .removeLine(lineID: 1), refusal: .illegalInOrder(.lineRemove, .idle)),
        Case(before: [], event: .setQuantity(lineID: 1, quantity: .one), refusal: .illegalInOrder(.lineSetQty, .idle)),
        Case(
            before: [],
            event: .setPrice(lineID: 1, price: .zero),
            refusal: .illegalInOrder(.pricingContextSet, .idle)
        ),
        Case(before: [], event: .clearOrder, refusal: .illegalInOrder(.orderClear, .idle)),
        Case(before: [], event: .park, refusal: .illegalInOrder(.draftSave, .idle)),
        Case(before: [], event: .goCheckout, refusal: .illegalInOrder(.goCheckout, .idle)),
        Case(before: [], event: .goEditing, refusal: .illegalInOrder(.goEditing, .idle)),
        Case(before: [], event: .pay(Shop.cash), refusal: .nothingToPay),
        Case(before: [], event: .reprint, refusal: .nothingToReprint),
        Case(before: [], event: .takeUp(reference: "NU/x"), refusal: .unknownOrder(reference: "NU/x")),
        Case(before: [], event: .signIn(userID: 9), refusal: .unknownUser(id: 9)),
    ]

    static let lines: [Case] = [
        Case(before: [], event: .scanned(label: []), refusal: .unreadableScan(.empty)),
        Case(before: [], event: .scanned(label: [7]), refusal: .unreadableScan(.notText(position: 0))),
        Case(before: [], event: .scan("4006381333931"), refusal: .unknownBarcode("4006381333931")),
        Case(before: [], event: .scan(Shop.withdrawn.barcode), refusal: .unknownBarcode(Shop.withdrawn.barcode)),
        Case(before: [], event: .addLine(productID: 99, quantity: .one), refusal: .unknownProduct(id: 99)),
        Case(before: [], event: .add(Shop.withdrawn), refusal: .unknownProduct(id: 5)),
        Case(before: [], event: .add(Shop.tooDear), refusal: .priceOutOfRange),
        Case(before: [], event: .add(Shop.negative), refusal: .priceOutOfRange),
        Case(before: [], event: .add(Shop.coffee, .zero), refusal: .quantityOutOfRange),
        Case(before: [], event: .add(Shop.coffee, Quantity(thousandths: -1000)), refusal: .quantityOutOfRange),
        Case(
            before: [],
            event: .add(Shop.coffee, OrderLimits.quantity + .one),
            refusal: .quantityOutOfRange
        ),
        Case(
            before: [.add(Shop.coffee, OrderLimits.quantity)],
            event: .add(Shop.coffee),
            refusal: .quantityOutOfRange
        ),
        Case(
            before: [],
            event: .add(Shop.coffee, Quantity(thousandths: 500)),
            refusal: .quantityNotInSteps(unit: "Units")
        ),
        Case(
            before: [.add(Shop.coffee)],
            event: .setQuantity(lineID: 1, quantity: Quantity(thousandths: 1001)),
            refusal: .quantityNotInSteps(unit: "Units")
        ),
        Case(
            before: [.add(Shop.coffee)],
            event: .setQuantity(lineID: 2, quantity: .one),
            refusal: .unknownLine(id: 2)
        ),
        Case(before: [.add(Shop.coffee)], event: .removeLine(lineID: 0), refusal: .unknownLine(id: 0)),
        Case(
            before: [.add(Shop.coffee)],
            event: .setPrice(lineID: 1, price: Price(millionths: -1)),
            refusal: .priceOutOfRange
        ),
        Case(
            before: [.add(Shop.coffee)],
            event: .setPrice(lineID: 1, price: Price(millionths: OrderLimits.price.millionths + 1)),
            refusal: .priceOutOfRange
        ),
    ]

    static let checkout: [Case] = [
        Case(
            before: [.add(Shop.coffee), .goCheckout],
            event: .add(Shop.coffee),
            refusal: .illegalInOrder(.lineAdd, .checkout)
        ),
        Case(
            before: [.add(Shop.coffee), .goCheckout],
            event: .scan("CAFE"),
            refusal: .illegalInOrder(.lineAdd, .checkout)
        ),
        Case(
            before: [.add(Shop.coffee), .goCheckout],
            event: .setQuantity(lineID: 1, quantity: .one),
            refusal: .illegalInOrder(.lineSetQty, .checkout)
        ),
        Case(
            before: [.add(Shop.coffee), .goCheckout],
            event: .removeLine(lineID: 1),
            refusal: .illegalInOrder(.lineRemove, .checkout)
        ),
        Case(
            before: [.add(Shop.coffee), .goCheckout],
            event: .goCheckout,
            refusal: .illegalInOrder(.goCheckout, .checkout)
        ),
        Case(
            before: [.add(Shop.coffee), .removeLine(lineID: 1)],
            event: .goCheckout,
            refusal: .nothingToPay
        ),
        Case(
            before: [.add(Shop.coffee)],
            event: .pay(methodID: 9, tendered: nil),
            refusal: .unknownPaymentMethod(id: 9)
        ),
        Case(before: [.add(Shop.coffee)], event: .pay(Shop.cash, 0), refusal: .amountOutOfRange),
        Case(before: [.add(Shop.coffee)], event: .pay(Shop.cash, -1), refusal: .amountOutOfRange),
        Case(before: [.add(Shop.free)], event: .pay(Shop.cash, -1), refusal: .amountOutOfRange),
        Case(
            before: [.add(Shop.coffee)],
            event: .pay(Shop.cash, OrderLimits.tendered.minor + 1),
            refusal: .amountOutOfRange
        ),
        Case(
            before: [.add(Shop.coffee)],
            event: .pay(Shop.card, 151),
            refusal: .overpayNotAllowed(method: "Tarjeta", balance: Money(minor: 150))
        ),
        Case(
            before: [.add(Shop.coffee), .pay(Shop.cash, 100)],
            event: .clearOrder,
            refusal: .paymentsTaken(Money(minor: 100))
        ),
    ]

    static let sessions: [Case] = [
        Case(before: [], event: .openSession(id: 1, float: .zero), refusal: .illegalInSession(.startOpening, .open)),
        Case(before: [], event: .cancelClosing, refusal: .illegalInSession(.cancelClosing, .open)),
        Case(before: [], event: .closeSession(counted: .zero), refusal: .illegalInSession(.closed, .open)),
        Case(before: [.startClosing], event: .startClosing, refusal: .illegalInSession(.startClosing, .closing)),
        Case(before: [.startClosing], event: .add(Shop.coffee), refusal: .noSession),
        Case(
            before: [.startClosing],
            event: .closeSession(counted: Money(minor: -1)),
            refusal: .amountOutOfRange
        ),
        Case(before: [], event: .add(Shop.coffee), refusal: .noSession, isOpen: false),
        Case(before: [], event: .startClosing, refusal: .illegalInSession(.startClosing, .closed), isOpen: false),
    ]

    /// What a manager can lend the right to.
    static let rights: [Case] = [
        Case(before: [], event: .add(Shop.coffee), refusal: .notPermitted(.createOrder, user: "Eva"), user: 3),
        Case(before: [], event: .pay(Shop.cash), refusal: .notPermitted(.payment, user: "Eva"), user: 3),
        Case(before: [], event: .openDrawer, refusal: .notPermitted(.cashDrawer, user: "Eva"), user: 3),
        Case(before: [], event: .startClosing, refusal: .notPermitted(.closeSession, user: "Luis"), user: 2),
        Case(
            before: [.add(Shop.coffee)],
            event: .setPrice(lineID: 1, price: .zero),
            refusal: .notPermitted(.priceEdit, user: "Luis"),
            user: 2
        ),
        Case(
            before: [.add(Shop.coffee), .pay(Shop.cash)],
            event: .reprint,
            refusal: .notPermitted(.reprint, user: "Luis"),
            user: 2
        ),
    ]

    private func till(for given: Case) throws -> TestTill {
        var till = TestTill()
        till.take(.signIn(userID: Shop.ana.id))
        if given.isOpen { till.take(.openSession(id: 42, float: .zero)) }
        till.take(.signIn(userID: given.user))
        for event in given.before { try #require(till.take(event).refusal == nil, "\(event)") }
        return till
    }

    @Test("leaves the state as it was, byte for byte", arguments: nothing + lines + checkout + sessions)
    func refuses(_ given: Case) throws {
        var till = try till(for: given)
        let before = try coded(till.state)
        let shown = given.refusal.display(Shop.euro, .english)
        let sound: Effect.Sound =
            ["UNKNOWN_BARCODE", "UNREADABLE_SCAN"].contains(given.refusal.code) ? .unknown : .refused
        #expect(till.take(given.event) == .refused(given.refusal, [.show(shown), .sound(sound)]))
        #expect(try coded(till.state) == before)
    }

    @Test("where a right is missing, what was asked for waits; nothing else changes", arguments: rights)
    func waits(_ given: Case) throws {
        var till = try till(for: given)
        var expected = till.state
        expected.pending = PendingApproval(
            event: given.event,
            userID: given.user,
            refusal: "NOT_PERMITTED",
            permission: given.refusal.permission,
            atMillis: till.stamp.atMillis
        )
        let shown = given.refusal.display(Shop.euro, .english)
        #expect(till.take(given.event) == .awaitsApproval(given.refusal, [.show(shown), .sound(.refused)]))
        #expect(try coded(till.state) == coded(expected))
    }

    @Test(
        "with nobody signed in, nothing that needs a right is done, and nothing waits",
        arguments: [
            .add(Shop.coffee), .pay(Shop.cash), .openDrawer, .startClosing, .setPrice(lineID: 1, price: .zero),
            .closeSession(counted: .zero),
        ] as [Action.Event]
    )
    func nobody(event: Action.Event) {
        var till = TestTill.open()
        till.state.userID = nil
        let before = till.state
        #expect(till.take(event) == .refused(.nobodySignedIn, Refusal.nobodySignedIn.told))
        #expect(till.state == before)
    }

    @Test("a user that a new catalogue no longer knows is nobody")
    func userGone() {
        var till = TestTill.open()
        till.catalogue.users = []
        #expect(till.take(.add(Shop.coffee)).refusal == .nobodySignedIn)
    }

    @Test("an open order keeps the way to another one shut")
    func openOrder() throws {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .park, .add(Shop.wine)])
        let parked = try #require(till.state.parked.first).reference
        let open = try #require(till.state.order).reference
        let before = till.state
        for event in [Action.Event.takeUp(reference: parked), .newOrder(.init())] {
            #expect(till.take(event).refusal == .openOrder(reference: open))
            #expect(till.state == before)
        }
    }
}
