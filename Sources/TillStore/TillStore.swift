import GRDB
import TillDomain
import TillWire

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The terminal's memory on disk: journal, orders, outbox, print jobs and catalogues in one SQLite database.
///
/// The database runs in WAL mode with `synchronous=FULL`: when `commit` has returned, what it wrote survives a power
/// cut. Only then may anybody be told.
public final class TillStore: Sendable {
    let database: DatabasePool

    /// How long a writer waits for another process that holds the database, before it says so.
    public static let busyTimeoutSeconds = 5.0

    /// Opens the database, makes it where there is none, and brings an older one up to date.
    ///
    /// - Parameter path: the file; its folder must exist.
    public init(path: String) throws(StoreError) {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(Self.busyTimeoutSeconds)
        configuration.label = "till"
        configuration.maximumReaderCount = 2
        database = try StoreError.wrapping("open \(path)") {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL on a pool after the configuration has run; a sale needs FULL.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous=FULL") }
            try Schema.migrator.migrate(pool)
            return pool
        }
    }

    /// What `PRAGMA synchronous` answers on the writer: 2 is FULL.
    public func synchronousLevel() throws(StoreError) -> Int {
        try StoreError.wrapping("read the durability level") {
            try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
        }
    }

    /// SQLite's own check of the whole file; empty when it is sound.
    public func integrityProblems() throws(StoreError) -> [String] {
        try StoreError.wrapping("check the database") {
            try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }.filter { $0 != "ok" }
        }
    }

    /// Closes the database, and folds the write-ahead log into the file first, so that a copy of the one file is whole.
    ///
    /// - Throws: where the log could not be folded, as while another process reads. The database is closed all the same
    ///   and nothing is lost: the log stays beside the file and is folded later.
    public func close() throws(StoreError) {
        try StoreError.wrapping("close the database") {
            // SQLite folds the log by itself only when the last connection to close may write, and a pool's readers
            // may not.
            let folded = Result { try database.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
            try database.close()
            _ = try folded.get()
        }
    }
}

/// Why the store could not do it. The sale that was under way did not happen, and nobody is told that it did.
public struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    public enum Code: String, Equatable, Sendable {
        /// SQLITE_FULL, or an I/O error that says so.
        case diskFull
        case readOnly
        /// Another process holds the database.
        case busy
        /// The file is damaged or is no database.
        case corrupt
        /// What is stored cannot be read back as what it was.
        case unreadable
        case inputOutput
    }

    public var code: Code
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What was found and what to do.
    public var description: String { "\(message); \(remedy)" }

    private var remedy: String {
        switch code {
        case .diskFull: "the disk is full: free some space, then repeat the last step"
        case .readOnly: "the disk or the file is read-only: see to the mount and the owner of the folder"
        case .busy: "another program holds the database: is a second till running?"
        case .corrupt: "the database is damaged: keep the file, and restore the latest copy"
        case .unreadable: "it was written by another version or changed by hand"
        case .inputOutput: "the disk reports an error: see the kernel's log"
        }
    }

    static func wrapping<Value>(_ task: String, _ work: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try work()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw StoreError(code(of: error), "cannot \(task): \(error.message ?? "SQLite error \(error.resultCode)")")
        } catch {
            throw StoreError(.unreadable, "cannot \(task): \(error)")
        }
    }

    private static func code(of error: DatabaseError) -> Code {
        switch error.resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
        default: .inputOutput
        }
    }
}
