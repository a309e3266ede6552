import ArgumentParser
import Synchronization
import Logging
import TillAPI
import TillDeviceKit
import TillDevices
import TillRuntime

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Show what the scanners read, until Ctrl-C.",
        discussion: """
            With a running terminal, shows every scan that reaches it (and it is sold there as always). Without one, \
            opens the scanner itself: by its name in the configuration, or by --driver and --connection.
            """
    )

    @Argument(help: "The scanner's name.")
    var name: String?

    @Option(help: "A driver, for a scanner that is not configured.")
    var driver: String?

    @Option(help: "Where that scanner is, for instance serial:/dev/ttyACM0?baud=9600.")
    var connection: String?

    @Option(help: "End after so many scans.")
    var count: Int?

    @OptionGroup var socket: SocketOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (driver == nil) == (connection == nil) else {
            throw ValidationError("--driver and --connection are given together")
        }
    }

    private struct Shown: Codable {
        var device: String
        var text: String
        var hex: String?
        var symbology: String?
        var aim: String?
        var atMillis: Int64?
    }

    func run() async throws {
        try await Exit.reporting {
            if driver == nil, socket.isDaemonRunning {
                try await watchTerminal()
            } else {
                try await scanDirectly()
            }
        }
    }

    private func watchTerminal() async throws {
        try await socket.withClient { client in
            let (output, wanted, limit) = (output, name, count)
            let seen = Counter()
            do {
                try await client.events { _, event in
                    guard case .scanned(let device, let text) = event, wanted == nil || wanted == device else { return }
                    try output.write(Shown(device: device, text: text)) { "\(device): \(text)" }
                    if let limit, seen.next() >= limit { throw CancellationError() }
                }
            } catch is CancellationError {}
        }
    }

    private func scanDirectly() async throws {
        let one = try OneDevice(
            name: name,
            driver: driver,
            connection: connection,
            deviceClass: .scanner,
            socket.configuration
        )
        let (output, limit) = (output, count)
        try await DirectDevices.with([one.planned], .till(level: .warning)) { devices in
            var seen = 0
            for await event in devices.events {
                switch event {
                case .data(let device, let scan):
                    let shown = Shown(
                        device: device,
                        text: String(decoding: scan.label, as: UTF8.self),
                        hex: scan.label.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " "),
                        symbology: "\(scan.symbology)",
                        aim: scan.aim,
                        atMillis: scan.atMillis
                    )
                    try output.write(shown) { Self.text(shown) }
                    seen += 1
                    if let limit, seen >= limit { return }
                case .ready, .lease: break
                case .lost(let device, let reason): Console.error("\(device) is out of use: \(reason)")
                case .error(let device, let error): Console.error("\(device): \(error)")
                case .status(let device, let update):
                    switch update.status {
                    case .powerOnline: Console.error("\(device) is ready: scan something")
                    case .powerOffline: Console.error("\(device) is offline: \(update.reason)")
                    default: break
                    }
                }
            }
        }
    }

    private static func text(_ shown: Shown) -> String {
        let visible = String(shown.text.map { $0.isASCII && $0 >= " " ? $0 : "." })
        return "\(visible)  [\(shown.hex ?? "")]  \(shown.symbology ?? "") \(shown.aim ?? "")"
    }
}

/// Counts across the calls of a sendable closure.
final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
