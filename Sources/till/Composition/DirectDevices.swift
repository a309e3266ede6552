import Logging
import TillDeviceKit
import TillDevices

/// Devices without a daemon: brought up for one command, closed after it.
enum DirectDevices {
    /// How long a device may take to be ready or to say why not.
    static let settleMillis = 5000

    /// Runs work while the devices are up; they are closed whatever the work does.
    static func with<Value: Sendable>(
        _ planned: [PlannedDevice],
        _ logger: Logger,
        _ work: @Sendable (Devices) async throws -> Value
    ) async throws -> Value {
        let devices = Devices(planned, logger: logger)
        let running = Task { await devices.run() }
        do {
            let value = try await work(devices)
            running.cancel()
            await running.value
            return value
        } catch {
            running.cancel()
            await running.value
            throw error
        }
    }

    /// Waits until every device is ready, or has failed to be for long enough; answers how they are.
    static func settled(_ devices: Devices, names: Set<String>? = nil) async throws -> [DeviceStatus] {
        let pollMillis = 20
        for _ in 0..<(settleMillis / pollMillis) {
            let statuses = await devices.statuses().filter { names?.contains($0.name) ?? true }
            // Before the first process is started, a device is `stopped`.
            let isOver = statuses.allSatisfy { ![.stopped, .starting, .restarting].contains($0.condition) }
            if isOver { return statuses }
            try await Task.sleep(for: .milliseconds(pollMillis))
        }
        return await devices.statuses().filter { names?.contains($0.name) ?? true }
    }
}

/// The one device that a command is about: out of the configuration, or as given on the command line.
struct OneDevice {
    var planned: PlannedDevice
    var name: String

    /// - Parameters:
    ///   - name: a configured device; nil takes the first of the class.
    ///   - driver: with `connection`, a device that needs no configuration.
    init(
        name: String?,
        driver: String?,
        connection: String?,
        deviceClass: DeviceClass,
        _ options: ConfigurationOptions
    ) throws {
        if let driver, let connection {
            let folders = DriverFolders(configured: [])
            let device = DeviceConfiguration(
                name: name ?? driver,
                driver: driver,
                connection: connection,
                deviceClass: deviceClass,
                serves: [],
                settings: [:]
            )
            let (planned, problems) = DevicePlan.check([device], plugins: folders.plugins)
            guard let planned = planned.first, problems.isEmpty else {
                throw ConfigurationProblems(
                    problems: problems.map { ConfigurationProblem(file: "command line", line: nil, text: "\($0)") }
                )
            }
            self.planned = planned
            self.name = device.name
            return
        }
        let reading = try options.read()
        let all = try reading.plannedNow(DriverFolders(configured: reading.configuration.driverFolders))
        for planned in all {
            for device in planned.parameters.devices
            where name == nil ? device.deviceClass == deviceClass : device.name == name {
                self.planned = planned
                self.name = device.name
                return
            }
        }
        let names = all.flatMap(\.parameters.devices).map { "\($0.name) (\($0.deviceClass.rawValue))" }
        let asked = name.map { "device '\($0)'" } ?? deviceClass.rawValue
        let known = names.isEmpty ? "none" : names.joined(separator: ", ")
        throw ConfigurationProblems(
            problems: [
                ConfigurationProblem(
                    file: options.path ?? "till.yaml",
                    line: nil,
                    text: "there is no \(asked); configured: \(known)"
                )
            ]
        )
    }
}
