import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillDevices

/// A device in the words of UnifiedPOS, for everything that can be known of it.
@Suite struct DeviceLifeTests {
    private static let powers: [StatusUpdate.Status?] = [nil, .powerOnline, .powerOff, .powerOffline]

    /// Every combination, against a table that a person can read.
    @Test func theWholeTable() throws {
        var lines = ["phase power fault output -> State DeviceEnabled PowerState"]
        for phase in DriverPhase.allCases {
            for power in Self.powers {
                for (hasFault, isOutput) in [(false, false), (false, true), (true, false), (true, true)] {
                    let life = DeviceLife(
                        phase: phase,
                        power: power,
                        hasFault: hasFault,
                        isOutputUnderWay: isOutput
                    )
                    lines.append(
                        "\(phase.rawValue) \(power?.rawValue ?? "untold") \(hasFault ? "fault" : "well") "
                            + "\(isOutput ? "output" : "quiet") -> \(life.state) \(life.deviceEnabled) "
                            + "\(life.powerState)"
                    )
                }
            }
        }
        #expect(try Golden.difference(lines.joined(separator: "\n") + "\n", "device-life.txt") == nil)
    }

    @Test func aStatusThatIsNoPowerTellsNothingOfIt() {
        for status in StatusUpdate.Status.allCases where !StatusUpdate(status).isPower {
            let life = DeviceLife(phase: .ready, power: status, hasFault: false, isOutputUnderWay: false)
            #expect(life.powerState == .unknown, "\(status)")
        }
    }

    /// From a call to its answer, and from a fault to its end.
    @Test func theSupervisionTellsIt() {
        var bench = Bench()
        #expect(bench.supervision.life(of: "receipt").state == .closed)
        bench.becomeReady()
        #expect(bench.supervision.life(of: "receipt").state == .idle)
        #expect(bench.supervision.life(of: "receipt").deviceEnabled)
        bench.take(.call(ticket: 1, Bench.printCall))
        #expect(bench.supervision.life(of: "receipt").state == .busy)
        #expect(bench.supervision.life(of: "drawer").state == .idle, "another device of the process")
        bench.take(.message(.event(device: "receipt", .status(StatusUpdate(.fault, reason: "knife")))))
        #expect(bench.supervision.life(of: "receipt").state == .error)
        bench.take(.message(.event(device: "receipt", .status(StatusUpdate(.faultCleared)))))
        #expect(bench.supervision.life(of: "receipt").state == .busy)
        bench.take(.message(.event(device: "receipt", .status(StatusUpdate(.fault)))))
        bench.crash()
        #expect(bench.supervision.life(of: "receipt").state == .closed)
        bench.wake()
        bench.take(.spawned(pid: 101))
        bench.finishStart()
        #expect(bench.supervision.life(of: "receipt").state == .idle, "a fault of an earlier process is forgotten")
    }

    @Test(arguments: [
        (DriverCall.print(device: "d", job: "j", items: []), true), (.openDrawer(device: "d"), true),
        (.displayText(device: "d", lines: []), true), (.checkHealth(device: "d", level: .external), true),
        (.checkHealth(device: "d", level: .interactive), true), (.checkHealth(device: "d", level: .internal), false),
        (.identify(device: "d"), false), (.retrieveStatistics(device: "d"), false), (.ping, false),
    ])
    func whatMakesADeviceBusy(call: DriverCall, isOutput: Bool) {
        #expect(call.isOutput == isOutput)
    }
}
