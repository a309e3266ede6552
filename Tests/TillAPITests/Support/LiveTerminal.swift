import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing
import TillDeviceKit
import TillDevices
import TillDomain
import TillRuntime
import TillStore
import TillWire

@testable import TillAPI

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let millis = Mutex<Int64>(1_763_805_600_000)

    var nowMillis: Int64 { millis.withLock { $0 } }
    func advance(seconds: Int64) { millis.withLock { $0 += seconds * 1000 } }

    var terminalClock: TerminalClock {
        TerminalClock(
            nowMillis: { self.nowMillis },
            utcOffsetMinutes: { _ in 60 },
            salt: { 0x3f7a },
            chance: { 0.5 }
        )
    }
}

/// A terminal without devices that answers on a socket of its own.
struct LiveTerminal: Sendable {
    let service: TerminalService
    let api: LocalAPI
    let clock: TestClock
    let socketPath: String
    /// Where TCP was asked for.
    let port: Int?
    let stop: @Sendable () async -> Void

    /// What `LocalAPI` is told beside the socket.
    struct Options: Sendable {
        var language: Language? = .english
        var limits = APILimits()
        var token: String?
        var products: [WireProduct] = []
        /// The shop with tables, a kitchen and customers.
        var isRestaurant = false
        /// What is plugged in, for a role `left scanner`; nil is a terminal without roles.
        var attached: [AttachedDevice]?
        /// Devices whose driver is not there: they can be claimed, and nothing happens on them by itself.
        var devices: [PlannedDevice] = []
    }

    static let token = "a-token-for-tests-0123456789"

    static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    /// Starts a terminal, runs the test, and shuts it down gracefully.
    static func with(
        _ options: Options = Options(),
        _ test: @Sendable (LiveTerminal) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let (clock, path) = (TestClock(), folder + "/till.sock")
            let service = try terminal(folder, clock, options)
            let (ready, source) = AsyncStream.makeStream(of: Int?.self)
            let api = LocalAPI(
                LocalAPI.Configuration(socketPath: path, tcp: options.token.map { ("127.0.0.1", 0, $0) }),
                limits: options.limits,
                terminal: service,
                logger: quiet,
                onReady: { source.yield(nil) },
                onTCPReady: { source.yield($0) }
            )
            let group = ServiceGroup(configuration: .init(services: [service, api].map(configured), logger: quiet))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    defer { source.finish() }
                    try await group.run()
                }
                var (isOpen, port) = (false, Int?.none)
                for await told in ready {
                    if let told { port = told } else { isOpen = true }
                    if isOpen, (port == nil) == (options.token == nil) { break }
                }
                let live = LiveTerminal(
                    service: service,
                    api: api,
                    clock: clock,
                    socketPath: path,
                    port: port,
                    stop: { await group.triggerGracefulShutdown() }
                )
                do {
                    try await test(live)
                } catch {
                    await live.stop()
                    throw error
                }
                await live.stop()
                try await tasks.waitForAll()
            }
        }
    }

    static func terminal(_ folder: String, _ clock: TestClock, _ options: Options) throws -> TerminalService {
        let store = try TillStore(path: folder + "/till.sqlite")
        if let language = options.language {
            let payload =
                options.isRestaurant
                ? try SampleShop.restaurant(language) : try SampleShop.payload(language, products: options.products)
            try store.keep(payload, atMillis: clock.nowMillis)
        }
        let planned = options.attached == nil ? options.devices : Self.planned
        let devices = Devices(planned, logger: quiet)
        return try TerminalService(
            TerminalService.Parts(
                store: store,
                devices: devices,
                roles: options.attached.map { _ in
                    DeviceRoles(
                        planned,
                        plugins: planned.map(\.plugin),
                        devices: devices,
                        registry: store,
                        logger: quiet
                    )
                },
                attachments: options.attached.map(Attached.init),
                transport: nil,
                clock: clock.terminalClock
            ),
            logger: quiet
        )
    }

    /// Somebody who has plugged everything in already.
    private struct Attached: AttachmentSource {
        let devices: [AttachedDevice]

        func changes() -> AsyncStream<AttachmentChange> {
            let (changes, source) = AsyncStream.makeStream(of: AttachmentChange.self)
            for device in devices { source.yield(.added(device)) }
            return changes
        }
    }

    /// A role whose driver is not there: it crashes, which is all the same to which device it is.
    private static let planned = [
        PlannedDevice(
            plugin: DriverPlugin(
                manifest: DriverManifest(
                    name: "serial-scanner",
                    summary: "",
                    version: "1.0.0",
                    status: .experimental,
                    executable: "none",
                    classes: [.scanner],
                    connections: ["serial"],
                    usb: [.init(vendor: "05e0", product: "1701", name: "Scanner")]
                ),
                folder: "/",
                executable: "/does/not/exist"
            ),
            parameters: OpenParameters(
                connection: DeviceConfiguration.automatic,
                devices: [.init(name: "left scanner", deviceClass: .scanner)],
                settings: DriverSettings()
            )
        )
    ]

    private static func configured(_ service: any Service) -> ServiceGroupConfiguration.ServiceConfiguration {
        .init(
            service: service,
            successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup
        )
    }

    // MARK: - The usual steps

    func act(_ request: ActionRequest) async throws -> ActionAnswer {
        let answer = try await ask(.POST, "/v1/actions", request)
        guard answer.status == 200 else { throw try answer.decoded(APIError.self) }
        return try answer.decoded(ActionAnswer.self)
    }

    /// Does it, a second after what was before; fails where it is refused.
    @discardableResult
    func done(
        _ action: ActionRequest.Name,
        _ set: (inout ActionRequest) -> Void = { _ in },
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TerminalStatus {
        clock.advance(seconds: 1)
        let answer = try await act(ActionRequest(action, set))
        #expect(answer.refused == nil, sourceLocation: sourceLocation)
        return answer.status
    }

    /// The code of the refusal; nil where it was done.
    func refusal(
        _ action: ActionRequest.Name,
        _ set: (inout ActionRequest) -> Void = { _ in }
    ) async throws -> String? {
        clock.advance(seconds: 1)
        return try await act(ActionRequest(action, set)).refused?.code
    }

    /// Signs the manager in and opens the session with a float of 100.
    func open() async throws {
        _ = try await act(ActionRequest(.signIn, user: 1, pin: SampleShop.managerPIN))
        _ = try await act(ActionRequest(.openSession, amount: "100"))
    }

    /// Sells one coffee for cash; answers the sale's reference.
    func sell() async throws -> String {
        _ = try await act(ActionRequest(.add, product: 7))
        _ = try await act(ActionRequest(.checkout))
        return try await act(ActionRequest(.pay, method: "cash", amount: "5")).status.lastSale ?? ""
    }
}

/// A folder for one test, removed after it. Its name is short, because a socket's path has to be.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let name = "till-" + UUID().uuidString.prefix(8)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
}
