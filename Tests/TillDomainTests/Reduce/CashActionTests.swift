import Testing

@testable import TillDomain

/// Cash that moves without a sale, and the drawer: state and effects after each step.
@Suite("Actions: cash and drawer")
struct CashActionTests {
    private func job(_ id: String, _ title: String, _ document: Document) -> Effect {
        .print(PrintJob(id: id, role: .receipt, title: title, document: document))
    }

    @Test("cash in and out: noted, on a slip, with the drawer open and the new sum told")
    func moves() {
        var till = TestTill.open(for: Shop.luis)
        var expected = till.state
        let steps: [(Action.Event, String, Int64, Int64)] = [
            (.cashIn(amount: Money(minor: 50_00), reason: " Cambio\ndel banco  "), "Cambio del banco", 50_00, 150_00),
            (.cashOut(amount: Money(minor: 20_00), reason: "Pan"), "Pan", -20_00, 130_00),
            (.cashOut(amount: Money(minor: 130_00), reason: "Al banco"), "Al banco", -130_00, 0),
        ]
        for (number, (event, reason, amount, sum)) in steps.enumerated() {
            let context = till.context
            let movement = CashMovement(
                amount: Money(minor: amount),
                reason: reason,
                userID: 2,
                approverID: nil,
                atMillis: context.stamp.atMillis
            )
            expected.session.cashMovements.append(movement)
            let slip = CashMovementSlip.document(movement, user: Shop.luis, context)
            #expect(
                till.take(event)
                    == .done([
                        job("cash-42-\(number + 1)-\(context.stamp.atMillis)", reason, slip),
                        .openDrawer(reason: reason),
                        .sound(.accepted),
                        .tell(.cashMoved(amount: Money(minor: amount), expected: Money(minor: sum))),
                    ])
            )
            #expect(till.state == expected)
        }
        #expect(till.state.session.cashIn.minor == 50_00 && till.state.session.cashOut.minor == 150_00)
        let less = Refusal.drawerHasLess(expected: .zero)
        #expect(till.take(.cashOut(amount: Money(minor: 1), reason: "x")) == .refused(less, less.told))
        #expect(till.state == expected)
    }

    @Test(
        "what cannot be moved is refused and nothing changes",
        arguments: [
            (.cashIn(amount: .zero, reason: "x"), .amountOutOfRange),
            (.cashIn(amount: Money(minor: -1), reason: "x"), .amountOutOfRange),
            (.cashIn(amount: OrderLimits.tendered + Money(minor: 1), reason: "x"), .amountOutOfRange),
            (.cashOut(amount: .zero, reason: "x"), .amountOutOfRange),
            (.cashOut(amount: Money(minor: -1), reason: "x"), .amountOutOfRange),
            (.cashOut(amount: Money(minor: 100_01), reason: "x"), .drawerHasLess(expected: Money(minor: 100_00))),
            (.cashIn(amount: Money(minor: 1), reason: ""), .reasonNeeded),
            (.cashOut(amount: Money(minor: 1), reason: " \n "), .reasonNeeded),
            (
                .cashIn(amount: Money(minor: 1), reason: String(repeating: "x", count: 201)),
                .textTooLong(maxCharacters: 200)
            ),
        ] as [(Action.Event, Refusal)]
    )
    func refused(event: Action.Event, refusal: Refusal) throws {
        var till = TestTill.open()
        let before = try coded(till.state)
        #expect(till.take(event) == .refused(refusal, refusal.told))
        #expect(try coded(till.state) == before)
    }

    @Test("the cash of sales can be taken out; the money on cards cannot")
    func cashOfSales() {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .pay(Shop.cash, 500), .add(Shop.wine), .pay(Shop.card)])
        let less = Refusal.drawerHasLess(expected: Money(minor: 101_50))
        #expect(till.take(.cashOut(amount: Money(minor: 101_51), reason: "x")).refusal == less)
        #expect(till.take(.cashOut(amount: Money(minor: 101_50), reason: "x")).refusal == nil)
        #expect(till.state.session.expectedCash == .zero)
    }

    @Test("no more movements are kept than the bound, and the session can still be closed")
    func bound() {
        var till = TestTill.open()
        for _ in 0..<Session.movementsMax {
            #expect(till.take(.cashIn(amount: Money(minor: 1), reason: "x")).refusal == nil)
        }
        let before = till.state
        #expect(till.take(.cashIn(amount: Money(minor: 1), reason: "x")).refusal == .tooManyMovements)
        #expect(till.take(.cashOut(amount: Money(minor: 1), reason: "x")).refusal == .tooManyMovements)
        #expect(till.state == before)
        #expect(till.state.session.expectedCash.minor == 105_00)
        till.take([.startClosing, .closeSession(counted: Money(minor: 105_00))])
        #expect(till.state.session.state == .closed)
    }

    @Test("a till without a drawer prints the slip and opens nothing")
    func noDrawer() {
        var till = TestTill.open(Shop.catalogue(hasCashDrawer: false))
        let effects = till.take(.cashIn(amount: Money(minor: 1), reason: "x")).effects
        #expect(effects.contains { if case .print = $0 { true } else { false } })
        #expect(!effects.contains { if case .openDrawer = $0 { true } else { false } })
    }

    @Test("the drawer is opened by whoever may: counted, and on a slip of its own each time")
    func drawer() {
        var till = TestTill.open(for: Shop.luis)
        var expected = till.state
        for number in 1...3 {
            let context = till.context
            let slip = DrawerOpeningSlip.document(user: Shop.luis, approver: nil, context)
            expected.session.drawerOpenings = number
            let id = "drawer-42-\(number)-\(context.stamp.atMillis)"
            #expect(till.take(.openDrawer) == .done([job(id, "DRAWER OPENED", slip), .openDrawer(reason: "Luis")]))
            #expect(till.state == expected)
        }
    }

    @Test("a right that was lent is on the movement and on both slips")
    func lent() throws {
        var till = TestTill.open(for: Shop.eva)
        till.take(.cashOut(amount: Money(minor: 10_00), reason: "Pan"))
        let cash = till.take(.approve(userID: 1, reason: "sí")).effects
        #expect(till.state.session.cashMovements.map(\.approverID) == [1])
        #expect(till.state.session.cashMovements.map(\.userID) == [3])
        till.take(.openDrawer)
        let drawer = till.take(.approve(userID: 1, reason: "sí")).effects
        for effects in [cash, drawer] {
            let documents = effects.compactMap { if case .print(let job) = $0 { job.document } else { nil } }
            #expect(documents.count == 1)
            #expect(documents.first?.blocks.contains(.text("Approved by: Ana")) == true)
        }
    }

    @Test("the X report at any time of an open session, which it leaves alone; not before and not after")
    func xReport() throws {
        var till = TestTill()
        till.take(.signIn(userID: 1))
        #expect(till.take(.printXReport).refusal == .noSession)
        till.take([.openSession(id: 42, float: Money(minor: 100_00)), .add(Shop.coffee)])
        for step in [Action.Event.setGuests(2), .startClosing, .acknowledgeOpenOrders] {
            let (context, before) = (till.context, till.state)
            let report = SessionReport.xReport(before.session, user: Shop.ana, context)
            let id = "x-42-\(context.stamp.atMillis)"
            #expect(till.take(.printXReport) == .done([job(id, "X REPORT", report), .sound(.accepted)]))
            #expect(till.state == before)
            #expect(till.take(step).refusal == nil)
        }
        till.take(.closeSession(counted: .zero))
        #expect(till.take(.printXReport).refusal == .noSession)
    }
}
