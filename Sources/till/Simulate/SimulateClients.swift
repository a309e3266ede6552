import ArgumentParser
import TillSimulator

/// A command that sends one request to the running simulator and shows the answer.
protocol SimulatorRequesting: ParsableCommand {
    var target: SimulatorTarget { get }
    func request() throws -> ControlRequest
}

extension SimulatorRequesting {
    func run() throws {
        try SimulateCommand.reporting {
            let answer = try SimulatorClient(path: target.control.socketPath).ask(try request())
            try target.output.write(answer) { SimulatorTexts.text(answer) }
        }
    }
}

/// What every such command has.
struct SimulatorTarget: ParsableArguments {
    @OptionGroup var control: SimulatorControlOptions
    @OptionGroup var output: OutputOptions
}

enum OnOff: String, ExpressibleByArgument, CaseIterable {
    case on, off
}

extension SimulatorCommand.PaperState: ExpressibleByArgument {}
extension SimulatorCommand.Direction: ExpressibleByArgument {}

struct SimulateList: SimulatorRequesting {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the simulated devices, and whether a host has them."
    )

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .list }
}

struct SimulateUnplug: SimulatorRequesting {
    static let configuration = CommandConfiguration(commandName: "unplug", abstract: "Pull a device's plug.")

    @Argument(help: "The device's name.")
    var device: String

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .unplug(device: device) }
}

struct SimulatePlug: SimulatorRequesting {
    static let configuration = CommandConfiguration(
        commandName: "plug",
        abstract: "Plug a device in again, where it was or into another port.",
        discussion: """
            Where the simulator uses the kernel's hub, the kernel has the device at once; a client of the USB/IP port \
            attaches it anew.
            """
    )

    @Argument(help: "The device's name.")
    var device: String

    @Option(help: "The port of the simulated bus, 1 to \(SimulatedBus.portsMax).")
    var port: Int?

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .plug(device: device, port: port) }
}

struct SimulateScan: SimulatorRequesting {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Hold a label before a scanner.",
        discussion: """
                till simulate scan hid-scanner 4006381333931
                till simulate scan hid-scanner 4006381333931 --aim ]E0
            """
    )

    @Argument(help: "The scanner's name.")
    var device: String

    @Argument(help: "What the label holds.")
    var data: String

    @Option(help: "The AIM identifier that the scanner says, for instance ]E0.")
    var aim: String?

    @Flag(name: .customLong("base64"), help: "The data is base64, for labels that are no text.")
    var isBase64 = false

    @OptionGroup var target: SimulatorTarget

    func request() throws -> ControlRequest {
        try ControlRequest.scan(device: device, data: data, isBase64: isBase64, aim: aim).get()
    }
}
