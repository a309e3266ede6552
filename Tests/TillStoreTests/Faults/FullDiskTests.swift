import Foundation
import GRDB
import Testing
import TillDomain

@testable import TillStore

@Suite("A full disk")
struct FullDiskTests {
    @Test("with no page left nothing is written, and with pages again the same action is")
    func noPages() throws {
        let desk = try Desk.open()
        try desk.sell()
        // The bound is that of the writer's connection; the file is folded first, so that there is none to spare.
        try desk.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
        try desk.store.database.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        // Free room inside pages takes a few sales yet.
        var (before, sold) = (try desk.contents(), 0)
        let error = #expect(throws: StoreError.self) {
            for _ in 0..<200 {
                before = try desk.contents()
                try desk.take(.scanned(label: Array("CAFE".utf8)))
                before = try desk.contents()
                try desk.take(.pay(methodID: 1, tendered: nil))
                sold += 1
            }
        }
        #expect(error?.code == .diskFull)
        #expect(error?.description.contains("free some space") == true)
        #expect(sold < 200)
        #expect(try desk.contents() == before, "nothing of it is there")
        #expect(try desk.store.replay().state == desk.state, "what was told before is still true")

        try desk.store.run("PRAGMA max_page_count = 1000000")
        if desk.state.order == nil { try desk.take([.scanned(label: Array("CAFE".utf8))]) }
        try desk.take([.pay(methodID: 1, tendered: nil)])
        #expect(try desk.store.verifyJournal().firstBroken == nil)
        #expect(try desk.store.integrityProblems().isEmpty)
    }

    @Test("a real disk that is full", .enabled(if: SmallDisk.isPossible, "needs the right to mount a tmpfs"))
    func realDisk() throws {
        let disk = try SmallDisk(kibibytes: 1024)
        defer { disk.unmount() }
        let path = disk.folder.database
        let store = try TillStore(path: path)
        try store.keep(Shop.payload(), atMillis: 0)
        let action = Action(.signIn(userID: 1), Action.Stamp(atMillis: 1, utcOffsetMinutes: 0, salt: 0))
        @discardableResult
        func commit() throws -> Int64 {
            try store.commit(action, effects: [], catalogueEtag: "v1", currency: Shop.currency)
        }
        try commit()
        let ballast = disk.folder.url.appending(path: "ballast")
        try disk.fill(ballast)
        let error = #expect(throws: StoreError.self) { for _ in 0..<2_000 { try commit() } }
        #expect(error?.code == .diskFull, "\(String(describing: error))")
        let length = try store.journalLength()
        #expect(try store.verifyJournal() == (length, nil))
        try FileManager.default.removeItem(at: ballast)
        #expect(try commit() == length + 1)
        try store.close()
    }
}
