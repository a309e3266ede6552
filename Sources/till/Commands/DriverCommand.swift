import ArgumentParser
import TillDeviceKit
import TillDeviceTesting
import TillDevices

struct DriverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "driver",
        abstract: "For those who write drivers: hold an executable against the driver protocol.",
        subcommands: [Check.self]
    )

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Run a driver through its life and through all that goes wrong in a shop, and print a report.",
            discussion: """
                The driver is started as the terminal starts it, with a device that is played on TCP, a Unix socket or a \
                pseudo-terminal, whichever it opens. Nothing is sent to real devices unless --connection names one. Exit \
                code 0 when nothing failed, 65 when something did; what could not be tried is said and does not fail.
                """
        )

        @Argument(help: "The driver's folder with driver.json, or its name among the installed ones.")
        var path: String

        @Option(help: "An address to open instead of a played device; faults of the connection are not tried then.")
        var connection: String?

        @Option(
            name: .customLong("set"),
            help: ArgumentHelp("A setting of the driver; may be repeated.", valueName: "name=value")
        )
        var settings: [String] = []

        @Option(help: "The seed of the garbage.")
        var seed: UInt64 = 1

        @OptionGroup var output: OutputOptions

        private struct Report: Encodable {
            var driver: String
            var seed: UInt64
            var passed: Int
            var failed: Int
            var notTested: Int
            var findings: [DriverCheck.Finding]
        }

        func run() async throws {
            try await Exit.reporting {
                let plugin = try find()
                let folder = try TemporaryFolder()
                defer { folder.remove() }
                let check = DriverCheck(
                    executable: plugin.executable,
                    manifest: plugin.manifest,
                    folder: folder.path,
                    connection: connection,
                    settings: try given(plugin.manifest),
                    seed: seed
                )
                let findings = check.run { finding in
                    if !output.isJSON { Console.out(Self.line(finding)) }
                }
                func count(_ outcome: DriverCheck.Finding.Outcome) -> Int { findings.count { $0.outcome == outcome } }
                let report = Report(
                    driver: plugin.manifest.name,
                    seed: seed,
                    passed: count(.passed),
                    failed: count(.failed),
                    notTested: count(.notTested),
                    findings: findings
                )
                try output.write(report) {
                    let rest = report.notTested == 0 ? "" : ", \(report.notTested) not tested"
                    return "\(report.driver): \(report.passed) passed, \(report.failed) failed\(rest) (seed \(seed))"
                }
                if report.failed > 0 { throw Exit.dataError }
            }
        }

        private static func line(_ finding: DriverCheck.Finding) -> String {
            "\(finding.outcome.rawValue): \(finding.check)" + (finding.detail.isEmpty ? "" : "\n  \(finding.detail)")
        }

        /// The plugin in the folder, or the installed one of that name.
        private func find() throws -> DriverPlugin {
            if Files.exists(path + "/driver.json") {
                let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
                let parent = folder.contains("/") ? Files.folder(of: folder) : "."
                let name = folder.split(separator: "/").last.map(String.init) ?? folder
                // A folder of a source checkout has its executable where the build puts it.
                let (plugins, problems) = PluginFolders.discover(
                    in: [parent],
                    buildFolder: Files.folder(of: Files.ownExecutable)
                )
                if let plugin = plugins.first(where: { $0.manifest.name == name }) { return plugin }
                let why = problems.first { $0.path.hasPrefix(folder) }.map(\.reason) ?? "its name is not the folder's"
                throw ValidationError("\(path) is no driver that can be started: \(why)")
            }
            let known = DriverFolders(configured: []).plugins
            if let plugin = known.first(where: { $0.manifest.name == path }) { return plugin }
            let names = known.map(\.manifest.name).joined(separator: ", ")
            throw ValidationError("there is no \(path)/driver.json, and no installed driver '\(path)': \(names)")
        }

        private func given(_ manifest: DriverManifest) throws -> [String: SettingValue] {
            var values: [String: SettingValue] = [:]
            for text in settings {
                let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2, let rule = manifest.settings.first(where: { $0.name == parts[0] }) else {
                    let names = manifest.settings.map(\.name).joined(separator: ", ")
                    throw ValidationError("--set \(text): it is name=value, with a name out of \(names)")
                }
                let value: SettingValue? =
                    switch rule.kind {
                    case .text: .text(parts[1])
                    case .number: Int(parts[1]).map { .number($0) }
                    case .flag:
                        ["true", "yes"].contains(parts[1])
                            ? .flag(true) : ["false", "no"].contains(parts[1]) ? .flag(false) : nil
                    }
                guard let value, rule.problem(with: value) == nil else {
                    throw ValidationError("--set \(text): '\(parts[1])' is no value for it")
                }
                values[parts[0]] = value
            }
            return values
        }
    }
}
