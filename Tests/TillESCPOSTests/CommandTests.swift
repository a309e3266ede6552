import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Every command's bytes, field by field.
@Suite struct CommandTests {
    @Test func startOfJob() {
        var encoder = ESCPOSEncoder(profile: .generic80)
        let expected: [UInt8] = [
            0x1B, 0x40,  // ESC @: initialise
            0x1C, 0x2E,  // FS .: multi-byte mode off
            0x1B, 0x52,  // ESC R: international set
            0,  // n: USA
            0x1B, 0x4D,  // ESC M: font
            0,  // n: A
        ]
        #expect(encoder.encode([]) == expected)
    }

    @Test func settings() {
        let expected: [UInt8] = [
            0x1B, 0x74, 19,  // ESC t: code table 19
            0x1B, 0x61, 0,  // ESC a: left
            0x1B, 0x61, 1,  // ESC a: centre
            0x1B, 0x61, 2,  // ESC a: right
            0x1D, 0x21, 0x11,  // GS !: double width (bits 4–6), double height (bits 0–2)
            0x1D, 0x21, 0x72,  // GS !: eight times wide, three times high
            0x1B, 0x45, 1,  // ESC E: bold on
            0x1B, 0x2D, 1,  // ESC -: underline of one dot
            0x1D, 0x42, 1,  // GS B: reverse on
            0x1B, 0x64, 3,  // ESC d: feed three lines
        ]
        var bytes = Commands.codeTable(19)
        for alignment in [PrintAlignment.left, .center, .right] { bytes += Commands.justification(alignment) }
        bytes += Commands.characterSize(CharacterSize(width: 2, height: 2))
        bytes += Commands.characterSize(CharacterSize(width: 8, height: 3))
        bytes += Commands.emphasized(true) + Commands.underline(true) + Commands.reverse(true)
        bytes += Commands.feed(lines: 3)
        #expect(bytes == expected)
    }

    @Test func textSettings() {
        let expected: [UInt8] = [
            0x1B, 0x4D, 1,  // ESC M: font B
            0x1B, 0x72, 1,  // ESC r: second colour
            0x1B, 0x7B, 1,  // ESC {: upside down
            0x1B, 0x44, 8, 16, 0,  // ESC D: two stops, end
            0x1C, 0x26,  // FS &: bytes in pairs
            0x1C, 0x2E,  // FS .: single bytes
            0x1C, 0x43, 1,  // FS C: Shift_JIS
            0x1C, 0x2D, 1,  // FS -: underline of pairs
            0x1C, 0x28, 0x43, 2, 0, 48, 2,  // FS ( C, p = 2, fn 48: UTF-8
            0x1B, 0x33, 24,  // ESC 3: line spacing
            0x1B, 0x32,  // ESC 2: the printer's own
            0x1D, 0x28, 0x44, 3, 0, 20, 1, 0,  // GS ( D, p = 3, m, a: DLE DC4 function 1, b: off
        ]
        var bytes = Commands.font(small: true) + Commands.color(red: true) + Commands.upsideDown(true)
        bytes += Commands.tabStops([8, 16]) + Commands.selectKanjiMode + Commands.cancelKanjiMode
        bytes += Commands.kanjiCode(shiftJIS: true) + Commands.kanjiUnderline(true) + Commands.utf8(true)
        bytes += Commands.lineSpacing(24) + Commands.defaultLineSpacing + Commands.realTimePulse(false)
        #expect(bytes == expected)
    }

    @Test func cuts() {
        let expected: [UInt8] = [
            0x1D, 0x56,  // GS V
            65,  // m: feed to the knife, full cut
            0,  // n: no dots more
            0x1D, 0x56,  // GS V
            66,  // m: feed to the knife, partial cut
            0,  // n: no dots more
        ]
        #expect(Commands.feedAndCut(.full) + Commands.feedAndCut(.partial) == expected)
    }

    @Test func pulse() {
        let expected: [UInt8] = [
            0x1B, 0x70,  // ESC p
            1,  // m: pin 5
            25,  // t1: 50 ms on
            250,  // t2: 500 ms off
        ]
        #expect(ESCPOSEncoder.pulse(DrawerPulse(pin: .pin5, onMillis: 50, offMillis: 500)) == expected)
    }

    /// 600 ms are 300 steps: wrapped to a byte they would be 88 ms, too short for a drawer.
    @Test(
        arguments: [
            (600, 255), (510, 255), (511, 255), (509, 255), (508, 254), (100, 50), (99, 50), (2, 1), (1, 1), (0, 1),
            (-5, 1), (Int.max, 255), (Int.min, 1),
        ] as [(Int, UInt8)]
    )
    func pulseTimesAreHeldInRange(millis: Int, steps: UInt8) {
        let bytes = ESCPOSEncoder.pulse(DrawerPulse(pin: .pin2, onMillis: millis, offMillis: millis))
        let expected: [UInt8] = [
            0x1B, 0x70,  // ESC p
            0,  // m: pin 2
            steps,  // t1
            steps,  // t2
        ]
        #expect(bytes == expected)
    }

    @Test func questions() throws {
        let expected: [UInt8] = [
            0x10, 0x04, 4,  // DLE EOT: roll paper
            0x1D, 0x61, 0x0F,  // GS a: drawer, on/offline, error, paper
            0x1D, 0x72, 1,  // GS r: paper sensor
            0x1D, 0x49, 67,  // GS I: model name
            0x1D, 0x28, 0x48,  // GS ( H
            6, 0,  // p
            48, 48,  // fn, m
            0x30, 0x30, 0x32, 0x41,  // d1…d4: "002A"
        ]
        var bytes = Commands.realTimeStatus(.rollPaper) + Commands.automaticStatus(mask: 0x0F)
        bytes += Commands.bufferedStatus(.paperSensor) + Commands.identity(.model)
        bytes += Commands.requestProcessID(ProcessID(number: 42))
        #expect(bytes == expected)
        #expect(ProcessID(bytes: [0x20, 0x7E, 0x41]) == nil)
        #expect(ProcessID(bytes: [0x20, 0x7F, 0x41, 0x41]) == nil)
    }
}
