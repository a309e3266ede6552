import Testing
import TillDeviceKit

@testable import TillDevices

/// Which device plays which role, rule by rule.
@Suite struct RoleTests {
    private static let scanner = ["scanner": Plugged.serialScanner]
    private static let scanners = ["a": Plugged.serialScanner, "b": Plugged.serialScanner]

    // MARK: - Nothing is remembered

    @Test func theOnlyOneThatFitsIsTakenWhenAllIsQuiet() {
        var bench = RoleBench(Self.scanner)
        bench.add(Plugged.scanner(1), Plugged.adapter(2))
        #expect(bench.connected == [:], "a second one may be about to come")
        let outputs = bench.settle()
        #expect(bench.connected == ["scanner": "serial:/dev/ttyACM1"])
        #expect(bench.stored["scanner"]?.chosenBy == .automatic)
        let text = "'scanner' is Scanner, port 0000:00:14.0/1/1, the only one that fits"
        #expect(outputs.contains(.say(text)))
    }

    @Test func ofTwoNoneIsTakenAndThePersonIsToldHowToChoose() throws {
        var bench = RoleBench(Self.scanner)
        bench.add(Plugged.scanner(1), Plugged.scanner(2))
        bench.settle()
        #expect(bench.connected == [:] && bench.stored == [:])
        let why = try #require(bench.told["scanner"])
        #expect(why.hasPrefix("2 devices fit, and nothing tells which one is meant; choose one: "))
        #expect(why.contains("till devices assign scanner 05e0:1701,port=0000:00:14.0/1/2,if=0"))
        #expect(bench.assign("scanner", "05e0:1701,port=0000:00:14.0/1/2,if=0") == nil)
        #expect(bench.connected == ["scanner": "serial:/dev/ttyACM2"] && bench.stored["scanner"]?.chosenBy == .person)
        #expect(bench.assignments.reports().first?.reason == "")
    }

    @Test func whatMayBeMeantForAnotherRoleIsNotTaken() throws {
        var bench = RoleBench(Self.scanners)
        bench.add(Plugged.scanner(1))
        bench.settle()
        #expect(bench.connected == [:])
        #expect(bench.told["a"]?.hasPrefix("the one device that fits may be meant for 'b', too") == true)
        bench.assign("b", "05e0:1701,port=0000:00:14.0/1/1,if=0")
        bench.settle()
        #expect(bench.told["a"] == "no device that fits is plugged in")
    }

    @Test func whatIsOnlyPossibleIsAskedFor() throws {
        var bench = RoleBench(["customer": Plugged.lineDisplay, "typed": Plugged.keyboardScanner])
        bench.add(Plugged.adapter(1), Plugged.keyboard(2, vendor: "046d", product: "c31c"))
        let outputs = bench.settle()
        #expect(bench.connected == [:])
        let asked = outputs.compactMap {
            if case .ask(let role, let candidates, _) = $0 { (role, candidates) } else { nil }
        }
        #expect(asked.map(\.0) == ["customer", "typed"])
        #expect(
            asked.map { $0.1.map(\.id) } == [
                ["067b:2303,port=0000:00:14.0/1/1,if=0"], ["046d:c31c,port=0000:00:14.0/1/2,if=0"],
            ]
        )
    }

    @Test func aDriverThatKnowsADeviceBetterKeepsItFromTheOthers() {
        let label = Plugged.plugin(
            "label-printer",
            [.posPrinter],
            ["usb"],
            [.init(vendor: "0a5f", product: "0009", name: "L")]
        )
        var device = Plugged.printer(1)[0]
        (device.vendor, device.product, device.address) = ("0a5f", "0009", "usb:0a5f:0009")
        var bench = RoleBench(["receipt": Plugged.printers], plugins: Plugged.all + [label])
        bench.add(device)
        bench.settle()
        #expect(bench.connected == [:])
        var alone = RoleBench(["receipt": Plugged.printers])
        alone.add(device)
        alone.settle()
        #expect(alone.connected == ["receipt": "usb:0a5f:0009"], "the rule for printers is enough where none is better")
    }

    @Test(arguments: ["serial:/dev/ttyACM1", "serial:/dev/ttyACM1?baud=9600"])
    func whatTheConfigurationGivesToAnotherIsNeverTaken(address: String) {
        var bench = RoleBench(Self.scanner, explicit: [address])
        bench.add(Plugged.scanner(1))
        bench.settle()
        #expect(bench.connected == [:] && bench.told["scanner"] == "no device that fits is plugged in")
        #expect(bench.assign("scanner", "05e0:1701,port=0000:00:14.0/1/1,if=0")?.code == .unfit)
        #expect(bench.assignments.candidates(for: "scanner") == [])
    }

    // MARK: - Remembered

    @Test func whatIsRememberedIsConnectedAtOnceAlsoAfterAReboot() {
        var first = RoleBench(Self.scanners)
        first.add(Plugged.scanner(1), Plugged.scanner(2))
        first.settle()
        first.assign("a", "05e0:1701,port=0000:00:14.0/1/2,if=0")
        first.settle()
        let both = ["a": "serial:/dev/ttyACM2", "b": "serial:/dev/ttyACM1"]
        #expect(first.connected == both, "the other one is the only one left")
        var second = first.rebooted(Self.scanners)
        // The kernel numbers its nodes as the devices come.
        second.add(Plugged.scanner(2, node: 0))
        #expect(second.connected == ["a": "serial:/dev/ttyACM0"], "at once")
        second.add(Plugged.scanner(1, node: 1))
        #expect(second.connected == ["a": "serial:/dev/ttyACM0", "b": "serial:/dev/ttyACM1"])
        #expect(second.settle() == [])
    }

    @Test func unpluggedAndBack() {
        var bench = RoleBench(Self.scanner)
        bench.add(Plugged.scanner(1))
        bench.settle()
        bench.nowMillis = 10_000
        let reason = "unplugged at 14:03 (port 0000:00:14.0/1/1)"
        #expect(bench.remove(Plugged.scanner(1)).contains(.lost(role: "scanner", reason: reason)))
        #expect(bench.settle() == [], "it is told once")
        #expect(bench.assignments.reports().first?.reason == reason)
        #expect(bench.add(Plugged.scanner(1, node: 7)).contains { if case .connect = $0 { true } else { false } })
        #expect(bench.connected == ["scanner": "serial:/dev/ttyACM7"])
    }

    @Test func aSerialNumberIsFollowedToWhateverPortAtOnce() {
        var bench = RoleBench(Self.scanner)
        bench.add(Plugged.scanner(1, serial: "17012B0534"))
        bench.settle()
        bench.remove(Plugged.scanner(1, serial: "17012B0534"))
        bench.add(Plugged.scanner(4, serial: "17012B0535"))
        #expect(bench.connected == [:])
        bench.settle()
        #expect(bench.connected == [:], "another number is another device")
        #expect(bench.told["scanner"]?.contains("and one like it is there; choose one") == true)
        bench.add(Plugged.scanner(3, serial: "17012B0534"))
        #expect(bench.connected == ["scanner": "serial:/dev/ttyACM3"])
        #expect(bench.stored["scanner"]?.device.port == "0000:00:14.0/1/3")
    }

    @Test func aSerialNumberThatTurnsOutToBeTwiceIsNoneFromThenOn() {
        var bench = RoleBench(Self.scanner)
        bench.add(Plugged.scanner(1, serial: "17012B0534"))
        bench.settle()
        bench.add(Plugged.scanner(2, serial: "17012B0534"))
        bench.settle()
        #expect(bench.connected == ["scanner": "serial:/dev/ttyACM1"], "it stays where it is")
        #expect(bench.stored["scanner"]?.device.identity.mark == .port("0000:00:14.0/1/1"))
        bench.remove(Plugged.scanner(1, serial: "17012B0534"))
        bench.settle()
        #expect(bench.connected == [:], "the other one is not taken for it")
        bench.add(Plugged.scanner(1, serial: "17012B0534"))
        #expect(bench.connected == ["scanner": "serial:/dev/ttyACM1"])
    }

    // MARK: - Moved

    private static func bound(_ roles: [String: DriverPlugin], _ ports: [String: Int]) -> RoleBench {
        var bench = RoleBench(roles)
        for port in ports.values.sorted() { bench.add(Plugged.scanner(port)) }
        bench.settle()
        for (role, port) in ports { bench.assign(role, "05e0:1701,port=0000:00:14.0/1/\(port),if=0") }
        bench.settle()
        return bench
    }

    @Test func theOnlyOneThatCanHaveMovedIsFollowed() {
        var bench = Self.bound(Self.scanner, ["scanner": 1])
        bench.remove(Plugged.scanner(1))
        bench.add(Plugged.scanner(3))
        #expect(bench.connected == [:], "not before it is quiet")
        let outputs = bench.settle()
        #expect(bench.connected == ["scanner": "serial:/dev/ttyACM3"])
        #expect(outputs.contains(.say("'scanner' has moved from port 0000:00:14.0/1/1 to port 0000:00:14.0/1/3")))
        #expect(bench.stored["scanner"]?.chosenBy == .person, "that was not taken back")
    }

    @Test func notWhereTwoAreMissing() {
        var bench = Self.bound(Self.scanners, ["a": 1, "b": 2])
        bench.remove(Plugged.scanner(1), Plugged.scanner(2))
        bench.add(Plugged.scanner(3))
        bench.settle()
        #expect(bench.connected == [:] && bench.told["a"]?.contains("choose one") == true)
    }

    @Test func notWhereTwoMayBeIt() {
        var bench = Self.bound(Self.scanner, ["scanner": 1])
        bench.remove(Plugged.scanner(1))
        bench.add(Plugged.scanner(3), Plugged.scanner(4))
        bench.settle()
        #expect(bench.connected == [:] && bench.told["scanner"]?.contains("and 2 like it are there") == true)
    }

    @Test func notWhereSomethingElseHangsInTheOldPort() {
        var bench = Self.bound(Self.scanner, ["scanner": 1])
        bench.remove(Plugged.scanner(1))
        bench.add(Plugged.adapter(1), Plugged.scanner(3))
        bench.settle()
        #expect(bench.connected == [:])
    }

    @Test func notWhereANewRoleMayBeMeant() {
        var bench = Self.bound(Self.scanners, ["a": 1, "b": 2])
        bench.remove(Plugged.scanner(1), Plugged.scanner(2))
        bench.settle()
        bench.forget("b")
        bench.settle()
        bench.add(Plugged.scanner(3))
        bench.settle()
        #expect(bench.connected == [:])
    }

    @Test func twoEqualOnesStayWithTheirPorts() {
        var bench = Self.bound(Self.scanners, ["a": 1, "b": 2])
        for order in [[1, 2], [2, 1]] {
            bench.remove(Plugged.scanner(1), Plugged.scanner(2))
            for port in order { bench.add(Plugged.scanner(port)) }
            #expect(bench.connected == ["a": "serial:/dev/ttyACM1", "b": "serial:/dev/ttyACM2"])
        }
    }

    // MARK: - A person

    @Test func twoThatWereMixedUpAreExchangedByOneWord() {
        var bench = Self.bound(Self.scanners, ["a": 1, "b": 2])
        bench.assign("a", "05e0:1701,port=0000:00:14.0/1/2,if=0")
        #expect(bench.connected == ["a": "serial:/dev/ttyACM2"])
        #expect(bench.told["b"] == "its device was given to 'a' at 14:03")
        bench.settle()
        #expect(bench.connected == ["a": "serial:/dev/ttyACM2", "b": "serial:/dev/ttyACM1"])
        #expect(bench.stored["b"]?.chosenBy == .automatic)
    }

    @Test func aWordThatCannotBeFollowed() throws {
        var bench = RoleBench(Self.scanner)
        bench.add(Plugged.scanner(1), Plugged.printer(2)[0])
        #expect(
            bench.assign("door", "x")?.description
                == "there is no role 'door'; those with 'connection: auto' are scanner"
        )
        #expect(bench.assign("scanner", "x")?.code == .noDevice)
        let refusal = bench.assign("scanner", "04b8:0e15,port=0000:00:14.0/1/2,if=0")
        #expect(refusal?.code == .unfit)
        #expect(refusal?.description.hasSuffix("opens it by none of serial") == true)
        let list = try #require(bench.assignments.candidates(for: "scanner"))
        #expect(list.map(\.id) == ["05e0:1701,port=0000:00:14.0/1/1,if=0"])
        #expect(list.first?.because == "its USB ids 05e0:1701 (Scanner, serial)")
    }

    @Test func whatWasChosenForAnotherDriverIsChosenAnew() {
        var bench = Self.bound(Self.scanner, ["scanner": 1]).rebooted(["scanner": Plugged.keyboardScanner])
        bench.add(Plugged.scanner(1))
        bench.settle()
        #expect(bench.connected == [:] && bench.told["scanner"] == "no device that fits is plugged in")
    }

    // MARK: - Addresses

    @Test func theNodeOfAPrinterIsWaitedForAndThenPreferred() {
        var bench = RoleBench(["receipt": Plugged.printers])
        for view in Plugged.printer(1, serial: "X1Y2Z3") { bench.add(view) }
        let outputs = bench.settle()
        let settings: [String: SettingValue] = ["profile": .text("tm-t20ii")]
        #expect(outputs.contains(.connect(role: "receipt", address: "usblp:/dev/usb/lp1", settings: settings)))
        for view in Plugged.printer(1, serial: "X1Y2Z3").reversed() { bench.remove(view) }
        bench.add(Plugged.printer(1, serial: "X1Y2Z3")[0])
        #expect(bench.connected == [:], "the node follows")
        bench.nowMillis += RoleAssignments.viewMillis
        bench.take(.wake)
        #expect(bench.connected == ["receipt": "usb:04b8:0e15?serial=X1Y2Z3"], "where there is none, it goes without")
        #expect(bench.add(Plugged.printer(1, serial: "X1Y2Z3")[1]) == [], "what works is not disturbed")
    }

    @Test func whenTheWayIsGoneTheOtherIsTaken() {
        var bench = RoleBench(["receipt": Plugged.printers])
        for view in Plugged.printer(1) { bench.add(view) }
        bench.settle()
        #expect(bench.connected == ["receipt": "usblp:/dev/usb/lp1"])
        bench.remove(Plugged.printer(1)[1])
        #expect(bench.connected == ["receipt": "usb:04b8:0e15"])
    }

    @Test func anAddressThatTwoDevicesHaveIsNobodys() {
        var bench = RoleBench(["receipt": Plugged.printers])
        bench.add(Plugged.printer(1)[0], Plugged.printer(2)[0])
        bench.settle()
        let refusal = bench.assign("receipt", "04b8:0e15,port=0000:00:14.0/1/1,if=0")
        #expect(
            refusal?.description.hasSuffix("another device like it has the same address, and its driver opens no other")
                == true
        )
        bench.add(Plugged.printer(1)[1])
        #expect(bench.assign("receipt", "04b8:0e15,port=0000:00:14.0/1/1,if=0") == nil)
        #expect(bench.connected == ["receipt": "usblp:/dev/usb/lp1"])
    }

    @Test func moreDevicesThanAreLookedAtAreToldOnce() {
        var bench = RoleBench(Self.scanner)
        for port in 1...RoleAssignments.devicesMax { bench.add(Plugged.adapter(port)) }
        let text = "more than 256 devices are plugged in; the others are not looked at"
        #expect(bench.add(Plugged.scanner(900)) == [.say(text)])
        #expect(bench.add(Plugged.scanner(901)) == [])
        #expect(bench.assignments.present.count == RoleAssignments.devicesMax)
    }
}
