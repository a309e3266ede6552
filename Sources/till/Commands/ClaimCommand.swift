import ArgumentParser
import TillAPI
import TillDevices
import UnixSignals

struct ClaimCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract: "Hold a device of the running terminal for a while, and show what happens on it.",
        discussion: """
            The scans of a scanner that is held go to this command and not into the sale; jobs for a printer that is \
            held wait. The device is given back at the end, by Ctrl-C, and within \(HeldDevice.leaseMillis / 1000) s \
            after this program was killed. Exit code 75 when somebody else took it.
            """
    )

    @Argument(help: "The device's name.")
    var name: String

    @Option(name: .customLong("for"), help: "Hold it for so many seconds, 1 to 86400.")
    var seconds = 60

    @Option(help: "Show this on the display that is held; \\n begins a new row.")
    var show: String?

    @Option(help: "Wait so many seconds for the device, 0 to 60.")
    var wait: Int64 = 10

    @Flag(help: "Take it from whoever has it, even while a sale is open.")
    var force = false

    @Flag(help: "Keep it when somebody else asks for it.")
    var retain = false

    @OptionGroup var socket: SocketOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...86_400).contains(seconds) else { throw ValidationError("--for is from 1 to 86400") }
        guard (0...60).contains(wait) else { throw ValidationError("--wait is from 0 to 60") }
    }

    /// How the holding ended.
    private enum Ending {
        case timeIsOver, signal, taken(LeaseChange.Reason)
    }

    func run() async throws {
        try await Exit.reporting {
            let (name, lines, command) = (name, show.map(Self.rows), self)
            let wish = HeldDevice.Wish(owner: "till devices claim", waitSeconds: wait, isForced: force)
            let ending = try await socket.withClient { client in
                try await HeldDevice.with(name, wish, client) { held in
                    if let lines { try await client.display(name, fence: held.fence, lines: lines) }
                    Console.error("\(name) is held (claim \(held.fence)); Ctrl-C gives it back")
                    return try await command.hold(held)
                }
            }
            guard case .taken(let why) = ending else { return }
            Console.error("till: \(name) is held no more: \(why.rawValue)")
            throw Exit.temporary
        }
    }

    private static func rows(_ text: String) -> [String] {
        text.replacing("\\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Whatever comes first ends it.
    private func hold(_ held: HeldDevice) async throws -> Ending {
        try await withThrowingTaskGroup(of: Ending.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await listen(held) }
            group.addTask { [seconds] in
                try await Task.sleep(for: .seconds(seconds))
                return .timeIsOver
            }
            group.addTask {
                let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
                for await _ in signals { return .signal }
                try await Task.sleep(for: .seconds(86_400))
                return .timeIsOver
            }
            return try await group.next() ?? .timeIsOver
        }
    }

    private func listen(_ held: HeldDevice) async throws -> Ending {
        let why = Last()
        try await held.client.heldEvents(of: held.device, fence: held.fence) { event in
            try output.write(event) { Self.text(event) }
            switch event {
            case .ended(let reason): why.set(reason)
            case .releaseRequested where retain: _ = try await held.client.retain(held.device, fence: held.fence)
            case .releaseRequested, .scan, .status: break
            }
        }
        return .taken(why.reason ?? .released)
    }

    private static func text(_ event: HeldDeviceEvent) -> String {
        switch event {
        case .scan(let text, let hex, let symbology, let aim, _):
            let visible = String(text.map { $0.isASCII && $0 >= " " ? $0 : "." })
            return "scanned \(visible)  [\(hex)]  \(symbology) \(aim)"
        case .status(let status, let reason): return "\(status.rawValue)\(reason.isEmpty ? "" : " (\(reason))")"
        case .releaseRequested(let by, let millis):
            return "\(by) wants it and gets it in \(millis / 1000) s; Ctrl-C gives it at once"
        case .ended(let why): return "over: \(why.rawValue)"
        }
    }
}
