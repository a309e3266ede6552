import Foundation
import Testing

/// `till simulate`, as a person uses it.
@Suite struct SimulateTests {
    /// A running simulator on a free port.
    private func running(_ options: [String] = [], in home: Folder) throws -> Daemon {
        let arguments = ["simulate", "run", "--listen", "127.0.0.1:0", "--control", home.path + "/sim"]
        let daemon = try Daemon(arguments + options, in: home)
        try daemon.wait("the simulator") { daemon.output.text.contains("the control socket is") }
        return daemon
    }

    private func simulate(_ arguments: String..., in home: Folder) throws -> Program.Ending {
        try Program.run(["simulate"] + arguments + ["--control", home.path + "/sim"], in: home)
    }

    @Test func oneOfEachKindIsMadeAndShown() throws {
        let home = try Folder()
        let simulator = try running(in: home)
        for kind in ["printer", "keyboard-scanner", "hid-scanner", "serial-scanner", "serial-display"] {
            #expect(simulator.output.text.contains(kind))
        }
        #expect(simulator.output.text.contains("modprobe vhci-hcd"))
        #expect(simulator.output.text.firstMatch(of: /usbip --tcp-port \d+ attach -r 127\.0\.0\.1 -b 1-1/) != nil)
        let list = try simulate("list", in: home)
        #expect(list.code == 0)
        #expect(list.output.split(separator: "\n").count == 6)
        #expect(simulator.stop() == 0)
        #expect(!FileManager.default.fileExists(atPath: home.path + "/sim"))
    }

    @Test func devicesAreNamedAndTwoMayBeEqual() throws {
        let home = try Folder()
        let simulator = try running(
            ["--device", "front=serial-scanner,serial=A1", "--device", "back=serial-scanner"],
            in: home
        )
        let list = try simulate("list", "--json", in: home)
        #expect(list.output.contains(#""name":"front","port":1"#) && list.output.contains(#""serial":"A1""#))
        #expect(list.output.contains(#""name":"back","port":2"#))
        #expect(try simulate("unplug", "front", in: home).output == "port 1-1\n")
        #expect(try simulate("list", in: home).output.contains("unplugged"))
        #expect(try simulate("plug", "front", "--port", "5", in: home).output == "port 1-5\n")
        _ = simulator.stop()
    }

    /// A refusal is one line on the standard error and the exit code for bad data (sysexits).
    @Test func refusalsEndWithTheirReason() throws {
        let home = try Folder()
        let simulator = try running(["--device", "receipt=printer"], in: home)
        let unknown = try simulate("dump", "front", in: home)
        #expect(unknown.code == 65)
        #expect(unknown.errors == "till: there is no device 'front'; there are receipt\n")
        #expect(try simulate("scan", "receipt", "123", in: home).code == 65)
        #expect(try simulate("scan", "receipt", "%", "--base64", in: home).code == 65)
        #expect(try simulate("paper", "receipt", "gone", in: home).code == 64)
        // A second one finds the socket taken.
        let second = try Program.run(
            ["simulate", "run", "--listen", "127.0.0.1:0", "--control", home.path + "/sim"],
            in: home
        )
        #expect(second.code == 69)
        #expect(second.errors.contains("another program listens on"))
        _ = simulator.stop()
    }

    @Test func withoutASimulatorTheRemedyIsSaid() throws {
        let home = try Folder()
        let ending = try simulate("list", in: home)
        #expect(ending.code == 69)
        #expect(ending.errors.contains("till simulate run"))
    }

    @Test(arguments: [
        ["--device", "front"], ["--device", "=printer"], ["--device", "a=toaster"],
        ["--device", "a=printer,colour=red"],
        ["--device", "a=printer,serial="], ["--device", "a=hid-scanner,profile=epson-tm-t88v"], ["--listen", "3240"],
        ["--listen", "127.0.0.1:99999"], ["--device", "a=printer", "--device", "a=printer"],
        ["--device", "a b=printer"],
    ])
    func wrongOptionsAreUsageErrors(options: [String]) throws {
        let home = try Folder()
        let ending = try Program.run(["simulate", "run", "--control", home.path + "/sim"] + options, in: home)
        #expect(ending.code == 64, "\(options): \(ending.errors)")
        #expect(ending.errors.contains("Error:"))
        #expect(!FileManager.default.fileExists(atPath: home.path + "/sim"))
    }

    @Test func aWrongAddressOrProfileIsSaid() throws {
        let home = try Folder()
        let address = try Program.run(
            ["simulate", "run", "--listen", "nowhere:1", "--control", home.path + "/sim"],
            in: home
        )
        #expect(address.code == 64)
        #expect(address.errors.contains("no IPv4 address"))
        let profile = try Program.run(["simulate", "run", "--device", "a=printer,profile=nobodys"], in: home)
        #expect(profile.code != 0)
        #expect(profile.errors.contains("there is no profile 'nobodys'"))
    }

    @Test func theHelpTellsHowToBegin() throws {
        let home = try Folder()
        let help = try Program.run(["simulate", "--help"], in: home)
        #expect(help.code == 0)
        for word in [
            "run", "list", "scan", "paper", "cover", "drawer", "unplug", "plug", "stall", "hold", "dump", "clear",
        ] {
            #expect(help.output.contains("\n  \(word) "), "no \(word)")
        }
        let run = try Program.run(["simulate", "run", "--help"], in: home)
        #expect(run.output.contains("NAME=KIND") && run.output.contains("--vhci"))
    }
}
