import ArgumentParser
import Logging
import TillAPI
import TillDeviceKit
import TillDevices

struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Check one device (UnifiedPOS checkHealth), and say what to do when it fails.",
        discussion: """
            --internal asks the driver and changes nothing; --external prints a test page, opens the drawer, shows a \
            pattern; --interactive guides you through a test that proves that the device works, and needs you at it. \
            The running terminal gives the device away for the time of an external or interactive test: nothing that \
            is scanned meanwhile is sold. Exit code 0 when it passed, 1 when it failed.
            """
    )

    enum Level: String, EnumerableFlag {
        case `internal`, external, interactive

        var health: HealthLevel {
            switch self {
            case .internal: .internal
            case .external: .external
            case .interactive: .interactive
            }
        }
    }

    @Argument(help: "The device's name.")
    var name: String

    @Flag(help: "Which check.")
    var level = Level.internal

    @Option(help: "Answers for --interactive, one after the other: --answers \"1234,y\".")
    var answers: String?

    @OptionGroup var socket: SocketOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Exit.reporting {
            if level == .interactive, answers == nil, !Console.isInputTerminal {
                throw ValidationError("--interactive asks you: use a terminal, or give --answers")
            }
            guard let verdict = try await verdict() else {
                throw DeviceError(.failure, .retry, "the test ended without a result")
            }
            try output.write(verdict) { Self.text(verdict) }
            if !verdict.passed { throw ExitCode.failure }
        }
    }

    private func verdict() async throws -> HealthVerdict? {
        if socket.isDaemonRunning { return try await throughTerminal() }
        let one = try OneDevice(
            name: name,
            driver: nil,
            connection: nil,
            deviceClass: .posPrinter,
            socket.configuration
        )
        let device = one.name
        return try await DirectDevices.with([one.planned], .till(level: .critical)) { devices in
            let found = try await DirectDevices.settled(devices, names: [device])
            guard let deviceClass = found.first?.deviceClass else { return nil }
            return await test(DirectBench(devices: devices, device: device), deviceClass)
        }
    }

    private func throughTerminal() async throws -> HealthVerdict? {
        try await socket.withClient { client in
            let devices = try await client.devices().devices
            guard let deviceClass = devices.first(where: { $0.name == name })?.deviceClass else {
                let known = devices.map(\.name).joined(separator: ", ")
                throw DeviceError(.noExist, .giveUp, "there is no device '\(name)'; there are \(known)")
            }
            guard level != .internal else { return await test(AskingBench(client: client, device: name), deviceClass) }
            let command = self
            return try await HeldDevice.with(name, HeldDevice.Wish(owner: "till devices health"), client) { held in
                await command.test(HeldBench(held: held), deviceClass)
            }
        }
    }

    private func test(_ bench: any HealthBench, _ deviceClass: DeviceClass) async -> HealthVerdict? {
        let typed = answers.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let isJSON = output.isJSON
        let test = HealthTest(
            bench: bench,
            answers: level == .interactive ? typed.map(HealthTest.Answers.given) ?? .typed : .none,
            // With --json the standard output is for the result alone.
            prompt: { isJSON ? Console.errorPrompt($0) : Console.prompt($0) }
        )
        let number = Int.random(in: 1000...9999)
        return await test.run(
            HealthDialogue(device: name, deviceClass: deviceClass, level: level.health, number: number)
        )
    }

    private static func text(_ verdict: HealthVerdict) -> String {
        var lines = ["\(verdict.device): \(verdict.passed ? "passed" : "failed"): \(verdict.text)"]
        if !verdict.checkHealthText.isEmpty { lines.append("driver: \(verdict.checkHealthText)") }
        if let scan = verdict.scan {
            let visible = String(scan.text.map { $0.isASCII && $0 >= " " ? $0 : "." })
            lines.append("data: \(scan.hex)")
            lines.append("label: \(visible)")
            lines.append("symbology: \(scan.symbology)\(scan.aim.isEmpty ? ", no AIM prefix" : ", AIM \(scan.aim)")")
            if let hint = scan.hint { lines.append("layout: \(hint)") }
        }
        if !verdict.next.isEmpty { lines.append("next: \(verdict.next)") }
        return lines.joined(separator: "\n")
    }
}
