import Glibc
import SystemPackage
import Testing
import TillDeviceKit

@testable import TillDevices

extension ProcessTests {
    /// The line to a driver, with the test in the driver's place.
    @Suite struct Connection {
        private static func connect() throws -> (connection: DriverConnection, driver: Int32) {
            let pipes = try DriverPipes.open()
            let connection = try DriverConnection(pipes: pipes, clock: .system) { _ in }
            close(pipes.childErrors.rawValue)
            let driver = pipes.childControl.rawValue
            _ = fcntl(driver, F_SETFL, fcntl(driver, F_GETFL) | O_NONBLOCK)
            return (connection, driver)
        }

        /// Writes until the line has taken nothing for a while; answers how many frames it took whole.
        private static func flood(_ driver: Int32, _ frame: [UInt8], framesMax: Int) -> (frames: Int, rest: [UInt8]) {
            var refusals = 0
            var frames = 0
            var rest = frame[...]
            while frames < framesMax && refusals < 300 {
                let count = rest.withUnsafeBytes { write(driver, $0.baseAddress, $0.count) }
                guard count > 0 else {
                    refusals += 1
                    usleep(1000)
                    continue
                }
                refusals = 0
                rest = rest.dropFirst(count)
                if rest.isEmpty {
                    frames += 1
                    rest = frame[...]
                }
            }
            return (frames, rest.count == frame.count ? [] : Array(rest))
        }

        @Test func aFloodThatNobodyTakesStopsAtTheBoundAndNothingIsLost() async throws {
            let (connection, driver) = try Self.connect()
            let frame = DriverFrame.encode(.log(.info, String(repeating: "x", count: 8000)))
            let (sent, rest) = Self.flood(driver, frame, framesMax: 4000)
            let bound = DriverConnection.batchesMax * DriverConnection.readMaxBytes
            // Beyond the bound there is what the kernel keeps for a socket.
            #expect(sent * frame.count < bound + 1024 * 1024)
            var expected = sent
            var received = 0
            if !rest.isEmpty {
                expected += 1
                Task { await Self.finish(driver, rest) }
            }
            for await output in connection.outputs {
                if case .messages(let messages) = output { received += messages.count }
                connection.handled()
                if received == expected { break }
            }
            #expect(received == expected)
            connection.processGone()
            for await _ in connection.closed {}
            close(driver)
        }

        private static func finish(_ driver: Int32, _ bytes: [UInt8]) async {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(driver, $0.baseAddress, $0.count) }
                if count > 0 { rest = rest.dropFirst(count) } else { await Task.yield() }
            }
        }

        @Test func sendingNeverWaitsAndIsRefusedAtTheBound() async throws {
            let (connection, driver) = try Self.connect()
            let frame = [UInt8](repeating: UInt8(ascii: "x"), count: 1024 * 1024)
            var taken = 0
            while connection.send(frame) { taken += 1 }
            #expect((8...10).contains(taken), "8 MiB and what the kernel keeps")
            var buffer = [UInt8](repeating: 0, count: 256 * 1024)
            var received = 0
            while received < taken * frame.count {
                let count = read(driver, &buffer, buffer.count)
                if count > 0 { received += count } else { await Task.yield() }
            }
            #expect(connection.send([1]), "it goes on where the driver reads again")
            connection.processGone()
            for await _ in connection.closed {}
            close(driver)
        }

        @Test func theEndOfTheDriverEndsTheOutputs() async throws {
            let (connection, driver) = try Self.connect()
            let bytes = DriverFrame.encode(.result(id: 1, .done))
            #expect(bytes.withUnsafeBytes { write(driver, $0.baseAddress, $0.count) } == bytes.count)
            close(driver)
            var seen = 0
            for await output in connection.outputs {
                if case .messages(let messages) = output { seen += messages.count }
                connection.handled()
            }
            #expect(seen == 1, "what it said before its end is heard")
            #expect(connection.send([1]), "what is said to nobody is no error")
            connection.processGone()
            for await _ in connection.closed {}
        }
    }
}
