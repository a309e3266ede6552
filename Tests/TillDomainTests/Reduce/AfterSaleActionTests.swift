import Testing

@testable import TillDomain

/// What comes after a sale: copies, the drawer, and what the upstream and the printer answer.
@Suite("Actions: after the sale")
struct AfterSaleActionTests {
    private func tillWithSale(_ catalogue: Catalogue = Shop.catalogue()) throws -> (TestTill, Order) {
        var till = TestTill.open(catalogue)
        till.take([.add(Shop.coffee), .pay(Shop.cash)])
        return (till, try #require(till.state.lastSale))
    }

    @Test("each copy is counted, says so, and is a print job of its own")
    func copies() throws {
        var (till, order) = try tillWithSale()
        for number in 1...3 {
            order.receiptPrints = number + 1
            let document = Receipt.document(order, copiedBy: Shop.ana.id, till.context)
            #expect(document.blocks.contains(.banner("COPY \(number)")))
            let job = PrintJob(
                id: "\(order.reference)#\(number + 1)",
                role: .receipt,
                title: order.reference,
                document: document
            )
            var expected = till.state
            expected.lastSale = order
            #expect(till.take(.reprint) == .done([.saveOrder(order), .print(job)]))
            #expect(till.state == expected)
        }
    }

    @Test("where nothing was printed yet, the first print is no copy and needs no right to copies")
    func firstPrint() throws {
        var (till, _) = try tillWithSale(Shop.catalogue(printsAutomatically: false))
        till.take(.signIn(userID: Shop.luis.id))
        let outcome = till.take(.reprint)
        #expect(outcome.refusal == nil && outcome.effects.count == 2)
        for case .print(let job) in outcome.effects {
            #expect(!"\(job.document)".contains("COPY"))
            #expect(job.id.hasSuffix("#1"))
        }
        #expect(till.take(.reprint).refusal == .notPermitted(.reprint, user: "Luis"))
    }

    @Test("the upstream's yes finalizes the sale; twice is once")
    func accepted() throws {
        var (till, order) = try tillWithSale()
        order.state = .finalized
        var expected = till.state
        expected.unconfirmed = []
        expected.lastSale = order
        for _ in 1...2 {
            let outcome = till.take(.upstreamAccepted(reference: order.reference, orderID: 99))
            #expect(outcome == .done([.markFinalized(reference: order.reference, orderID: 99)]))
            #expect(till.state == expected)
        }
        let reprinted = till.take(.reprint).effects
        for case .saveOrder(let saved) in reprinted { #expect(saved.state == .finalized) }
    }

    @Test("the yes for an older sale leaves the last one alone")
    func acceptedOlder() throws {
        var (till, first) = try tillWithSale()
        till.take([.add(Shop.wine), .pay(Shop.card)])
        let last = till.state.lastSale
        till.take(.upstreamAccepted(reference: first.reference, orderID: 1))
        #expect(till.state.lastSale == last)
        #expect(till.state.unconfirmed == [try #require(last).reference])
    }

    @Test("the upstream's no is written and told; the sale stays unconfirmed")
    func refused() throws {
        var (till, order) = try tillWithSale()
        let before = till.state
        let reference = order.reference
        #expect(
            till.take(.upstreamRefused(reference: reference, reason: "no such session"))
                == .done([
                    .markRefused(reference: reference, reason: "no such session"),
                    .tell(.upstreamRefused(reference: reference, reason: "no such session")),
                ])
        )
        #expect(till.state == before)
        order.state = .finalized
        till.take(.upstreamAccepted(reference: reference, orderID: 5))
        #expect(till.state.lastSale == order)
        #expect(till.state.unconfirmed.isEmpty, "after a person's retry it is accepted all the same")
    }

    @Test(
        "a print that ends changes no state; the cashier hears of the bad ends",
        arguments: [
            (.printed, []),
            (.waiting, [.tell(.printWaits(job: "j"))]),
            (.unknown, [.tell(.printUnknown(job: "j")), .sound(.refused)]),
        ] as [(Action.PrintEnding, [Effect])]
    )
    func printEnded(ending: Action.PrintEnding, effects: [Effect]) {
        var till = TestTill.open()
        let before = till.state
        #expect(till.take(.printEnded(job: "j", ending: ending)) == .done(effects))
        #expect(till.state == before)
    }
}
