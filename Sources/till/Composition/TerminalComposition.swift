import Logging
import ServiceLifecycle
import TillAPI
import TillDeviceKit
import TillDevices
import TillRuntime
import TillStore
import TillSync
import TillSyncClient
import UnixSignals

/// The running terminal, put together from its configuration.
struct TerminalComposition {
    /// The version that the upstream is told, and `till --version` says.
    static let version = "0.1.0"
    static let appVersion = "0.1.0+1"

    let service: TerminalService
    let api: LocalAPI
    private let transport: DirectTransport?
    private let bell: ConsoleBell?

    /// Opens the store and reads the journal; starts nothing.
    ///
    /// - Parameters:
    ///   - plugins: all drivers there are, for the roles; those of `planned` are among them.
    ///   - attachments: tells what is plugged in; nil where every address is configured and nothing is asked.
    /// - Throws: `ConfigurationProblems`, `StoreError`, or `Files.Failure` where a folder cannot be made.
    init(
        _ configuration: TillConfiguration,
        planned: [PlannedDevice],
        plugins: [DriverPlugin] = [],
        attachments: (any AttachmentSource)? = nil,
        logger: Logger,
        onReady: @escaping @Sendable () async -> Void = {}
    ) throws {
        try Files.makeFolder(configuration.stateFolder, mode: 0o700)
        try Files.makeFolder(Files.folder(of: configuration.socketPath), mode: 0o750)
        guard try Files.lock(configuration.stateFolder + "/lock") else {
            throw APIError("BUSY", "another till works in \(configuration.stateFolder): stop it first")
        }
        let store = try TillStore(path: configuration.stateFolder + "/till.sqlite")
        transport = configuration.upstream.map { upstream in
            DirectTransport(
                baseURL: upstream.url,
                account: DirectTransport.Account(
                    login: upstream.login,
                    password: upstream.password,
                    deviceID: configuration.deviceID,
                    appVersion: Self.appVersion
                ),
                logger: logger
            )
        }
        let clock = TerminalClock.system(deviceID: configuration.deviceID)
        let start = try store.countTerminalStart(atMillis: clock.nowMillis())
        let devices = Devices(planned, logger: logger, terminalStart: start)
        service = try TerminalService(
            TerminalService.Parts(
                store: store,
                devices: devices,
                roles: DeviceRoles(
                    planned,
                    plugins: plugins,
                    devices: devices,
                    registry: store,
                    utcOffsetMinutes: clock.utcOffsetMinutes,
                    logger: logger
                ),
                attachments: attachments,
                transport: transport,
                clock: clock,
                routes: PrinterRoutes(
                    receiptPrinter: configuration.receiptPrinter,
                    kitchenPrinters: configuration.kitchenPrinters,
                    fallbackPrinters: configuration.fallbackPrinters,
                    fallbackAfterMillis: configuration.fallbackAfterSeconds * 1000
                ),
                drawerAlarmAfterMillis: configuration.drawerOpenAlarmSeconds == 0
                    ? nil : configuration.drawerOpenAlarmSeconds * 1000,
                logo: try configuration.receiptLogo.map(ReceiptLogo.image)
            ),
            logger: logger
        )
        let feed = service.feed
        bell = configuration.bell.map { ConsoleBell(path: $0, feed: feed, logger: logger) }
        api = LocalAPI(
            LocalAPI.Configuration(
                socketPath: configuration.socketPath,
                tcp: configuration.api.map { ($0.host, $0.port, $0.token) }
            ),
            terminal: service,
            logger: Self.quiet(logger),
            onReady: onReady
        )
    }

    /// Serves until the group is told to stop; then ends the upstream's connections and the store.
    func run(_ signals: [UnixSignal], with others: [any Service] = [], _ logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: (others + [service, api] + (bell.map { [$0] } ?? [])).map {
                    ServiceGroupConfiguration.ServiceConfiguration(
                        service: $0,
                        successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup
                    )
                },
                gracefulShutdownSignals: signals,
                logger: Self.quiet(logger)
            )
        )
        do {
            try await group.run()
        } catch {
            await end(logger)
            throw error
        }
        await end(logger)
    }

    private func end(_ logger: Logger) async {
        await transport?.shutdown()
        do throws(StoreError) {
            try service.store.close()
        } catch {
            logger.error("\(error)")
        }
        logger.info("stopped")
    }

    /// For libraries, which tell their own life at `info`: a technician reads the till's log, not theirs.
    private static func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return quiet
    }
}
