import Testing

@testable import TillDomain

/// Signing in, opening and closing: after each step the whole state and all effects.
@Suite("Actions: session and people")
struct SessionActionTests {
    @Test("signing in keeps who it is")
    func signIn() {
        var till = TestTill()
        var expected = TillState()
        expected.userID = 1
        #expect(till.take(.signIn(userID: 1)) == .done([.tell(.signedIn(name: "Ana"))]))
        #expect(till.state == expected)
    }

    @Test("opening starts a session from nothing but its number, its float and the time")
    func openSession() {
        var till = TestTill()
        let at = till.stamp.atMillis
        let outcome = till.take(.openSession(id: 42, float: Money(minor: 100_00)))
        let welcome = CustomerDisplay(
            upper: CustomerDisplay.Row("Welcome"),
            lower: CustomerDisplay.Row("Bar Año Nuevo")
        )
        #expect(outcome == .done([.show(welcome), .tell(.sessionOpened(id: 42))]))
        var expected = TillState()
        expected.session = Session(
            state: .open,
            id: 42,
            openedAtMillis: at,
            openingFloat: Money(minor: 100_00),
            nextSequence: 1,
            orderCount: 0,
            takings: []
        )
        #expect(till.state == expected)
    }

    @Test("a float of nothing and the greatest float are floats; one more and one less are not")
    func floats() {
        for float in [Money.zero, OrderLimits.tendered] {
            var till = TestTill()
            #expect(till.take(.openSession(id: 1, float: float)).refusal == nil)
        }
        for float in [Money(minor: -1), OrderLimits.tendered + Money(minor: 1)] {
            var till = TestTill()
            #expect(till.take(.openSession(id: 1, float: float)).refusal == .amountOutOfRange)
        }
    }

    @Test("closing is begun, given up and begun again")
    func closing() {
        var till = TestTill.open()
        var expected = till.state
        expected.session.state = .closing
        #expect(till.take(.startClosing) == .done([]))
        #expect(till.state == expected)
        expected.session.state = .open
        #expect(till.take(.cancelClosing) == .done([.show(Phrase.welcome(till.context))]))
        #expect(till.state == expected)
        #expect(till.take(.startClosing).refusal == nil)
    }

    @Test("closing prints the report, once, and tells what was expected and counted")
    func close() {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .pay(Shop.cash, 500), .add(Shop.wine), .pay(Shop.card), .startClosing])
        var expected = till.state
        expected.session.state = .closed
        let (context, session) = (till.context, till.state.session)
        let counted = Money(minor: 101_00)
        let report = SessionReport.document(session, counted: counted, user: Shop.ana, context)
        let job = PrintJob(
            id: "session-42-\(context.stamp.atMillis)",
            role: .receipt,
            title: "Session report",
            document: report
        )
        #expect(
            till.take(.closeSession(counted: counted))
                == .done([
                    .print(job),
                    .show(Phrase.closed(context)),
                    .tell(.sessionClosed(expected: Money(minor: 101_50), counted: counted)),
                ])
        )
        #expect(till.state == expected)
        #expect(session.takings.map(\.amount.minor) == [150, 1299])
        #expect(session.orderCount == 2)
    }

    @Test("the next session starts from its own float and sequence")
    func nextSession() {
        var till = TestTill.open()
        till.take([
            .add(Shop.coffee), .pay(Shop.cash), .startClosing, .closeSession(counted: .zero),
            .openSession(id: 43, float: .zero),
        ])
        #expect(till.state.session.id == 43)
        #expect(till.state.session.nextSequence == 1)
        #expect(till.state.session.takings.isEmpty)
        #expect(till.state.session.expectedCash == .zero)
        #expect(till.state.unconfirmed.count == 1, "a sale of the last session is still to be confirmed")
    }

    @Test("once closing has begun nothing is sold, not even into an order that was emptied before")
    func nothingSoldWhileClosing() {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .removeLine(lineID: 1), .startClosing])
        #expect(till.state.session.state == .closing)
        #expect(till.take(.add(Shop.wine)).refusal == .noSession)
        #expect(till.take(.scan(Shop.wine.barcode)).refusal == .noSession)
        #expect(till.take(.pay(Shop.cash)).refusal == .nothingToPay)
        till.take(.cancelClosing)
        #expect(till.take(.add(Shop.wine)).refusal == nil)
    }
}
