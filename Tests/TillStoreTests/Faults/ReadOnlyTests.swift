import Foundation
import Testing
import TillDomain

@testable import TillStore

@Suite("What may not be written")
struct ReadOnlyTests {
    @Test("a connection that may only read: nothing happens, and the cashier is told why")
    func queryOnly() throws {
        let desk = try Desk.open()
        let before = try desk.contents()
        try desk.store.run("PRAGMA query_only = 1")
        let error = #expect(throws: StoreError.self) { try desk.take(.scanned(label: Array("CAFE".utf8))) }
        #expect(error?.code == .readOnly)
        #expect(error?.description.contains("read-only") == true)
        #expect(try desk.contents() == before)
        try desk.store.run("PRAGMA query_only = 0")
        try desk.sell()
    }

    @Test("a file and a folder without the right to write", .enabled(if: geteuid() != 0, "root may write everywhere"))
    func permissions() throws {
        let desk = try Desk.open()
        try desk.store.close()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o400], ofItemAtPath: desk.folder.database)
        try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: desk.folder.url.path)
        let error = #expect(throws: StoreError.self) { try TillStore(path: desk.folder.database) }
        #expect(error?.code == .readOnly)
    }

    @Test("a disk that is mounted read-only", .enabled(if: SmallDisk.isPossible, "needs the right to mount a tmpfs"))
    func readOnlyDisk() throws {
        let disk = try SmallDisk(kibibytes: 2048)
        defer { disk.unmount() }
        try TillStore(path: disk.folder.database).close()
        try disk.makeReadOnly()
        let error = #expect(throws: StoreError.self) { try TillStore(path: disk.folder.database) }
        #expect(error?.code == .readOnly, "\(String(describing: error))")
    }

    @Test("a folder that is not there")
    func noFolder() throws {
        let folder = try Folder()
        let error = #expect(throws: StoreError.self) { try TillStore(path: folder.url.path + "/none/till.sqlite") }
        #expect(error?.code == .readOnly)
        #expect(error?.message.contains("/none/till.sqlite") == true)
    }
}
