import GRDB
import Testing
import TillDomain

@testable import TillStore

@Suite("Catalogues")
struct CatalogueTests {
    private func etags(_ store: TillStore) throws -> [String] {
        try store.database.read { try String.fetchAll($0, sql: "SELECT etag FROM catalogues ORDER BY etag") }
    }

    @Test("the last one kept is the current one, after a restart too")
    func current() throws {
        let desk = try Desk(Shop.payload(etag: "v1"))
        try desk.store.keep(Shop.payload(etag: "v2", coffee: "2.00"), atMillis: 77)
        try desk.reopen()
        let current = try #require(try desk.store.currentCatalogue())
        #expect(current.catalogue == (try Shop.payload(etag: "v2", coffee: "2.00").catalogue()))
        #expect(current.receivedAtMillis == 77)
    }

    @Test("before the first there is none")
    func none() throws {
        let folder = try Folder()
        #expect(try TillStore(path: folder.database).currentCatalogue() == nil)
    }

    @Test("stays for as long as the journal names it")
    func retention() throws {
        let desk = try Desk.open()
        for number in 2...6 { try desk.adopt(Shop.payload(etag: "v\(number)")) }
        #expect(try etags(desk.store).contains("v1"), "the journal names it")
        #expect(try !etags(desk.store).contains("v3"), "nothing names it, and it is neither current nor the one before")
        #expect(try desk.store.replay().state == desk.state)
    }

    @Test("an action that was decided just before the change of catalogue is replayed under its own")
    func decidedBeforeTheChange() throws {
        // The refresh keeps the new catalogue first and tells the terminal then; an action may come in between.
        let desk = try Desk.open()
        try desk.adopt(Shop.payload(etag: "v2", coffee: "2.00"))
        let (action, next, outcome) = desk.decide(.scanned(label: Array("CAFE".utf8)))
        try desk.store.keep(Shop.payload(etag: "v3", coffee: "3.00"), atMillis: 5)
        try desk.store.commit(action, effects: outcome.effects, catalogueEtag: "v2", currency: Shop.currency)
        #expect(try desk.store.replay().state == next)
    }

    @Test("an etag that comes again makes its catalogue current again, as it was first kept")
    func sameEtag() throws {
        let desk = try Desk.open()
        try desk.store.keep(Shop.payload(etag: "v2"), atMillis: 2)
        try desk.store.keep(Shop.payload(etag: "v1"), atMillis: 3)
        #expect(try desk.store.currentCatalogue()?.catalogue.etag == "v1")
        #expect(try desk.store.currentCatalogue()?.receivedAtMillis == 3)
        let count = try desk.store.database.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM catalogues WHERE is_current = 1")
        }
        #expect(count == 1)
    }

    @Test("one that the journal names and the store has not is named in the error")
    func missing() throws {
        let desk = try Desk.open()
        try desk.store.run("DELETE FROM catalogues")
        let error = #expect(throws: StoreError.self) { try desk.store.replay() }
        #expect(error?.code == .unreadable)
        #expect(error?.message.contains("v1") == true)
    }

    @Test("a failure while keeping leaves the old one current")
    func failure() throws {
        let desk = try Desk.open()
        try desk.store.run(
            "CREATE TRIGGER fault BEFORE INSERT ON catalogues BEGIN SELECT RAISE(ABORT, 'injected'); END"
        )
        #expect(throws: StoreError.self) { try desk.store.keep(Shop.payload(etag: "v2"), atMillis: 2) }
        #expect(try desk.store.currentCatalogue()?.catalogue.etag == "v1")
    }
}
