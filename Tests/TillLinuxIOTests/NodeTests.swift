import Glibc
import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite struct UnixSocketTests {
    private let opener = LinuxTransports()

    @Test func bytesGoBothWaysAndAreDrainedWhenRead() throws {
        let folder = try TemporaryFolder()
        let listener = try Listener(path: "\(folder.path)/socket")
        let transport = try open(opener, "unix:\(folder.path)/socket")
        let peer = try listener.accept()
        #expect(try transport.write([1, 2, 3]) == 3)
        #expect(try !transport.isDrained())
        #expect(try peer.receive(exactly: 3) == [1, 2, 3])
        #expect(try transport.isDrained())
        try peer.send([4])
        #expect(try read(1, from: transport) == [4])
        peer.close()
        #expect(try failure(of: transport).recovery == .reopen)
        transport.close()
    }

    @Test func refusals() throws {
        let folder = try TemporaryFolder()
        #expect(try refusal(opener, "unix:\(folder.path)/socket").code == .noExist)
        #expect(try refusal(opener, "unix:relative").code == .illegal)
        #expect(try refusal(opener, "unix:/" + String(repeating: "x", count: 107)).code == .illegal)
        #expect(try refusal(opener, "unix:/x?y=z").code == .illegal)
        // The socket's file outlives the program that listened.
        do { _ = try Listener(path: "\(folder.path)/socket") }
        let error = try refusal(opener, "unix:\(folder.path)/socket")
        #expect(error.code == .offline && error.message.contains("\(folder.path)/socket"))
    }
}

@Suite struct EvdevTests {
    private let opener = LinuxTransports()

    @Test func aFifoStandsInForTheNodeAndOutlivesItsWriters() throws {
        let folder = try TemporaryFolder()
        let path = try folder.fifo()
        let transport = try open(opener, "evdev:\(path)?grab=no")
        #expect(try transport.read() == [])
        for round: UInt8 in 0..<3 {
            let writer = End(Glibc.open(path, O_WRONLY | O_NONBLOCK))
            try writer.send([round, 1, 2])
            writer.close()
            #expect(try read(3, from: transport) == [round, 1, 2])
        }
        #expect(try transport.read() == [])
        let error = #expect(throws: DeviceError.self) { _ = try transport.write([1]) }
        #expect(error?.code == .illegal)
        transport.close()
    }

    @Test func aSocketStandsInForTheNode() throws {
        let folder = try TemporaryFolder()
        let listener = try Listener(path: "\(folder.path)/socket")
        let transport = try open(opener, "evdev:\(folder.path)/socket?grab=no")
        let peer = try listener.accept()
        try peer.send([9])
        #expect(try read(1, from: transport) == [9])
        transport.close()
    }

    @Test func whatIsNoInputDeviceIsNotTaken() throws {
        let folder = try TemporaryFolder()
        let path = try folder.fifo()
        #expect(try refusal(opener, "evdev:\(path)").code == .illegal)
        #expect(try refusal(opener, "evdev:/dev/null").code == .illegal)
        #expect(try refusal(opener, "evdev:/dev/input/no-such-event").code == .noExist)
        #expect(try refusal(opener, "evdev:by-id/no-such-scanner").message.contains("/dev/input/by-id/no-such-scanner"))
        #expect(try refusal(opener, "evdev:event3").code == .illegal)
        #expect(try refusal(opener, "evdev:\(path)?grab=maybe").code == .illegal)
    }

    @Test func capabilities() {
        // A whole keyboard as sysfs shows it on a 64-bit machine.
        let words = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"
        let keyboard = KeyCapabilities(sysfs: words, wordBytes: 8)
        #expect(keyboard.types && keyboard.has(28) && !keyboard.has(0))
        // A power button: KEY_POWER (116) alone.
        let button = KeyCapabilities(sysfs: "10000000000000 0", wordBytes: 8)
        #expect(!button.types && button.has(116))
        // A mouse: BTN_LEFT (272) and others.
        #expect(!KeyCapabilities(sysfs: "1f0000 0 0 0 0", wordBytes: 8).types)
        // Digits alone, as words of 32 bits.
        #expect(KeyCapabilities(sysfs: "0 ffc", wordBytes: 4).types)
        #expect(!KeyCapabilities(sysfs: "", wordBytes: 8).types)
        var bits = [UInt8](repeating: 0, count: KeyCapabilities.sizeBytes)
        for code in 16...25 { bits[code / 8] |= 1 << UInt8(code % 8) }
        #expect(KeyCapabilities(bitmap: bits).types)
        bits[2] = 0
        #expect(!KeyCapabilities(bitmap: bits).types)
    }
}

@Suite struct USBPrinterNodeTests {
    private let opener = LinuxTransports()

    @Test func aNodeIsWrittenReadAndDrained() throws {
        // A pseudo-terminal is a node with two directions; raw, so that it changes nothing.
        let terminal = try PseudoTerminal()
        let line = try open(opener, "serial:\(terminal.path)")
        let transport = try open(opener, "usblp:\(terminal.path)")
        #expect(try transport.write([0x10, 0x04, 0x01]) == 3)
        #expect(try terminal.main.receive(exactly: 3) == [0x10, 0x04, 0x01])
        try terminal.main.send([0x16])
        #expect(try read(1, from: transport) == [0x16])
        try wait(transport) { try transport.isDrained() }
        transport.close()
        line.close()
    }

    @Test func aNodeThatIsFullIsNotDrainedUntilItIsEmptied() throws {
        let folder = try TemporaryFolder()
        let path = try folder.fifo()
        let reader = End(Glibc.open(path, O_RDONLY | O_NONBLOCK))
        let transport = try open(opener, "usblp:\(path)")
        var sent = 0
        var count = -1
        while count != 0 {
            count = try transport.write([UInt8](repeating: 1, count: 8192)[...])
            sent += count
        }
        #expect(try !transport.isDrained())
        #expect(try reader.receive(exactly: sent).count == sent)
        #expect(try transport.isDrained())
        transport.close()
    }

    @Test func refusals() throws {
        let error = try refusal(opener, "usblp:/dev/usb/lp-none")
        #expect(error.code == .noExist && error.message.contains("/dev/usb/lp-none"))
        #expect(try refusal(opener, "usblp:lp0").code == .illegal)
    }

    @Test(arguments: [
        (ENOENT, DeviceError.Code.noExist), (ENODEV, .noHardware), (ENXIO, .noHardware), (EBUSY, .busy),
        (EWOULDBLOCK, .busy), (EACCES, .noHardware), (EMFILE, .failure), (EINVAL, .failure),
    ])
    func whyANodeCannotBeOpened(number: Int32, code: DeviceError.Code) {
        let error = DeviceError.opening("/dev/null", SystemError(number), holder: "CUPS")
        #expect(error.code == code && error.message.contains("/dev/null"))
        #expect((number == EBUSY || number == EWOULDBLOCK) == error.message.contains("CUPS"))
        #expect((number == EACCES) == error.message.contains("group root"))
    }
}

@Suite struct OtherTransportTests {
    private let opener = LinuxTransports()

    @Test func noneTakesEverythingAndDeliversNothing() throws {
        let transport = try open(opener, "none:")
        #expect(try transport.write([1, 2]) == 2)
        #expect(try transport.read() == [])
        #expect(try transport.isDrained())
    }

    @Test func anUnknownSchemeIsToldWithTheKnownOnes() throws {
        let error = try refusal(opener, "bluetooth:AA")
        #expect(error.code == .illegal && error.message.contains("serial"))
    }
}
