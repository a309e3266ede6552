import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import TillRuntime

/// The local API: HTTP and JSON on a Unix socket, and on loopback TCP where that is configured.
/// `docs/openapi.yaml` describes it.
public struct LocalAPI: Service {
    public struct Configuration: Sendable {
        /// The Unix socket; its folder must exist and belong to the daemon.
        public var socketPath: String
        /// Loopback only, with a token; nil for none.
        public var tcp: (host: String, port: Int, token: String)?

        public init(socketPath: String, tcp: (host: String, port: Int, token: String)? = nil) {
            self.socketPath = socketPath
            self.tcp = tcp
        }
    }

    /// The longest path that a Unix socket's address holds.
    public static let socketPathMaxBytes = SocketFile.pathMaxBytes

    private let configuration: Configuration
    private let limits: APILimits
    let routes: Routes
    private let logger: Logger
    private let onReady: @Sendable () async -> Void
    private let onTCPReady: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - onReady: called when the Unix socket accepts.
    ///   - onTCPReady: called with the port when TCP accepts, where that is configured; port 0 takes any free one.
    public init(
        _ configuration: Configuration,
        terminal: TerminalService,
        logger: Logger,
        onReady: @escaping @Sendable () async -> Void = {},
        onTCPReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.init(
            configuration,
            limits: APILimits(),
            terminal: terminal,
            logger: logger,
            onReady: onReady,
            onTCPReady: onTCPReady
        )
    }

    init(
        _ configuration: Configuration,
        limits: APILimits,
        terminal: TerminalService,
        logger: Logger,
        onReady: @escaping @Sendable () async -> Void,
        onTCPReady: @escaping @Sendable (Int) async -> Void
    ) {
        self.configuration = configuration
        self.limits = limits
        self.logger = logger
        self.onReady = onReady
        self.onTCPReady = onTCPReady
        routes = Routes(terminal: terminal, limits: limits)
    }

    /// Serves until the service group shuts down gracefully; requests under way have a few seconds to end.
    ///
    /// - Throws: `APIError` with `CONFIG` where an address cannot be served as it is configured, `BUSY` where another
    ///   daemon listens there.
    public func run() async throws {
        try LoopbackAddress.check(configuration.tcp)
        try SocketFile.clear(configuration.socketPath)
        defer { SocketFile.remove(configuration.socketPath, logger) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serveSocket() }
            if let tcp = configuration.tcp {
                group.addTask { try await serveTCP(tcp) }
            }
            // The first error ends the other one, too; `waitForAll` would wait for it for ever.
            for try await _ in group {}
        }
    }

    private func serveSocket() async throws {
        let (path, logger, onReady) = (configuration.socketPath, logger, onReady)
        try await serve(.unixDomainSocket(path: path), token: nil) { _ in
            // Whom the folder lets in by its group may sell; the peer's credentials decide about the rest.
            SocketFile.open(path, logger)
            await onReady()
        }
    }

    private func serveTCP(_ tcp: (host: String, port: Int, token: String)) async throws {
        let onTCPReady = onTCPReady
        do {
            try await serve(.hostname(tcp.host, port: tcp.port), token: tcp.token) { channel in
                await onTCPReady(channel.localAddress?.port ?? tcp.port)
            }
        } catch let error as IOError {
            throw APIError("CONFIG", "cannot listen on \(tcp.host) port \(tcp.port): \(error)")
        }
    }

    /// Serves one address until it is told to stop, and no longer than the limit after that.
    private func serve(
        _ address: BindAddress,
        token: String?,
        _ onRunning: @escaping @Sendable (any Channel) async -> Void
    ) async throws {
        let router = Router(context: APIContext.self)
        router.add(middleware: ErrorBodies())
        router.add(middleware: Authentication(token: token, limits: limits))
        routes.add(to: router)
        let application = Application(
            router: router,
            server: .http1(
                configuration: .init(
                    idleTimeout: .milliseconds(limits.idleTimeoutMillis),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: APILimits.headersMaxBytes,
                        maxHeaderListSize: APILimits.headersMaxBytes
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: address,
                serverName: "till",
                availableConnectionsDelegate: .maximum(limits.connectionsMax, logger: logger)
            ),
            onServerRunning: onRunning,
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask { [limits] in
                try await gracefulShutdown()
                try await Task.sleep(for: .milliseconds(limits.shutdownTimeoutMillis))
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
