import ArgumentParser
import TillSimulator

struct SimulatePaper: SimulatorRequesting {
    static let configuration = CommandConfiguration(commandName: "paper", abstract: "Let a printer's paper run out.")

    @Argument(help: "The printer's name.")
    var device: String

    @Argument(help: "ok, low or out.")
    var state: SimulatorCommand.PaperState

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .device(device, .paper(state)) }
}

struct SimulateCover: SimulatorRequesting {
    enum State: String, ExpressibleByArgument, CaseIterable {
        case open, closed
    }

    static let configuration = CommandConfiguration(commandName: "cover", abstract: "Open or close a printer's cover.")

    @Argument(help: "The printer's name.")
    var device: String

    @Argument(help: "open or closed.")
    var state: State

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .device(device, .cover(isOpen: state == .open)) }
}

struct SimulateDrawer: SimulatorRequesting {
    enum State: String, ExpressibleByArgument, CaseIterable {
        case open, shut
    }

    static let configuration = CommandConfiguration(
        commandName: "drawer",
        abstract: "Pull the drawer at a printer open, or shut it."
    )

    @Argument(help: "The printer's name.")
    var device: String

    @Argument(help: "open or shut.")
    var state: State

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .device(device, .drawer(isOpen: state == .open)) }
}

struct SimulateStall: SimulatorRequesting {
    static let configuration = CommandConfiguration(
        commandName: "stall",
        abstract: "Let a device refuse the transfers of one direction (STALL)."
    )

    @Argument(help: "The device's name.")
    var device: String

    @Argument(help: "in: from the device; out: to it.")
    var direction: SimulatorCommand.Direction

    @Argument(help: "on or off.")
    var state: OnOff

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .device(device, .stall(direction, isOn: state == .on)) }
}

struct SimulateHold: SimulatorRequesting {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Let a device take no bytes (NAK), as one that is busy for ever."
    )

    @Argument(help: "The device's name.")
    var device: String

    @Argument(help: "on or off.")
    var state: OnOff

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .device(device, .hold(isOn: state == .on)) }
}

struct SimulateDump: SimulatorRequesting {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Show what was printed or shown since the last clear.",
        discussion: "With --json also the bytes that came, as base64."
    )

    @Argument(help: "The device's name.")
    var device: String

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .device(device, .dump) }
}

struct SimulateClear: SimulatorRequesting {
    static let configuration = CommandConfiguration(
        commandName: "clear",
        abstract: "Forget what was printed or shown until now."
    )

    @Argument(help: "The device's name.")
    var device: String

    @OptionGroup var target: SimulatorTarget

    func request() -> ControlRequest { .device(device, .clear) }
}
