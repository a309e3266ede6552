import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import serial_scanner

private let scannerDevice = OpenParameters.Device(name: "scanner", deviceClass: .scanner)

/// CMD_ACK, SCAN_ENABLE and CMD_NAK (resend) of the host.
private let acknowledge: [UInt8] = [0x04, 0xD0, 0x04, 0x00, 0xFF, 0x28]
private let enable: [UInt8] = [0x04, 0xE9, 0x04, 0x00, 0xFF, 0x0F]
private let resend: [UInt8] = [0x05, 0xD1, 0x04, 0x00, 0x01, 0xFF, 0x25]
/// CMD_ACK of the decoder.
private let decoderAcknowledge: [UInt8] = [0x04, 0xD0, 0x00, 0x00, 0xFF, 0x2C]

/// DECODE_DATA.
private func scan(_ type: UInt8, _ label: some Sequence<UInt8>, status: UInt8 = 0) -> [UInt8] {
    SSIPacket(opcode: 0xF3, source: 0, status: status, data: [type] + label).bytes
}

private func started(
    _ settings: [String: SettingValue] = ["ssi-enable": .flag(false)]
) -> (harness: DriverHarness<SerialScanner>, wire: SimulatedWire) {
    let wire = SimulatedWire()
    var all = settings
    all["protocol"] = .text("ssi")
    var harness = DriverHarness<SerialScanner>(opener: wire, devices: [scannerDevice], settings: all)
    #expect(harness.start() == [])
    return (harness, wire)
}

private func labels(_ harness: DriverHarness<SerialScanner>) -> [String] {
    harness.scans.map { String(decoding: $0.label, as: UTF8.self) }
}

@Suite struct SSITests {
    private static let ean13: [UInt8] = [
        // length, opcode DECODE_DATA, source decoder, status
        0x12, 0xF3, 0x00, 0x00,
        // type EAN-13
        0x0B,
        // 4006381333931
        0x34, 0x30, 0x30, 0x36, 0x33, 0x38, 0x31, 0x33, 0x33, 0x33, 0x39, 0x33, 0x31,
        // checksum
        0xFC, 0x54,
    ]

    @Test func packetsToTheByte() {
        #expect(SSIPacket.acknowledgement.bytes == acknowledge)
        #expect(SSIPacket.enabling.bytes == enable)
        #expect(SSIPacket(opcode: 0xEA, source: 4).bytes == [0x04, 0xEA, 0x04, 0x00, 0xFF, 0x0E])
        #expect(SSIPacket.resendRequest.bytes == resend)
        #expect(scan(0x0B, Array("4006381333931".utf8)) == Self.ean13)
    }

    @Test func aScanIsToldAndAcknowledgedOnceAtEverySplit() {
        for split in 0...Self.ean13.count {
            var (harness, wire) = started()
            wire.deliver(Array(Self.ean13[..<split]))
            harness.settle()
            wire.deliver(Array(Self.ean13[split...]))
            harness.settle()
            let expected = ScanData(
                label: Array("4006381333931".utf8),
                raw: [0x0B] + Array("4006381333931".utf8),
                symbology: .ean13,
                atMillis: harness.nowMillis
            )
            #expect(harness.scans == [expected], "split at \(split)")
            #expect(wire.written == acknowledge, "split at \(split)")
        }
    }

    @Test func aRetransmissionOfWhatWasTakenIsAcknowledgedAndNotToldTwice() {
        var (harness, wire) = started()
        wire.deliver(scan(0x0A, Array("96385074".utf8)))
        wire.deliver(scan(0x0A, Array("96385074".utf8), status: 1))
        wire.deliver(scan(0x0A, Array("96385074".utf8), status: 1))
        // The same goods again, and another.
        wire.deliver(scan(0x0A, Array("96385074".utf8)))
        wire.deliver(scan(0x0A, Array("12345670".utf8), status: 1))
        harness.settle()
        #expect(labels(harness) == ["96385074", "96385074", "12345670"])
        #expect(wire.written == [[UInt8]](repeating: acknowledge, count: 5).flatMap { $0 })
    }

    @Test func aDamagedPacketIsAskedForAgainAndTakenThen() {
        var (harness, wire) = started()
        for bad in 4..<Self.ean13.count {
            var damaged = Self.ean13
            damaged[bad] ^= 0x40
            wire.written = []
            harness.forgetMessages()
            wire.deliver(damaged)
            harness.settle()
            harness.advance(millis: SSIScanner.packetGapMillis)
            #expect(harness.scans == [], "byte \(bad)")
            #expect(wire.written == resend, "byte \(bad)")
            var again = SSIPacket(opcode: 0xF3, source: 0, data: Array(Self.ean13[4..<18]))
            again.status = 1
            wire.deliver(again.bytes)
            harness.settle()
            #expect(labels(harness) == ["4006381333931"], "byte \(bad)")
            #expect(wire.written == resend + acknowledge, "byte \(bad)")
        }
    }

    @Test func noiseBeforeAPacketCostsNothingButTime() {
        var state: UInt64 = 20_261_122
        for round in 0..<200 {
            var (harness, wire) = started()
            let noise = (0..<(round % 40)).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            wire.deliver(noise)
            harness.settle()
            harness.advance(millis: SSIScanner.packetGapMillis)
            wire.deliver(Self.ean13)
            harness.settle()
            harness.advance(millis: SSIScanner.packetGapMillis)
            #expect(labels(harness) == ["4006381333931"], "round \(round): \(noise)")
        }
    }

    @Test func aPacketBehindTheBeginningOfAnotherIsFoundAfterThePause() {
        var (harness, wire) = started()
        // What looks like a packet of 200 bytes, and never comes to its end.
        wire.deliver([200, 0xF3, 0x00, 0x00, 0x0B] + Self.ean13)
        harness.settle()
        #expect(harness.scans == [])
        harness.advance(millis: SSIScanner.packetGapMillis)
        #expect(labels(harness) == ["4006381333931"])
        #expect(wire.written == acknowledge)
    }

    @Test func anyBytesLeaveTheReaderBounded() {
        var state: UInt64 = 7
        var reader = SSIPacketReader()
        var packets = 0
        for _ in 0..<3000 {
            let piece = (0..<17).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            packets += reader.received(piece).filter { $0 != .damaged }.count
        }
        _ = reader.silence()
        #expect(!reader.isPending)
        // One in 65536 of the beginnings has a checksum that is right by chance.
        #expect(packets < 20)
    }

    @Test func aLabelInSeveralPacketsIsJoinedAndEachIsAcknowledged() {
        var (harness, wire) = started()
        let first = [UInt8](repeating: 0x41, count: SSIPacket.dataMaxBytes - 1)
        wire.deliver(scan(0x1C, first, status: 2))
        harness.settle()
        #expect(harness.scans == [])
        // The answer to the first was lost.
        wire.deliver(scan(0x1C, first, status: 3))
        wire.deliver(scan(0x1C, [0x00, 0xFF, 0x0D]))
        harness.settle()
        #expect(harness.scans.map(\.label) == [first + [0x00, 0xFF, 0x0D]])
        #expect(harness.scans.map(\.symbology) == [.qrCode])
        #expect(wire.written.count == 3 * acknowledge.count)
    }

    @Test func aPartWhoseRestDoesNotComeIsDroppedAndSaid() {
        var (harness, wire) = started()
        wire.deliver(scan(0x11, Array("PART".utf8), status: 2))
        harness.settle()
        harness.advance(millis: SSIScanner.answerMillis)
        wire.deliver(scan(0x0A, Array("96385074".utf8)))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
        #expect(harness.events.filter { if case .error = $0 { true } else { false } }.count == 1)
    }

    @Test func aPartOfAnotherTypeIsNoPartOfThisLabel() {
        var (harness, wire) = started()
        wire.deliver(scan(0x11, Array("PART".utf8), status: 2))
        wire.deliver(scan(0x0A, Array("96385074".utf8)))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
    }

    @Test func aLabelWithoutEndIsCutAndMarked() {
        var (harness, wire) = started()
        let piece = [UInt8](repeating: 0x41, count: 250)
        for _ in 0..<40 {
            // The same packet again would be a repetition only with the bit for it.
            wire.deliver(scan(0x1C, piece, status: 2))
        }
        wire.deliver(scan(0x1C, piece))
        harness.settle()
        #expect(harness.scans.map(\.label.count) == [ScanData.lengthMaxBytes])
        #expect(harness.scans.map(\.isTruncated) == [true])
    }

    @Test func aHundredScansInOneReadAreAHundredScans() {
        var (harness, wire) = started()
        let expected = (0..<100).map { "SCAN-\($0)" }
        wire.deliver(expected.flatMap { scan(0x03, Array($0.utf8)) })
        harness.settle()
        #expect(labels(harness) == expected)
        #expect(wire.written.count == 100 * acknowledge.count)
    }

    @Test(arguments: [
        (UInt8(0x01), 5, Symbology.code39), (0x08, 12, .upcA), (0x48, 14, .upcASupplement), (0x88, 17, .upcASupplement),
        (0x8B, 18, .ean13Supplement), (0x4A, 10, .ean8Supplement), (0x09, 8, .upcE), (0x50, 10, .upcESupplement),
        (0x0F, 16, .gs1_128), (0x15, 6, .trioptic39), (0x16, 13, .ean13), (0x16, 10, .other), (0x17, 20, .other),
        (0x23, 16, .gs1DataBar), (0x25, 30, .gs1DataBarExpanded), (0x41, 5, .other), (0xFF, 5, .other),
    ])
    func types(type: UInt8, length: Int, expected: Symbology) {
        #expect(SSICodeType.symbology(type, labelLength: length) == expected)
    }

    @Test func anIdentifierInTheDataSaysMoreThanTheType() {
        var (harness, wire) = started()
        wire.deliver(scan(0x1B, Array("]d20104".utf8)))
        harness.settle()
        #expect(labels(harness) == ["0104"])
        #expect(harness.scans.map(\.symbology) == [.gs1DataMatrix])
        #expect(harness.scans.map(\.aim) == ["]d2"])
    }

    // MARK: - Enabling

    @Test func scanningIsEnabledOnceWhereTheScannerAnswers() {
        var (harness, wire) = started([:])
        #expect(wire.written == enable)
        wire.deliver(decoderAcknowledge)
        harness.settle()
        harness.advance(millis: 10_000)
        #expect(wire.written == enable)
    }

    @Test func enablingIsTriedThreeTimesAndGivenUpWithAWord() {
        var (harness, wire) = started([:])
        harness.advance(millis: 60_000)
        #expect(wire.written == enable + enable + enable)
        #expect(harness.messages.filter { if case .log(.warning, _) = $0 { true } else { false } }.count == 1)
        // It may still be a scanner that sends labels.
        wire.deliver(Self.ean13)
        harness.settle()
        #expect(labels(harness) == ["4006381333931"])
    }

    @Test func aRefusalIsTold() {
        var (harness, wire) = started([:])
        // CMD_NAK of the decoder, cause 2 (bad context)
        wire.deliver(SSIPacket(opcode: 0xD1, source: 0, data: [2]).bytes)
        harness.settle()
        #expect(
            harness.messages.contains { if case .log(.warning, let text) = $0 { text.contains("2") } else { false } }
        )
        #expect(wire.written == enable, "an answer is not answered")
    }

    @Test func aReplugEnablesAgainAndForgetsTheHalfPacket() {
        var (harness, wire) = started([:])
        wire.deliver(Array(Self.ean13.prefix(9)))
        harness.settle()
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 150)
        wire.deliver(Self.ean13)
        harness.settle()
        #expect(labels(harness) == ["4006381333931"])
        #expect(wire.written == enable + enable + acknowledge)
    }

    @Test func conformsToTheKit() {
        let settings: [String: SettingValue] = ["protocol": .text("ssi")]
        #expect(DriverConformance<SerialScanner>(devices: [scannerDevice], settings: settings).problems() == [])
    }
}
