import Testing
import TillDomain

@testable import TillStore

/// All that follows from one action is written together or not at all.
@Suite("One transaction")
struct TransactionTests {
    /// The parts of a sale's transaction.
    private static let parts = ["journal", "orders", "outbox", "print_jobs"]

    @Test("a failure in any part leaves nothing of any; repeated after the fault, all is there", arguments: parts)
    func allOrNothing(table: String) throws {
        let desk = try Desk.open()
        try desk.take([.scanned(label: Array("CAFE".utf8))])
        let before = try desk.contents()
        let length = try desk.store.journalLength()
        for timing in ["BEFORE", "AFTER"] {
            for verb in ["INSERT", "UPDATE"] {
                try desk.store.run(
                    "CREATE TRIGGER fault_\(verb) \(timing) \(verb) ON \(table) BEGIN SELECT RAISE(ABORT, 'injected'); END"
                )
            }
            let (action, _, outcome) = desk.decide(.pay(methodID: 1, tendered: nil))
            #expect(outcome.effects.contains { if case .submit = $0 { true } else { false } })
            let error = #expect(throws: StoreError.self) {
                try desk.store.commit(
                    action,
                    effects: outcome.effects,
                    catalogueEtag: "v1",
                    currency: Shop.currency
                )
            }
            #expect(error?.message.contains("injected") == true)
            #expect(try desk.contents() == before, "\(timing) \(table)")
            try desk.store.run("DROP TRIGGER fault_INSERT")
            try desk.store.run("DROP TRIGGER fault_UPDATE")
        }
        try desk.take([.pay(methodID: 1, tendered: nil)])
        #expect(try desk.store.journalLength() == length + 1, "a failed write leaves no gap")
        #expect(try desk.store.verifyJournal().firstBroken == nil)
        #expect(try desk.store.outboxDepth() == 1)
    }

    @Test("a sale writes its journal entry, its order, one submission and one print job")
    func whole() throws {
        let desk = try Desk.open()
        let reference = try desk.sell()
        let stored = try #require(try desk.store.order(reference: reference))
        #expect(stored.order == desk.state.lastSale)
        #expect(try desk.store.waitingSubmissions(limit: 9).map(\.reference) == [reference])
        #expect(try desk.store.printJobs(limit: 9).map(\.id) == [reference + "#1"])
        #expect(try desk.store.journal(limit: 9).map(\.eventName) == ["signIn", "openSession", "scanned", "pay"])
    }

    @Test("effects for the devices are not written")
    func onlyWritten() throws {
        let desk = try Desk.open()
        let before = try desk.contents().filter { !$0.hasPrefix("journal") }
        let (_, _, outcome) = desk.decide(.lock)
        #expect(!outcome.effects.isEmpty)
        try desk.take([.lock])
        #expect(try desk.contents().filter { !$0.hasPrefix("journal") } == before)
    }

    @Test("an opening of the drawer without a sale is on paper with its journal entry")
    func drawer() throws {
        let desk = try Desk.open()
        try desk.take([.openDrawer])
        #expect(try desk.store.printJobs(limit: 9).map(\.role) == [.receipt])
        #expect(try desk.store.journal(after: 2, limit: 9).map(\.eventName) == ["openDrawer"])
    }

    @Test("a sale is submitted once: a second one under the same reference is refused whole")
    func submittedOnce() throws {
        let desk = try Desk.open()
        try desk.take([.scanned(label: Array("CAFE".utf8))])
        let (action, _, outcome) = desk.decide(.pay(methodID: 1, tendered: nil))
        func commit() throws {
            try desk.store.commit(action, effects: outcome.effects, catalogueEtag: "v1", currency: Shop.currency)
        }
        try commit()
        let before = try desk.contents()
        #expect(throws: StoreError.self) { try commit() }
        #expect(try desk.contents() == before)
    }
}
