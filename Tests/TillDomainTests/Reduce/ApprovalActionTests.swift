import Testing

@testable import TillDomain

/// What waits for a manager, and who lends whom a right: state and effects after each step.
@Suite("Actions: approvals")
struct ApprovalActionTests {
    private static let free = Action.Event.setPrice(lineID: 1, price: .zero)

    /// Luis wants to change the price of a coffee.
    private func waiting(_ catalogue: Catalogue = Shop.catalogue()) -> TestTill {
        var till = TestTill.open(catalogue, for: Shop.luis)
        till.take([.add(Shop.coffee), Self.free])
        return till
    }

    /// What the price change comes to once it is approved.
    private func approved(_ till: TestTill, reason: String) throws -> (state: TillState, effects: [Effect]) {
        var expected = till.state
        var order = try #require(expected.order)
        order.lines[0].unitPrice = .zero
        order.lines[0].isPriceManual = true
        order.lines[0].compute(till.catalogue.company)
        expected.order = order
        expected.pending = nil
        expected.session.overrideCount = 1
        expected.session.overrides = [
            Override(
                approverID: 1,
                userID: 2,
                refusal: "NOT_PERMITTED",
                event: "setPrice",
                permission: .priceEdit,
                reference: order.reference,
                reason: reason,
                atMillis: till.stamp.atMillis
            )
        ]
        let shown = Phrase.line(order.lines[0], total: order.total, till.context)
        return (expected, [.saveOrder(order), .show(shown), .tell(.approved(by: "Ana"))])
    }

    @Test("what was asked for is kept, with who and when")
    func pending() throws {
        var till = TestTill.open(for: Shop.luis)
        till.take(.add(Shop.coffee))
        var expected = till.state
        expected.pending = PendingApproval(
            event: Self.free,
            userID: 2,
            refusal: "NOT_PERMITTED",
            permission: .priceEdit,
            atMillis: till.stamp.atMillis
        )
        let denied = Refusal.notPermitted(.priceEdit, user: "Luis")
        #expect(till.take(Self.free) == .awaitsApproval(denied, denied.told))
        #expect(try coded(till.state) == coded(expected))
        // Another wish takes its place.
        expected.pending?.event = .printXReport
        expected.pending?.permission = .reports
        expected.pending?.atMillis = till.stamp.atMillis
        #expect(till.take(.printXReport).refusal == .notPermitted(.reports, user: "Luis"))
        #expect(try coded(till.state) == coded(expected))
    }

    @Test("a manager's PIN does it, for the cashier, and records who, for whom, what, why and when")
    func byPIN() throws {
        var till = waiting()
        let (expected, effects) = try approved(till, reason: "mal marcado")
        #expect(till.take(.approve(userID: 1, reason: " mal marcado\n ")) == .done(effects))
        #expect(till.state == expected)
        #expect(till.state.userID == 2, "the cashier stays at the till")
        let again = till.take(Self.free)
        #expect(again.refusal == .notPermitted(.priceEdit, user: "Luis"), "the right was lent once")
    }

    @Test("a manager's badge does the same, in the till's language")
    func byBadge() throws {
        var till = waiting()
        var (expected, effects) = try approved(till, reason: "By badge")
        #expect(till.take(.scan(Shop.ana.badge)) == .done(effects.heard))
        #expect(till.state == expected)
        till = waiting(Shop.catalogue(language: .spanish))
        (expected, effects) = try approved(till, reason: "Con tarjeta")
        #expect(till.take(.scan(Shop.ana.badge)) == .done(effects.heard))
        #expect(till.state == expected)
    }

    @Test("with nothing waiting a manager's badge signs in, and there is nothing to approve or give up")
    func nothingWaits() {
        var till = TestTill.open(for: Shop.luis)
        let before = till.state
        for event in [Action.Event.approve(userID: 1, reason: "x"), .declineApproval, .scan("TILL51")] {
            #expect(till.take(event) == .refused(.nothingToApprove, Refusal.nothingToApprove.told))
            #expect(till.state == before)
        }
        #expect(till.take(.scan(Shop.ana.badge)).refusal == nil)
        #expect(till.state.userID == 1)
    }

    @Test("who is no manager, whom nobody knows, or who gives no reason, does not approve; a manager still may")
    func notApproved() throws {
        var till = waiting()
        let before = try coded(till.state)
        let attempts: [(Action.Event, Refusal)] = [
            (.approve(userID: 3, reason: "x"), .approverMayNot(user: "Eva")),
            (.approve(userID: 2, reason: "x"), .approverMayNot(user: "Luis")),
            (.approve(userID: 9, reason: "x"), .unknownUser(id: 9)),
            (.approve(userID: 1, reason: " "), .reasonNeeded),
            (.approve(userID: 1, reason: String(repeating: "x", count: 201)), .textTooLong(maxCharacters: 200)),
            (.scan("041000000009"), .unknownBadge),
        ]
        for (event, refusal) in attempts {
            #expect(till.take(event) == .refused(refusal, refusal.told), "\(event)")
            #expect(try coded(till.state) == before, "\(event)")
        }
        #expect(till.take(.approve(userID: 1, reason: "x")).refusal == nil)
    }

    @Test("a manager lends no right that they were denied themselves, whatever the refusal was")
    func approverLacksIt() throws {
        let rights = Permission.allCases.filter { ![.priceEdit, .discount, .closeSession].contains($0) }
        let manager = User(id: 1, name: "Ana", role: .manager, badge: Shop.ana.badge, permissions: Shop.rights(rights))
        let cap = Percent(tenThousandths: 100_000)
        let luis = Shop.luis(alsoMay: .closeSession, maxDiscount: cap)
        let catalogue = Shop.catalogue().with(\.configuration.closingDifferenceMax, .zero)
        let wishes: [[Action.Event]] = [
            [Self.free], [.comp(lineID: 1, reason: "x")],
            [.startClosing, .acknowledgeOpenOrders, .countCash(.amount(.zero)), .confirmClosing],
        ]
        for wish in wishes {
            var till = TestTill.open(catalogue, for: luis)
            till.take(.add(Shop.coffee))
            till.take(wish)
            till.catalogue.users = [luis, manager]
            let before = try coded(till.state)
            #expect(till.state.pending?.event == wish.last)
            let refusal = Refusal.approverMayNot(user: "Ana")
            for event in [Action.Event.approve(userID: 1, reason: "x"), .scan(manager.badge)] {
                #expect(till.take(event) == .refused(refusal, refusal.told), "\(wish)")
                #expect(try coded(till.state) == before)
            }
        }
    }

    @Test("a manager lends no higher discount than their own cap")
    func approverCap() throws {
        let (ten, fifty) = (Percent(tenThousandths: 100_000), Percent(tenThousandths: 500_000))
        let luis = Shop.luis(maxDiscount: ten)
        var ana = Shop.ana
        ana.maxDiscount = fifty
        var till = TestTill.open(for: luis)
        till.catalogue.users = [ana, luis]
        till.take([.add(Shop.coffee), .comp(lineID: 1, reason: "x")])
        #expect(till.state.pending?.refusal == "DISCOUNT_OVER_CAP")
        let before = try coded(till.state)
        let over = Refusal.discountOverCap(cap: fifty, user: "Ana")
        #expect(till.take(.approve(userID: 1, reason: "x")) == .refused(over, over.told))
        #expect(try coded(till.state) == before)
        till.take(.discountLine(lineID: 1, DiscountRequest(value: .percent(fifty), reason: "x")))
        #expect(till.take(.approve(userID: 1, reason: "x")).refusal == nil)
        #expect(till.state.session.overrides.map(\.refusal) == ["DISCOUNT_OVER_CAP"])
        #expect(till.state.session.overrides.map(\.permission) == [.discount])
    }

    @Test(
        "a wish is good for 120 seconds of a clock that goes forward",
        arguments: [(0, true), (120_000, true), (120_001, false), (-1, false), (-86_400_000, false)] as [(Int64, Bool)]
    )
    func expiry(age: Int64, isValid: Bool) throws {
        var till = waiting()
        let asked = try #require(till.state.pending).atMillis
        till.passedMillis += asked + age - till.stamp.atMillis
        let before = till.state
        guard !isValid else {
            #expect(till.take(.approve(userID: 1, reason: "x")).refusal == nil)
            return
        }
        #expect(till.take(.approve(userID: 1, reason: "x")) == .refused(.approvalExpired, Refusal.approvalExpired.told))
        #expect(till.state == before)
    }

    @Test("times at the ends of the clock do not trap", arguments: [Int64.min, .max])
    func endsOfTime(millis: Int64) {
        let wish = PendingApproval(event: .lock, userID: 1, refusal: "x", permission: nil, atMillis: millis)
        #expect(!wish.isValid(atMillis: millis == .min ? .max : .min))
        #expect(wish.isValid(atMillis: millis))
    }

    @Test("a badge that comes too late ends the waiting and signs nobody in; the next scan does")
    func lateBadge() throws {
        var till = waiting()
        till.passedMillis += PendingApproval.validMillis
        var expected = till.state
        expected.pending = nil
        let order = try #require(expected.order)
        let effects: [Effect] = [.show(Phrase.toPay(order, till.context)), .tell(.approvalDeclined)]
        #expect(till.take(.scan(Shop.ana.badge)) == .done(effects.heard))
        #expect(till.state == expected)
        #expect(till.take(.scan(Shop.ana.badge)).refusal == nil)
        #expect(till.state.userID == 1)
    }

    @Test("given up, nothing waits any more", arguments: [.declineApproval, .scan("TILL51")] as [Action.Event])
    func declined(event: Action.Event) throws {
        var till = waiting()
        var expected = till.state
        expected.pending = nil
        let order = try #require(expected.order)
        let effects: [Effect] = [.show(Phrase.toPay(order, till.context)), .tell(.approvalDeclined)]
        #expect(till.take(event) == .done(event == .declineApproval ? effects : effects.heard))
        #expect(till.state == expected)
        #expect(till.take(.approve(userID: 1, reason: "x")).refusal == .nothingToApprove)
    }

    @Test("whatever else a person does ends the waiting; a refusal and an answer do not")
    func cleared() throws {
        for event in [Action.Event.add(Shop.wine), .printTestPage, .lock, .signIn(userID: 3), .scan(Shop.luis.badge)] {
            var till = waiting()
            #expect(till.take(event).refusal == nil)
            #expect(till.state.pending == nil, "\(event)")
        }
        var till = EventSamples.busy()
        let sale = try #require(till.state.lastSale).reference
        till.take([.signIn(userID: 2), Self.free])
        let pending = till.state.pending
        let others: [Action.Event] = [
            .upstreamAccepted(reference: sale, orderID: 1), .upstreamRefused(reference: sale, reason: "422"),
            .printEnded(job: "j", ending: .unknown), .saleNotFound(reference: "NU/x"), .scan("4006381333931"),
            .removeLine(lineID: 9), .signIn(userID: 9),
        ]
        for event in others {
            till.take(event)
            #expect(till.state.pending == pending && pending != nil, "\(event)")
        }
        #expect(till.take(.scan(Shop.ana.badge)).refusal == nil, "so that the manager still can")
        #expect(till.state.order?.total == .zero)
    }

    @Test("what became impossible meanwhile is refused for what it is, and still waits")
    func impossibleMeanwhile() throws {
        var till = waiting()
        till.state.order?.lines = []
        let before = try coded(till.state)
        #expect(till.take(.approve(userID: 1, reason: "x")).refusal == .unknownLine(id: 1))
        #expect(try coded(till.state) == before)
    }

    @Test("beyond the bound the rights that were lent are counted, and the report says so")
    func bound() {
        var till = TestTill.open(for: Shop.luis)
        till.take(.add(Shop.coffee))
        for _ in 1...Session.overridesMax { till.take([Self.free, .approve(userID: 1, reason: "x")]) }
        #expect(till.state.session.overrides.count == Session.overridesMax)
        let kept = till.state.session.overrides
        for _ in 1...3 { till.take([Self.free, .approve(userID: 1, reason: "y")]) }
        #expect(till.state.session.overrideCount == Session.overridesMax + 3)
        #expect(till.state.session.overrides == kept, "the first ones are kept")
        let report = SessionReport.xReport(till.state.session, user: Shop.ana, till.context)
        #expect(report.blocks.contains(.titledRule("Lent rights (503)")))
        #expect(report.blocks.contains(.text("+ 3 more in the journal")))
    }
}
