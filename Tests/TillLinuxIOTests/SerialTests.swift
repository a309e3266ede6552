import Glibc
import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite struct SerialTests {
    private let opener = LinuxTransports()

    @Test func everyByteGoesBothWaysUnchanged() throws {
        let terminal = try PseudoTerminal()
        let transport = try open(opener, "serial:\(terminal.path)")
        let sent = (0...255).map { UInt8($0) }
        #expect(try transport.write(sent[...]) == 256)
        #expect(try terminal.main.receive(exactly: 256) == sent)
        try wait(transport) { try transport.isDrained() }
        try terminal.main.send(sent)
        #expect(try read(256, from: transport) == sent)
        transport.close()
        transport.close()
    }

    @Test func settingsReachTheLine() throws {
        let terminal = try PseudoTerminal()
        let address = "serial:\(terminal.path)?baud=38400&bits=8&parity=none&stop=2&flow=xonxoff"
        let transport = try open(opener, address)
        var attributes = termios()
        #expect(tcgetattr(terminal.main.number, &attributes) == 0)
        #expect(cfgetospeed(&attributes) == speed_t(B38400))
        #expect(attributes.c_cflag & tcflag_t(CSTOPB) != 0)
        #expect(attributes.c_iflag & tcflag_t(IXON | IXOFF) == tcflag_t(IXON | IXOFF))
        #expect(attributes.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0)
        transport.close()
    }

    @Test func settingsAsTermios() throws {
        let text = "serial:/dev/x?baud=1200&bits=7&parity=odd&stop=1&flow=rtscts"
        let settings = try SerialLineSettings(try #require(ConnectionAddress(text)))
        var attributes = termios()
        settings.apply(to: &attributes)
        #expect(attributes.c_cflag & tcflag_t(CSIZE) == tcflag_t(CS7))
        #expect(attributes.c_cflag & tcflag_t(PARENB | PARODD) == tcflag_t(PARENB | PARODD))
        #expect(attributes.c_cflag & tcflag_t(CSTOPB) == 0)
        // CRTSCTS is the highest bit of the flags.
        #expect(attributes.c_cflag & 0x8000_0000 != 0)
        let standard = try SerialLineSettings(try #require(ConnectionAddress("serial:/dev/x")))
        standard.apply(to: &attributes)
        #expect(attributes.c_cflag & tcflag_t(CSIZE | PARENB | PARODD) == tcflag_t(CS8))
        #expect(attributes.c_cflag & 0x8000_0000 == 0)
    }

    @Test func aBusyLineIsRefusedByItsPathAndFreeAfterwards() throws {
        let terminal = try PseudoTerminal()
        let first = try open(opener, "serial:\(terminal.path)")
        let error = try refusal(opener, "serial:\(terminal.path)")
        #expect(error.code == .busy && error.message.contains(terminal.path))
        first.close()
        try open(opener, "serial:\(terminal.path)").close()
    }

    @Test func aHangUpAsksToReopen() throws {
        let terminal = try PseudoTerminal()
        let transport = try open(opener, "serial:\(terminal.path)")
        terminal.main.close()
        let error = try failure(of: transport)
        #expect([.offline, .noHardware].contains(error.code) && error.recovery == .reopen)
        #expect(error.message.contains(terminal.path))
        #expect(throws: DeviceError.self) { _ = try transport.write([1]) }
        transport.close()
    }

    @Test func aLineThatIsNotReadTakesAPartAndThenNothing() throws {
        let terminal = try PseudoTerminal()
        let transport = try open(opener, "serial:\(terminal.path)")
        let all = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
        var rest = all[...]
        var count = -1
        while count != 0 {
            count = try transport.write(rest)
            rest = rest.dropFirst(count)
        }
        #expect(!rest.isEmpty)
        var arrived: [UInt8] = []
        try wait(transport, wantsWrite: true) {
            rest = rest.dropFirst(try transport.write(rest))
            arrived += terminal.main.receive()
            return arrived.count == all.count
        }
        #expect(arrived == all)
        transport.close()
    }

    @Test(arguments: [
        ("?baud=9601", "baud"), ("?baud=fast", "baud"), ("?bits=9", "bits"), ("?parity=mark", "parity"),
        ("?stop=3", "stop"), ("?flow=dtr", "flow"), ("?speed=9600", "speed"),
    ])
    func impossibleOptionsAreNamed(options: String, name: String) throws {
        let terminal = try PseudoTerminal()
        let error = try refusal(opener, "serial:\(terminal.path)\(options)")
        #expect(error.code == .illegal && error.recovery == .giveUp && error.message.contains(name))
    }

    @Test(arguments: [
        ("/dev/null", DeviceError.Code.illegal), ("ttyUSB0", .illegal), ("/dev/no-such-line", .noExist),
    ])
    func pathsThatAreNoSerialLine(path: String, code: DeviceError.Code) throws {
        let error = try refusal(opener, "serial:\(path)")
        #expect(error.code == code && error.message.contains(path))
    }
}
