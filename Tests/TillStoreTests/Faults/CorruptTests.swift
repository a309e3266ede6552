import Foundation
import Testing
import TillDomain
import TillTestSupport

@testable import TillStore

@Suite("A damaged file")
struct CorruptTests {
    @Test("a file that is no database is left alone", arguments: [100, 4096, 65_536])
    func noDatabase(size: Int) throws {
        var chance = SeededGenerator(seed: printedSeed(for: "a file of chance"))
        let folder = try Folder()
        let garbage = Data(chance.bytes(size))
        try garbage.write(to: URL(filePath: folder.database))
        let error = #expect(throws: StoreError.self) { try TillStore(path: folder.database) }
        #expect(error?.code == .corrupt)
        #expect(error?.description.contains("keep the file") == true)
        #expect(try Data(contentsOf: URL(filePath: folder.database)) == garbage)
    }

    @Test("a database with overwritten pages says so when they are read")
    func overwritten() throws {
        let desk = try Desk.open()
        for _ in 0..<20 { try desk.sell() }
        try desk.store.close()
        let file = URL(filePath: desk.folder.database)
        var bytes = try Data(contentsOf: file)
        // The first page holds the header and the schema; everything behind it is lost.
        for position in 4096..<bytes.count { bytes[position] = 0xA5 }
        try bytes.write(to: file)
        let error = #expect(throws: StoreError.self) { try TillStore(path: desk.folder.database).replay() }
        #expect(error?.code == .corrupt)
    }

    @Test("a file cut in half says so")
    func cutInHalf() throws {
        let desk = try Desk.open()
        for _ in 0..<20 { try desk.sell() }
        try desk.store.close()
        let handle = try FileHandle(forUpdating: URL(filePath: desk.folder.database))
        let size = try handle.seekToEnd()
        try handle.truncate(atOffset: size / 2)
        try handle.close()
        let error = #expect(throws: StoreError.self) {
            let store = try TillStore(path: desk.folder.database)
            _ = try store.replay()
            let problems = try store.integrityProblems()
            throw StoreError(.corrupt, problems.joined())
        }
        #expect(error?.code == .corrupt)
    }
}
