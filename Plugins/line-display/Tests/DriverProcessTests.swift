import Glibc
import Testing
import TillDeviceKit

/// The built driver as a process, on a pseudo-terminal in the place of the display.
@Suite struct DriverProcessTests {
    private func terminal() throws -> (display: Int32, path: String) {
        var display: Int32 = -1
        var line: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&display, &line, &name, nil, nil) == 0 else { throw ProcessFailure("no pseudo-terminal") }
        close(line)
        // A driver that inherited the display's end would keep its own line from being hung up.
        _ = fcntl(display, F_SETFD, FD_CLOEXEC)
        return (display, String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    private func read(_ count: Int, from display: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        // While the driver has not opened the line yet, reading its other end fails (EIO), and poll says so at once.
        for _ in 0..<20_000 where bytes.count < count {
            var wanted = pollfd(fd: display, events: Int16(POLLIN), revents: 0)
            poll(&wanted, 1, 10)
            guard wanted.revents & Int16(POLLIN) != 0 else {
                usleep(1000)
                continue
            }
            var buffer = [UInt8](repeating: 0, count: count - bytes.count)
            let got = Glibc.read(display, &buffer, buffer.count)
            bytes += buffer.prefix(max(got, 0))
        }
        guard bytes.count == count else { throw ProcessFailure("\(bytes.count) of \(count) bytes arrived") }
        return bytes
    }

    private func parameters(_ path: String) -> OpenParameters {
        OpenParameters(
            connection: "serial:\(path)?baud=9600",
            devices: [.init(name: "display", deviceClass: .lineDisplay)],
            settings: DriverSettings()
        )
    }

    private func isDone(_ message: DriverMessage) -> Bool {
        if case .result = message { true } else { false }
    }

    @Test func showsATextAndLeavesWhenItIsClosed() throws {
        let (display, path) = try terminal()
        defer { close(display) }
        let driver = try DriverProcess("line-display")
        let hello = try driver.answer(to: .hello(protocolVersion: DriverManifest.protocolVersion))
        #expect(hello == .result(id: 1, DriverResult(protocolVersion: DriverManifest.protocolVersion)))
        let capabilities = [DeviceCapabilities(device: "display", columns: 20, rows: 2)]
        let opened = try driver.answer(to: .open(parameters(path)))
        #expect(opened == .result(id: 2, DriverResult(capabilities: capabilities)))
        #expect(isDone(try driver.answer(to: .claim(device: "display", fence: 1))))
        #expect(isDone(try driver.answer(to: .enable(device: "display"))))
        let online = DriverMessage.event(device: "display", .status(StatusUpdate(.powerOnline)))
        _ = try driver.wait { $0 == online }
        // initialization of 13 bytes and two lines of 4 + 20
        #expect(try read(13 + 48, from: display).prefix(5) == [0x1B, 0x3D, 0x02, 0x1B, 0x40])
        #expect(isDone(try driver.answer(to: .displayText(device: "display", lines: ["EXACT CHANGE", ""]))))
        let line: [UInt8] =
            // US $ 1 1: column 1 of line 1
            [0x1F, 0x24, 0x01, 0x01]
            // the text, padded to 20 columns
            + Array("EXACT CHANGE        ".utf8)
        #expect(try read(24, from: display) == line)
        #expect(try driver.answer(to: .close) == .result(id: 6, .done))
        #expect(driver.exitCode() == 0)
    }

    @Test func tellsThatTheDisplayIsGone() throws {
        let (display, path) = try terminal()
        let driver = try DriverProcess("line-display")
        _ = try driver.answer(to: .open(parameters(path)))
        _ = try driver.answer(to: .claim(device: "display", fence: 1))
        _ = try driver.answer(to: .enable(device: "display"))
        _ = try driver.wait { $0 == .event(device: "display", .status(StatusUpdate(.powerOnline))) }
        close(display)
        _ = try driver.wait { message in
            guard case .event(_, .status(let update)) = message else { return false }
            return update.status == .powerOffline && update.reason.contains(path)
        }
        guard case .failure(_, let error) = try driver.answer(to: .displayText(device: "display", lines: ["A"])) else {
            Issue.record("the text was shown nowhere")
            return
        }
        #expect(error.bytesSent == 0)
    }

    @Test func leavesWithItsRuntime() throws {
        let driver = try DriverProcess("line-display")
        _ = try driver.answer(to: .ping)
        driver.hangUp()
        #expect(driver.exitCode() == 0)
    }

    @Test func leavesAfterAFrameThatIsNone() throws {
        let driver = try DriverProcess("line-display")
        try driver.send(Array("print hello\n".utf8))
        #expect(driver.exitCode() == 76)
    }
}
