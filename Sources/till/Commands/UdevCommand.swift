import ArgumentParser
import TillDevices
import TillLinuxIO

struct UdevCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "udev",
        abstract: "Let a service without root reach the devices: print, install and check the rules for udev.",
        subcommands: [Rules.self, Install.self, Check.self, Remove.self, Usage.self],
        defaultSubcommand: Check.self
    )

    /// What the rules are made from.
    struct RuleOptions: ParsableArguments {
        @Option(help: "The group in which the service runs.")
        var group = UdevRules.groupDefault

        @Option(
            name: .customLong("allow"),
            help: ArgumentHelp(
                "A device that no driver names, by its USB ids; may be repeated.",
                valueName: "vendor:product"
            )
        )
        var allow: [String] = []

        @OptionGroup var configuration: ConfigurationOptions

        func validate() throws {
            guard UnixGroup.isName(group) else { throw ValidationError("'\(group)' is not a group's name") }
            for text in allow where UdevRules.Allowed(text) == nil {
                throw ValidationError(
                    "--allow is two times four hexadecimal digits, as lsusb shows them: 05e0:1200, not '\(text)'"
                )
            }
            guard allow.count <= UdevRules.allowedMax else {
                throw ValidationError("--allow is given more than \(UdevRules.allowedMax) times")
            }
        }

        /// - Parameters:
        ///   - kept: what a file allowed before.
        ///   - program: where till is, for udev's questions.
        func rules(
            keeping kept: [UdevRules.Allowed] = [],
            program: String = Files.ownExecutable
        ) throws -> UdevRules {
            let configured = configuration.path == nil ? [] : try configuration.read().configuration.driverFolders
            let folders = DriverFolders(configured: configured)
            for problem in folders.problems { Console.error("till: left out: \(problem)") }
            return UdevRules(
                manifests: folders.plugins.map(\.manifest),
                allowed: kept + allow.compactMap(UdevRules.Allowed.init),
                group: group,
                program: program
            )
        }
    }

    /// Where they are.
    struct FolderOptions: ParsableArguments {
        @Option(help: "The folder of the rules.")
        var folder = UdevFile.folderDefault

        var file: UdevFile { UdevFile(folder: folder) }
    }

    struct Rules: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rules",
            abstract: "Print the rules that the installed drivers make, as a package has them."
        )

        @OptionGroup var options: RuleOptions

        func run() async throws {
            try await Exit.reporting { Console.prompt(try options.rules(program: UdevRules.programDefault).text) }
        }
    }

    struct Install: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "install",
            abstract: "Write the rules and apply them to what is plugged in. Needs root.",
            discussion: "What was allowed with --allow before stays allowed; `till udev remove` begins anew."
        )

        @OptionGroup var options: RuleOptions
        @OptionGroup var place: FolderOptions

        @Flag(name: .customLong("no-reload"), help: "Only write the file, for an image or a package.")
        var isFileOnly = false

        func run() async throws {
            try await Exit.reporting {
                let file = place.file
                let kept = try file.text().map(UdevRules.allowed) ?? []
                let rules = try options.rules(keeping: kept)
                guard rules.allowed.count <= UdevRules.allowedMax else {
                    throw ValidationError(
                        "more than \(UdevRules.allowedMax) devices would be allowed; till udev remove"
                    )
                }
                try file.write(rules)
                Console.out("\(file.path): written, for the group \(rules.group)")
                if !isFileOnly, !UnixGroup.exists(rules.group) {
                    Console.error(
                        "till: there is no group '\(rules.group)' yet: groupadd --system \(rules.group), and again"
                    )
                    throw Exit.unavailable
                }
                if isFileOnly { return }
                guard UdevReload.isRunning else {
                    Console.out("no udev daemon runs here: the rules hold from its next start")
                    return
                }
                try await UdevReload.run()
                Console.out("applied to what is plugged in")
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract:
                "Say whether the rules are there and up to date. Exit code 69 where a device could not be reached."
        )

        @OptionGroup var options: RuleOptions
        @OptionGroup var place: FolderOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let findings = try UdevChecks(file: place.file, rules: try options.rules()).findings()
                try output.write(findings) { findings.map(\.text).joined(separator: "\n") }
                if findings.contains(where: { $0.severity == .problem }) { throw Exit.unavailable }
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Remove the rules that were installed. Needs root."
        )

        @OptionGroup var place: FolderOptions

        func run() async throws {
            try await Exit.reporting {
                try place.file.remove()
                if UdevReload.isRunning { try await UdevReload.run() }
                Console.out("\(place.file.path): removed; what is plugged in keeps its group until it is plugged again")
            }
        }
    }

    /// For the rules themselves: udev sees no usage.
    struct Usage: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "usage",
            abstract: "Print the usage of a HID device by its path in sysfs; the rules ask this.",
            shouldDisplay: false
        )

        @Argument(help: "/sys/devices/…/hidraw/hidraw0")
        var path: String

        func run() throws {
            guard let usage = HIDUsageOfNode.usage(sysfs: path) else { throw Exit.unavailable }
            Console.out(usage)
        }
    }
}
