import GRDB
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization
import TillDomain
import TillWire

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The reference upstream: the system of record of a shop that has no ERP, and of the demo. It serves
/// `/pos-api/v1/*` from one SQLite database.
///
/// `run()` listens until its service group shuts down gracefully or its task is cancelled; it then lets the requests
/// under way finish. One instance runs once.
public struct UpstreamServer: Service {
    /// Connections that are served at a time; more wait in the listen queue.
    public static let connectionsMax = 256
    /// A connection that says nothing for so long is closed.
    public static let idleTimeoutSeconds: Int64 = 60

    private let host: String
    private let requestedPort: Int
    private let database: any DatabaseWriter
    private let gateway: Gateway
    private let logger: Logger
    private let bound = BoundPort()
    private let onServerRunning: @Sendable (Int) async -> Void

    /// Opens the database, makes what is not there (tables, shop, key, session) and listens to nothing yet. It blocks
    /// for the time of the disk and of hashing (a few hundred milliseconds for a new shop).
    ///
    /// - Parameters:
    ///   - nowMillis: milliseconds since 1970; tests inject it.
    ///   - onServerRunning: called once with the port when the server listens.
    public init(
        _ configuration: UpstreamConfiguration,
        logger: Logger = Logger(label: "till.upstream"),
        nowMillis: @escaping @Sendable () -> Int64 = UpstreamServer.clockMillis,
        onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(UpstreamServerError) {
        try Sodium.start()
        host = configuration.host
        requestedPort = configuration.port
        self.logger = logger
        self.onServerRunning = onServerRunning
        let database = try UpstreamDatabase.connect(configuration.databasePath)
        self.database = database
        let cache = BootstrapCache()
        try Self.prepare(database, configuration, nowMillis: nowMillis())
        gateway = Gateway(
            database: database,
            authenticator: try Authenticator(
                database,
                signer: TokenSigner(key: try Self.key(configuration)),
                cost: configuration.passwordCost,
                nowMillis: nowMillis
            ),
            bootstrap: BootstrapService(database: database, cache: cache, nowMillis: nowMillis),
            orders: OrderBook(database: database, cache: cache, nowMillis: nowMillis),
            minimumClientVersion: configuration.minimumClientVersion,
            logger: logger
        )
    }

    public func run() async throws {
        let application = Application(
            router: gateway.router(),
            server: .http1(configuration: .init(idleTimeout: .seconds(Self.idleTimeoutSeconds))),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: requestedPort),
                availableConnectionsDelegate: .maximum(Self.connectionsMax, logger: logger)
            ),
            onServerRunning: { [bound, onServerRunning] channel in
                guard let port = channel.localAddress?.port else { return }
                bound.set(port)
                await onServerRunning(port)
            },
            logger: logger
        )
        do {
            try await application.run()
        } catch  where bound.port == nil && !(error is CancellationError) {
            let place = "\(host) port \(requestedPort)"
            throw UpstreamServerError(.address, "cannot listen on \(place): \(error)")
        }
    }

    // MARK: - For the program and for tests

    /// The port that is listened on; nil before and where there is none.
    public var port: Int? { bound.port }

    /// `POST /pos-api/v1/bootstrap` and the like, for the test that no route is forgotten.
    var routes: [String] { gateway.router().routes.map { "\($0.method.rawValue) \($0.path)" } }

    /// All orders, oldest first. It waits for the disk.
    public func orders() throws(UpstreamServerError) -> [StoredOrder] {
        try UpstreamServerError.wrapping(.database, "read the orders") {
            try database.read { try StoredOrder.fetchAll($0) }
        }
    }

    /// The orders in a database file, without a server: it may run at the same time.
    public static func orders(databasePath: String) throws(UpstreamServerError) -> [StoredOrder] {
        try UpstreamServerError.wrapping(.database, "read the orders in \(databasePath)") {
            var configuration = GRDB.Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(UpstreamDatabase.busyTimeoutSeconds)
            return try DatabaseQueue(path: databasePath, configuration: configuration).read {
                try StoredOrder.fetchAll($0)
            }
        }
    }

    /// Adds a product, or replaces the one with its id; the next bootstrap has it, under a new etag.
    ///
    /// - Throws: where the shop as a whole would no longer be usable; it is then as it was.
    public func save(_ product: WireProduct) throws(UpstreamServerError) {
        try UpstreamServerError.wrapping(.shop, "save product \(product.id)") {
            try database.write { database in
                try product.save(database)
                _ = try BootstrapReader.payload(database).catalogue()
            }
        }
    }

    public static func clockMillis() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    // MARK: - Before the start

    private static func prepare(
        _ database: any DatabaseWriter,
        _ configuration: UpstreamConfiguration,
        nowMillis: Int64
    ) throws(UpstreamServerError) {
        try UpstreamServerError.wrapping(.shop, "set up the shop") {
            try database.write { database in
                if try ShopSeeding.isNeeded(database) {
                    try ShopSeeding.write(configuration.shop, configuration.passwordCost, database)
                }
                if let language = configuration.language { try ShopSeeding.setLanguage(language, database) }
                try BootstrapReader.ensureSession(database, nowMillis: nowMillis)
                _ = try BootstrapReader.payload(database).catalogue()
            }
        }
    }

    private static func key(_ configuration: UpstreamConfiguration) throws(UpstreamServerError) -> [UInt8] {
        switch configuration.secret {
        case .besideDatabase:
            guard let path = configuration.databasePath else {
                return Sodium.randomBytes(Sodium.authenticationKeyBytes)
            }
            return try SecretFile.key(orMake: path + ".key")
        case .bytes(let key):
            guard key.count == Sodium.authenticationKeyBytes else {
                throw UpstreamServerError(.secret, "the given key has \(key.count) bytes")
            }
            return key
        }
    }
}

/// Service groups log their services: nothing of the inside may be seen there.
extension UpstreamServer: CustomStringConvertible {
    public var description: String { "UpstreamServer(\(host):\(port ?? requestedPort))" }
}

/// The port, once it is known.
private final class BoundPort: Sendable {
    private let value = Mutex<Int?>(nil)

    var port: Int? { value.withLock { $0 } }

    func set(_ port: Int) { value.withLock { $0 = port } }
}
