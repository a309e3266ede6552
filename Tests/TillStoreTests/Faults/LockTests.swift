import Foundation
import Testing
import TillDomain

@testable import TillStore

/// Another process at the same file. It is a real one, as SQLite tells processes apart.
@Suite("A second process")
struct LockTests {
    private static let python = "/usr/bin/python3"

    /// Holds the write lock, says so, and waits for the end of its input. What it wrote it never commits.
    private static let holder = """
        import sqlite3, sys
        database = sqlite3.connect(sys.argv[1], isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        database.execute("DELETE FROM journal")
        print("held", flush=True)
        sys.stdin.read()
        """

    private static let isPossible: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", "import sqlite3"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// A process that holds the lock until it is killed.
    private func hold(_ path: String) throws -> Process {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: Self.python)
        process.arguments = ["-c", Self.holder, path]
        process.standardInput = Pipe()
        process.standardOutput = output
        try process.run()
        #expect(output.fileHandleForReading.availableData.starts(with: Data("held".utf8)))
        return process
    }

    private func crash(_ process: Process) {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Ana has sold once, and the till waits a moment for a lock where it usually waits for seconds.
    private func impatientDesk() throws -> Desk {
        let desk = try Desk.open()
        try desk.sell()
        try desk.store.run("PRAGMA busy_timeout = 20")
        return desk
    }

    @Test(
        "that holds the lock makes the till say busy; once it has crashed, the till goes on with nothing lost",
        .enabled(if: isPossible, "needs python3 with sqlite3")
    )
    func busy() throws {
        let desk = try impatientDesk()
        let before = try desk.contents()
        let process = try hold(desk.folder.database)
        defer { crash(process) }
        let error = #expect(throws: StoreError.self) { try desk.take(.scanned(label: Array("CAFE".utf8))) }
        #expect(error?.code == .busy)
        #expect(error?.description.contains("is a second till running?") == true)
        #expect(try desk.contents() == before, "reading goes on, and sees nothing of what is not committed")

        crash(process)
        try desk.sell()
        #expect(try desk.store.replay().state == desk.state)
        #expect(try desk.store.verifyJournal() == (6, nil))
    }

    @Test(
        "that holds the lock at the till's closing: it is closed, says that the log stays, and nothing is lost",
        .enabled(if: isPossible, "needs python3 with sqlite3")
    )
    func closing() throws {
        let desk = try impatientDesk()
        let before = try desk.contents()
        let process = try hold(desk.folder.database)
        defer { crash(process) }
        let error = #expect(throws: StoreError.self) { try desk.store.close() }
        #expect(error?.code == .busy)
        #expect(throws: StoreError.self) { try desk.store.journalLength() }
        crash(process)
        #expect(try TillStore(path: desk.folder.database).contents() == before)
    }
}
