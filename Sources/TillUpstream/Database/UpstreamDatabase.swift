import GRDB
import TillDomain

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Opens the database. In a file it runs in WAL mode with `synchronous=FULL`: an order that was answered is on the disk.
enum UpstreamDatabase {
    /// How long a writer waits for another process that holds the file.
    static let busyTimeoutSeconds = 5.0

    static func connect(_ path: String?) throws(UpstreamServerError) -> any DatabaseWriter {
        let place = path ?? "in memory"
        return try UpstreamServerError.wrapping(.database, "open the database \(place)") {
            var configuration = GRDB.Configuration()
            configuration.busyMode = .timeout(busyTimeoutSeconds)
            configuration.label = "till.upstream"
            configuration.maximumReaderCount = 2
            let database: any DatabaseWriter
            if let path {
                try keepPrivate(path)
                database = try DatabasePool(path: path, configuration: configuration)
                // GRDB sets NORMAL on a pool after the configuration has run.
                try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous=FULL") }
            } else {
                database = try DatabaseQueue(configuration: configuration)
            }
            try UpstreamSchema.migrator.migrate(database)
            return database
        }
    }

    /// Makes the file before SQLite does: it holds hashes of PINs, and SQLite gives its side files the same mode.
    private static func keepPrivate(_ path: String) throws(UpstreamServerError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw UpstreamServerError(.database, "cannot open the database \(path): \(reason)")
        }
        close(descriptor)
    }
}
