import ArgumentParser
import TillSimulator

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Be USB devices: printer, scanners and display, as the kernel sees them.",
        discussion: """
            For trying Till before the hardware arrives, and for tests with the kernel's own drivers. One terminal \
            runs the simulator; the other commands do to its devices what a person would.

                till simulate run --vhci                      (as root, after modprobe vhci-hcd)
                till simulate scan hid-scanner 4006381333931
                till simulate paper printer out
                till simulate unplug printer

            docs/simulate.md tells the whole story, and the words of the control socket.
            """,
        subcommands: [
            SimulateRun.self, SimulateList.self, SimulateScan.self, SimulatePaper.self, SimulateCover.self,
            SimulateDrawer.self, SimulateUnplug.self, SimulatePlug.self, SimulateStall.self, SimulateHold.self,
            SimulateDump.self, SimulateClear.self,
        ]
    )

    /// What a refusal, or a machine that does not play along, is to the caller.
    static func reporting(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let failure as SimulatorFailure {
            Console.error("till: \(failure)")
            throw code(of: failure)
        } catch let error as SimulatorClient.Refused {
            Console.error("till: \(error)")
            throw Exit.dataError
        } catch let refusal as SimulatorRefusal {
            Console.error("till: \(refusal.text)")
            throw Exit.dataError
        } catch let error as SimulatorClient.Unreachable {
            Console.error("till: \(error)")
            throw Exit.unavailable
        } catch let error as SimulatedSet.Malformed {
            throw ValidationError(error.description)
        } catch {
            Console.error("till: \(error)")
            throw Exit.code(of: error)
        }
    }

    private static func code(of failure: SimulatorFailure) -> ExitCode {
        switch failure.code {
        case .missing, .inUse: Exit.unavailable
        case .notAllowed: Exit.noPermission
        case .illegal: Exit.usage
        case .inputOutput: Exit.inputOutput
        }
    }
}
