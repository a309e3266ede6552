import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import keyboard_scanner

/// What ends a label, and what parts two.
@Suite struct TerminatorTests {
    private static let device = OpenParameters.Device(name: "scanner", deviceClass: .scanner)

    private static func started(
        _ settings: [String: SettingValue]
    ) -> (harness: DriverHarness<KeyboardScanner>, wire: SimulatedWire) {
        let wire = SimulatedWire()
        var harness = DriverHarness<KeyboardScanner>(opener: wire, devices: [device], settings: settings)
        #expect(harness.start() == [])
        return (harness, wire)
    }

    private static func labels(_ harness: DriverHarness<KeyboardScanner>) -> [String] {
        harness.scans.map { String(decoding: $0.label, as: UTF8.self) }
    }

    /// A Enter B Tab C Ctrl+J D Enter.
    private static var stream: [UInt8] {
        var typing = Typing()
        typing.type("A")
        typing.enter()
        typing.type("B")
        typing.press(KeyCode.tab)
        typing.type("C")
        typing.hold(KeyCode.leftControl) { $0.press(36) }
        typing.type("D")
        typing.enter()
        return typing.bytes
    }

    @Test(arguments: [
        ("enter-or-tab", ["A", "B", "C", "D"]), ("enter", ["A", "B\tC", "D"]), ("tab", ["A\rB"]),
        ("lf", ["A\rB\tC"]), ("none", ["A\rB\tC\nD\r"]),
    ])
    func terminators(name: String, expected: [String]) {
        for split in stride(from: 0, through: Self.stream.count, by: 8) {
            var (harness, wire) = Self.started(["terminator": .text(name)])
            wire.deliver(Array(Self.stream[..<split]))
            harness.settle()
            wire.deliver(Array(Self.stream[split...]))
            harness.settle()
            harness.advance(millis: 5000)
            #expect(Self.labels(harness) == expected, "\(name), split at \(split)")
        }
    }

    @Test func twoLabelsWithoutTerminatorAreToldApartByTheKernelsTimeWithinOneRead() {
        var typing = Typing()
        typing.type("96385074")
        typing.atMillis += 101
        typing.type("40063813")
        var (harness, wire) = Self.started(["terminator": .text("none")])
        wire.deliver(typing.bytes)
        harness.settle()
        #expect(Self.labels(harness) == ["96385074"])
        harness.advance(millis: 100)
        #expect(Self.labels(harness) == ["96385074", "40063813"])
    }

    @Test func aPauseWithinTheGapPartsNothing() {
        var typing = Typing()
        typing.type("9638")
        typing.atMillis += 300
        typing.type("5074")
        var (harness, wire) = Self.started(["terminator": .text("none"), "gap-millis": .number(400)])
        wire.deliver(typing.bytes)
        harness.settle()
        harness.advance(millis: 399)
        #expect(harness.scans == [])
        harness.advance(millis: 1)
        #expect(Self.labels(harness) == ["96385074"])
    }

    @Test func aPartThatLayInTheKernelNeverJoinsTheNextScan() {
        var typing = Typing()
        typing.type("400638")
        typing.atMillis += Int64(KeyboardScanner.staleMillis) + 1
        typing.type("96385074")
        typing.enter()
        var (harness, wire) = Self.started([:])
        wire.deliver(typing.bytes)
        harness.settle()
        #expect(Self.labels(harness) == ["96385074"])
        #expect(harness.messages.contains { if case .log(.warning, _) = $0 { true } else { false } })
    }

    @Test func aClockThatIsSetBackPartsNothing() {
        var typing = Typing()
        typing.type("9638")
        typing.atMillis -= 3_600_000
        typing.type("5074")
        typing.enter()
        var (harness, wire) = Self.started([:])
        wire.deliver(typing.bytes)
        harness.settle()
        #expect(Self.labels(harness) == ["96385074"])
    }

    @Test func identifiersOfAMakerAreTakenOff() {
        var (harness, wire) = Self.started(["code-id": .text("datalogic-us")])
        wire.deliver(Typing.label("FF96385074") + Typing.label("F4006381333931") + Typing.label("0"))
        harness.settle()
        #expect(Self.labels(harness) == ["96385074", "4006381333931", "0"])
        #expect(harness.scans.map(\.symbology) == [.ean8, .ean13, .unknown])
        #expect(harness.scans.map { String(decoding: $0.raw, as: UTF8.self) }.first == "FF96385074")
    }

    @Test(arguments: [
        (["layout": SettingValue.text("dvorak")], "layout"), (["terminator": .text("esc")], "terminator"),
        (["gs-key": .text("f9")], "gs-key"), (["charset": .text("latin")], "charset"),
        (["gap-millis": .number(0)], "gap-millis"), (["code-id": .text("x")], "code-id"),
    ])
    func impossibleSettingsAreRefusedByName(settings: [String: SettingValue], name: String) {
        let wire = SimulatedWire()
        var harness = DriverHarness<KeyboardScanner>(opener: wire, devices: [Self.device], settings: settings)
        guard case .failure(_, let error)? = harness.start().first else {
            Issue.record("open was not refused")
            return
        }
        #expect(error.code == .illegal && error.message.contains(name))
    }
}
