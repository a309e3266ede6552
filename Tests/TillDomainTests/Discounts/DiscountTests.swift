import Testing

@testable import TillDomain

/// What each discount is worth, where it may be given, and what is kept of it.
@Suite("Actions: discounts")
struct DiscountTests {
    /// 2 soups for 12.00, a steak for 18.50 and a beer for 2.50: 33.00.
    private func till(_ user: User = Shop.ana) -> TestTill {
        var till = Restaurant.till(user)
        till.take([.add(Restaurant.soup, .of(2)), .add(Restaurant.steak), .add(Restaurant.beer)])
        return till
    }

    private func costs(_ till: TestTill) -> [Int64] { till.state.order?.lines.map(\.amounts.included.minor) ?? [] }
    private func percents(_ till: TestTill) -> [String] { till.state.order?.lines.map(\.discount.plain) ?? [] }

    @Test("each kind of preset where its scope allows it, at its own value", arguments: Restaurant.everyPreset)
    func presets(_ preset: DiscountPreset) {
        let notHere = Refusal.discountNotHere(name: preset.name)
        var item = till()
        let itemOutcome = item.take(.discountLine(lineID: 1, .preset(preset)))
        #expect(itemOutcome.refusal == (preset.scope == .check ? notHere : nil))
        let off: Int64 = preset.scope == .check ? 0 : preset.kind.isPercent ? 1_20 : 1_00
        #expect(costs(item) == [12_00 - off, 18_50, 2_50])
        #expect(item.state.order?.lines[0].discounted.minor == off)

        var check = till()
        let checkOutcome = check.take(.discountOrder(.preset(preset)))
        #expect(checkOutcome.refusal == (preset.scope == .item ? notHere : nil))
        let total: Int64 = preset.scope == .item ? 33_00 : preset.kind.isPercent ? 29_70 : 32_00
        #expect(check.state.order?.total.minor == total)
    }

    @Test(
        "a fixed value is locked; an open one may be changed, but not into the other kind",
        arguments: Restaurant.everyPreset.filter { $0.scope == .both }
    )
    func values(_ preset: DiscountPreset) {
        let fixed = Refusal.discountFixed(name: preset.name)
        let (percent, amount) = (Discount.Value.percent(Restaurant.percent(5)), Discount.Value.amount(.cents(3_00)))
        let (own, other) = preset.kind.isPercent ? (percent, amount) : (amount, percent)
        var till = till()
        #expect(till.take(.discountLine(lineID: 1, .preset(preset, own))).refusal == (preset.kind.isOpen ? nil : fixed))
        #expect(costs(till)[0] == (!preset.kind.isOpen ? 12_00 : preset.kind.isPercent ? 11_40 : 9_00))
        #expect(till.take(.discountLine(lineID: 1, .preset(preset, other))).refusal == fixed)
        let same: Discount.Value = preset.kind.isPercent ? .percent(preset.percent) : .amount(preset.amount)
        #expect(till.take(.discountLine(lineID: 1, .preset(preset, same))).refusal == nil, "its own value is no change")
    }

    @Test("a discount on a line: state and effects, with who and why")
    func onALine() throws {
        var till = till()
        var expected = till.state
        let outcome = till.take(.discountLine(lineID: 2, .percent(10, "  Espera larga ")))
        var order = try #require(expected.order)
        order.lines[1].itemDiscount = Discount(
            name: "",
            value: .percent(Restaurant.percent(10)),
            userID: Shop.ana.id,
            reason: "Espera larga"
        )
        order.lines[1].discount = Restaurant.percent(10)
        order.lines[1].compute(till.catalogue.company)
        expected.order = order
        #expect(till.state == expected)
        #expect(order.lines[1].amounts.included == .cents(16_65) && order.lines[1].discounted == .cents(1_85))
        #expect(
            outcome
                == .done([
                    .saveOrder(order), .show(Phrase.line(order.lines[1], total: .cents(31_15), till.context)),
                    .sound(.accepted),
                ])
        )
    }

    @Test("a discount on the check: state and effects")
    func onTheCheck() throws {
        var till = till()
        var expected = till.state
        let outcome = till.take(.discountOrder(.preset(Restaurant.staff)))
        var order = try #require(expected.order)
        order.discount = Discount(name: "Personal", value: .percent(Restaurant.percent(20)), userID: Shop.ana.id)
        for position in order.lines.indices {
            order.lines[position].discount = Restaurant.percent(20)
            order.lines[position].compute(till.catalogue.company)
        }
        expected.order = order
        #expect(till.state == expected)
        #expect(order.total == .cents(26_40) && order.discounted == .cents(6_60))
        #expect(
            outcome == .done([.saveOrder(order), .show(Phrase.toPay(order, till.context)), .sound(.accepted)])
        )
    }

    @Test("10 % and 20 % are 28 %, in either order; a new discount takes the place of the old one")
    func multiplied() {
        for events in [
            [Action.Event.discountLine(lineID: 1, .percent(10)), .discountOrder(.percent(20))],
            [.discountOrder(.percent(20)), .discountLine(lineID: 1, .percent(10))],
            [
                .discountLine(lineID: 1, .percent(90)), .discountOrder(.percent(20)),
                .discountLine(lineID: 1, .percent(10)),
            ],
        ] {
            var till = till()
            till.take(events)
            #expect(percents(till) == ["28", "20", "20"])
            #expect(costs(till) == [8_64, 14_80, 2_00])
        }
    }

    @Test("percentages keep four digits when they are multiplied")
    func fourDigits() {
        let third = Percent(tenThousandths: 333_333)
        #expect(third.and(third) == Percent(tenThousandths: 555_555))
        #expect(Percent.zero.and(third) == third && third.and(.zero) == third)
        #expect(Percent.whole.and(third) == .whole && third.and(.whole) == .whole)
        #expect(Percent(tenThousandths: 1).and(Percent(tenThousandths: 1)) == Percent(tenThousandths: 2))
    }

    @Test("an amount off a line is that amount, whatever the price and the tax")
    func amountOffALine() {
        for cents in [1, 33, 1_00, 5_55, 11_99, 12_00] as [Int64] {
            var till = till()
            till.take(.discountLine(lineID: 1, .amount(cents)))
            #expect(costs(till)[0] == 12_00 - cents)
        }
    }

    @Test("an amount off the check is that amount, in shares by what the lines cost, the largest remainder first")
    func amountOffTheCheck() {
        var till = till()
        till.take(.discountOrder(.preset(Restaurant.voucher)))
        #expect(till.state.order?.total == .cents(28_00))
        // 5.00 × 12/33, 18.5/33, 2.5/33: 1.818…, 2.803…, 0.378…
        #expect(costs(till) == [10_18, 15_70, 2_12])
    }

    @Test("on the house: a line for nothing, with its reason; without one it is refused")
    func comp() throws {
        var till = till()
        #expect(till.take(.comp(lineID: 2, reason: " ")).refusal == .reasonNeeded)
        #expect(till.take(.comp(lineID: 2, reason: "Se enfrió")).refusal == nil)
        #expect(costs(till) == [12_00, 0, 2_50])
        let line = try #require(till.state.order?.lines[1])
        #expect(line.discount == .whole && line.itemDiscount?.reason == "Se enfrió" && line.discounted == .cents(18_50))
        #expect(till.take(.comp(lineID: 9, reason: "x")).refusal == .unknownLine(id: 9))
    }

    @Test("what is out of range, or for nothing, is refused, and changes nothing")
    func refused() {
        let none = DiscountRequest()
        let cases: [(Action.Event, Refusal)] = [
            (.discountLine(lineID: 1, .percent(0)), .discountOutOfRange),
            (.discountLine(lineID: 1, .percent(-1)), .discountOutOfRange),
            (.discountLine(lineID: 1, .percent(101)), .discountOutOfRange),
            (.discountLine(lineID: 1, .amount(0)), .discountOutOfRange),
            (.discountLine(lineID: 1, .amount(-1)), .discountOutOfRange),
            (.discountLine(lineID: 1, .amount(12_01)), .discountOutOfRange),
            (.discountLine(lineID: 1, DiscountRequest(value: .amount(.init(minor: .max)))), .discountOutOfRange),
            (
                .discountLine(lineID: 1, DiscountRequest(value: .percent(.init(tenThousandths: .min)))),
                .discountOutOfRange
            ),
            (.discountLine(lineID: 1, none), .discountOutOfRange),
            (.discountLine(lineID: 9, .percent(10)), .unknownLine(id: 9)),
            (.discountLine(lineID: 1, DiscountRequest(presetID: 99)), .unknownDiscount(id: 99)),
            (.discountOrder(.amount(33_01)), .discountOutOfRange),
            (.discountOrder(none), .discountOutOfRange),
            (.discountOrder(DiscountRequest(presetID: 99)), .unknownDiscount(id: 99)),
            (
                .discountOrder(.percent(10, String(repeating: "a", count: 201))),
                .textTooLong(maxCharacters: 200)
            ),
        ]
        for (event, refusal) in cases {
            var till = till()
            let before = till.state
            #expect(till.take(event).refusal == refusal, "\(event)")
            #expect(till.state == before)
        }
        var empty = Restaurant.till()
        empty.take(.openTable(id: 11, guests: nil))
        #expect(empty.take(.discountOrder(.percent(10))).refusal == .nothingToPay)
        var free = Restaurant.till()
        free.take(.add(Shop.free))
        #expect(free.take(.discountLine(lineID: 1, .amount(1))).refusal == .discountOutOfRange)
        #expect(free.take(.discountOrder(.amount(1))).refusal == .discountOutOfRange)
        #expect(free.take(.discountLine(lineID: 1, .percent(10))).refusal == nil)
        var checkout = till()
        checkout.take(.goCheckout)
        let refusal = Refusal.illegalInOrder(.pricingContextSet, .checkout)
        #expect(checkout.take(.discountOrder(.percent(10))).refusal == refusal)
        #expect(checkout.take(.discountLine(lineID: 1, .percent(10))).refusal == refusal)
    }

    @Test("an open preset without a value of its own needs one")
    func openWithoutValue() {
        var till = till()
        let open = DiscountPreset(id: 90, name: "Libre", kind: .openAmount)
        till.catalogue.discountPresets = [open]
        #expect(till.take(.discountLine(lineID: 1, .preset(open))).refusal == .discountOutOfRange)
        #expect(till.take(.discountLine(lineID: 1, .preset(open, .amount(.cents(1_00))))).refusal == nil)
        #expect(costs(till)[0] == 11_00)
    }

    @Test("taken away, a discount leaves the order as it was before")
    func removed() throws {
        var till = till()
        let before = try #require(till.state.order)
        till.take([.discountLine(lineID: 1, .percent(10)), .discountOrder(.amount(3_00))])
        till.take(.removeLineDiscount(lineID: 1))
        #expect(till.state.order?.total == .cents(30_00))
        let outcome = till.take(.removeOrderDiscount)
        #expect(till.state.order == before)
        #expect(
            outcome == .done([.saveOrder(before), .show(Phrase.toPay(before, till.context)), .sound(.accepted)])
        )
        #expect(till.take(.removeOrderDiscount).refusal == nil, "there is none: nothing to refuse")
        #expect(till.take(.removeLineDiscount(lineID: 9)).refusal == .unknownLine(id: 9))
    }

    // MARK: - What follows

    @Test("a discount follows the quantity: a percentage goes along, an amount stays that amount")
    func quantities() {
        var till = till()
        till.take([.discountLine(lineID: 1, .percent(10)), .discountLine(lineID: 3, .amount(1_00))])
        till.take([.setQuantity(lineID: 1, quantity: .of(5)), .setQuantity(lineID: 3, quantity: .of(4))])
        #expect(costs(till) == [27_00, 18_50, 9_00])
        till.take([.setQuantity(lineID: 1, quantity: .one), .setQuantity(lineID: 3, quantity: .one)])
        #expect(costs(till) == [5_40, 18_50, 1_50])
        till.take(.setPrice(lineID: 3, price: Price(millionths: 500_000)))
        #expect(costs(till)[2] == 0, "an amount that is more than the line makes it free")
    }

    @Test("a discount on the check follows lines that come and go, up to all they cost")
    func linesComeAndGo() {
        var till = till()
        till.take([.discountOrder(.amount(15_00)), .removeLine(lineID: 2)])
        #expect(costs(till) == [0, 0])
        till.take(.add(Restaurant.steak))
        #expect(till.state.order?.total == .cents(18_00))
        till.take([.discountOrder(.percent(50)), .add(Restaurant.water)])
        #expect(costs(till) == [6_00, 1_25, 9_25, 1_00])
    }

    @Test("a discounted line does not take up another of its product")
    func newLine() {
        var till = Restaurant.till()
        till.take([.add(Restaurant.beer), .discountLine(lineID: 1, .percent(50)), .add(Restaurant.beer)])
        #expect(costs(till) == [1_25, 2_50])
    }

    @Test("tips are neither discounted nor reckoned into what a discount may be")
    func tips() {
        var till = till()
        till.take([.goCheckout, .tip(amount: .cents(5_00)), .goEditing])
        #expect(till.take(.discountLine(lineID: 4, .percent(10))).refusal == .notInMode(.order))
        #expect(till.take(.discountOrder(.amount(33_01))).refusal == .discountOutOfRange)
        till.take(.discountOrder(.percent(50)))
        #expect(costs(till) == [6_00, 9_25, 1_25, 5_00])
        till.take(.discountOrder(.amount(33_00)))
        #expect(costs(till) == [0, 0, 0, 5_00])
    }

    @Test("what was saved reaches the session's totals when it is paid")
    func totals() {
        var till = till()
        till.take([.discountLine(lineID: 1, .percent(10)), .discountOrder(.percent(20)), .pay(Shop.cash)])
        #expect(till.state.lastSale?.discounted == .cents(7_56))
        #expect(till.state.session.totals.discounts == .cents(7_56))
    }
}
