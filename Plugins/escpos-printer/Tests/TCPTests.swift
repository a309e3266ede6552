import Glibc
import Testing
import TillDeviceKit
import TillESCPOS
import TillLinuxIO

@testable import escpos_printer

/// The driver on a real connection, with an emulated printer at the other end.
@Suite struct TCPTests {
    /// How often is looked for an answer before the test gives up, one millisecond apart.
    private static let turnsMax = 5000

    @Test func aPrintOverTCPIsConfirmedByThePrinter() throws {
        let printer = try TCPPrinter(.epsonTMT88)
        var harness = Harness(
            opener: LinuxTransports(),
            devices: [receipt, till],
            settings: confirming,
            connection: "tcp://127.0.0.1:\(printer.port)"
        )
        #expect(harness.start() == [])
        turn(&harness, printer) { $0.statuses.contains(.powerOnline) }
        let id = harness.call(printing("EGGS"))
        turn(&harness, printer) { !$0.answers(to: id).isEmpty }
        #expect(harness.answers(to: id) == confirmed(id))
        #expect(printer.text == "EGGS\n")

        printer.hangUp()
        turn(&harness, printer) { $0.statuses.contains(.powerOffline) }
        let offline = harness.call(printing("MILK"))
        #expect(harness.failure(of: offline)?.bytesSent == 0)
    }

    private func turn(_ harness: inout Harness, _ printer: TCPPrinter, until isDone: (Harness) -> Bool) {
        for _ in 0..<Self.turnsMax where !isDone(harness) {
            printer.step()
            harness.settle()
            usleep(1000)
        }
        #expect(isDone(harness))
    }
}

/// A printer that listens on a port of this machine.
private final class TCPPrinter {
    struct NoSocket: Error {}

    let port: UInt16
    private let listener: Int32
    private var connection: Int32 = -1
    private var emulator: ESCPOSEmulator

    var text: String { emulator.paper.text() }

    init(_ profile: PrinterProfile) throws {
        emulator = ESCPOSEmulator(profile: profile)
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_NONBLOCK, 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let number = listener
        let isListening = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(number, $0, size) == 0 && listen(number, 1) == 0 && getsockname(number, $0, &size) == 0
            }
        }
        guard isListening else { throw NoSocket() }
        port = UInt16(bigEndian: name.sin_port)
    }

    deinit {
        hangUp()
        close(listener)
    }

    /// Takes a connection and what came over it, and answers.
    func step() {
        if connection < 0 {
            connection = accept(listener, nil, nil)
            if connection >= 0 { _ = fcntl(connection, F_SETFL, O_NONBLOCK) }
        }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(connection, &buffer, buffer.count)
        guard count > 0 else { return }
        for case .reply(let bytes) in emulator.received(Array(buffer[..<count])) {
            _ = bytes.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
        }
    }

    func hangUp() {
        if connection >= 0 { close(connection) }
        connection = -1
    }
}
