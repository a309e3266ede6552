import GRDB
import Testing
import TillDomain
import TillWire

@testable import TillStore

/// A snapshot is a shortcut: with it, without it and with a bad one, the state is that of the whole journal.
@Suite("Snapshots")
struct SnapshotTests {
    /// So many entries, and the last one a sale that is open.
    private func desk(entries: Int64) throws -> Desk {
        let desk = try Desk.open()
        while try desk.store.journalLength() < entries {
            try desk.take([.scanned(label: Array("CAFE".utf8))])
            // A line holds a bounded quantity and a journal does not: the order is given up now and then.
            if try desk.store.journalLength() < entries { try desk.take([.clearOrder]) }
        }
        return desk
    }

    private func expectWhole(_ desk: Desk, folded: Int64) throws {
        let restored = try desk.store.restore()
        #expect(try WireCoding.encode(restored.state) == WireCoding.encode(desk.state))
        #expect(try WireCoding.encode(restored.state) == WireCoding.encode(try desk.store.replay().state))
        #expect(restored.folded == folded)
    }

    @Test("are taken at the bound and passed over when bad, down to the whole journal")
    func badOnes() throws {
        let every = TillStore.snapshotEvery
        let desk = try desk(entries: 2 * every + 3)
        try expectWhole(desk, folded: 3)
        try desk.reopen()
        try expectWhole(desk, folded: 3)

        try desk.store.run("UPDATE snapshots SET state = x'7B' WHERE sequence = \(2 * every)")
        try expectWhole(desk, folded: every + 3)
        try desk.store.run("UPDATE snapshots SET chain = x'00' WHERE sequence = \(every)")
        try expectWhole(desk, folded: 2 * every + 3)
    }

    @Test("one of another version of the rules, with a field fewer or of another kind, is passed over")
    func otherVersion() throws {
        let every = TillStore.snapshotEvery
        let desk = try desk(entries: every + 3)
        try desk.store.run("CREATE TABLE good AS SELECT * FROM snapshots")
        for change in [
            "json_remove(text, '$.isLocked')", "json_remove(text, '$.session.totals')", "json_remove(text, '$.credit')",
            "json_set(text, '$.session.state', 'ajar')", "json_set(text, '$.parked', 'none')",
        ] {
            try expectWhole(desk, folded: 3)
            let changed = change.replacing("text", with: "CAST(state AS TEXT)")
            try desk.store.run("UPDATE snapshots SET state = CAST(\(changed) AS BLOB)")
            try expectWhole(desk, folded: every + 3)
            try desk.store.run("UPDATE snapshots SET state = (SELECT state FROM good)")
        }
    }

    @Test("a snapshot that cannot be written takes its whole transaction with it")
    func sameTransaction() throws {
        let every = TillStore.snapshotEvery
        let desk = try desk(entries: every - 1)
        try desk.store.run("CREATE TRIGGER fault BEFORE INSERT ON snapshots BEGIN SELECT RAISE(ABORT, 'injected'); END")
        let before = try desk.contents()
        #expect(throws: StoreError.self) { try desk.take(.openDrawer) }
        #expect(try desk.contents() == before)
        try desk.store.run("DROP TRIGGER fault")
        try desk.take([.openDrawer])
        try expectWhole(desk, folded: 0)
    }
}
