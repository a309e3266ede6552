import Glibc
import Logging
import Synchronization
import Testing
import TillDeviceKit

@testable import TillDevices

/// A `Devices` over the trial driver, running until `end`.
struct TrialRig: Sendable {
    let devices: Devices
    let log: LogRecord
    private let running: Task<Void, Never>

    /// The printer is always there, as `receipt`; `serves` are the further devices of its process.
    init(
        serves: [OpenParameters.Device] = [],
        connection: String = "trial:online",
        settings: [String: SettingValue] = [:],
        executable: String? = nil,
        clock: DevicesClock = .system
    ) throws {
        let devices = [OpenParameters.Device(name: "receipt", deviceClass: .posPrinter)] + serves
        let plugin = DriverPlugin(
            manifest: Self.manifest,
            folder: "/",
            executable: try executable ?? BuildFolder.path(of: "trial-driver")
        )
        let parameters = OpenParameters(
            connection: connection,
            devices: devices,
            settings: DriverSettings(settings)
        )
        let log = LogRecord()
        self.log = log
        let logger = Logger(label: "devices") { _ in RecordingHandler(record: log) }
        let made = Devices([PlannedDevice(plugin: plugin, parameters: parameters)], logger: logger, clock: clock)
        self.devices = made
        running = Task { await made.run() }
    }

    static let manifest = DriverManifest(
        name: "trial",
        summary: "Misbehaves on request",
        version: "1.0.0",
        status: .simulated,
        executable: "trial-driver",
        classes: [.posPrinter, .cashDrawer, .scanner, .lineDisplay],
        connections: ["trial"]
    )

    /// Cancels `run` and waits until it has returned.
    func end() async {
        running.cancel()
        await running.value
    }

    func status() async throws -> DeviceStatus {
        try #require(await devices.statuses().first)
    }

    func pid() async throws -> Int32 {
        try #require(try await status().pid)
    }

    /// Prints one line, which the trial driver takes for a command.
    func tell(_ command: String) async throws(DeviceError) -> PrintOutcome {
        let line = PrintItem.line(runs: [PrintRun(command)], alignment: .left)
        return try await devices.print("receipt", job: "job-1", items: [line])
    }
}

extension DevicesClock {
    /// Time that runs `factor` times as fast, for tests that wait through many pauses.
    static func fast(_ factor: Int64) -> DevicesClock {
        DevicesClock(
            monotonicMillis: { DevicesClock.system.monotonicMillis() * factor },
            wallMillis: DevicesClock.system.wallMillis,
            sleep: { await DevicesClock.system.sleep(($0 + factor - 1) / factor) },
            jitter: { 0.5 }
        )
    }
}

extension AsyncStream<DevicesEvent>.Iterator {
    /// The next event that fits; those before it are passed over. Nil at the end of the stream.
    mutating func first(where fits: (DevicesEvent) -> Bool) async -> DevicesEvent? {
        while let event = await next() {
            if fits(event) { return event }
        }
        return nil
    }

    /// Waits until the device is ready.
    mutating func ready(_ device: String = "receipt") async throws {
        let found = await first { if case .ready(device, _) = $0 { true } else { false } }
        try #require(found != nil, "the events ended before '\(device)' was ready")
    }

    /// Waits until the device is lost; answers why.
    mutating func lost(_ device: String = "receipt") async throws -> String {
        guard case .lost(_, let reason) = await first(where: { if case .lost(device, _) = $0 { true } else { false } })
        else {
            Issue.record("the events ended before '\(device)' was lost")
            return ""
        }
        return reason
    }
}

/// The lines that were logged.
final class LogRecord: Sendable {
    private let written = Mutex<[(level: Logger.Level, text: String)]>([])

    func add(_ level: Logger.Level, _ text: String) {
        written.withLock { $0.append((level, text)) }
    }

    /// Waits until a line with this text has been logged. The time limit of the suite ends a wait in vain.
    func contains(_ text: String) async {
        while !texts.contains(text) { await Task.yield() }
    }

    var texts: [String] { written.withLock { $0.map(\.text) } }
}

struct RecordingHandler: LogHandler {
    let record: LogRecord
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    init(record: LogRecord) {
        self.record = record
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        record.add(event.level, event.message.description)
    }
}
