import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import keyboard_scanner

/// What scanners type that are set to the keyboard of a country.
@Suite struct LayoutTests {
    private static let device = OpenParameters.Device(name: "scanner", deviceClass: .scanner)

    private static func scans(
        _ settings: [String: SettingValue],
        _ bytes: [UInt8]
    ) -> DriverHarness<KeyboardScanner> {
        let wire = SimulatedWire()
        var harness = DriverHarness<KeyboardScanner>(opener: wire, devices: [device], settings: settings)
        #expect(harness.start() == [])
        wire.deliver(bytes)
        harness.settle()
        return harness
    }

    private static func labels(_ settings: [String: SettingValue], _ bytes: [UInt8]) -> [[UInt8]] {
        scans(settings, bytes).scans.map(\.label)
    }

    private static func hasError(_ harness: DriverHarness<KeyboardScanner>) -> Bool {
        harness.events.contains { if case .error = $0 { true } else { false } }
    }

    @Test(arguments: KeyLayout.allCases)
    func whatATypistTypesIsReadBack(layout: KeyLayout) throws {
        let typist = try #require(Typist.all[layout.rawValue])
        let characters = typist.strokes.keys.sorted()
        #expect(characters.count >= 95 - (layout == .it ? 2 : 0), "all of ASCII, but for what the country lacks")
        var state: UInt64 = 20_261_122
        for round in 0..<60 {
            var text = ""
            var typing = Typing()
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let character = characters[Int((state >> 33) % UInt64(characters.count))]
                text.append(character)
                for stroke in typist.strokes[character] ?? [] { typing.press(stroke) }
            }
            typing.enter()
            let settings: [String: SettingValue] = ["layout": .text(layout.rawValue), "code-id": .text("none")]
            let read = Self.labels(settings, typing.bytes)
            #expect(read == [Array(text.utf8)], "\(layout) round \(round): \(text)")
        }
    }

    @Test func aDeadKeyStandsAloneBeforeALetterThatItDoesNotFitAndBeforeItself() {
        var typing = Typing()
        // German: dead circumflex twice, then x.
        typing.press(41)
        typing.press(41)
        typing.press(45)
        typing.enter()
        #expect(Self.labels(["layout": .text("de")], typing.bytes) == [Array("^^x".utf8)])
    }

    @Test func aFrenchCircumflexByAltGrWaitsForNothing() {
        var typing = Typing()
        typing.press(Typist.Stroke(code: 10, isAltGr: true))
        typing.press(18)
        typing.enter()
        #expect(Self.labels(["layout": .text("fr")], typing.bytes) == [Array("^e".utf8)])
    }

    @Test func controlAndAltTogetherAreAltGr() {
        var typing = Typing()
        // Ctrl+Alt+Q is @ on a German keyboard.
        typing.hold(KeyCode.leftControl) { $0.hold(KeyCode.leftAlt) { $0.press(16) } }
        typing.enter()
        #expect(Self.labels(["layout": .text("de")], typing.bytes) == [[0x40]])
    }

    @Test(arguments: KeyLayout.allCases)
    func controlWithTheKeyOfTheBracketIsGSEverywhere(layout: KeyLayout) {
        var typing = Typing()
        typing.press(79)
        typing.hold(KeyCode.rightControl) { $0.press(27) }
        typing.press(80)
        typing.enter()
        #expect(Self.labels(["layout": .text(layout.rawValue)], typing.bytes) == [[0x31, 0x1D, 0x32]])
    }

    @Test func groupSeparatorsByOtherKeys() {
        var typing = Typing()
        typing.type("1")
        typing.press(KeyCode.f8)
        typing.type("2|3")
        typing.enter()
        #expect(Self.labels([:], typing.bytes) == [Array("12|3".utf8)])
        #expect(Self.labels(["gs-key": .text("f8")], typing.bytes) == [Array("1\u{1D}2|3".utf8)])
        #expect(Self.labels(["gs-key": .text("pipe")], typing.bytes) == [Array("12\u{1D}3".utf8)])
    }

    // MARK: - Numbers under Alt

    /// Alt held, the digits on the keypad.
    private static func alt(_ number: String, _ typing: inout Typing) {
        let keypad: [Character: UInt16] = [
            "0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73,
        ]
        typing.hold(KeyCode.leftAlt) { held in
            for digit in number { keypad[digit].map { held.press($0) } }
        }
    }

    @Test(arguments: [
        // Windows-1252
        ("0233", "é"), ("0128", "€"), ("0065", "A"), ("0255", "ÿ"), ("029", "\u{1D}"),
        // code page 437
        ("130", "é"), ("65", "A"), ("225", "ß"), ("227", "π"), ("29", "\u{1D}"),
    ])
    func aNumberUnderAltIsACharacter(number: String, character: String) {
        var typing = Typing()
        typing.type("1")
        Self.alt(number, &typing)
        typing.type("2")
        typing.enter()
        #expect(Self.labels([:], typing.bytes) == [Array("1\(character)2".utf8)])
    }

    @Test func everyByteComesThroughByItsNumberInWindows1252() {
        let bytes = (0...255).map { UInt8($0) }.filter { ![0x09, 0x0A, 0x0D].contains($0) }
        var typing = Typing()
        for byte in bytes { Self.alt("0" + String(byte), &typing) }
        typing.enter()
        let settings: [String: SettingValue] = ["charset": .text("windows-1252"), "code-id": .text("none")]
        #expect(Self.labels(settings, typing.bytes) == [bytes])
    }

    @Test func enterByItsNumberEndsALabel() {
        var typing = Typing()
        typing.type("A")
        Self.alt("013", &typing)
        typing.type("B")
        typing.enter()
        #expect(Self.labels([:], typing.bytes) == [[0x41], [0x42]])
    }

    @Test(arguments: ["256", "0256", "99999", "00233"])
    func aNumberThatIsNoneDropsTheLabelAndSaysSo(number: String) {
        var typing = Typing()
        typing.type("12")
        Self.alt(number, &typing)
        typing.type("34")
        typing.enter()
        let harness = Self.scans([:], typing.bytes + Typing.label("OK"))
        #expect(harness.scans.map(\.label) == [Array("OK".utf8)])
        #expect(Self.hasError(harness))
    }

    @Test func keysThatMeanNothingDropTheLabelAndSaySo() {
        for press in [
            // Alt with A; AltGr with A on a US keyboard; Ctrl with 1
            { (typing: inout Typing) in typing.hold(KeyCode.leftAlt) { $0.press(30) } },
            { typing in typing.hold(KeyCode.rightAlt) { $0.press(30) } },
            { typing in typing.hold(KeyCode.leftControl) { $0.press(2) } },
        ] as [(inout Typing) -> Void] {
            var typing = Typing()
            typing.type("1")
            press(&typing)
            typing.type("2")
            typing.enter()
            let harness = Self.scans([:], typing.bytes + Typing.label("OK"))
            #expect(harness.scans.map(\.label) == [Array("OK".utf8)])
            #expect(Self.hasError(harness))
        }
    }

    @Test func aCharacterThatTheCharsetLacksDropsTheLabel() {
        var typing = Typing()
        // π of code page 437
        Self.alt("227", &typing)
        typing.enter()
        let harness = Self.scans(["charset": .text("windows-1252")], typing.bytes)
        #expect(harness.scans == [] && Self.hasError(harness))
    }
}
