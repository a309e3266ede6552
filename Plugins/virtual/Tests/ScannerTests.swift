import Glibc
import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import virtual

/// Scans through a real socket.
@Suite struct ScannerTests {
    private func listening(in folder: TemporaryFolder) -> Harness {
        var harness = Harness(
            opener: VirtualTransports(),
            devices: [scanner],
            connection: "listen:\(folder.path)/scanner.sock"
        )
        #expect(harness.start() == [])
        harness.forgetMessages()
        return harness
    }

    private func labels(_ harness: Harness) -> [String] {
        harness.scans.map { String(decoding: $0.label, as: UTF8.self) }
    }

    @Test func eachLineIsAScan() throws {
        let folder = try TemporaryFolder()
        var harness = listening(in: folder)
        let client = try Client(folder)
        client.send("4006381333931\n96385074\r\n\r\nABC\rtail without end")
        harness.settle()
        #expect(labels(harness) == ["4006381333931", "96385074", "ABC"])
        #expect(harness.scans.map(\.atMillis) == Array(repeating: harness.nowMillis, count: 3))
        client.close()
        harness.settle()
        #expect(labels(harness).last == "tail without end")
        #expect(harness.statistics(of: "scanner") == ["GoodScanCount": 4])
    }

    @Test func anIdentifierIsTakenOffAndRead() throws {
        let folder = try TemporaryFolder()
        var harness = listening(in: folder)
        let client = try Client(folder)
        client.send("]E04006381333931\n]C1010950600013435210A\u{1D}21B\n]E0\n")
        harness.settle()
        #expect(labels(harness) == ["4006381333931", "010950600013435210A\u{1D}21B"])
        #expect(harness.scans.map(\.symbology) == [.ean13, .gs1_128])
        #expect(harness.scans.map(\.aim) == ["]E0", "]C1"])
    }

    @Test func linesOfSeveralClientsDoNotMix() throws {
        let folder = try TemporaryFolder()
        var harness = listening(in: folder)
        let clients = try (0..<3).map { _ in try Client(folder) }
        for piece in ["AA", "BB", "CC\n"] {
            for (number, client) in clients.enumerated() {
                client.send(piece == "CC\n" ? "\(number)\n" : "\(piece)\(number)")
                harness.settle()
            }
        }
        #expect(labels(harness) == ["AA0BB00", "AA1BB11", "AA2BB22"])
    }

    @Test func aClientThatBreaksOffHarmsNobody() throws {
        let folder = try TemporaryFolder()
        var harness = listening(in: folder)
        let (first, second) = (try Client(folder), try Client(folder))
        harness.settle()
        first.close()
        second.send("ABC\n")
        harness.settle()
        #expect(labels(harness) == ["ABC"])
        #expect(harness.statuses == [])
    }

    @Test func theNinthClientIsClosedAtOnceAndTheOthersStay() throws {
        let folder = try TemporaryFolder()
        var harness = listening(in: folder)
        var clients: [Client] = []
        for _ in 0..<ScannerSocketTransport.clientsMax {
            clients.append(try Client(folder))
            harness.settle()
        }
        let ninth = try Client(folder)
        harness.settle()
        #expect(ninth.isAtEnd)
        for (number, client) in clients.enumerated() {
            #expect(!client.isAtEnd)
            client.send("\(number)\n")
        }
        harness.settle()
        #expect(labels(harness).sorted() == (0..<8).map { "\($0)" })
        clients[0].close()
        harness.settle()
        let next = try Client(folder)
        next.send("next\n")
        harness.settle()
        #expect(labels(harness).last == "next")
    }

    @Test func aLabelThatIsTooLongIsCutMarkedAndItsRestDropped() throws {
        let folder = try TemporaryFolder()
        var harness = listening(in: folder)
        let client = try Client(folder)
        let long = String(repeating: "A", count: ScanData.lengthMaxBytes)
        client.send(long + "\n" + long + "B\n" + long + String(repeating: "B", count: 20_000) + "\nC\n")
        // A piece without a line end is nothing to the harness, which then comes to rest.
        for _ in 0..<20 { harness.settle() }
        #expect(labels(harness) == [long, long, long, "C"])
        #expect(harness.scans.map(\.isTruncated) == [false, true, true, false])
    }

    @Test func manyScansAtOnceAreAllThereAndInOrder() throws {
        let folder = try TemporaryFolder()
        var harness = listening(in: folder)
        let client = try Client(folder)
        let expected = (0..<2000).map { "SCAN-\($0)" }
        client.send(expected.map { $0 + "\n" }.joined())
        harness.settle()
        #expect(labels(harness) == expected)
    }

    @Test func oneReadNeverReturnsMoreThanATransportMay() throws {
        let folder = try TemporaryFolder()
        let transport = try ScannerSocketTransport(path: "\(folder.path)/scanner.sock")
        defer { transport.close() }
        let clients = try (0..<4).map { _ in try Client(folder) }
        let text = String(repeating: "A", count: 7000) + "\n" + String(repeating: "B\n", count: 2000)
        for client in clients { client.send(text) }
        var total = 0
        for _ in 0..<100 {
            let bytes = try transport.read()
            #expect(bytes.count <= ScannerSocketTransport.readMaxBytes)
            total += bytes.count
        }
        #expect(total == 4 * (7001 + 4000))
    }

    // MARK: - The path

    @Test func theSocketIsForThisUserAloneAndGoesWithItsOwner() throws {
        let folder = try TemporaryFolder()
        let socket = try ListeningSocket(path: "\(folder.path)/scanner.sock")
        #expect(try folder.mode("scanner.sock") == 0o600)
        socket.close()
        #expect(try folder.names() == [])
    }

    @Test func whatAnotherPutThereInTheMeantimeStays() throws {
        let folder = try TemporaryFolder()
        let socket = try ListeningSocket(path: "\(folder.path)/scanner.sock")
        unlink("\(folder.path)/scanner.sock")
        try folder.put("scanner.sock", "mine")
        socket.close()
        #expect(try folder.text("scanner.sock") == "mine")
    }

    @Test func aSocketOfADeadProcessIsReplaced() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/scanner.sock"
        // Bound and never unlinked, as a killed process leaves it.
        let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var name = try #require(SocketName(path))
        let isBound = name.withAddress { bind(dead, $0, $1) } == 0
        #expect(isBound)
        close(dead)
        var harness = listening(in: folder)
        let client = try Client(folder)
        client.send("ABC\n")
        harness.settle()
        #expect(labels(harness) == ["ABC"])
    }

    @Test func aSocketThatIsInUseIsNotTouched() throws {
        let folder = try TemporaryFolder()
        let owner = try ListeningSocket(path: "\(folder.path)/scanner.sock")
        let error = #expect(throws: DeviceError.self) { try ListeningSocket(path: "\(folder.path)/scanner.sock") }
        #expect(error?.code == .busy && error?.recovery == .waitForOperator)
        #expect(try folder.names() == ["scanner.sock"])
        owner.close()
    }

    @Test func aFileAtThePathIsNotTouched() throws {
        let folder = try TemporaryFolder()
        try folder.put("scanner.sock", "precious")
        let error = #expect(throws: DeviceError.self) { try ListeningSocket(path: "\(folder.path)/scanner.sock") }
        #expect(error?.recovery == .waitForOperator)
        #expect(try folder.text("scanner.sock") == "precious")
    }

    @Test(arguments: ["scanner.sock", "/" + String(repeating: "a", count: 107)])
    func aPathThatNoSocketCanHaveIsRefused(path: String) {
        let error = #expect(throws: DeviceError.self) { try ListeningSocket(path: path) }
        #expect(error?.code == .illegal && error?.recovery == .giveUp)
    }
}

/// A program that stands in for a scanner.
private final class Client {
    struct Refused: Error {}

    private var descriptor: Int32

    init(_ folder: TemporaryFolder) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard var name = SocketName("\(folder.path)/scanner.sock") else { throw Refused() }
        let number = descriptor
        guard name.withAddress({ connect(number, $0, $1) }) == 0 else { throw Refused() }
    }

    deinit {
        close()
    }

    /// Whether the other end has closed the connection.
    var isAtEnd: Bool {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT)) == 0
    }

    /// All of these tests send less than a socket holds, so that nothing blocks.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        precondition(count == bytes.count, "the socket took \(count) of \(bytes.count) bytes")
    }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}
