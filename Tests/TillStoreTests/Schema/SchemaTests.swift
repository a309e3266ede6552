import Foundation
import GRDB
import Testing
import TillDomain
import TillWire

@testable import TillStore

@Suite("The database file")
struct SchemaTests {
    @Test("a commit is flushed to the disk: synchronous is FULL on the writer, after a restart too")
    func durability() throws {
        let folder = try Folder()
        for _ in 1...2 {
            let store = try TillStore(path: folder.database)
            #expect(try store.synchronousLevel() == 2)
            let mode = try store.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
            #expect(mode == "wal")
            try store.close()
        }
    }

    @Test("a missing and an empty file become a database with every table; opening again changes nothing")
    func migrations() throws {
        for isEmptyFile in [false, true] {
            let folder = try Folder()
            if isEmptyFile { try Data().write(to: URL(filePath: folder.database)) }
            var schemas: [[String]] = []
            for _ in 1...3 {
                let store = try TillStore(path: folder.database)
                let schema = try store.database.read {
                    try String.fetchAll(
                        $0,
                        sql: "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY name"
                    )
                }
                schemas.append(schema)
                try Schema.migrator.migrate(store.database)
                #expect(try store.integrityProblems().isEmpty)
                try store.close()
            }
            #expect(Set(schemas).count == 1)
            for table in TillStore.tables { #expect(schemas[0].contains { $0.hasPrefix("\(table) ") }, "\(table)") }
        }
    }

    @Test("what was written by an older till survives its opening by a newer one")
    func survives() throws {
        let desk = try Desk.open()
        try desk.sell()
        let before = try desk.contents()
        try desk.reopen()
        #expect(try desk.contents() == before)
    }

    /// The file as the till made it that knew of no kitchen.
    private func olderFile(_ folder: Folder) throws {
        let queue = try DatabaseQueue(path: folder.database)
        try Schema.migrator.migrate(queue, upTo: "3 repeated prints")
        try queue.write { db in
            for (id, role) in [("a", "receipt"), ("k", "kitchen"), ("b", "receipt")] {
                try db.execute(
                    sql: """
                        INSERT INTO print_jobs (id, role, title, document, created_at_millis, changed_at_millis)
                        VALUES (?, ?, 'T', CAST(? AS BLOB), 1, 1)
                        """,
                    arguments: [
                        id, role, String(decoding: try WireCoding.encode(Document([.text(id)])), as: UTF8.self),
                    ]
                )
            }
        }
        try queue.close()
    }

    @Test("print jobs of the till that knew of no stations have none, and are printed")
    func stations() throws {
        let folder = try Folder()
        try olderFile(folder)
        let store = try TillStore(path: folder.database)
        let jobs = try store.printJobs(limit: 9)
        #expect(jobs.map(\.id) == ["b", "k", "a"])
        #expect(jobs.allSatisfy { $0.station == nil && $0.state == .queued })
        #expect(jobs.map(\.document) == ["b", "k", "a"].map { Document([.text($0)]) })
        #expect(try store.printQueueHeads().map(\.id) == ["a", "k"])
        try store.markPrinting(id: "a", device: "p", atMillis: 2)
        try store.markPrint(id: "a", .send, reason: nil, bytesSent: nil, atMillis: 3)
        #expect(try store.printQueueHeads().map(\.id) == ["k", "b"])
    }

    @Test("the prints of the till that knew of no fall-backs and no drawers go on as they stood")
    func fallbacksAndDrawers() throws {
        let folder = try Folder()
        let queue = try DatabaseQueue(path: folder.database)
        try Schema.migrator.migrate(queue, upTo: "4 kitchen stations")
        let document = String(decoding: try WireCoding.encode(Document([.text("x")])), as: UTF8.self)
        try queue.write { db in
            for state in ["queued", "printing", "sent", "confirmed", "unknown", "discarded"] {
                try db.execute(
                    sql: """
                        INSERT INTO print_jobs (id, role, title, document, created_at_millis, changed_at_millis, state,
                            device, attempts, repeats) VALUES (?, 'receipt', 'T', CAST(? AS BLOB), 1, 1, ?, 'p', 2, 1)
                        """,
                    arguments: [state, document, state]
                )
            }
        }
        try queue.close()
        let store = try TillStore(path: folder.database)
        let jobs = try store.printJobs(limit: 9)
        #expect(jobs.allSatisfy { $0.id == $0.state.rawValue && $0.insteadOf == nil && $0.settledBy == nil })
        #expect(jobs.allSatisfy { $0.attempts == 2 && $0.repeats == 1 && $0.device == "p" })
        #expect(try store.recoverPrintJobs(atMillis: 2) == ["printing"])
        #expect(try store.printQueueHeads().map(\.id) == ["queued"])
        #expect(try store.drawerOpenings(limit: 9) == [])
        try store.record(
            DrawerOpeningRecord(atMillis: 1, device: "d", user: nil, reason: "r", outcome: .opened)
        )
        #expect(try store.drawerOpenings(limit: 9).count == 1)
    }

    @Test("every table refuses a value of the wrong kind")
    func strict() throws {
        let desk = try Desk()
        #expect(throws: DatabaseError.self) {
            try desk.store.run(
                "INSERT INTO journal (at_millis, catalogue_etag, event, action, chain) VALUES ('x','e','e',x'',x'')"
            )
        }
        let tables = try desk.store.database.read { db in
            try Row.fetchAll(db, sql: "PRAGMA table_list").filter { TillStore.tables.contains($0["name"]) }
        }
        #expect(tables.count == TillStore.tables.count)
        #expect(tables.allSatisfy { $0["strict"] == 1 })
    }

    @Test("after closing, the one file is the whole database")
    func oneFile() throws {
        let desk = try Desk.open()
        try desk.sell()
        let before = try desk.contents()
        try desk.store.close()
        let copy = try Folder()
        try FileManager.default.copyItem(atPath: desk.folder.database, toPath: copy.database)
        #expect(try TillStore(path: copy.database).contents() == before)
    }
}
