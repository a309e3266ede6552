import Testing

@testable import TillDomain

/// Orders taken apart and put together: what moves, what stays, and what the kitchen has of it.
@Suite("Actions: split, merge, transfer")
struct SplittingTests {
    /// Table 11 with 2 soups, a steak and 3 beers.
    private func till(_ user: User = Shop.ana) -> TestTill {
        var till = Restaurant.till(user)
        till.take([
            .openTable(id: 11, guests: 4), .add(Restaurant.soup, .of(2)), .add(Restaurant.steak),
            .add(Restaurant.beer, .of(3)),
        ])
        return till
    }

    /// Lines as product, quantity and what was sent, in pieces.
    private func goods(_ order: Order?) -> [[Int64]] {
        (order?.lines ?? []).map { [Int64($0.productID), $0.quantity.thousandths / 1000, $0.sent.thousandths / 1000] }
    }

    @Test("a whole line and a part of one go to a new order for the same table; both are saved")
    func splitOff() throws {
        var till = till()
        till.take([.setAlias("Ventana"), .setNote("Sin sal"), .setCustomer(partnerID: 1), .setStaff(userID: 5)])
        let before = try #require(till.state.order)
        let shares = [LineShare(lineID: 2), LineShare(lineID: 3, quantity: .one)]
        let stamp = till.stamp
        let outcome = till.take(.splitOff(shares))
        let (source, target) = (try #require(till.state.order), try #require(till.state.parked.first))
        #expect(goods(source) == [[101, 2, 0], [103, 2, 0]])
        #expect(goods(target) == [[102, 1, 0], [103, 1, 0]])
        #expect(source.total == .cents(17_00) && target.total == .cents(21_00))
        #expect(source.lines.map(\.id) == [1, 3] && target.lines.map(\.id) == [1, 2] && target.nextLineID == 3)
        #expect(target.reference == "NU/CFG7/S42/\(stamp.atMillis)-000a")
        #expect(target.sequence == 2 && target.state == .editing && target.createdAtMillis == stamp.atMillis)
        #expect(
            outcome
                == .done([
                    .saveOrder(source), .saveOrder(target), .show(Phrase.toPay(source, till.context)),
                    .sound(.accepted), .tell(.parked(reference: target.reference)),
                ])
        )
        // Where, for whom, by whom, and what the kitchen must know; not the guests, who are counted once.
        #expect(target.tableID == 11 && target.alias == "Ventana" && target.note == "Sin sal")
        #expect(target.customer == before.customer && target.staffID == 5 && target.guests == 0)
        var rest = source
        (rest.lines, rest.nextLineID) = (before.lines, before.nextLineID)
        #expect(rest == before, "only lines have left")
    }

    @Test("what cannot be split is refused, and nothing changes")
    func refused() {
        let all = (1...3).map { LineShare(lineID: $0) }
        let cases: [([LineShare], Refusal)] = [
            ([], .nothingToSplit),
            (all, .nothingToSplit),
            ([LineShare(lineID: 1, quantity: .of(2)), LineShare(lineID: 2), LineShare(lineID: 3)], .nothingToSplit),
            ([LineShare(lineID: 2), LineShare(lineID: 2)], .nothingToSplit),
            ([LineShare(lineID: 9)], .unknownLine(id: 9)),
            ([LineShare(lineID: 2), LineShare(lineID: 9)], .unknownLine(id: 9)),
            ([LineShare(lineID: 1, quantity: .of(3))], .quantityOutOfRange),
            ([LineShare(lineID: 1, quantity: .zero)], .quantityOutOfRange),
            ([LineShare(lineID: 1, quantity: .of(-1))], .quantityOutOfRange),
            ([LineShare(lineID: 1, quantity: Quantity(thousandths: .min))], .quantityOutOfRange),
            ([LineShare(lineID: 1, quantity: Quantity(thousandths: 500))], .quantityNotInSteps(unit: "Units")),
        ]
        for (shares, refusal) in cases {
            var till = till()
            let before = till.state
            #expect(till.take(.splitOff(shares)).refusal == refusal, "\(shares)")
            #expect(till.state == before)
        }
    }

    @Test("what is weighed is split to the gram")
    func weighed() {
        var till = Restaurant.till()
        till.take(.add(Restaurant.octopus, Quantity(thousandths: 333)))
        till.take(.splitOff([LineShare(lineID: 1, quantity: Quantity(thousandths: 111))]))
        #expect(till.state.order?.total == .cents(8_88))
        #expect(till.state.parked.first?.total == .cents(4_44))
    }

    @Test("money that was taken, a return, and an order that is not there bar all three")
    func barred() throws {
        var till = till()
        till.take([.park, .add(Restaurant.water)])
        let there = try #require(till.state.parked.first?.reference)
        till.take(.pay(Shop.card, 50))
        till.take(.goEditing)
        for event in [
            Action.Event.splitOff([LineShare(lineID: 1)]), .merge(reference: there),
            .transfer([LineShare(lineID: 1)], reference: there),
        ] {
            #expect(till.take(event).refusal == .paymentsTaken(.cents(50)), "\(event)")
        }
        till.take([.goCheckout, .park, .takeUp(reference: there)])
        let paid = try #require(till.state.parked.first?.reference)
        #expect(till.take(.merge(reference: paid)).refusal == .paymentsTaken(.cents(50)))
        #expect(till.take(.transfer([LineShare(lineID: 1)], reference: paid)).refusal == .paymentsTaken(.cents(50)))
        for reference in ["NU/none", there] {
            let refusal = Refusal.unknownOrder(reference: reference)
            #expect(till.take(.merge(reference: reference)).refusal == refusal)
            #expect(till.take(.transfer([LineShare(lineID: 1)], reference: reference)).refusal == refusal)
        }
    }

    @Test("at checkout nothing is taken apart")
    func atCheckout() {
        var till = till()
        till.take(.goCheckout)
        #expect(till.take(.splitOff([LineShare(lineID: 1)])).refusal == .illegalInOrder(.lineRemove, .checkout))
        #expect(till.take(.merge(reference: "x")).refusal == .illegalInOrder(.lineAdd, .checkout))
    }

    @Test("merging puts all lines of an order behind those at hand, and ends that order")
    func merge() throws {
        var till = till()
        let source = try #require(till.state.order)
        till.take([
            .openTable(id: 12, guests: 2), .add(Restaurant.water), .removeLine(lineID: 1), .add(Restaurant.soup),
        ])
        let outcome = till.take(.merge(reference: source.reference))
        let target = try #require(till.state.order)
        #expect(goods(target) == [[101, 1, 0], [101, 2, 0], [102, 1, 0], [103, 3, 0]])
        #expect(target.lines.map(\.id) == [2, 3, 4, 5])
        #expect(target.tableID == 12 && target.guests == 6 && target.total == .cents(44_00))
        #expect(till.state.parked.isEmpty)
        var ended = source
        (ended.lines, ended.state) = ([], .idle)
        #expect(
            outcome
                == .done([
                    .saveOrder(ended), .saveOrder(target), .show(Phrase.toPay(target, till.context)),
                    .sound(.accepted),
                ])
        )
        #expect(till.take(.takeUp(reference: source.reference)).refusal == .openOrder(reference: target.reference))
    }

    @Test("notes of both come together; where they are too long for that, a person shortens one")
    func mergedNotes() throws {
        for (there, here, both) in [("a", "", "a"), ("", "b", "b"), ("a", "b", "b; a"), ("a", "a", "a")] {
            var till = till()
            till.take(.setNote(there))
            let reference = try #require(till.state.order?.reference)
            till.take([.openTable(id: 12, guests: nil), .setNote(here), .merge(reference: reference)])
            #expect(till.state.order?.note == both)
        }
        var till = till()
        let long = String(repeating: "a", count: 150)
        till.take(.setNote(long))
        let reference = try #require(till.state.order?.reference)
        till.take([.openTable(id: 12, guests: nil), .setNote(long + "b")])
        let before = till.state
        #expect(till.take(.merge(reference: reference)).refusal == .textTooLong(maxCharacters: 200))
        #expect(till.state == before)
    }

    @Test("guests add up to the bound")
    func mergedGuests() throws {
        var till = till()
        till.take(.setGuests(999))
        let reference = try #require(till.state.order?.reference)
        till.take([.openTable(id: 12, guests: 2), .merge(reference: reference)])
        #expect(till.state.order?.guests == 999)
    }

    @Test("lines go to another table; an order without lines is gone")
    func transfer() throws {
        var till = till()
        let there = try #require(till.state.order?.reference)
        till.take([.openTable(id: 12, guests: 1), .add(Restaurant.water, .of(3))])
        var outcome = till.take(.transfer([LineShare(lineID: 1, quantity: .one)], reference: there))
        #expect(goods(till.state.order) == [[104, 2, 0]])
        #expect(goods(till.state.parked.first).last == [104, 1, 0])
        #expect(outcome.saved == [till.state.order, till.state.parked.first].compactMap(\.self))

        let source = try #require(till.state.order)
        outcome = till.take(.transfer([LineShare(lineID: 1)], reference: there))
        #expect(till.state.order == nil)
        #expect(goods(till.state.parked.first).suffix(2) == [[104, 1, 0], [104, 2, 0]])
        #expect(till.state.parked.first?.total == .cents(44_00))
        #expect(till.state.parked.first?.guests == 4, "who moves with the lines is not known")
        var ended = source
        (ended.lines, ended.state) = ([], .idle)
        let target = try #require(till.state.parked.first)
        #expect(
            outcome
                == .done([
                    .saveOrder(ended), .saveOrder(target), .show(Phrase.welcome(till.context)), .sound(.accepted),
                ])
        )
    }

    @Test("no order takes more lines than its bound, and the refusal moves none")
    func lineBound() throws {
        var till = Restaurant.till()
        for _ in 0..<(OrderLimits.lines / 2) { till.take([.add(Restaurant.soup), .add(Restaurant.beer)]) }
        till.take(.removeLine(lineID: 1))
        let full = try #require(till.state.order)
        #expect(full.lines.count == OrderLimits.lines - 1)
        till.take([.park, .add(Restaurant.steak), .add(Restaurant.water)])
        let before = till.state
        #expect(till.take(.merge(reference: full.reference)).refusal == .orderIsFull)
        let both = [LineShare(lineID: 1), LineShare(lineID: 2)]
        #expect(till.take(.transfer(both, reference: full.reference)).refusal == .orderIsFull)
        #expect(till.state == before)
        #expect(till.take(.transfer([both[0]], reference: full.reference)).refusal == nil)
    }

    // MARK: - What the kitchen has

    @Test("what was sent is moved as sent, first of all, and is not sent again")
    func sentFirst() throws {
        var till = till()
        till.take(.sendToKitchen)
        till.take(.setQuantity(lineID: 3, quantity: .of(5)))
        #expect(till.state.order?.kitchen == .changed)
        let outcome = till.take(.splitOff([LineShare(lineID: 3, quantity: .of(4)), LineShare(lineID: 2)]))
        #expect(outcome.kitchenJobs.isEmpty)
        let (source, target) = (try #require(till.state.order), try #require(till.state.parked.first))
        #expect(goods(source) == [[101, 2, 2], [103, 1, 0]] && source.kitchen == .changed)
        #expect(goods(target) == [[103, 4, 3], [102, 1, 1]] && target.kitchen == .changed)
        #expect(till.take(.sendToKitchen).kitchenJobs.map(\.dishes) == [["1 x Caña"]])
        till.take([.park, .takeUp(reference: target.reference)])
        let rest = till.take(.sendToKitchen).kitchenJobs
        #expect(rest.map(\.dishes) == [["1 x Caña"]])
        #expect(rest.map(\.id) == ["\(target.reference)/k1-bar"])
    }

    @Test("the status is what the lines say: open, sent, changed, and ready stays ready")
    func statusAfterMoving() throws {
        var till = till()
        till.take([.sendToKitchen, .add(Restaurant.water)])
        till.take(.splitOff([LineShare(lineID: 4)]))
        #expect(till.state.order?.kitchen == .sent, "what was new has left")
        #expect(till.state.parked.first?.kitchen == .open)

        let reference = try #require(till.state.order?.reference)
        till.take(.kitchenReady(reference: reference))
        till.take(.splitOff([LineShare(lineID: 1)]))
        #expect(till.state.order?.kitchen == .ready && till.state.parked.last?.kitchen == .ready)

        let unsent = try #require(till.state.parked.first?.reference)
        till.take(.merge(reference: unsent))
        #expect(till.state.order?.kitchen == .changed)
    }

    @Test("what is not ready makes an order that it comes to not ready")
    func readyAndSent() throws {
        var till = till()
        till.take(.sendToKitchen)
        let sent = try #require(till.state.order?.reference)
        till.take([.openTable(id: 12, guests: nil), .add(Restaurant.soup), .sendToKitchen])
        let ready = try #require(till.state.order?.reference)
        till.take([.kitchenReady(reference: ready), .merge(reference: sent)])
        #expect(till.state.order?.kitchen == .sent)
    }

    @Test("a note that the kitchen does not know goes along, and is told once")
    func unsentNote() throws {
        var till = till()
        till.take([.sendToKitchen, .setLineNote(lineID: 2, note: "Poco hecho"), .splitOff([LineShare(lineID: 2)])])
        #expect(till.state.order?.kitchen == .sent)
        #expect(till.state.parked.first?.kitchen == .changed)
        till.take([.park, .takeUp(reference: till.state.parked[0].reference)])
        #expect(till.take(.sendToKitchen).kitchenJobs.map(\.dishes) == [[Restaurant.steak.name, "  > Poco hecho"]])
        #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
    }

    @Test("voids go with the order that goes on, and stay with one that keeps lines")
    func voidsCarried() throws {
        var till = till()
        till.take([.sendToKitchen, .voidLine(lineID: 1, quantity: .one, reasonID: 1)])
        let record = try #require(till.state.order?.voids.first)
        till.take(.splitOff([LineShare(lineID: 1)]))
        #expect(till.state.order?.voids == [record] && till.state.parked[0].voids.isEmpty)
        let there = till.state.parked[0].reference
        till.take(.transfer([LineShare(lineID: 2), LineShare(lineID: 3)], reference: there))
        #expect(till.state.order == nil && till.state.parked[0].voids == [record])
        till.take([.openTable(id: 12, guests: nil), .merge(reference: there)])
        #expect(till.state.order?.voids == [record])
        #expect(till.state.session.totals.voidCount == 1 && till.state.session.totals.voids == .cents(6_00))
    }

    // MARK: - Discounts and prices

    @Test("a discount on the check stays with the check; one on a line goes with the line, in parts of its amount")
    func discounts() throws {
        var till = till()
        till.take([.discountLine(lineID: 3, .amount(1_00)), .discountLine(lineID: 1, .percent(50))])
        till.take(.splitOff([LineShare(lineID: 3, quantity: .one), LineShare(lineID: 1, quantity: .one)]))
        #expect(
            till.state.parked[0].lines.map(\.itemDiscount?.value) == [
                .amount(.cents(33)), .percent(.init(tenThousandths: 500_000)),
            ]
        )
        #expect(till.state.order?.lines.map(\.amounts.included) == [.cents(3_00), .cents(18_50), .cents(4_33)])
        #expect(till.state.parked[0].lines.map(\.amounts.included) == [.cents(2_17), .cents(3_00)])

        till.take([.discountOrder(.percent(10)), .splitOff([LineShare(lineID: 2)])])
        #expect(till.state.order?.discount?.value == .percent(Restaurant.percent(10)))
        #expect(till.state.parked[1].discount == nil && till.state.parked[1].total == .cents(18_50))
        #expect(till.state.order?.lines.map(\.amounts.included) == [.cents(2_70), .cents(3_90)])
    }

    @Test("an amount off the check that is more than what is left makes that free, and no more")
    func amountOffTheRest() {
        var till = till()
        till.take([.discountOrder(.amount(15_00)), .splitOff([LineShare(lineID: 2), LineShare(lineID: 3)])])
        #expect(till.state.order?.total == .zero)
        #expect(till.state.parked[0].total == .cents(26_00))
    }

    @Test("merging under a discount on the check does not lead beyond the cap behind a manager's back")
    func capAtMerging() throws {
        var till = till(Restaurant.cashier)
        till.take(.discountLine(lineID: 1, .percent(10)))
        let there = try #require(till.state.order?.reference)
        till.take([.openTable(id: 12, guests: nil), .add(Restaurant.water), .discountOrder(.percent(10))])
        let before = till.state.order
        let refusal = Refusal.discountOverCap(cap: Restaurant.percent(15), user: "Caja")
        #expect(till.take(.merge(reference: there)).refusal == refusal)
        #expect(till.state.order == before)
        #expect(till.take(.approve(userID: Shop.ana.id, reason: "Juntan mesas")).refusal == nil)
        #expect(till.state.order?.lines[1].discount == Restaurant.percent(19))
    }

    @Test("a line that was seen at another price keeps it, also in parts, and so do those that stay")
    func newCatalogue() throws {
        var till = till()
        let index = try #require(till.catalogue.products.firstIndex { $0.id == Restaurant.soup.id })
        till.catalogue.products[index].listPrice = Price(millionths: 9_000_000)
        till.take(.splitOff([LineShare(lineID: 1, quantity: .one), LineShare(lineID: 2)]))
        #expect(till.state.order?.lines.map(\.amounts.included) == [.cents(6_00), .cents(7_50)])
        #expect(till.state.parked[0].lines.map(\.amounts.included) == [.cents(6_00), .cents(18_50)])
        till.take(.merge(reference: till.state.parked[0].reference))
        #expect(till.state.order?.total == .cents(38_00))
    }
}
