import Testing
import TillTestSupport

@testable import TillSimulator

@Suite struct USBIPSessionTests {
    private func pieces(_ bytes: [UInt8], of size: Int) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }

    // MARK: - Reading

    @Test func aSubmitIsReadFieldByField() {
        // The capture in usbip_protocol.rst, "EXAMPLE": CmdIntrOUT.
        let words: [UInt32] = [
            // command, seqnum, devid, direction OUT, ep 1
            0x0000_0001, 0x0000_0D06, 0x0001_000F, 0x0000_0000, 0x0000_0001,
            // transfer_flags, transfer_buffer_length 64, start_frame, number_of_packets, interval, setup
            0x0000_0000, 0x0000_0040, 0xFFFF_FFFF, 0x0000_0000, 0x0000_0004, 0x0000_0000, 0x0000_0000,
        ]
        let data = (0..<64).map { UInt8($0) }
        var session = USBIPSession(isImported: true)
        let expected = USBIPSubmit(sequence: 0x0D06, endpoint: 1, isFromDevice: false, lengthBytes: 64, data: data)
        #expect(session.received(words.flatMap(Client.big) + data) == [.submitted(expected)])
    }

    /// Everything that a client says, however the network cuts it: the events are the same.
    @Test(arguments: [1, 2, 3, 7, 47, 48, 49, 1000])
    func theCutsDoNotMatter(size: Int) {
        let bytes =
            Client.deviceList + Client.importing("1-1") + Client.getDeviceDescriptor(1)
            + Client.submit(2, endpoint: 1, isIn: false, data: Array("abc".utf8)) + Client.unlink(3, of: 2)
            + Client.submit(4, endpoint: 2, isIn: true, length: 64, packets: UInt32.max)
        var session = USBIPSession()
        var events: [USBIPSession.Event] = []
        for piece in pieces(bytes, of: size) {
            for event in session.received(piece) {
                events.append(event)
                if case .importWanted = event { events += session.imported() }
            }
        }
        #expect(events.count == 6)
        #expect(events.prefix(2) == [.deviceListWanted, .importWanted(busID: "1-1")])
        guard case .submitted(let control) = events[2], case .submitted(let output) = events[3] else {
            Issue.record("\(events)")
            return
        }
        #expect(control.setup == [0x80, 6, 0, 1, 0, 0, 18, 0])
        #expect(output.data == Array("abc".utf8))
        #expect(events[4] == .unlinked(USBIPUnlink(sequence: 3, target: 2)))
        let last = USBIPSubmit(sequence: 4, endpoint: 2, isFromDevice: true, lengthBytes: 64, packetCount: UInt32.max)
        #expect(events[5] == .submitted(last))
    }

    @Test func aBusIDThatFillsItsFieldIsReadWhole() {
        var session = USBIPSession()
        let name = String(repeating: "9", count: 32)
        #expect(session.received(Client.importing(name)) == [.importWanted(busID: name)])
    }

    // MARK: - Refusing

    @Test func anotherVersionEndsTheConnection() {
        var session = USBIPSession()
        #expect(session.received([0x01, 0x06, 0x80, 0x05, 0, 0, 0, 0]) == [.ended(.version(0x0106))])
        #expect(session.received(Client.deviceList) == [])
    }

    @Test func anUnknownOperationEndsTheConnection() {
        var session = USBIPSession()
        #expect(session.received([0x01, 0x11, 0x80, 0x06, 0, 0, 0, 0]) == [.ended(.operation(0x8006))])
    }

    @Test func anUnknownCommandEndsTheConnection() {
        var session = USBIPSession(isImported: true)
        let bytes = Client.big(3) + [UInt8](repeating: 0, count: 44)
        #expect(session.received(bytes) == [.ended(.command(3))])
    }

    @Test func aTransferThatIsTooLongIsRefusedByItsHeader() {
        let length = UInt32(USBIPSession.transferMaxBytes)
        var session = USBIPSession(isImported: true)
        #expect(session.received(Client.submit(1, endpoint: 1, isIn: false, length: length)) == [])
        session = USBIPSession(isImported: true)
        let refused = session.received(Client.submit(1, endpoint: 1, isIn: false, length: length + 1))
        #expect(refused == [.ended(.transferLength(length + 1))])
        session = USBIPSession(isImported: true)
        #expect(session.received(Client.submit(1, endpoint: 1, isIn: true, length: .max)).count == 1)
    }

    @Test func isochronousTransfersAreRefused() {
        var session = USBIPSession(isImported: true)
        #expect(session.received(Client.submit(1, endpoint: 1, isIn: true, packets: 8)) == [.ended(.isochronous)])
    }

    @Test func anEndpointThatCannotBeIsRefused() {
        var session = USBIPSession(isImported: true)
        let refused = session.received(Client.submit(1, endpoint: 16, isIn: true))
        #expect(refused == [.ended(.endpoint(16, direction: 1))])
    }

    @Test func whatComesBeforeTheImportIsDecidedIsBounded() {
        var session = USBIPSession()
        _ = session.received(Client.importing("1-1"))
        #expect(session.received([UInt8](repeating: 0, count: USBIPSession.waitingMaxBytes)) == [])
        #expect(session.received([0]) == [.ended(.tooEarly)])
        #expect(session.imported() == [])
    }

    // MARK: - Any bytes

    /// Random bytes, and right ones with some of them changed, never trap; what is answered has whole headers, and
    /// every answer is to a sequence number that was sent.
    @Test func anyBytesAreSurvived() {
        var random = SeededGenerator(seed: printedSeed(for: "usbip session"))
        for _ in 0..<400 {
            var bench = Bench()
            bench.session = Bool.random(using: &random) ? USBIPSession() : USBIPSession(isImported: true)
            var bytes: [UInt8] = []
            for sequence in 0..<UInt32.random(in: 1...20, using: &random) {
                bytes += message(sequence, &random)
            }
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var output: [UInt8] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...rest.count, using: &random)
                output += bench.answers(Array(rest.prefix(count)), roomBytes: 4096)
                rest = rest.dropFirst(count)
                if Int.random(in: 0...9, using: &random) == 0 {
                    output += bench.answers(after: .scan(data: random.bytes(8), aim: nil))
                }
            }
            output += bench.queue.deviceLeft()
            #expect(wholeAnswers(output), "\(bytes)")
            #expect(bench.queue.isEmpty)
        }
    }

    private func message(_ sequence: UInt32, _ random: inout SeededGenerator) -> [UInt8] {
        switch Int.random(in: 0...6, using: &random) {
        case 0: Client.getDeviceDescriptor(sequence, length: UInt8.random(in: 0...64, using: &random))
        case 1:
            Client.submit(
                sequence,
                endpoint: UInt32.random(in: 0...4, using: &random),
                isIn: false,
                data: random.bytes(Int.random(in: 0...200, using: &random))
            )
        case 2, 3:
            Client.submit(
                sequence,
                endpoint: UInt32.random(in: 0...4, using: &random),
                isIn: true,
                length: UInt32.random(in: 0...300, using: &random)
            )
        case 4: Client.unlink(sequence, of: UInt32.random(in: 0...20, using: &random))
        case 5: Client.importing("1-1")
        default: random.bytes(Int.random(in: 1...100, using: &random))
        }
    }

    /// Whether the bytes are RET_SUBMIT and RET_UNLINK to their last byte.
    private func wholeAnswers(_ bytes: [UInt8]) -> Bool {
        var offset = 0
        while offset < bytes.count {
            guard bytes.count - offset >= 48 else { return false }
            let command = bytes.big32(at: offset)
            guard command == 3 || command == 4 else { return false }
            // The bytes after RET_SUBMIT are those of an IN transfer; of an OUT transfer the length alone is told.
            // What follows decides: the next header begins with 3 or 4, or the bytes are at their end.
            let length = command == 3 ? Int(bytes.big32(at: offset + 0x18)) : 0
            let next = offset + 48
            if next == bytes.count { return true }
            guard bytes.count - next >= 4 else { return bytes.count - next == length }
            let follows = bytes.big32(at: next)
            offset = next + (follows == 3 || follows == 4 ? 0 : length)
        }
        return offset == bytes.count
    }
}
