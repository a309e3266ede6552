import Testing
import TillDeviceKit
import TillDeviceTesting
import TillLineDisplay

@testable import line_display

private let display = OpenParameters.Device(name: "display", deviceClass: .lineDisplay)

private func started(
    _ settings: [String: SettingValue] = [:]
) -> (harness: DriverHarness<LineDisplayDriver>, wire: SimulatedWire) {
    let wire = SimulatedWire()
    var harness = DriverHarness<LineDisplayDriver>(opener: wire, devices: [display], settings: settings)
    #expect(harness.start() == [])
    return (harness, wire)
}

private func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

private let blank = "                    "

/// What a 2×20 Epson display is sent when the connection stands.
private let epsonStart: [UInt8] =
    [
        // ESC = 2: this display
        0x1B, 0x3D, 0x02,
        // ESC @: initialize
        0x1B, 0x40,
        // ESC t 19: code table 858
        0x1B, 0x74, 0x13,
        // US 01: overwrite mode
        0x1F, 0x01,
        // US C 0: no cursor
        0x1F, 0x43, 0x00,
    ]

@Suite struct LineDisplayTests {
    @Test func epsonBytesByField() {
        var (harness, wire) = started(["brightness": .number(4)])
        let start: [UInt8] =
            epsonStart
            // US X 4: brightness 100 %
            + [0x1F, 0x58, 0x04]
            // US $ 1 1: column 1 of line 1
            + [0x1F, 0x24, 0x01, 0x01]
            + ascii(blank)
            // US $ 1 2: column 1 of line 2
            + [0x1F, 0x24, 0x01, 0x02]
            + ascii(blank)
        #expect(wire.written == start)
        wire.written = []
        let id = harness.call(.displayText(device: "display", lines: ["Café con leche", "TOTAL        1,20 €"]))
        #expect(harness.answers(to: id) == [.result(id: id, .done)])
        let text: [UInt8] =
            // US $ 1 1
            [0x1F, 0x24, 0x01, 0x01]
            // Caf, é in code page 858, the rest padded to 20
            + ascii("Caf") + [0x82] + ascii(" con leche      ")
            // US $ 1 2
            + [0x1F, 0x24, 0x01, 0x02]
            // the euro sign in code page 858
            + ascii("TOTAL        1,20 ") + [0xD5] + ascii(" ")
        #expect(wire.written == text)
    }

    @Test func cd5220BytesByField() {
        var (harness, wire) = started(["protocol": .text("cd5220"), "brightness": .number(2)])
        let start: [UInt8] =
            // CR, CLR: leave a line and the line mode of an earlier life
            [0x0D, 0x0C]
            // ESC @: initialize
            + [0x1B, 0x40]
            // ESC _ 0: no cursor
            + [0x1B, 0x5F, 0x00]
            // ESC * 2: brightness
            + [0x1B, 0x2A, 0x02]
            // ESC Q A, 20 characters, CR: upper line
            + [0x1B, 0x51, 0x41] + ascii(blank) + [0x0D]
            // ESC Q B, 20 characters, CR: lower line
            + [0x1B, 0x51, 0x42] + ascii(blank) + [0x0D]
        #expect(wire.written == start)
        wire.written = []
        harness.call(.displayText(device: "display", lines: ["Niño", ""]))
        // what is not ASCII is a question mark
        #expect(wire.written == [0x1B, 0x51, 0x41] + ascii("Ni?o                ") + [0x0D])
    }

    @Test func onlyLinesThatChangedAreSent() {
        var (harness, wire) = started()
        harness.call(.displayText(device: "display", lines: ["A", "B"]))
        wire.written = []
        let same = harness.call(.displayText(device: "display", lines: ["A", "B"]))
        #expect(wire.written == [])
        #expect(harness.answers(to: same) == [.result(id: same, .done)])
        harness.call(.displayText(device: "display", lines: ["A", "C"]))
        #expect(wire.written == [0x1F, 0x24, 0x01, 0x02] + ascii("C                   "))
    }

    @Test func everythingIsSentAgainAfterTheConnectionCameBack() {
        var (harness, wire) = started()
        harness.call(.displayText(device: "display", lines: ["A", "B"]))
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        wire.written = []
        harness.advance(millis: 2000)
        let screen: [UInt8] =
            [0x1F, 0x24, 0x01, 0x01] + ascii("A                   ")
            + [0x1F, 0x24, 0x01, 0x02] + ascii("B                   ")
        #expect(wire.written == epsonStart + screen)
    }

    @Test func aTextCutAtAnyByteIsWholeAfterTheNextOne() {
        let whole = started().wire.written.count
        for byte in 0...48 {
            var (harness, wire) = started()
            #expect(wire.written.count == whole)
            wire.breaksAfterBytes = byte
            harness.call(.displayText(device: "display", lines: ["A", "B"]))
            harness.advance(millis: 2000)
            wire.breaksAfterBytes = nil
            harness.call(.displayText(device: "display", lines: ["A", "C"]))
            #expect(screen(wire.written) == ["A                   ", "C                   "], "cut after \(byte)")
        }
    }

    /// What an Epson display shows after these bytes, as far as this driver's commands go. A cut leaves a command
    /// half; `ESC @` after the reconnection clears what that may have done, so only what follows the last one counts.
    private func screen(_ bytes: [UInt8]) -> [String] {
        var rows = Array(repeating: Array(blank.utf8), count: 2)
        var start = 0
        for index in bytes.indices.dropLast(4) where Array(bytes[index..<index + 5]) == [0x1B, 0x3D, 2, 0x1B, 0x40] {
            start = index + epsonStart.count
        }
        var rest = bytes[start...]
        while rest.count >= 24, rest.prefix(3) == [0x1F, 0x24, 1] {
            rows[Int(rest[rest.startIndex + 3]) - 1] = Array(rest.dropFirst(4).prefix(20))
            rest = rest.dropFirst(24)
        }
        return rows.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func linesAreCutAndPaddedByCharacters() {
        var (harness, wire) = started(["columns": .number(8), "rows": .number(3)])
        wire.written = []
        // e with a combining accent is one character and one column; a family of four is one, too; a line end none.
        harness.call(.displayText(device: "display", lines: ["e\u{301}123456789", "👨‍👩‍👧‍👦\r\nx", "3", "4"]))
        let lines: [UInt8] =
            [0x1F, 0x24, 0x01, 0x01, 0x82] + ascii("1234567")
            + [0x1F, 0x24, 0x01, 0x02] + ascii("??x     ")
            + [0x1F, 0x24, 0x01, 0x03] + ascii("3       ")
        #expect(wire.written == lines)
    }

    @Test(arguments: [("437", UInt8(0), UInt8(0x3F)), ("850", 2, 0x3F), ("1252", 16, 0x80), ("858", 19, 0xD5)])
    func codePages(name: String, number: UInt8, euro: UInt8) {
        var (harness, wire) = started(["code-page": .text(name)])
        #expect(Array(wire.written[5..<8]) == [0x1B, 0x74, number])
        wire.written = []
        harness.call(.displayText(device: "display", lines: ["€"]))
        #expect(wire.written[4] == euro)
    }

    @Test func theExternalCheckShowsAPatternUntilTheNextText() {
        var (harness, wire) = started()
        wire.written = []
        harness.call(.checkHealth(device: "display", level: .external))
        let pattern: [UInt8] =
            [0x1F, 0x24, 0x01, 0x01] + ascii("12345678901234567890")
            // áéíóúñü¿¡€ çàèßøå Çâäê in code page 858
            + [0x1F, 0x24, 0x01, 0x02, 0xA0, 0x82, 0xA1, 0xA2, 0xA3, 0xA4, 0x81, 0xA8, 0xAD, 0xD5]
            + [0x87, 0x85, 0x8A, 0xE1, 0x9B, 0x86, 0x80, 0x83, 0x84, 0x88]
        #expect(wire.written == pattern)
        wire.written = []
        harness.call(.displayText(device: "display", lines: []))
        #expect(wire.written.count == 48)
    }

    @Test func aCallThatChangesNothingEndsWithTheWriteBeforeIt() {
        var (harness, wire) = started()
        wire.isDrained = false
        let first = harness.call(.displayText(device: "display", lines: ["A"]))
        let second = harness.call(.displayText(device: "display", lines: ["A"]))
        #expect(harness.answers(to: first) + harness.answers(to: second) == [])
        wire.isDrained = true
        harness.settle()
        #expect(harness.answers(to: first) == [.result(id: first, .done)])
        #expect(harness.answers(to: second) == [.result(id: second, .done)])
    }

    @Test func aTextThatTheFullQueueRefusedIsSentWhenItComesAgain() {
        var (harness, wire) = started()
        wire.isDrained = false
        var refused: [DriverMessage] = []
        var text = 0
        while refused.isEmpty, text < 1000 {
            text += 1
            let id = harness.call(.displayText(device: "display", lines: ["\(text)"]))
            refused = harness.answers(to: id)
        }
        guard case .failure(_, let error)? = refused.first else {
            Issue.record("the queue has no bound")
            return
        }
        #expect(error.code == .busy && error.bytesSent == 0)
        wire.isDrained = true
        harness.settle()
        wire.written = []
        let id = harness.call(.displayText(device: "display", lines: ["\(text)"]))
        #expect(harness.answers(to: id) == [.result(id: id, .done)])
        #expect(wire.written.starts(with: [0x1F, 0x24, 0x01, 0x01] + ascii("\(text) ")))
    }

    @Test func aTextThatIsOnItsWayIsNotAnsweredBeforeItArrived() {
        let wire = SimulatedWire()
        wire.isDrained = false
        var harness = DriverHarness<LineDisplayDriver>(opener: wire, devices: [display])
        #expect(harness.start() == [])
        // The start writes blank lines, so blank lines change nothing; they are there when the start is.
        let id = harness.call(.displayText(device: "display", lines: []))
        #expect(harness.answers(to: id) == [])
        wire.isDrained = true
        harness.settle()
        #expect(harness.answers(to: id) == [.result(id: id, .done)])
    }

    @Test(arguments: [DisplayProtocol.epson, .cd5220, .adm788], [0, 20])
    func conformsToTheKit(commands: DisplayProtocol, pauseMillis: Int) {
        let settings: [String: SettingValue] = [
            "protocol": .text(commands.rawValue), "inter-line-millis": .number(pauseMillis),
            "idle-text": .text("OPEN"), "idle-seconds": .number(3600),
        ]
        let conformance = DriverConformance<LineDisplayDriver>(devices: [display], settings: settings)
        #expect(conformance.problems() == [])
    }

    @Test(arguments: [
        ["rows": SettingValue.number(5)], ["columns": .number(7)], ["protocol": .text("ba63")],
        ["code-page": .text("4711")], ["brightness": .number(0)],
        ["protocol": .text("cd5220"), "columns": .number(16)], ["protocol": .text("cd5220"), "rows": .number(3)],
        ["protocol": .text("aedex"), "brightness": .number(2)],
        ["protocol": .text("bixolon"), "code-page": .text("720")],
        ["inter-line-millis": .number(1001)], ["marquee-step-millis": .number(99)], ["idle-seconds": .number(0)],
        ["marquee": .text("fast")], ["idle-text": .text(String(repeating: "A", count: 201))],
    ])
    func impossibleSettingsAreRefused(settings: [String: SettingValue]) {
        var harness = DriverHarness<LineDisplayDriver>(opener: SimulatedWire(), devices: [display], settings: settings)
        guard case .failure(_, let error)? = harness.start().first else {
            Issue.record("open was not refused")
            return
        }
        #expect(error.code == .illegal && error.recovery == .giveUp)
    }
}
