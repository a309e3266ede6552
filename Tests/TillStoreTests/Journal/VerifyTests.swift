import Testing
import TillDomain

@testable import TillStore

@Suite("Verifying the journal")
struct VerifyTests {
    /// Ten entries.
    private func desk() throws -> Desk {
        let desk = try Desk.open()
        for _ in 1...4 { try desk.sell() }
        #expect(try desk.store.verifyJournal() == (10, nil))
        return desk
    }

    @Test("an altered byte is found at its entry", arguments: [1, 5, 10])
    func altered(sequence: Int64) throws {
        let desk = try desk()
        let action: String = "CAST(replace(CAST(action AS TEXT), '1795367', '1795368') AS BLOB)"
        try desk.store.run("UPDATE journal SET action = \(action) WHERE sequence = \(sequence)")
        #expect(try desk.store.verifyJournal() == (sequence - 1, sequence))
    }

    @Test("another catalogue under an entry is found")
    func otherCatalogue() throws {
        let desk = try desk()
        try desk.store.run("UPDATE journal SET catalogue_etag = 'v2' WHERE sequence = 4")
        #expect(try desk.store.verifyJournal() == (3, 4))
    }

    @Test("a deleted entry is found at the one behind it", arguments: [1, 5, 9])
    func deleted(sequence: Int64) throws {
        let desk = try desk()
        try desk.store.run("DELETE FROM journal WHERE sequence = \(sequence)")
        #expect(try desk.store.verifyJournal() == (sequence - 1, sequence + 1))
    }

    @Test("entries missing at the end are found, by the count that SQLite keeps")
    func cutOff() throws {
        let desk = try desk()
        try desk.store.run("DELETE FROM journal WHERE sequence > 8")
        #expect(try desk.store.verifyJournal() == (8, 9))
        try desk.store.run("DELETE FROM journal")
        #expect(try desk.store.verifyJournal() == (0, 1))
    }

    @Test("a swapped pair is found at the first of it")
    func swapped() throws {
        let desk = try desk()
        try desk.store.run("UPDATE journal SET sequence = -1 WHERE sequence = 6")
        try desk.store.run("UPDATE journal SET sequence = 6 WHERE sequence = 7")
        try desk.store.run("UPDATE journal SET sequence = 7 WHERE sequence = -1")
        #expect(try desk.store.verifyJournal() == (5, 6))
    }

    @Test("entries are told apart whose parts join to the same bytes")
    func boundaries() {
        #expect(JournalChain.link(after: [], "ab", [0x63]) != JournalChain.link(after: [], "a", [0x62, 0x63]))
        #expect(JournalChain.link(after: [], "", []) != JournalChain.link(after: [], "", [0]))
    }

    @Test("a chain goes on over a restart")
    func overRestart() throws {
        let desk = try desk()
        try desk.reopen()
        try desk.sell()
        #expect(try desk.store.verifyJournal() == (12, nil))
    }
}
