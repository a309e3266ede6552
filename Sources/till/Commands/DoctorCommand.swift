import ArgumentParser
import TillAPI
import TillDeviceKit
import TillDevices

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check what prints: the devices, the prints that wait, and CUPS.",
        discussion: """
            For each check: what was tested, what was found, what it means, what to do. Exit code 69 where something \
            does not work.
            """
    )

    @Flag(name: .shortAndLong, help: "Show what is in order, too.")
    var all = false

    @OptionGroup var socket: SocketOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Exit.reporting {
            let findings = try await findings()
            let worst = findings.map(\.severity).max() ?? .good
            try output.write(findings) { text(findings) }
            if worst == .problem { throw Exit.unavailable }
        }
    }

    private func findings() async throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        var devices: [DeviceStatus] = []
        if socket.isDaemonRunning {
            try await socket.withClient { client in
                devices = try await client.devices().devices.filter(Self.prints)
                findings += devices.map(PrintingChecks.device)
                findings += PrintingChecks.jobs(try await client.printJobs(limit: 1000).jobs)
            }
        } else if socket.configuration.path != nil {
            let reading = try socket.configuration.read()
            let planned = try reading.plannedNow(DriverFolders(configured: reading.configuration.driverFolders))
            devices = try await DirectDevices.with(planned, .till(level: .critical)) { devices in
                try await DirectDevices.settled(devices)
            }.filter(Self.prints)
            findings += devices.map(PrintingChecks.device)
        } else {
            findings.append(
                DoctorFinding(
                    severity: .note,
                    tested: "the configuration",
                    found: "There is none.",
                    means: "No device of Till can be checked.",
                    remedy: "Write one (docs/examples/till.yaml), or name it with --config"
                )
            )
        }
        return findings + PrintingChecks.cups(isUsed: devices.contains { $0.connection.hasPrefix("cups:") })
    }

    private static func prints(_ device: DeviceStatus) -> Bool {
        [DeviceClass.posPrinter, .cashDrawer].contains(device.deviceClass)
    }

    private func text(_ findings: [DoctorFinding]) -> String {
        let shown = findings.filter { all || $0.severity > .good }
        let rest = findings.count - shown.count
        let tail = rest > 0 ? ["\(rest) checks found all in order\(all ? "" : " (--all shows them)")"] : []
        return (shown.map(\.text) + tail).joined(separator: "\n\n")
    }
}
