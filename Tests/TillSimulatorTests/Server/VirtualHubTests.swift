import Foundation
import Testing

@testable import TillSimulator

/// The kernel's hub, played by files and by this process: the descriptor that is written is one of its own.
@Suite(.serialized) struct VirtualHubTests {
    @Test func theFirstFreePortBelowSuperSpeedIsTaken() {
        #expect(HubStatus.freePort(in: FakeHub.status) == 1)
        #expect(HubStatus.freePort(in: FakeHub.status, except: [1]) == 2)
        #expect(HubStatus.freePort(in: FakeHub.status, except: [1, 2]) == nil)
        // As kernels before 4.13 write it.
        let old = """
            prt sta spd bus dev socket           local_busid
            000 006 002 001 002 ffff88003afc3480 3-1
            001 004 000 000 000 0000000000000000 0-0
            """
        #expect(HubStatus.freePort(in: old) == 1)
        for text in ["", "\n\n", "hub port sta", "hs", "hs 0001", "hs x 004", "hs -1 004"] {
            #expect(HubStatus.freePort(in: text) == nil)
        }
    }

    @Test func theKernelGetsTheDeviceAtOnce() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())], usesHub: true)
        defer { simulator.stop() }
        let line = try simulator.hub.attached()
        // Port 1 of the hub, the descriptor, bus 1 and device 2, full speed.
        #expect(line.count == 4)
        #expect(line[0] == 1 && line[2] == 0x0001_0002 && line[3] == 2, "\(line)")
        let list = try simulator.ask(#"{"command":"list"}"#)
        #expect(list.contains(#""hubPort":1,"isAttached":true"#))
        // The kernel begins with a transfer; there is no import.
        let kernel = Peer(handedOver: Int32(line[1]))
        try kernel.send(Client.getDeviceDescriptor(1, length: 64))
        #expect(try kernel.read(66) == Client.submitted(1, length: 18, data: BenchDevice().deviceDescriptor))
        // Nobody else gets it.
        let other = try simulator.host()
        try other.send(Client.importing("1-1"))
        #expect(try other.read(9) == [0x01, 0x11, 0x00, 0x03, 0, 0, 0, 2])
    }

    @Test func thePlugIsPulledAndPutInAgain() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())], usesHub: true)
        defer { simulator.stop() }
        let first = try simulator.hub.attached()
        let kernel = Peer(handedOver: Int32(first[1]))
        try kernel.send(Client.submit(1, endpoint: 3, isIn: true, length: 8) + Client.getDeviceDescriptor(2))
        #expect(try kernel.read(66).count == 66)
        try simulator.hub.clear()
        _ = try simulator.ask(#"{"command":"unplug","device":"a"}"#)
        let answer = try simulator.ask(#"{"command":"plug","device":"a","port":3}"#)
        #expect(answer == #"{"answer":{"hubPort":1,"port":3},"ok":true}"#)
        let second = try simulator.hub.attached()
        #expect(second[0] == 1 && second[2] == 0x0001_0004, "\(second)")
        let again = Peer(handedOver: Int32(second[1]))
        try again.send(Client.getDeviceDescriptor(1))
        #expect(try again.read(66).count == 66)
    }

    /// `usbip detach`: the kernel shuts its end down. The device stays in its port, and plug attaches it anew.
    @Test func theKernelLetsGo() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())], usesHub: true)
        defer { simulator.stop() }
        let first = try simulator.hub.attached()
        #expect(shutdown(Int32(first[1]), Int32(SHUT_RDWR)) == 0)
        try simulator.wait("the detachment") {
            try simulator.ask(#"{"command":"list"}"#).contains(#""isAttached":false"#)
        }
        #expect(simulator.log.contains("a is detached: the kernel has gone"))
        try simulator.hub.clear()
        let answer = try simulator.ask(#"{"command":"plug","device":"a"}"#)
        #expect(answer == #"{"answer":{"hubPort":1,"port":1},"ok":true}"#)
        #expect(try simulator.hub.attached().count == 4)
        let twice = try simulator.ask(#"{"command":"plug","device":"a"}"#)
        #expect(twice == #"{"error":"'a' is plugged into port 1 already","ok":false}"#)
    }

    @Test func aFullHubIsSaidAndTheDeviceStaysOut() throws {
        let devices = ["a", "b"].map { ($0, BenchDevice()) }
        let simulator = try RunningSimulator(devices, usesHub: true)
        defer { simulator.stop() }
        _ = try simulator.ask(#"{"command":"unplug","device":"a"}"#)
        try "hs  0001 006 002 00010002 000003 1-1\n".write(
            toFile: simulator.hub.folder + "/status",
            atomically: true,
            encoding: .utf8
        )
        let answer = try simulator.ask(#"{"command":"plug","device":"a"}"#)
        #expect(answer.contains("every port of the kernel's virtual hub is taken"))
        let again = try simulator.ask(#"{"command":"unplug","device":"a"}"#)
        #expect(again.contains("'a' is unplugged already"))
    }

    @Test func moreDevicesThanPortsAreAFailureAtTheStart() throws {
        let devices = ["a", "b", "c"].map { ($0, BenchDevice()) }
        do {
            _ = try RunningSimulator(devices, usesHub: true)
            Issue.record("the hub has two free ports")
        } catch let failure as SimulatorFailure {
            #expect(failure.code == .inUse)
        }
    }

    @Test func withoutTheModuleTheRemedyIsSaid() throws {
        do throws(SimulatorFailure) {
            _ = try VirtualHub(folder: "/tmp/till-no-such-folder")
            Issue.record("a hub without files")
        } catch {
            #expect(error.code == .missing)
            #expect(error.description.contains("modprobe vhci-hcd"))
        }
    }
}
