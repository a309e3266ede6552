import TillDeviceKit
import TillDevices

/// Where driver plugins are looked for, first found first served: configured folders, `TILL_DRIVER_PATH`, beside this
/// program as installed, the system's folder; and in a source checkout its `Plugins` with the programs just built.
struct DriverFolders {
    let plugins: [DriverPlugin]
    let problems: [PluginProblem]

    init(configured: [String], environment: [String: String] = Environment.variables) {
        let program = Files.ownExecutable
        let programFolder = Files.folder(of: program)
        var folders = configured
        folders += (environment["TILL_DRIVER_PATH"] ?? "").split(separator: ":").map(String.init)
        folders.append(Files.folder(of: programFolder) + "/lib/till/drivers")
        folders.append("/usr/lib/till/drivers")
        let checkout = Self.checkout(above: programFolder)
        if let checkout { folders.append(checkout + "/Plugins") }
        var existing: [String] = []
        for folder in folders where Files.exists(folder) && !existing.contains(folder) { existing.append(folder) }
        (plugins, problems) = PluginFolders.discover(
            in: existing,
            buildFolder: checkout == nil ? nil : programFolder
        )
    }

    /// The source checkout that this program was built in: the nearest folder above with `Package.swift` and `Plugins`.
    private static func checkout(above folder: String) -> String? {
        var folder = folder
        for _ in 0..<6 {
            if Files.exists(folder + "/Package.swift"), Files.exists(folder + "/Plugins") { return folder }
            guard folder.count > 1 else { return nil }
            folder = Files.folder(of: folder)
        }
        return nil
    }
}

extension ConfigurationReader.Reading {
    /// The devices with their drivers, or everything that is wrong with the configuration, with lines.
    func planned(_ folders: DriverFolders) throws(ConfigurationProblems) -> [PlannedDevice] {
        let (planned, found) = DevicePlan.check(configuration.devices, plugins: folders.plugins)
        let printers = planned.flatMap(\.parameters.devices).filter { $0.deviceClass == .posPrinter }.map(\.name)
        // What a faulty device serves is not known either.
        let faulty = Set(found.map(\.device))
        let all =
            problems
            + printerProblems(printers, faulty: faulty.union(served(by: faulty)))
            + found.map { problem in
                let place = problem.setting.flatMap { places["\(problem.device).\($0)"] } ?? places[problem.device]
                return ConfigurationProblem(
                    file: place?.file ?? "till.yaml",
                    line: place?.line,
                    text: problem.description
                )
            }
        guard all.isEmpty else {
            throw ConfigurationProblems(
                problems: all.sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
            )
        }
        return planned
    }

    private func served(by devices: Set<String>) -> [String] {
        configuration.devices.filter { devices.contains($0.name) }.flatMap { $0.serves.map(\.name) }
    }
}
