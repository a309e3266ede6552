import Testing

@testable import TillDomain

/// How much who may give, and who has to stand behind more.
@Suite("Discount caps")
struct DiscountCapTests {
    /// A soup for 6.00 and a steak for 18.50, rung up by the cashier, who may give 15 %.
    private func till(_ user: User = Restaurant.cashier) -> TestTill {
        var till = Restaurant.till(user)
        till.take([.add(Restaurant.soup), .add(Restaurant.steak)])
        return till
    }

    private static let over = Refusal.discountOverCap(cap: Restaurant.percent(15), user: "Caja")

    @Test("up to the cap, in percent and in money, on a line and on the check")
    func upToTheCap() {
        let cases: [(Action.Event, Bool)] = [
            (.discountLine(lineID: 1, .percent(15)), true),
            (.discountLine(lineID: 1, DiscountRequest(value: .percent(Percent(tenThousandths: 150_001)))), false),
            (.discountLine(lineID: 1, .percent(16)), false),
            (.discountLine(lineID: 1, .amount(90)), true),
            (.discountLine(lineID: 1, .amount(91)), false),
            (.discountOrder(.percent(15)), true),
            (.discountOrder(.percent(16)), false),
            (.discountOrder(.amount(3_67)), true),
            (.discountOrder(.amount(3_68)), false),
            (.discountOrder(.preset(Restaurant.staff)), false),
            (.comp(lineID: 1, reason: "x"), false),
        ]
        for (event, isAllowed) in cases {
            var till = till()
            let before = till.state.order
            let outcome = till.take(event)
            #expect(outcome.refusal == (isAllowed ? nil : Self.over), "\(event)")
            guard !isAllowed else { continue }
            #expect(till.state.order == before)
            #expect(!outcome.isRefused && till.state.pending?.event == event, "it waits for a manager")
        }
    }

    @Test("a cap of zero is none")
    func noCap() {
        var till = till(Shop.ana)
        #expect(till.take(.comp(lineID: 1, reason: "x")).refusal == nil)
        #expect(till.take(.discountOrder(.percent(100))).refusal == nil)
        #expect(till.state.order?.total == .zero)
    }

    @Test("a manager lends the right, and stands in the discount and in the session's overrides")
    func approved() throws {
        var till = till()
        till.take(.comp(lineID: 1, reason: "Mosca"))
        let stamp = till.stamp
        #expect(till.take(.approve(userID: Shop.ana.id, reason: "Visto")).refusal == nil)
        let discount = try #require(till.state.order?.lines[0].itemDiscount)
        #expect(
            discount
                == Discount(
                    name: "",
                    value: .percent(.whole),
                    userID: Restaurant.cashier.id,
                    approverID: Shop.ana.id,
                    reason: "Mosca"
                )
        )
        let override = try #require(till.state.session.overrides.first)
        #expect(override.refusal == "DISCOUNT_OVER_CAP" && override.event == "comp" && override.reason == "Visto")
        #expect(override.approverID == Shop.ana.id && override.userID == Restaurant.cashier.id)
        #expect(override.atMillis == stamp.atMillis && override.reference == till.state.order?.reference)
    }

    @Test("the manager's own cap holds then: one who may give a quarter does not lend a half")
    func managersCap() {
        var till = till()
        till.take(.discountLine(lineID: 1, .percent(25)))
        #expect(till.take(.approve(userID: Restaurant.shiftLeader.id, reason: "Visto")).refusal == nil)
        #expect(till.state.order?.lines[0].discount == Restaurant.percent(25))

        till.take(.discountLine(lineID: 2, .percent(26)))
        let before = till.state.order
        let refusal = Refusal.discountOverCap(cap: Restaurant.percent(25), user: "Turno")
        #expect(till.take(.approve(userID: Restaurant.shiftLeader.id, reason: "Visto")).refusal == refusal)
        #expect(till.state.order == before)
        #expect(till.take(.approve(userID: Shop.ana.id, reason: "Visto")).refusal == nil, "a higher one still may")
        #expect(till.state.order?.lines[1].discount == Restaurant.percent(26))
    }

    @Test("a manager at the till has a cap of their own, too")
    func cappedManager() {
        var till = till(Restaurant.shiftLeader)
        let refusal = Refusal.discountOverCap(cap: Restaurant.percent(25), user: "Turno")
        #expect(till.take(.discountOrder(.percent(26))).refusal == refusal)
        #expect(till.take(.discountOrder(.percent(25))).refusal == nil)
    }

    @Test("item and check together do not go beyond the cap, whichever comes second")
    func stacked() {
        for (first, second) in [
            (Action.Event.discountLine(lineID: 1, .percent(10)), Action.Event.discountOrder(.percent(10))),
            (.discountOrder(.percent(10)), .discountLine(lineID: 1, .percent(10))),
        ] {
            var till = till()
            #expect(till.take(first).refusal == nil)
            let before = till.state.order
            #expect(till.take(second).refusal == Self.over)
            #expect(till.state.order == before)
            #expect(till.take(.approve(userID: Shop.ana.id, reason: "Visto")).refusal == nil)
            #expect(till.state.order?.lines[0].discount == Restaurant.percent(19))
        }
        var till = till()
        till.take(.discountLine(lineID: 1, .percent(10)))
        #expect(till.take(.discountOrder(.percent(5))).refusal == nil, "5 % of the rest are 14.5 % in all")
    }

    @Test("what a manager stands behind already is not held against the cashier's next discount")
    func managerBehindOne() {
        var till = till()
        till.take([.discountLine(lineID: 1, .percent(50)), .approve(userID: Shop.ana.id, reason: "Visto")])
        #expect(till.take(.discountOrder(.percent(10))).refusal == nil)
        #expect(till.state.order?.lines.map(\.discount) == [Restaurant.percent(55), Restaurant.percent(10)])
    }

    @Test("a discount is taken away by whoever may give one, however high others are; another line is no obstacle")
    func othersDiscounts() {
        var till = till(Shop.ana)
        till.take([
            .discountLine(lineID: 1, .percent(50)), .discountLine(lineID: 2, .percent(10)),
            .discountOrder(.percent(10)),
        ])
        till.take(.signIn(userID: Restaurant.cashier.id))
        #expect(till.take(.removeLineDiscount(lineID: 2)).refusal == nil)
        #expect(till.take(.discountLine(lineID: 2, .percent(5))).refusal == nil, "14.5 % in all")
        #expect(till.take(.removeOrderDiscount).refusal == nil)
        #expect(till.state.order?.total == .cents(20_58))
    }

    @Test("an amount is held against its giver's cap again, where what it is taken off shrinks")
    func shrinking() {
        var line = till()
        line.take([.setQuantity(lineID: 1, quantity: .of(10)), .discountLine(lineID: 1, .amount(9_00))])
        #expect(line.take(.setQuantity(lineID: 1, quantity: .of(9))).refusal == Self.over)
        #expect(line.state.order?.lines[0].quantity == .of(10))
        #expect(line.take(.setQuantity(lineID: 1, quantity: .of(11))).refusal == nil)
        #expect(line.take(.setQuantity(lineID: 1, quantity: .of(10))).refusal == nil)
        #expect(line.take(.removeLine(lineID: 2)).refusal == nil, "that is another line")
        line.take([.setQuantity(lineID: 1, quantity: .one), .approve(userID: Shop.ana.id, reason: "Visto")])
        #expect(line.state.order?.total == .zero)

        var check = till()
        check.take(.discountOrder(.amount(3_60)))
        #expect(check.take(.removeLine(lineID: 1)).refusal == Self.over)
        #expect(check.state.order?.lines.count == 2)
        check.take([.add(Restaurant.soup), .removeLine(lineID: 1)])
        #expect(check.state.order?.total == .cents(20_90), "what has come instead makes up for it")

        var manager = till(Shop.ana)
        manager.take([.discountOrder(.amount(20_00)), .signIn(userID: Restaurant.cashier.id)])
        #expect(manager.take(.removeLine(lineID: 1)).refusal == nil, "it is the cap of the one who gave it")
    }

    @Test("who may give no discount at all waits for a manager")
    func notPermitted() {
        var till = till(Restaurant.waiter)
        for event in [
            Action.Event.discountLine(lineID: 1, .percent(1)), .removeLineDiscount(lineID: 1),
            .discountOrder(.percent(1)), .removeOrderDiscount, .comp(lineID: 1, reason: "x"),
        ] {
            #expect(till.take(event).refusal == .notPermitted(.discount, user: "Sala"), "\(event)")
        }
        till.take(.discountLine(lineID: 1, .percent(50)))
        #expect(till.take(.approve(userID: Shop.ana.id, reason: "x")).refusal == nil)
        #expect(till.state.order?.lines[0].itemDiscount?.approverID == Shop.ana.id)
    }
}
