import Testing

@testable import TillSimulator

/// A host over a real TCP connection.
@Suite(.serialized) struct USBIPServerTests {
    private func imported(_ simulator: RunningSimulator, _ busID: String = "1-1") throws -> Peer {
        let host = try simulator.host()
        try host.send(Client.importing(busID))
        let reply = try host.read(320)
        #expect(reply.prefix(8) == [0x01, 0x11, 0x00, 0x03, 0, 0, 0, 0])
        return host
    }

    @Test func theDevicesAreListed() throws {
        let simulator = try RunningSimulator([("a", BenchDevice()), ("b", BenchDevice(serial: "B1"))])
        defer { simulator.stop() }
        let host = try simulator.host()
        try host.send(Client.deviceList)
        let reply = try host.read(12 + 2 * 320)
        #expect(reply.prefix(12) == [0x01, 0x11, 0x00, 0x05, 0, 0, 0, 0, 0, 0, 0, 2])
        #expect(reply.count == 652)
        // The bus id of the second.
        #expect(Array(reply[(12 + 320 + 256)..<(12 + 320 + 260)]) == Array("1-2".utf8) + [0])
    }

    @Test func aHostUsesADevice() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let host = try imported(simulator)
        let descriptor = BenchDevice().deviceDescriptor
        try host.send(Client.getDeviceDescriptor(1))
        #expect(try host.read(66) == Client.submitted(1, length: 18, data: descriptor))
        // Listening on IN 3, then a label; in pieces of one byte.
        for byte in Client.submit(2, endpoint: 3, isIn: true, length: 64) { try host.send([byte]) }
        try host.send(Client.submit(3, endpoint: 1, isIn: false, data: [7]))
        #expect(try host.read(48) == Client.submitted(3, length: 1))
        let answer = try simulator.ask(#"{"command":"scan","device":"a","data":"40"}"#)
        #expect(answer == #"{"answer":{},"ok":true}"#)
        #expect(try host.read(50) == Client.submitted(2, length: 2, data: [0x34, 0x30]))
    }

    /// Everything at once, before anything is answered: import and transfers in one piece.
    @Test func aHostDoesNotHaveToWaitForTheImport() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let host = try simulator.host()
        try host.send(Client.importing("1-1") + Client.getDeviceDescriptor(1))
        #expect(try host.read(320).count == 320)
        #expect(try host.read(66).prefix(8) == Client.submitted(1, length: 18).prefix(8))
    }

    @Test func aMegabyteGoesThere() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let host = try imported(simulator)
        let data = [UInt8](repeating: 0x41, count: 1 << 20)
        try host.send(Client.submit(1, endpoint: 1, isIn: false, data: data))
        #expect(try host.read(48) == Client.submitted(1, length: 1 << 20))
        try host.send(Client.submit(2, endpoint: 2, isIn: true, length: 1 << 20))
        #expect(try host.read(48 + 1 << 20).count > 48)
    }

    @Test func aDeviceThatIsNotThereOrTakenIsRefused() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let lost = try simulator.host()
        try lost.send(Client.importing("1-9"))
        #expect(try lost.read(9) == [0x01, 0x11, 0x00, 0x03, 0, 0, 0, 4])
        #expect(try lost.ends())
        let first = try imported(simulator)
        let second = try simulator.host()
        try second.send(Client.importing("1-1"))
        #expect(try second.read(9) == [0x01, 0x11, 0x00, 0x03, 0, 0, 0, 2])
        // The first one keeps it.
        try first.send(Client.getDeviceDescriptor(1))
        #expect(try first.read(66).count == 66)
    }

    @Test func aHostThatGoesLeavesTheDeviceToTheNext() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        var host: Peer? = try imported(simulator)
        try host?.send(Client.submit(1, endpoint: 3, isIn: true, length: 64))
        try simulator.wait("the attachment") { try simulator.ask(#"{"command":"list"}"#).contains("true,\"kind") }
        host = nil
        try simulator.wait("the detachment") { try simulator.ask(#"{"command":"list"}"#).contains("false,\"kind") }
        // What waited for the first is not the second's, and what is scanned in between is.
        _ = try simulator.ask(#"{"command":"scan","device":"a","data":"1"}"#)
        let second = try imported(simulator)
        try second.send(Client.submit(5, endpoint: 3, isIn: true, length: 64))
        #expect(try second.read(49) == Client.submitted(5, length: 1, data: [0x31]))
    }

    @Test func thePulledPlugEndsTheConnection() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let host = try imported(simulator)
        try host.send(Client.submit(1, endpoint: 3, isIn: true, length: 64) + Client.getDeviceDescriptor(2))
        #expect(try host.read(66).count == 66)
        #expect(try simulator.ask(#"{"command":"unplug","device":"a"}"#) == #"{"answer":{"port":1},"ok":true}"#)
        #expect(try host.read(48) == Client.submitted(1, status: -108, length: 0))
        #expect(try host.ends())
        let late = try simulator.host()
        try late.send(Client.deviceList)
        #expect(try late.read(12).last == 0)
        let answer = try simulator.ask(#"{"command":"plug","device":"a","port":2}"#)
        #expect(answer == #"{"answer":{"port":2},"ok":true}"#)
        _ = try imported(simulator, "1-2")
    }

    @Test(
        arguments: [
            [0x47, 0x45, 0x54, 0x20, 0x2F, 0x20, 0x48, 0x54], [0x01, 0x11, 0x80, 0x09, 0, 0, 0, 0],
        ] as [[UInt8]]
    )
    func aStrangerIsLetGoAndTheServerGoesOn(bytes: [UInt8]) throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let stranger = try simulator.host()
        try stranger.send(bytes)
        #expect(try stranger.ends())
        #expect(simulator.log.contains { $0.contains("is disconnected") })
        _ = try imported(simulator)
    }

    /// A host that asks and asks and reads nothing gets its answers when it reads, and holds up nobody.
    @Test func aHostThatDoesNotReadIsHeldOff() throws {
        let simulator = try RunningSimulator([("a", BenchDevice()), ("b", BenchDevice())])
        defer { simulator.stop() }
        let lazy = try imported(simulator)
        let data = [UInt8](repeating: 0x41, count: 64 * 1024)
        for round in 0..<UInt32(100) {
            try lazy.send(Client.submit(2 * round, endpoint: 1, isIn: false, data: data))
            try lazy.send(Client.submit(2 * round + 1, endpoint: 2, isIn: true, length: 64 * 1024))
            if round == 50 {
                let other = try imported(simulator, "1-2")
                try other.send(Client.getDeviceDescriptor(1))
                #expect(try other.read(66).count == 66)
            }
            // The host takes half of what it is owed, so that neither side waits for the other for ever.
            #expect(try lazy.read(48 + 48 + 64 * 1024).count == 96 + 64 * 1024)
        }
    }

    @Test func theEndDetachesAndRemovesTheSocket() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        let host = try imported(simulator)
        try host.send(Client.submit(1, endpoint: 3, isIn: true, length: 64) + Client.getDeviceDescriptor(2))
        #expect(try host.read(66).count == 66)
        simulator.stop()
        #expect(try host.read(48) == Client.submitted(1, status: -108, length: 0))
        #expect(try host.ends())
        #expect(throws: (any Error).self) { try simulator.client() }
    }

    @Test func aPortInUseIsSaid() throws {
        let simulator = try RunningSimulator([("a", BenchDevice())])
        defer { simulator.stop() }
        do throws(SimulatorFailure) {
            _ = try USBIPPort(host: "127.0.0.1", port: simulator.port)
            Issue.record("the port was given twice")
        } catch {
            #expect(error.code == .inUse)
            #expect(error.description.contains("--listen"))
        }
    }
}
