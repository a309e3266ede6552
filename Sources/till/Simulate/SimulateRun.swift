import ArgumentParser
import CTillLinux
import TillSimulator

struct SimulateRun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Make the devices, until Ctrl-C.",
        discussion: """
            Without --device, one of each kind: \(SimulatedSet.kinds). With --vhci the devices are plugged into this \
            machine's own kernel; that is for root and needs the module vhci-hcd. Otherwise they are offered on a \
            USB/IP port, from which usbip attaches them, here or on another machine.

                till simulate run --vhci
                till simulate run --device front=hid-scanner,serial=A1 --device back=hid-scanner
                till simulate run --device receipt=printer,profile=epson-tm-t88v --listen 127.0.0.1:3241
            """
    )

    @Option(
        help: ArgumentHelp(
            "A device: NAME=KIND, then ,serial=X and for a printer ,profile=Y. May be given several times.",
            valueName: "device"
        )
    )
    var device: [String] = []

    @Flag(help: "Plug the devices into this machine's kernel (vhci_hcd; root).")
    var vhci = false

    @Option(
        help: ArgumentHelp(
            "Offer the devices by USB/IP at this address; \(Self.standardListen) unless --vhci is given. USB/IP has no "
                + "passwords: stay on loopback, or on a network of your own.",
            valueName: "host:port"
        )
    )
    var listen: String?

    @OptionGroup var control: SimulatorControlOptions

    static let standardListen = "127.0.0.1:\(USBIPPort.standardPort)"

    private func wanted() throws(SimulatedSet.Malformed) -> [SimulatedSet.Wanted] {
        guard !device.isEmpty else { return SimulatedSet.standard }
        var wanted: [SimulatedSet.Wanted] = []
        for text in device { wanted.append(try SimulatedSet.wanted(text)) }
        return wanted
    }

    func validate() throws {
        do {
            _ = try wanted()
        } catch {
            throw ValidationError(error.description)
        }
        if let listen, Self.hostAndPort(listen) == nil {
            throw ValidationError("--listen is an address and a port, for instance \(Self.standardListen)")
        }
    }

    func run() throws {
        try SimulateCommand.reporting {
            let bus = try SimulatedSet.bus(try wanted())
            let hub = vhci ? try VirtualHub() : nil
            let port = try opened()
            try control.makeFolder()
            let socket = try ControlSocket(path: control.socketPath)
            let stop = till_end_descriptor()
            guard stop >= 0 else { throw SimulatorFailure(.inputOutput, "signals cannot be waited for") }
            var server = SimulatorServer(bus, usbPort: port, hub: hub, control: socket, stop: stop) {
                Console.error($0)
            }
            let attached = try server.attachAll()
            tell(server, port, attached, socket.path)
            server.run()
        }
    }

    private func opened() throws -> USBIPPort? {
        guard let address = listen ?? (vhci ? nil : Self.standardListen) else { return nil }
        guard let (host, number) = Self.hostAndPort(address) else {
            throw SimulatorFailure(.illegal, "--listen is an address and a port")
        }
        return try USBIPPort(host: host, port: number)
    }

    private func tell(
        _ server: SimulatorServer,
        _ port: USBIPPort?,
        _ attached: [(name: String, hubPort: Int)],
        _ path: String
    ) {
        Console.out(SimulatorTexts.table(server.devices))
        Console.out("")
        for (name, hubPort) in attached {
            Console.out("\(name) is plugged into port \(hubPort) of the kernel's hub (lsusb shows it)")
        }
        if let port {
            Console.out("USB/IP is at \(port.address);")
            Console.out(SimulatorTexts.attaching(port, server.bus))
            if !port.isLoopback {
                Console.error("till: others in the network can take these devices: USB/IP knows no passwords")
            }
        }
        Console.out("the control socket is \(path)")
    }

    private static func hostAndPort(_ text: String) -> (String, Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let port = Int(parts[1]), (0...65535).contains(port) else { return nil }
        return (String(parts[0]), port)
    }
}

/// Where the simulator's control socket is.
struct SimulatorControlOptions: ParsableArguments {
    @Option(name: .customLong("control"), help: ArgumentHelp("The simulator's control socket.", valueName: "path"))
    var path: String?

    var socketPath: String { path ?? StandardPaths.current.runtimeFolder + "/simulate.sock" }

    /// The usual folder may not be there yet; one that was named has to be.
    func makeFolder() throws(Files.Failure) {
        guard path == nil else { return }
        try Files.makeFolder(StandardPaths.current.runtimeFolder, mode: 0o700)
    }
}
