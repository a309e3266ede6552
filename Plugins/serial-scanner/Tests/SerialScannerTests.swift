import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import serial_scanner

private let scannerDevice = OpenParameters.Device(name: "scanner", deviceClass: .scanner)

private func started(
    _ settings: [String: SettingValue] = [:]
) -> (harness: DriverHarness<SerialScanner>, wire: SimulatedWire) {
    let wire = SimulatedWire()
    var harness = DriverHarness<SerialScanner>(opener: wire, devices: [scannerDevice], settings: settings)
    #expect(harness.start() == [])
    return (harness, wire)
}

/// Scans as the text of their labels.
private func labels(_ harness: DriverHarness<SerialScanner>) -> [String] {
    harness.scans.map { String(decoding: $0.label, as: UTF8.self) }
}

@Suite struct SerialScannerTests {
    @Test func oneScanIsOneEventWithSymbologyAndTime() {
        var (harness, wire) = started()
        wire.deliver([
            // AIM identifier ]E0: EAN/UPC, 13-digit form
            0x5D, 0x45, 0x30,
            // label 4006381333931
            0x34, 0x30, 0x30, 0x36, 0x33, 0x38, 0x31, 0x33, 0x33, 0x33, 0x39, 0x33, 0x31,
            // terminator CR LF
            0x0D, 0x0A,
        ])
        harness.settle()
        let label = Array("4006381333931".utf8)
        let raw = Array("]E04006381333931".utf8)
        let scan = ScanData(label: label, raw: raw, symbology: .ean13, aim: "]E0", atMillis: harness.nowMillis)
        #expect(harness.scans == [scan])
    }

    @Test func twoScansAreTwoEventsAtEverySplitOfTheStream() {
        let stream = Array("]C1010950600013435210A\u{1D}21B\r\n]E0012345000065\r".utf8)
        for split in 0...stream.count {
            var (harness, wire) = started()
            wire.deliver(Array(stream[..<split]))
            harness.settle()
            wire.deliver(Array(stream[split...]))
            harness.settle()
            #expect(labels(harness) == ["010950600013435210A\u{1D}21B", "012345000065"], "split at \(split)")
            #expect(harness.scans.map(\.symbology) == [.gs1_128, .upcA], "split at \(split)")
        }
    }

    @Test func everyByteButTheTerminatorStaysInTheLabel() {
        let label = (0...255).map { UInt8($0) }.filter { $0 != 0x0D }
        var (harness, wire) = started(["terminator": .text("cr")])
        wire.deliver(label + [0x0D])
        harness.settle()
        #expect(harness.scans.map(\.label) == [label])
    }

    @Test(arguments: [
        ("cr", "A\rB\r", ["A", "B"]),
        ("lf", "A\nB\r\n", ["A", "B\r"]),
        ("crlf", "A\r\nB\rC\nD\r\r\n", ["A", "B\rC\nD\r"]),
        ("tab", "A\tB\n\t", ["A", "B\n"]),
        ("auto", "A\r\nB\nC\r\r\r\nD\n", ["A", "B", "C", "D"]),
        ("none", "A\rB", ["A\rB"]),
    ])
    func terminators(name: String, stream: String, expected: [String]) {
        for split in 0...stream.utf8.count {
            var (harness, wire) = started(["terminator": .text(name)])
            wire.deliver(Array(Array(stream.utf8)[..<split]))
            harness.settle()
            wire.deliver(Array(Array(stream.utf8)[split...]))
            harness.settle()
            harness.advance(millis: 5000)
            #expect(labels(harness) == expected, "\(name), split at \(split)")
        }
    }

    @Test func silenceEndsALabelWithoutTerminatorAndNotBefore() {
        var (harness, wire) = started(["terminator": .text("none"), "gap-millis": .number(100)])
        wire.deliver(Array("ABC".utf8))
        harness.settle()
        harness.advance(millis: 99)
        #expect(harness.scans == [])
        wire.deliver(Array("DEF".utf8))
        harness.settle()
        let lastByteMillis = harness.nowMillis
        harness.advance(millis: 99)
        #expect(harness.scans == [])
        harness.advance(millis: 1)
        #expect(labels(harness) == ["ABCDEF"])
        #expect(harness.scans.map(\.atMillis) == [lastByteMillis])
    }

    @Test func aPartWithoutItsTerminatorIsNeverTakenForTheHeadOfTheNextLabel() {
        var (harness, wire) = started(["terminator": .text("cr")])
        wire.deliver(Array("400638".utf8))
        harness.settle()
        harness.advance(millis: TextScanner.staleMillis)
        wire.deliver(Array("96385074\r".utf8))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
        #expect(harness.messages.contains { if case .log(.warning, _) = $0 { true } else { false } })
    }

    @Test func aBrokenConnectionDropsThePartThatHadArrived() {
        var (harness, wire) = started()
        wire.deliver(Array("400638".utf8))
        harness.settle()
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 2000)
        wire.deliver(Array("96385074\r".utf8))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
    }

    @Test func aLabelThatIsTooLongIsCutMarkedAndItsRestDropped() {
        var (harness, wire) = started()
        let long = [UInt8](repeating: 0x41, count: ScanData.lengthMaxBytes)
        wire.deliver(long + Array("TAIL\r".utf8) + long + [0x0D] + Array("]Q1".utf8) + long + [0x0D])
        harness.settle()
        #expect(harness.scans.map(\.label) == [long, long, long])
        #expect(harness.scans.map(\.isTruncated) == [true, false, false])
    }

    @Test func tenKilobytesOfGarbageLeaveTheNextScanWhole() {
        var generator = SplitMix64(seed: 20_261_122)
        let garbage = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var (harness, wire) = started()
        wire.deliver(garbage + [0x0D])
        harness.settle()
        harness.forgetMessages()
        wire.deliver(Array("96385074\r".utf8))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
    }

    @Test func aBurstOfHundredScansLosesNone() {
        var (harness, wire) = started()
        let expected = (0..<100).map { "SCAN-\($0)" }
        let stream = Array(expected.map { $0 + "\r\n" }.joined().utf8)
        for start in stride(from: 0, to: stream.count, by: 7) {
            wire.deliver(Array(stream[start..<min(start + 7, stream.count)]))
        }
        harness.settle()
        #expect(labels(harness) == expected)
        // The same in one read.
        wire.deliver(stream)
        harness.settle()
        #expect(labels(harness) == expected + expected)
        let id = harness.call(.retrieveStatistics(device: "scanner"))
        #expect(harness.answers(to: id) == [.result(id: id, DriverResult(statistics: ["GoodScanCount": 200]))])
    }

    @Test func identifiersStayInTheLabelWhereTheSettingSaysSo() {
        var (harness, wire) = started(["code-id": .text("none")])
        wire.deliver(Array("]E04006381333931\r]E0\r".utf8))
        harness.settle()
        #expect(labels(harness) == ["]E04006381333931", "]E0"])
        #expect(harness.scans.map(\.symbology) == [.unknown, .unknown])
    }

    @Test func anIdentifierAloneIsAnEmptyLabel() {
        var (harness, wire) = started()
        wire.deliver(Array("]E0\r\r\n".utf8))
        harness.settle()
        #expect(harness.scans == [])
    }

    @Test func conformsToTheKit() {
        #expect(DriverConformance<SerialScanner>(devices: [scannerDevice]).problems() == [])
    }

    @Test(arguments: [
        (["terminator": SettingValue.text("eot")], "terminator"),
        (["gap-millis": SettingValue.number(0)], "gap-millis"),
        (["code-id": SettingValue.text("gs1")], "code-id"),
        (["protocol": SettingValue.text("ssi2")], "protocol"),
    ])
    func impossibleSettingsAreRefusedByName(settings: [String: SettingValue], name: String) {
        let wire = SimulatedWire()
        var harness = DriverHarness<SerialScanner>(opener: wire, devices: [scannerDevice], settings: settings)
        guard case .failure(_, let error)? = harness.start().first else {
            Issue.record("open was not refused")
            return
        }
        #expect(error.code == .illegal && error.message.contains(name))
    }
}

/// A small generator, so that a failing run can be had again by its seed (Steele, Lea, Flood: SplitMix).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
