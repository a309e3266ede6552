import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import keyboard_scanner

private let scannerDevice = OpenParameters.Device(name: "scanner", deviceClass: .scanner)

private func started(
    _ settings: [String: SettingValue] = [:]
) -> (harness: DriverHarness<KeyboardScanner>, wire: SimulatedWire) {
    let wire = SimulatedWire()
    var harness = DriverHarness<KeyboardScanner>(opener: wire, devices: [scannerDevice], settings: settings)
    #expect(harness.start() == [])
    return (harness, wire)
}

private func labels(_ harness: DriverHarness<KeyboardScanner>) -> [String] {
    harness.scans.map { String(decoding: $0.label, as: UTF8.self) }
}

private func labels(typed bytes: [UInt8]) -> [String] {
    var (harness, wire) = started()
    wire.deliver(bytes)
    harness.settle()
    return labels(harness)
}

@Suite struct KeyboardScannerTests {
    @Test func recordsAreReadByField() {
        var reader = InputEventReader()
        let bytes: [UInt8] = [
            // seconds 1700000000
            0x00, 0xF1, 0x53, 0x65, 0x00, 0x00, 0x00, 0x00,
            // microseconds 250000
            0x90, 0xD0, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00,
            // type EV_KEY
            0x01, 0x00,
            // code KEY_A
            0x1E, 0x00,
            // value: released
            0x00, 0x00, 0x00, 0x00,
        ]
        let event = InputEvent(seconds: 1_700_000_000, microseconds: 250_000, type: 1, code: 30, value: 0)
        #expect(reader.received(bytes) == [event])
        #expect(event.atMillis == 1_700_000_000_250)
    }

    @Test func everyPrintableCharacterIsTypedBack() {
        let text = String(decoding: (0x20...0x7E).map { UInt8($0) }, as: UTF8.self)
        #expect(labels(typed: Typing.label(text)) == [text])
    }

    @Test func aScanIsWholeAtEverySplitOfTheStream() {
        let stream = Typing.label("]C1010950\u{1D}21aB") + Typing.label("96385074")
        for split in 0...stream.count {
            var (harness, wire) = started()
            wire.deliver(Array(stream[..<split]))
            harness.settle()
            wire.deliver(Array(stream[split...]))
            harness.settle()
            #expect(labels(harness) == ["010950\u{1D}21aB", "96385074"], "split at \(split)")
        }
    }

    @Test func theTimeIsTheKernelsTimeOfTheLastCharacter() {
        var typing = Typing()
        typing.type("12")
        let lastPressMillis = typing.atMillis - 4
        typing.atMillis += 300
        typing.enter()
        var (harness, wire) = started()
        wire.deliver(typing.bytes)
        harness.settle()
        #expect(harness.scans.map(\.atMillis) == [lastPressMillis])
    }

    @Test func capsLockTurnsLettersOnly() {
        var typing = Typing()
        typing.press(KeyCode.capsLock)
        typing.type("aB1")
        typing.hold(KeyCode.rightShift) { $0.press(2) }
        typing.press(KeyCode.capsLock)
        typing.type("a")
        typing.enter()
        #expect(labels(typed: typing.bytes) == ["Ab1!a"])
    }

    @Test(arguments: [UInt16(28), 96, 15])
    func enterKeypadEnterAndTabEndALabel(code: UInt16) {
        var typing = Typing()
        typing.type("A")
        typing.press(code)
        typing.type("B")
        typing.press(code)
        #expect(labels(typed: typing.bytes) == ["A", "B"])
    }

    @Test func theKeypadTypesDigits() {
        var typing = Typing()
        // KEY_KP7, KP4, KP1, KP0, KPDOT
        for code: UInt16 in [71, 75, 79, 82, 83] { typing.press(code) }
        typing.enter()
        #expect(labels(typed: typing.bytes) == ["7410."])
    }

    @Test func repetitionsAndUnknownKeysTypeNothing() {
        var typing = Typing()
        typing.key(30, 1)
        for _ in 0..<5 { typing.key(30, 2) }
        typing.key(30, 0)
        // KEY_F8, KEY_VOLUMEUP
        for code: UInt16 in [66, 115] { typing.press(code) }
        typing.enter()
        #expect(labels(typed: typing.bytes) == ["a"])
    }

    @Test func lostEventsDropTheLabelAtEveryPlaceAndSaySo() {
        let stream = Typing.label("4006381333931")
        for place in stride(from: 0, to: stream.count, by: InputEvent.sizeBytes) {
            var typing = Typing()
            // SYN_DROPPED
            typing.event(0, 3, 0)
            var (harness, wire) = started()
            wire.deliver(Array(stream[..<place]) + typing.bytes + Array(stream[place...]))
            harness.settle()
            harness.advance(millis: KeyboardScanner.staleMillis)
            wire.deliver(Typing.label("96385074"))
            harness.settle()
            let isBehindTheLabel = place >= stream.count - 3 * InputEvent.sizeBytes
            #expect(labels(harness) == (isBehindTheLabel ? ["4006381333931", "96385074"] : ["96385074"]))
            let errors = harness.events.filter { if case .error = $0 { true } else { false } }
            #expect(errors.count == 1)
        }
    }

    @Test func keysBetweenTheLossAndTheNextReportCountForNothing() {
        var typing = Typing()
        typing.type("400638")
        // SYN_DROPPED, then an Enter out of the past, then the report that ends the gap
        typing.event(0, 3, 0)
        typing.event(1, 28, 1)
        typing.event(0, 0, 0)
        typing.type("931")
        typing.enter()
        #expect(labels(typed: typing.bytes + Typing.label("96385074")) == ["96385074"])
    }

    @Test func charactersWithoutEnterNeverJoinTheNextScan() {
        var typing = Typing()
        typing.type("400638")
        var (harness, wire) = started()
        wire.deliver(typing.bytes)
        harness.settle()
        harness.advance(millis: KeyboardScanner.staleMillis)
        wire.deliver(Typing.label("96385074"))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
    }

    @Test func aReplugForgetsHeldKeysAndHalfRecords() {
        var typing = Typing()
        typing.key(KeyCode.leftShift, 1)
        typing.press(2)
        var (harness, wire) = started()
        wire.deliver(typing.bytes + [1, 2, 3])
        harness.settle()
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 2000)
        wire.deliver(Typing.label("123"))
        harness.settle()
        #expect(labels(harness) == ["123"])
    }

    @Test func tenKilobytesOfGarbageNeitherStopNorGrowTheDriver() {
        var state: UInt64 = 20_261_122
        let garbage = (0..<10_008).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        var (harness, wire) = started()
        // 10008 bytes are whole records, so that the next scan begins with one.
        wire.deliver(garbage)
        harness.settle()
        harness.advance(millis: KeyboardScanner.staleMillis)
        harness.forgetMessages()
        wire.deliver(Typing.label("96385074"))
        harness.settle()
        #expect(labels(harness) == ["96385074"])
    }

    @Test func aBurstOfHundredScansLosesNone() {
        let expected = (0..<100).map { "SCAN-\($0)" }
        #expect(labels(typed: expected.flatMap(Typing.label)) == expected)
    }

    @Test func conformsToTheKit() {
        #expect(DriverConformance<KeyboardScanner>(devices: [scannerDevice]).problems() == [])
    }
}
