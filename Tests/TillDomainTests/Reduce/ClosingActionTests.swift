import Testing

@testable import TillDomain

/// Closing step by step: state and effects after each.
@Suite("Actions: closing a session")
struct ClosingActionTests {
    private static let ask = CustomerDisplay(
        upper: CustomerDisplay.Row("Closing"),
        lower: CustomerDisplay.Row("Count the cash")
    )

    /// A till that is being counted, at which the user may close, with a bound of 5.00.
    private func counting(_ user: User = Shop.luis(alsoMay: .closeSession), most: Int64? = 5_00) -> TestTill {
        let catalogue = Shop.catalogue().with(\.configuration.closingDifferenceMax, most.map(Money.init(minor:)))
        var till = TestTill.open(catalogue, for: user)
        till.take([.add(Shop.coffee), .pay(Shop.cash, 500), .add(Shop.wine), .pay(Shop.card), .startClosing])
        return till
    }

    @Test("with nothing open it goes straight on to the count")
    func nothingOpen() {
        var till = TestTill.open()
        var expected = till.state
        expected.session.state = .closing
        var closing = Closing(openOrders: 0)
        closing.state = .counting
        expected.session.closing = closing
        #expect(
            till.take(.startClosing)
                == .done([.show(Self.ask), .tell(.countTheCash(expected: Money(minor: 100_00)))])
        )
        #expect(till.state == expected)
        #expect(till.state.display(till.catalogue, atMillis: 0) == Self.ask, "after a restart, too")
    }

    @Test("the order at hand is put aside, from editing and from checkout; open orders must be acknowledged")
    func openOrders() throws {
        for events in [[], [Action.Event.goCheckout]] {
            var till = TestTill.open()
            till.take([.add(Shop.coffee), .park, .add(Shop.wine)])
            let order = try #require(till.state.order)
            till.take(events)
            var expected = till.state
            expected.order = nil
            expected.parked.append(order)
            expected.session.state = .closing
            var closing = Closing(openOrders: 2)
            closing.state = .warning
            expected.session.closing = closing
            #expect(
                till.take(.startClosing)
                    == .done([.saveOrder(order), .show(Self.ask), .tell(.ordersStillOpen(count: 2))])
            )
            #expect(till.state == expected)

            let warned = Refusal.illegalInClosing(.count, .warning)
            #expect(till.take(.countCash(.amount(.zero))) == .refused(warned, warned.told))
            #expect(till.take(.closeSession(counted: .zero)) == .refused(warned, warned.told))
            #expect(till.take(.confirmClosing) == .refused(.notCounted, Refusal.notCounted.told))
            #expect(till.state == expected)

            expected.session.closing?.state = .counting
            #expect(
                till.take(.acknowledgeOpenOrders) == .done([.tell(.countTheCash(expected: Money(minor: 100_00)))])
            )
            #expect(till.state == expected)
            let twice = Refusal.illegalInClosing(.acknowledge, .counting)
            #expect(till.take(.acknowledgeOpenOrders) == .refused(twice, twice.told))
            #expect(till.state == expected)
        }
    }

    @Test("an order that was emptied leaves no trace and is no open order")
    func emptied() {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .removeLine(lineID: 1)])
        #expect(
            till.take(.startClosing)
                == .done([.show(Self.ask), .tell(.countTheCash(expected: Money(minor: 100_00)))])
        )
        #expect(till.state.order == nil && till.state.parked.isEmpty)
    }

    @Test("money that was taken towards an order, at hand or parked, must be settled first")
    func partPayments() throws {
        for events in [[], [Action.Event.park], [.park, .add(Shop.wine)]] {
            var till = TestTill.open()
            till.take([.add(Shop.coffee), .pay(Shop.cash, 100)])
            till.take(events)
            let before = try coded(till.state)
            let refusal = Refusal.paymentsTaken(Money(minor: 100))
            #expect(till.take(.startClosing) == .refused(refusal, refusal.told))
            #expect(try coded(till.state) == before)
        }
    }

    @Test("with as many parked as there may be, the order at hand keeps the session open")
    func parkedBound() {
        var till = TestTill.open()
        for _ in 0..<OrderLimits.parkedOrders { till.take([.add(Shop.coffee), .park]) }
        till.take(.add(Shop.coffee))
        let before = till.state
        #expect(till.take(.startClosing).refusal == .tooManyParked)
        #expect(till.state == before)
    }

    @Test("the count is told with its difference, and the last count holds")
    func count() {
        var till = counting()
        till.catalogue.configuration.denominations = [Money(minor: 50_00), Money(minor: 1_00)]
        var expected = till.state
        let byPiece = CashCount.denominations([
            .init(value: Money(minor: 50_00), count: 2), .init(value: Money(minor: 1_00), count: 3),
        ])
        let counts: [(CashCount, Int64, Int64)] = [
            (.amount(.zero), 0, -101_50), (byPiece, 103_00, 1_50), (.amount(Money(minor: 101_50)), 101_50, 0),
        ]
        for (count, total, difference) in counts {
            expected.session.closing?.counted = count
            #expect(
                till.take(.countCash(count))
                    == .done([.tell(.cashCounted(Money(minor: total), difference: Money(minor: difference)))])
            )
            #expect(till.state == expected)
        }
        let strange = CashCount.denominations([.init(value: Money(minor: 20_00), count: 1)])
        #expect(till.take(.countCash(strange)).refusal == .unknownDenomination(Money(minor: 20_00)))
        #expect(till.take(.countCash(.amount(Money(minor: -1)))).refusal == .amountOutOfRange)
        #expect(till.state == expected)
    }

    @Test("nothing is closed that was not counted")
    func notCounted() {
        var till = counting()
        let before = till.state
        #expect(till.take(.confirmClosing) == .refused(.notCounted, Refusal.notCounted.told))
        #expect(till.state == before)
    }

    @Test("confirmed, it prints the Z report and the till is closed")
    func confirm() {
        var till = counting()
        till.take(.countCash(.amount(Money(minor: 101_00))))
        var expected = till.state
        expected.session.state = .closed
        expected.session.closing?.state = .done
        let context = till.context
        let job = PrintJob(
            id: "session-42-\(context.stamp.atMillis)",
            role: .receipt,
            title: "Z REPORT",
            document: SessionReport.zReport(expected.session, user: Shop.luis, context)
        )
        let closed = CustomerDisplay(
            upper: CustomerDisplay.Row("Closed"),
            lower: CustomerDisplay.Row("See you soon")
        )
        #expect(
            till.take(.confirmClosing)
                == .done([
                    .print(job), .show(closed), .sound(.accepted),
                    .tell(.sessionClosed(expected: Money(minor: 101_50), counted: Money(minor: 101_00))),
                ])
        )
        #expect(till.state == expected)
        #expect(expected.session.takings.map(\.amount.minor) == [150, 1299])
        #expect(expected.session.orderCount == 2)
    }

    @Test("count and confirmation in one")
    func closeSession() throws {
        var (slow, quick) = (counting(), counting())
        slow.take(.countCash(.amount(Money(minor: 101_00))))
        quick.passedMillis += 1000
        let (one, other) = (slow.take(.confirmClosing), quick.take(.closeSession(counted: Money(minor: 101_00))))
        #expect(one == other)
        #expect(try coded(slow.state) == coded(quick.state))
    }

    @Test(
        "a cashier closes with a difference up to the bound, either way",
        arguments: [(-5_00, true), (5_00, true), (0, true), (-5_01, false), (5_01, false)] as [(Int64, Bool)]
    )
    func difference(difference: Int64, isAllowed: Bool) throws {
        var till = counting()
        till.take(.countCash(.amount(Money(minor: 101_50 + difference))))
        var expected = till.state
        expected.pending = PendingApproval(
            event: .confirmClosing,
            userID: 2,
            refusal: "DIFFERENCE_NEEDS_MANAGER",
            permission: .closeSession,
            atMillis: till.stamp.atMillis
        )
        let outcome = till.take(.confirmClosing)
        guard !isAllowed else {
            #expect(outcome.refusal == nil && till.state.session.state == .closed)
            return
        }
        let refusal = Refusal.differenceNeedsManager(Money(minor: difference))
        #expect(outcome == .awaitsApproval(refusal, refusal.told))
        #expect(try coded(till.state) == coded(expected))
        let approved = till.take(.scan(Shop.ana.badge))
        #expect(till.state.session.state == .closed && till.state.session.closing?.state == .done)
        #expect(till.state.session.overrides.map(\.refusal) == ["DIFFERENCE_NEEDS_MANAGER"])
        let reports = approved.effects.compactMap { if case .print(let job) = $0 { job.document } else { nil } }
        let texts = try DocumentLayout(#require(reports.first), columns: 48).texts
        #expect(reports.count == 1 && texts.contains("  Difference at closing: By badge"), "this very report has it")
    }

    @Test("without a bound any difference is the cashier's; a bound of nothing needs a manager for a cent")
    func bounds() {
        var till = counting(most: nil)
        #expect(till.take(.closeSession(counted: .zero)).refusal == nil)
        till = counting(most: 0)
        let cent = Money(minor: 1)
        #expect(till.take(.closeSession(counted: Money(minor: 101_51))).refusal == .differenceNeedsManager(cent))
        #expect(till.take(.closeSession(counted: Money(minor: 101_50))).refusal == nil)
    }

    @Test("a manager at the till takes any difference upon them, without a word of lent rights")
    func manager() {
        var till = counting(Shop.ana)
        #expect(till.take(.closeSession(counted: .zero)).refusal == nil)
        #expect(till.state.session.overrides.isEmpty)
    }

    @Test("a recount ends the waiting, and may do without a manager")
    func recount() {
        var till = counting()
        till.take([.countCash(.amount(.zero)), .confirmClosing])
        #expect(till.state.pending?.event == .confirmClosing)
        #expect(till.take(.countCash(.amount(Money(minor: 101_50)))).refusal == nil)
        #expect(till.state.pending == nil)
        #expect(till.take(.confirmClosing).refusal == nil)
        #expect(till.state.session.overrides.isEmpty)
    }

    @Test("who may not close asks for each step; one approval is for the closing and its difference alike")
    func withoutTheRight() {
        var till = counting(Shop.luis)
        let denied = Refusal.notPermitted(.closeSession, user: "Luis")
        #expect(till.state.session.state == .open, "the closing was not begun")
        #expect(till.state.pending?.event == .startClosing)
        for event in [Action.Event.startClosing, .countCash(.amount(.zero)), .confirmClosing] {
            #expect(till.take(event) == .awaitsApproval(denied, denied.told))
            #expect(till.take(.approve(userID: 1, reason: "sí")).refusal == nil, "\(event)")
        }
        #expect(till.state.session.state == .closed)
        #expect(till.state.session.overrides.map(\.event) == ["startClosing", "countCash", "confirmClosing"])
    }

    @Test("cancelled at each step, the session is open as it was, and what was put aside stays so")
    func cancel() throws {
        for steps in 0...2 {
            var till = TestTill.open()
            till.take(.add(Shop.coffee))
            let order = try #require(till.state.order)
            var expected = till.state
            expected.order = nil
            expected.parked = [order]
            till.take(.startClosing)
            till.take(Array([Action.Event.acknowledgeOpenOrders, .countCash(.amount(.zero))].prefix(steps)))
            let welcome = Phrase.welcome(till.context)
            #expect(till.take(.cancelClosing) == .done([.show(welcome)]))
            #expect(till.state == expected)
            #expect(till.take(.takeUp(reference: order.reference)).refusal == nil)
            #expect(till.take(.pay(Shop.cash)).refusal == nil)
        }
    }

    @Test("once closing has begun nothing is sold or moved, not even from a table or a parked order")
    func nothingWhileClosing() throws {
        var till = TestTill.open(EventSamples.catalogue())
        till.take([.openTable(id: 4, guests: 2), .add(Shop.coffee), .startClosing])
        let parked = try #require(till.state.parked.first).reference
        let before = try coded(till.state)
        let events: [(Action.Event, Refusal)] = [
            (.add(Shop.wine), .noSession), (.scan(Shop.wine.barcode), .noSession), (.newOrder(.init()), .noSession),
            (.openTable(id: 4, guests: nil), .noSession), (.takeUp(reference: parked), .noSession),
            (.setGuests(2), .noSession), (.pay(Shop.cash), .nothingToPay), (.sendToKitchen, .noSession),
            (.cashIn(amount: Money(minor: 1), reason: "x"), .noSession),
            (.collectInvoice(name: "F1", amount: Money(minor: 1), partnerID: 8), .noSession),
            (.returnSale(reference: "NU/x"), .noSession),
            (.startClosing, .illegalInSession(.startClosing, .closing)),
            (.startOpening(id: 43), .illegalInSession(.startOpening, .closing)),
        ]
        for (event, refusal) in events {
            #expect(till.take(event) == .refused(refusal, refusal.told), "\(event)")
            #expect(try coded(till.state) == before, "\(event)")
        }
        till.take(.cancelClosing)
        #expect(till.take(.add(Shop.wine)).refusal == nil)
    }

    @Test("a closed session is closed: nothing is counted, confirmed or cancelled any more")
    func closedForGood() throws {
        var till = counting()
        till.take(.closeSession(counted: Money(minor: 101_50)))
        let before = try coded(till.state)
        let events: [(Action.Event, Refusal)] = [
            (.acknowledgeOpenOrders, .illegalInClosing(.acknowledge, .done)),
            (.countCash(.amount(.zero)), .illegalInClosing(.count, .done)),
            (.confirmClosing, .illegalInSession(.closed, .closed)),
            (.closeSession(counted: .zero), .illegalInClosing(.count, .done)),
            (.cancelClosing, .illegalInSession(.cancelClosing, .closed)),
            (.startClosing, .illegalInSession(.startClosing, .closed)), (.add(Shop.coffee), .noSession),
        ]
        for (event, refusal) in events {
            #expect(till.take(event) == .refused(refusal, refusal.told), "\(event)")
            #expect(try coded(till.state) == before, "\(event)")
        }
    }
}
