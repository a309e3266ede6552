import Testing

@testable import TillDomain

/// Who an order is for, where it is served, and what it is called.
@Suite("Actions: particulars")
struct ParticularsTests {
    /// A till with a soup in the order, and that order.
    private func till() throws -> (TestTill, Order) {
        var till = Restaurant.till()
        till.take(.add(Restaurant.soup))
        return (till, try #require(till.state.order))
    }

    @Test("each is set in the order at hand, which is saved and shown; nothing else changes")
    func each() throws {
        let changes: [(Action.Event, @Sendable (inout Order) -> Void)] = [
            (.setType(.takeout), { $0.type = .takeout }),
            (.setType(.delivery), { $0.type = .delivery }),
            (.setType(.dineIn), { $0.type = .dineIn }),
            (.setTable(id: 21), { $0.tableID = 21 }),
            (.setTable(id: nil), { $0.tableID = nil }),
            (.setGuests(4), { $0.guests = 4 }),
            (.setGuests(0), { $0.guests = 0 }),
            (.setStaff(userID: 5), { $0.staffID = 5 }),
            (.setStaff(userID: nil), { $0.staffID = nil }),
            (.setAlias("Ventana"), { $0.alias = "Ventana" }),
            (.setNote("Sin gluten"), { $0.note = "Sin gluten" }),
            (.setCustomer(partnerID: 1), { $0.customer = Order.Customer(Restaurant.catalogue().partners[0]) }),
            (.setCustomer(partnerID: nil), { $0.customer = nil }),
        ]
        var (till, order) = try till()
        for (event, change) in changes {
            var expected = till.state
            change(&order)
            expected.order = order
            let effects: [Effect] = [
                .saveOrder(order), .show(Phrase.toPay(order, till.context)), .sound(.accepted),
            ]
            #expect(till.take(event) == .done(effects), "\(event)")
            #expect(till.state == expected, "\(event)")
        }
    }

    @Test("without an order each begins one, which has no lines and is shown as the greeting")
    func beginsAnOrder() throws {
        for event in [Action.Event.setType(.takeout), .setTable(id: 11), .setGuests(2), .setAlias("x"), .setNote("x")] {
            var till = Restaurant.till()
            let outcome = till.take(event)
            let order = try #require(till.state.order)
            #expect(order.state == .idle && order.isEmpty && order.sequence == 1)
            #expect(
                outcome == .done([.saveOrder(order), .show(Phrase.welcome(till.context)), .sound(.accepted)]),
                "\(event)"
            )
        }
    }

    @Test("what nobody knows and what is out of range is refused, and changes nothing")
    func refused() throws {
        let long = String(repeating: "a", count: OrderLimits.textCharacters + 1)
        let cases: [(Action.Event, Refusal)] = [
            (.setTable(id: 99), .unknownTable(id: 99)),
            (.setGuests(-1), .guestsOutOfRange),
            (.setGuests(OrderLimits.guests + 1), .guestsOutOfRange),
            (.setGuests(.max), .guestsOutOfRange),
            (.setGuests(.min), .guestsOutOfRange),
            (.setStaff(userID: 99), .unknownUser(id: 99)),
            (.setAlias(long), .textTooLong(maxCharacters: 200)),
            (.setNote(long), .textTooLong(maxCharacters: 200)),
            (.setLineNote(lineID: 1, note: long), .textTooLong(maxCharacters: 200)),
            (.setCustomer(partnerID: 99), .unknownCustomer(id: 99)),
            (.setPricelist(id: 99), .unknownPricelist(id: 99)),
            (.newOrder(Action.OrderStart(tableID: 11)), .openOrder(reference: "NU/CFG7/S42/1795367102000-0002")),
        ]
        for (event, refusal) in cases {
            var (till, _) = try till()
            let before = till.state
            #expect(till.take(event).refusal == refusal, "\(event)")
            #expect(till.state == before, "\(event)")
        }
    }

    @Test("texts are trimmed, control characters are spaces, and what has no shape is gone")
    func texts() throws {
        let texts = [
            ("  Ventana  ", "Ventana"), ("a\tb", "a b"), ("a\nb\r\nc", "a b c"), ("\u{1B}@mal\u{7}", "@mal"),
            ("\n \t", ""), ("\u{200B}\u{202E}x", "x"), ("ñandú €", "ñandú €"), ("\u{A0}x\u{A0}", "x"),
        ]
        for (written, kept) in texts {
            var (till, _) = try till()
            till.take([.setAlias(written), .setNote(written), .setLineNote(lineID: 1, note: written)])
            #expect(till.state.order?.alias == kept, "\(written.debugDescription)")
            #expect(till.state.order?.note == kept, "\(written.debugDescription)")
            #expect(till.state.order?.lines[0].note == kept, "\(written.debugDescription)")
        }
    }

    @Test("the longest text is kept whole, counted in characters without the blanks around it")
    func longest() throws {
        var (till, _) = try till()
        let long = String(repeating: "ñ", count: OrderLimits.textCharacters)
        #expect(till.take(.setNote("  \(long)  ")).refusal == nil)
        #expect(till.state.order?.note == long)
    }

    @Test("at checkout who and where may change, and the terms may not")
    func atCheckout() throws {
        var (till, _) = try till()
        till.take(.goCheckout)
        for event in [
            Action.Event.setTable(id: 11), .setGuests(2), .setAlias("x"), .setNote("y"), .setStaff(userID: 5),
        ] {
            #expect(till.take(event).refusal == nil, "\(event)")
            #expect(till.state.order?.state == .checkout)
        }
        #expect(till.take(.setType(.takeout)).refusal == .illegalInOrder(.pricingContextSet, .checkout))
        #expect(till.take(.setPricelist(id: nil)).refusal == .illegalInOrder(.pricingContextSet, .checkout))
    }

    @Test("a table that changes after dishes were sent is news for the kitchen's status")
    func tableAfterSending() throws {
        var (till, _) = try till()
        till.take([.setTable(id: 11), .sendToKitchen, .setTable(id: 11)])
        #expect(till.state.order?.kitchen == .sent)
        till.take(.setTable(id: 12))
        #expect(till.state.order?.kitchen == .changed)
    }
}
