import Testing

@testable import TillDomain

/// Every event with every right.
@Suite("Rights")
struct RightsTests {
    /// What each event asks for, written down a second time. What is not here asks for nothing.
    static let always: [String: [Permission]] = [
        "openSession": [.cashDrawer], "startOpening": [.cashDrawer], "cancelOpening": [.cashDrawer],
        "countFloat": [.cashDrawer], "cashIn": [.cashDrawer], "cashOut": [.cashDrawer], "openDrawer": [.cashDrawer],
        "printXReport": [.reports],
        "startClosing": [.closeSession], "acknowledgeOpenOrders": [.closeSession], "countCash": [.closeSession],
        "confirmClosing": [.closeSession], "cancelClosing": [.closeSession], "closeSession": [.closeSession],
        "newOrder": [.createOrder], "openTable": [.createOrder],
        "park": [.modifyOrder], "takeUp": [.modifyOrder], "clearOrder": [.modifyOrder], "splitOff": [.modifyOrder],
        "merge": [.modifyOrder], "transfer": [.modifyOrder], "setType": [.modifyOrder], "setTable": [.modifyOrder],
        "setGuests": [.modifyOrder], "setStaff": [.modifyOrder], "setAlias": [.modifyOrder], "setNote": [.modifyOrder],
        "setCustomer": [.modifyOrder], "setQuantity": [.modifyOrder], "setLineNote": [.modifyOrder],
        "removeLine": [.modifyOrder], "sendToKitchen": [.modifyOrder], "goCheckout": [.modifyOrder],
        "goEditing": [.modifyOrder], "printCheck": [.modifyOrder], "returnLine": [.modifyOrder],
        "returnAll": [.modifyOrder],
        "setPrice": [.priceEdit], "setPricelist": [.priceEdit],
        "discountLine": [.discount], "removeLineDiscount": [.discount], "discountOrder": [.discount],
        "removeOrderDiscount": [.discount], "comp": [.discount],
        "voidLine": [.voidItem], "voidOrder": [.voidItem],
        "splitEvenly": [.payment], "pay": [.payment], "takePaymentBack": [.payment], "tip": [.payment],
        "collectInvoice": [.payment], "refund": [.payment],
        "returnSale": [.refund],
        "signIn": [.switchUser],
    ]

    /// With an order at hand whose check was printed, after a sale whose receipt was.
    static let busy: [String: [Permission]] = [
        "scanned": [.modifyOrder], "addLine": [.modifyOrder], "setPricelist": [.modifyOrder],
        "printCheck": [.reprint], "reprint": [.reprint],
        // What is split off becomes an order of its own.
        "splitOff": [.createOrder],
    ]

    /// With no order at hand: what changes one makes one.
    static let idle: [String: [Permission]] = Dictionary(
        uniqueKeysWithValues: [
            "scanned", "addLine", "setType", "setTable", "setGuests", "setStaff", "setAlias", "setNote", "setCustomer",
            "setPricelist", "collectInvoice",
        ].map { ($0, [.createOrder]) }
    )

    private static func needed(_ event: Action.Event, _ more: [String: [Permission]]) -> Set<Permission> {
        Set((always[event.name] ?? []) + (more[event.name] ?? []))
    }

    /// The till with the waiter at it, who has these rights and no others.
    private func till(_ till: TestTill, with permissions: some Sequence<Permission>) -> TestTill {
        var till = till
        let eva = User(id: 3, name: "Eva", role: .waiter, permissions: Shop.rights(Array(permissions)))
        till.catalogue.users = [Shop.ana, Shop.luis, eva]
        till.take(.signIn(userID: 3))
        return till
    }

    @Test("the samples are one of every event")
    func complete() throws {
        let names = EventSamples.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(try Set(names) == Samples.caseNames(of: "Event", in: "Reduce/Actions/Event.swift"))
        #expect(Set(Self.always.keys).union(Self.busy.keys).union(Self.idle.keys).isSubset(of: names))
        #expect(EventSamples.answers.isSubset(of: names))
    }

    @Test(
        "each event is refused without each right that it asks for, waits for a manager, and is not refused for another",
        arguments: EventSamples.all
    )
    func withoutOne(event: Action.Event) throws {
        for (start, more) in [(EventSamples.busy(), Self.busy), (EventSamples.idle(), Self.idle)] {
            let needed = Self.needed(event, more)
            for permission in Permission.allCases {
                var till = till(start, with: Permission.allCases.filter { $0 != permission })
                let denied = Refusal.notPermitted(permission, user: "Eva")
                var expected = till.state
                expected.pending = PendingApproval(
                    event: event,
                    userID: 3,
                    refusal: "NOT_PERMITTED",
                    permission: permission,
                    atMillis: till.stamp.atMillis
                )
                let outcome = till.take(event)
                if needed.contains(permission) {
                    #expect(outcome == .awaitsApproval(denied, denied.told), "\(event.name) without \(permission)")
                    #expect(try coded(till.state) == coded(expected))
                } else {
                    #expect(outcome.refusal != denied, "\(event.name) without \(permission)")
                }
            }
        }
    }

    @Test("each event needs no right but those that it asks for", arguments: EventSamples.all)
    func withThoseOnly(event: Action.Event) {
        for (start, more) in [(EventSamples.busy(), Self.busy), (EventSamples.idle(), Self.idle)] {
            var till = till(start, with: Self.needed(event, more))
            let refusal = till.take(event).refusal
            #expect(refusal?.code != "NOT_PERMITTED", "\(event.name): \(String(describing: refusal))")
        }
    }

    @Test("what is denied to a waiter a manager allows, once", arguments: EventSamples.all)
    func lent(event: Action.Event) {
        for start in [EventSamples.busy(), EventSamples.idle()] {
            var till = till(start, with: [])
            guard case .awaitsApproval = till.take(event) else { continue }
            var expected = start
            expected.catalogue = till.catalogue
            let allowed = expected.take(event)
            let outcome = till.take(.approve(userID: 1, reason: "sí"))
            // What a manager cannot do either is refused for the same reason.
            #expect(outcome.refusal == allowed.refusal, "\(event.name)")
            if outcome.refusal == nil {
                #expect(outcome.effects.last == .tell(.approved(by: "Ana")))
                #expect(till.state.session.overrideCount == 1 && till.state.pending == nil)
            }
        }
    }

    @Test("a right that this version does not know, and one that is denied in words, is none")
    func unknownKeys() {
        let user = User(
            id: 4,
            name: "x",
            role: .manager,
            permissions: ["refund": false, "fly": true, "VOID_ITEM": true]
        )
        #expect(Permission.allCases.filter(user.may) == [])
        #expect(Permission.allCases.filter(Shop.ana.may) == Permission.allCases)
    }

    @Test("lines of a return are changed by those only who may change orders")
    func returnLines() throws {
        var till = TestTill.open(EventSamples.catalogue())
        till.take([.add(Shop.coffee), .pay(Shop.cash)])
        let sale = try #require(till.state.lastSale)
        till.take([.returnSale(reference: sale.reference), .saleFound(sale)])
        #expect(till.state.order?.mode == .return)
        till = self.till(till, with: Permission.allCases.filter { $0 != .modifyOrder })
        for event in [Action.Event.add(Shop.coffee), .scan("CAFE"), .returnAll] {
            #expect(till.take(event).refusal == .notPermitted(.modifyOrder, user: "Eva"), "\(event)")
        }
    }
}
