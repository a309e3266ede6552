import Logging
import ServiceLifecycle
import Synchronization
import TillAPI
import TillDevices
import TillDeviceKit
import TillDomain
import TillUpstream

#if canImport(Glibc)
import Glibc
import UnixSignals
#endif

/// A whole shop in one process and a few children: the reference upstream, a terminal, and virtual devices behind real
/// driver processes.
struct Demonstration: DemoControl {
    /// How long a start may take, children and catalogue included.
    static let startMillis = 20_000

    let folder: String
    let language: Language
    /// Of the virtual printers.
    let profile: String
    let upstream: DemoUpstream
    private let logger: Logger

    var receiptFolder: String { folder + "/receipts" }

    /// Where the virtual printer of that name draws.
    func paperFolder(_ device: String) -> String { device == "receipt" ? receiptFolder : "\(folder)/\(device)" }

    var socketPath: String { folder + "/till.sock" }
    var scannerPath: String { folder + "/scanner.sock" }

    init(folder: String, language: Language, profile: String, logger: Logger) {
        self.folder = folder
        self.language = language
        self.profile = profile
        self.logger = logger
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        upstream = DemoUpstream(databasePath: folder + "/upstream.sqlite", language: language, logger: quiet)
    }

    /// Runs the shop; `visit` is called when everything is ready, and the shop closes when it returns.
    func run(_ visit: @escaping @Sendable (LocalAPIClient) async throws -> Void) async throws {
        try await upstream.start()
        let composition = try await composition()
        let signals: [UnixSignal] = [.sigterm, .sigint]
        let client = LocalAPIClient(socketPath: socketPath)
        let visitor = Visitor { [self] in
            try await waitUntilReady(client)
            try await openShop(client)
            try await visit(client)
        }
        do {
            try await composition.run(signals, with: [visitor], logger)
        } catch {
            try? await client.shutdown()
            try await upstream.stop()
            throw error
        }
        try await client.shutdown()
        try await upstream.stop()
        try visitor.outcome.get()
    }

    private func composition() async throws -> TerminalComposition {
        var configuration = TillConfiguration(stateFolder: folder + "/state", socketPath: socketPath)
        configuration.deviceID = "demo"
        configuration.upstream = TillConfiguration.Upstream(
            url: "http://127.0.0.1:\(await upstream.port)",
            login: DemoShop.login,
            password: DemoShop.password
        )
        configuration.devices = devices
        let folders = DriverFolders(configured: [])
        let reading = ConfigurationReader.Reading(configuration: configuration)
        return try TerminalComposition(configuration, planned: try reading.planned(folders), logger: logger)
    }

    private var devices: [DeviceConfiguration] {
        [
            DeviceConfiguration(
                name: "receipt",
                driver: "virtual",
                connection: "folder:\(receiptFolder)",
                deviceClass: .posPrinter,
                serves: [OpenParameters.Device(name: "drawer", deviceClass: .cashDrawer)],
                settings: ["profile": .text(profile)]
            ),
            // Named as the stations of the demonstration's kitchen are, which is all that it takes.
            printer("kitchen"),
            printer("bar"),
            DeviceConfiguration(
                name: "scanner",
                driver: "virtual",
                connection: "listen:\(scannerPath)",
                deviceClass: .scanner,
                serves: [],
                settings: [:]
            ),
            DeviceConfiguration(
                name: "display",
                driver: "virtual",
                connection: "folder:\(folder)/display",
                deviceClass: .lineDisplay,
                serves: [],
                settings: [:]
            ),
        ]
    }

    private func printer(_ name: String) -> DeviceConfiguration {
        DeviceConfiguration(
            name: name,
            driver: "virtual",
            connection: "folder:\(paperFolder(name))",
            deviceClass: .posPrinter,
            serves: [],
            settings: ["profile": .text(profile)]
        )
    }

    /// Waits for the socket, the catalogue, and every device.
    private func waitUntilReady(_ client: LocalAPIClient) async throws {
        let pollMillis = 20
        for _ in 0..<(Self.startMillis / pollMillis) {
            if LocalAPIClient.isDaemonRunning(socketPath: socketPath) {
                let hasCatalogue = try await client.status().catalogueEtag != nil
                let devices = try await client.devices().devices
                if hasCatalogue, devices.allSatisfy({ $0.condition == .ready }) { return }
                if let broken = devices.first(where: { [.quarantined, .misconfigured].contains($0.condition) }) {
                    throw Files.Failure("device \(broken.name) is \(broken.condition.rawValue): \(broken.reason)")
                }
            }
            try await Task.sleep(for: .milliseconds(pollMillis))
        }
        let devices = try await client.devices().devices.map { "\($0.name) \($0.condition.rawValue) \($0.reason)" }
        throw Files.Failure("the demonstration was not ready within \(Self.startMillis / 1000) s: \(devices)")
    }

    /// Signs a cashier in and opens the session, as somebody does every morning.
    private func openShop(_ client: LocalAPIClient) async throws {
        let cashier = DemoShop.shop.people.first { $0.role == .cashier }
        if let cashier, let pin = cashier.pin {
            _ = try await client.act(ActionRequest(.signIn, user: cashier.id, pin: pin))
        }
        if try await client.status().session == "closed" {
            _ = try await client.act(ActionRequest(.openSession, amount: "100"))
        }
    }

    // MARK: - DemoControl

    func stopUpstream() async throws { try await upstream.stop() }
    func startUpstream() async throws { try await upstream.start() }
    func orderCount() async throws -> Int { try await upstream.orders().count }

    func paperCount(_ device: String) -> Int {
        Files.names(in: paperFolder(device)).count { $0.hasSuffix(".txt") && $0.first?.isNumber == true }
    }

    func kill(_ device: String, _ devices: [DeviceStatus]) throws {
        guard let status = devices.first(where: { $0.name == device }) else {
            throw PromptSession.Failed(description: "there is no device '\(device)'")
        }
        guard let pid = status.pid else {
            throw PromptSession.Failed(description: "the driver of \(device) is not running")
        }
        guard Glibc.kill(pid, SIGKILL) == 0 else { throw Files.Failure("kill the driver of", device) }
    }
}

/// The visit as a service: when it is over, the shop closes.
private final class Visitor: Service {
    private let work: @Sendable () async throws -> Void
    private let result = Mutex<Result<Void, any Error>>(.success(()))

    var outcome: Result<Void, any Error> { result.withLock { $0 } }

    init(_ work: @escaping @Sendable () async throws -> Void) {
        self.work = work
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            do {
                try await work()
            } catch is CancellationError {
                // Somebody pressed Ctrl-C.
            } catch {
                result.withLock { $0 = .failure(error) }
            }
        }
    }
}
