import Testing

@testable import TillDomain

/// Opening a session: after each step the whole state and all effects.
@Suite("Actions: opening a session")
struct SessionActionTests {
    private static let coins = [1, 5, 10, 20, 50].map { Money(minor: $0 * 100) }

    private func signedIn(_ catalogue: Catalogue = Shop.catalogue()) -> TestTill {
        var till = TestTill(catalogue)
        till.take(.signIn(userID: Shop.ana.id))
        return till
    }

    private func counted(_ pieces: [(Int64, Int)]) -> CashCount {
        .denominations(pieces.map { .init(value: Money(minor: $0.0), count: $0.1) })
    }

    @Test("opening starts a session from nothing but its number, its float and the time")
    func openSession() {
        var till = signedIn()
        var expected = till.state
        let at = till.stamp.atMillis
        let outcome = till.take(.openSession(id: 42, float: Money(minor: 100_00)))
        let welcome = CustomerDisplay(
            upper: CustomerDisplay.Row("Welcome"),
            lower: CustomerDisplay.Row("Bar Año Nuevo")
        )
        #expect(outcome == .done([.show(welcome), .sound(.accepted), .tell(.sessionOpened(id: 42))]))
        expected.session = Session(
            state: .open,
            id: 42,
            openedAtMillis: at,
            openingFloat: Money(minor: 100_00),
            nextSequence: 1,
            orderCount: 0,
            takings: []
        )
        expected.session.openingCount = .amount(Money(minor: 100_00))
        #expect(till.state == expected)
    }

    @Test("in two steps: the display asks for the float, which is counted by piece")
    func twoSteps() {
        var till = signedIn(Shop.catalogue().with(\.configuration.denominations, Self.coins))
        var expected = till.state
        expected.session.state = .opening
        expected.session.id = 42
        let ask = CustomerDisplay(
            upper: CustomerDisplay.Row("Opening"),
            lower: CustomerDisplay.Row("Count the float")
        )
        #expect(till.take(.startOpening(id: 42)) == .done([.show(ask)]))
        #expect(till.state == expected)
        #expect(till.state.display(till.catalogue, atMillis: 0) == ask, "after a restart, too")
        let count = counted([(50_00, 1), (20_00, 2), (1_00, 10), (5_00, 0)])
        expected.session.state = .open
        expected.session.openedAtMillis = till.stamp.atMillis
        expected.session.openingFloat = Money(minor: 100_00)
        expected.session.openingCount = count
        let welcome = Phrase.welcome(till.context)
        #expect(
            till.take(.countFloat(count))
                == .done([.show(welcome), .sound(.accepted), .tell(.sessionOpened(id: 42))])
        )
        #expect(till.state == expected)
        #expect(till.take(.countFloat(count)).refusal == .illegalInSession(.opened, .open))
        #expect(till.take(.cancelOpening).refusal == .illegalInSession(.cancelOpening, .open))
    }

    @Test("an opening is given up, and begun again under another number")
    func cancel() {
        var till = signedIn()
        till.take(.startOpening(id: 42))
        var expected = till.state
        expected.session.state = .closed
        #expect(till.take(.cancelOpening) == .done([.show(Phrase.closed(till.context))]))
        #expect(till.state == expected)
        #expect(till.take(.countFloat(.amount(.zero))).refusal == .illegalInSession(.opened, .closed))
        till.take([.startOpening(id: 43), .countFloat(.amount(.zero))])
        #expect(till.state.session.id == 43 && till.state.session.state == .open)
    }

    @Test("while the float is being counted nothing is sold, moved or closed")
    func nothingWhileOpening() throws {
        var till = signedIn()
        till.take(.startOpening(id: 42))
        let before = try coded(till.state)
        let events: [(Action.Event, Refusal)] = [
            (.add(Shop.coffee), .noSession), (.scan("CAFE"), .noSession),
            (.cashIn(amount: Money(minor: 1), reason: "x"), .noSession),
            (.cashOut(amount: Money(minor: 1), reason: "x"), .noSession), (.printXReport, .noSession),
            (.startOpening(id: 43), .illegalInSession(.startOpening, .opening)),
            (.openSession(id: 43, float: .zero), .illegalInSession(.startOpening, .opening)),
            (.startClosing, .illegalInSession(.startClosing, .opening)),
            (.cancelClosing, .illegalInSession(.cancelClosing, .opening)),
            (.acknowledgeOpenOrders, .illegalInSession(.closed, .opening)),
            (.countCash(.amount(.zero)), .illegalInSession(.closed, .opening)),
            (.confirmClosing, .illegalInSession(.closed, .opening)),
            (.closeSession(counted: .zero), .illegalInSession(.closed, .opening)),
        ]
        for (event, refusal) in events {
            #expect(till.take(event) == .refused(refusal, refusal.told), "\(event)")
            #expect(try coded(till.state) == before, "\(event)")
        }
    }

    @Test("a float of nothing and the greatest float are floats; one more and one less are not")
    func floats() {
        for float in [Money.zero, OrderLimits.tendered] {
            var till = signedIn()
            #expect(till.take(.openSession(id: 1, float: float)).refusal == nil)
            #expect(till.state.session.openingFloat == float)
        }
        for float in [Money(minor: -1), OrderLimits.tendered + Money(minor: 1)] {
            var till = signedIn()
            let before = till.state
            #expect(
                till.take(.openSession(id: 1, float: float))
                    == .refused(.amountOutOfRange, Refusal.amountOutOfRange.told)
            )
            #expect(till.state == before, "not even half opened")
        }
    }

    @Test("a coin that the shop does not know is refused; a shop that names none counts any")
    func unknownDenomination() {
        let count = counted([(20_00, 2), (3_00, 1)])
        var till = signedIn(Shop.catalogue().with(\.configuration.denominations, Self.coins))
        till.take(.startOpening(id: 1))
        let before = till.state
        #expect(till.take(.countFloat(count)).refusal == .unknownDenomination(Money(minor: 3_00)))
        #expect(till.state == before)
        var other = signedIn()
        other.take([.startOpening(id: 1), .countFloat(count)])
        #expect(other.state.session.openingFloat.minor == 43_00)
    }
}
