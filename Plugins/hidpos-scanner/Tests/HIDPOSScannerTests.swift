import Testing
import TillDeviceKit
import TillDeviceTesting
import TillLinuxIO

@testable import hidpos_scanner

private let scannerDevice = OpenParameters.Device(name: "scanner", deviceClass: .scanner)

private func started(
    _ settings: [String: SettingValue] = [:],
    descriptor: [UInt8] = Descriptors.unnamed
) -> (harness: DriverHarness<HIDPOSScanner>, wire: SimulatedWire) {
    let wire = SimulatedWire()
    var harness = DriverHarness<HIDPOSScanner>(opener: wire, devices: [scannerDevice], settings: settings)
    #expect(harness.start() == [])
    wire.deliver(HIDRecord(.descriptor, descriptor).bytes)
    harness.settle()
    return (harness, wire)
}

private func labels(_ harness: DriverHarness<HIDPOSScanner>) -> [String] {
    harness.scans.map { String(decoding: $0.label, as: UTF8.self) }
}

private func input(_ report: [UInt8]) -> [UInt8] { HIDRecord(.input, report).bytes }

@Suite struct HIDPOSScannerTests {
    private static let digits = Array("4006381333931".utf8)

    @Test(arguments: [Descriptors.named, Descriptors.unnamed])
    func aReportIsAScanAtEverySplitOfTheRecords(descriptor: [UInt8]) {
        let stream = input(Descriptors.report(Self.digits)) + input(Descriptors.report(aim: "]C1", [0x30, 0x1D, 0x31]))
        for split in 0...stream.count {
            var (harness, wire) = started(descriptor: descriptor)
            wire.deliver(Array(stream[..<split]))
            harness.settle()
            wire.deliver(Array(stream[split...]))
            harness.settle()
            let expected = ScanData(
                label: Self.digits,
                raw: Array("]E0".utf8) + Self.digits,
                symbology: .ean13,
                aim: "]E0",
                atMillis: harness.nowMillis
            )
            #expect(harness.scans.first == expected, "split at \(split)")
            #expect(harness.scans.last?.label == [0x30, 0x1D, 0x31], "split at \(split)")
            #expect(harness.scans.map(\.symbology) == [.ean13, .gs1_128], "split at \(split)")
        }
    }

    /// The example of the manuals of Access-IS: sixty characters in two reports.
    @Test func theManualsExampleIsJoined() {
        let text = "M1GATHERGOOD/MICHAEL YABCDEF LHRDURAK 3542 052Y003D23  1234"
        let bytes = Array(text.utf8)
        var (harness, wire) = started()
        wire.deliver(input(Descriptors.report(aim: "]Q0", bytes.prefix(56), letter: 0x73, hasMore: true)))
        harness.settle()
        #expect(harness.scans == [])
        wire.deliver(input(Descriptors.report(aim: "\0\0\0", bytes.dropFirst(56))))
        harness.settle()
        #expect(labels(harness) == [text])
        #expect(harness.scans.map(\.symbology) == [.qrCode])
    }

    @Test func oneByteBeforeTheIdentifierIsNoticed() {
        var (harness, wire) = started()
        wire.deliver(input(Descriptors.report(Self.digits, insertsByte: true)))
        harness.settle()
        #expect(labels(harness) == ["4006381333931"])
        #expect(harness.scans.map(\.aim) == ["]E0"])
    }

    @Test func zerosAndEightBitsAreData() {
        let data: [UInt8] = [0x00, 0xFF, 0x0D, 0x00]
        var (harness, wire) = started()
        wire.deliver(input(Descriptors.report(aim: "]d1", data)))
        harness.settle()
        #expect(harness.scans.map(\.label) == [data])
    }

    @Test func aMicroscanReportHasItsIdentifierInTheData() {
        var (harness, wire) = started()
        // report id 1, length 9, data, zeros
        let text = Array("]A0023749".utf8)
        wire.deliver(input([1, 9] + text + [UInt8](repeating: 0, count: 53)))
        harness.settle()
        #expect(labels(harness) == ["023749"])
        #expect(harness.scans.map(\.symbology) == [.code39])
    }

    @Test func aDescriptorsOwnOrderIsFollowed() {
        var (harness, wire) = started(descriptor: Descriptors.unusual)
        let report = Array("96385074".utf8) + [UInt8](repeating: 0, count: 12) + Array("]E4".utf8)
        wire.deliver(input(report))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
        #expect(harness.scans.map(\.symbology) == [.ean8])
    }

    @Test func theMakersLetterIsBelievedWhereTheSettingSaysSo() {
        for (setting, expected) in [("honeywell", Symbology.ean8), ("aim", .other), ("none", .unknown)] {
            var (harness, wire) = started(["code-id": .text(setting)])
            // An identifier that says less than the letter D, EAN-8.
            wire.deliver(input(Descriptors.report(aim: "]X0", Array("96385074".utf8), letter: 0x44)))
            harness.settle()
            #expect(harness.scans.map(\.symbology) == [expected], "\(setting)")
            #expect(labels(harness) == ["96385074"], "\(setting)")
            #expect(harness.scans.map { String(decoding: $0.raw, as: UTF8.self) } == ["]X096385074"], "\(setting)")
        }
    }

    @Test func reportsOfOtherKindsAreNone() {
        var (harness, wire) = started()
        wire.deliver(input([5, 1, 2, 3]) + input([]))
        harness.settle()
        #expect(harness.events == [.status(StatusUpdate(.powerOnline))])
    }

    @Test func aReportThatMakesNoSenseDropsWhatHadBegunAndSaysSo() {
        for bad in [[2], [2, 57] + [UInt8](repeating: 0x41, count: 62), [2, 10, 0x5D]] as [[UInt8]] {
            var (harness, wire) = started()
            wire.deliver(input(Descriptors.report(Array("PART".utf8), hasMore: true)))
            wire.deliver(input(bad))
            wire.deliver(input(Descriptors.report(Array("96385074".utf8))))
            harness.settle()
            #expect(labels(harness) == ["96385074"], "\(bad.prefix(3))")
            #expect(harness.events.filter { if case .error = $0 { true } else { false } }.count == 1)
        }
    }

    @Test func aPartWhoseRestDoesNotComeIsDroppedAndSaid() {
        var (harness, wire) = started()
        wire.deliver(input(Descriptors.report(Array("PART".utf8), hasMore: true)))
        harness.settle()
        harness.advance(millis: HIDPOSScanner.partMillis)
        wire.deliver(input(Descriptors.report(Array("96385074".utf8))))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
        #expect(harness.events.contains { if case .error = $0 { true } else { false } })
    }

    @Test func aReplugForgetsThePartAndTheLayout() {
        var (harness, wire) = started()
        wire.deliver(input(Descriptors.report(Array("PART".utf8), hasMore: true)))
        harness.settle()
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 2000)
        wire.deliver(HIDRecord(.descriptor, Descriptors.named).bytes + input(Descriptors.report(Self.digits)))
        harness.settle()
        #expect(labels(harness) == ["4006381333931"])
    }

    @Test func aLabelWithoutEndIsCutAndMarked() {
        var (harness, wire) = started()
        let piece = [UInt8](repeating: 0x41, count: 56)
        for _ in 0..<200 { wire.deliver(input(Descriptors.report(aim: "]Q1", piece, hasMore: true))) }
        wire.deliver(input(Descriptors.report(aim: "]Q1", piece)))
        harness.settle()
        #expect(harness.scans.map(\.label.count) == [ScanData.lengthMaxBytes])
        #expect(harness.scans.map(\.isTruncated) == [true])
    }

    @Test func aHundredReportsInOneReadAreAHundredScans() {
        var (harness, wire) = started()
        let expected = (0..<100).map { "SCAN-\($0)" }
        wire.deliver(expected.flatMap { input(Descriptors.report(aim: "]C0", Array($0.utf8))) })
        harness.settle()
        #expect(labels(harness) == expected)
    }

    @Test func aHoneywellScannerIsStartedWhereTheSettingSaysSo() {
        #expect(started().wire.written == [])
        var (harness, wire) = started(["honeywell-start": .flag(true)])
        // a record of kind 3 (feature report) with 2 bytes: report 254, 01
        #expect(wire.written == [3, 0, 2, 0xFE, 0x01])
        wire.deliver(HIDRecord(.refused, [0xFE, 32]).bytes)
        harness.settle()
        #expect(harness.messages.contains { if case .log(.warning, _) = $0 { true } else { false } })
    }

    @Test func anUnreadableDescriptorStillLetsTheUsualReportsThrough() {
        var (harness, wire) = started(descriptor: [0xA1])
        wire.deliver(input(Descriptors.report(Self.digits)))
        harness.settle()
        #expect(labels(harness) == ["4006381333931"])
    }

    @Test func reportsThatCannotBeReadAreToldOf() {
        // A scanner without report ids that names nothing.
        let descriptor: [UInt8] = [0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x75, 0x08, 0x95, 0x40, 0x81, 0x02, 0xC0]
        var (harness, wire) = started(descriptor: descriptor)
        wire.deliver(input(Descriptors.report(Self.digits)))
        harness.settle()
        #expect(harness.scans == [])
        #expect(harness.messages.contains { if case .log(.error, _) = $0 { true } else { false } })
    }

    @Test func anyReportsAndDescriptorsAreSurvived() {
        var state: UInt64 = 20_261_122
        func random() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        for round in 0..<300 {
            var descriptor = round % 3 == 0 ? Descriptors.named : Descriptors.unusual
            for _ in 0..<(round % 7) { descriptor[Int(random()) % descriptor.count] = random() }
            var (harness, wire) = started(descriptor: descriptor)
            for _ in 0..<20 {
                wire.deliver(input([random() % 4] + (0..<Int(random() % 70)).map { _ in random() }))
            }
            harness.settle()
            harness.advance(millis: HIDPOSScanner.partMillis)
            #expect(harness.scans.allSatisfy { $0.label.count <= ScanData.lengthMaxBytes }, "round \(round)")
        }
    }

    @Test func conformsToTheKit() {
        #expect(DriverConformance<HIDPOSScanner>(devices: [scannerDevice]).problems() == [])
        let settings: [String: SettingValue] = ["honeywell-start": .flag(true)]
        #expect(DriverConformance<HIDPOSScanner>(devices: [scannerDevice], settings: settings).problems() == [])
    }
}
