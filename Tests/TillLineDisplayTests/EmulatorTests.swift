import Testing
import TillESCPOS

@testable import TillLineDisplay

/// The emulator by the manuals alone, without an encoder.
@Suite struct EmulatorTests {
    private func emulator(_ display: DisplayProtocol) -> LineDisplayEmulator {
        LineDisplayEmulator(protocol: display, rows: 2, columns: 20)
    }

    private func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func row(_ text: String) -> String { text + String(repeating: " ", count: 20 - text.count) }

    @Test func epsonSelectsBetweenPrinterAndDisplay() {
        var display = emulator(.epson)
        // ESC = 1, a print: all of it goes on to the printer
        let print: [UInt8] = [0x1B, 0x40] + ascii("EGGS\n")
        #expect(display.received([0x1B, 0x3D, 0x01] + print).forwarded == print)
        #expect(display.rows == [row(""), row("")])
        // ESC = 2, US $ 1 2, a text
        let reception = display.received([0x1B, 0x3D, 0x02, 0x1F, 0x24, 0x01, 0x02] + ascii("1,20"))
        #expect(reception.forwarded == [])
        // DLE EOT 1 goes on whatever is selected
        #expect(display.received([0x10, 0x04, 0x01]).forwarded == [0x10, 0x04, 0x01])
        #expect(display.rows == [row(""), row("1,20")])
        // ESC = 3: both, of which the display shows
        #expect(display.received([0x1B, 0x3D, 0x03, 0x41]).forwarded == [])
        #expect(display.rows[1] == row("1,20A"))
    }

    @Test func epsonWritesOverwritesAndScrolls() {
        var display = emulator(.epson)
        // ESC t 17 (866), then Cyrillic; what is on the screen stays as it was
        display.received([0x1B, 0x74, 0x13, 0x82, 0x1B, 0x74, 0x11, 0x84, 0x80])
        #expect(display.rows[0] == row("éДА"))
        // US 02: vertical scroll; both rows full, one more moves up
        display.received([0x0C, 0x1F, 0x02] + ascii(String(repeating: "A", count: 20)))
        display.received(ascii(String(repeating: "B", count: 20)) + ascii("C"))
        #expect(display.rows == [String(repeating: "B", count: 20), row("C")])
        // US 03: horizontal scroll, in at the right
        display.received([0x0C, 0x1F, 0x03] + ascii("XY"))
        #expect(display.rows[0].hasSuffix("  XY"))
        // CAN clears the line, BS moves to the left, US B to the last place
        display.received([0x1F, 0x01, 0x18, 0x1F, 0x42] + ascii("Z") + [0x0B] + ascii("QR") + [0x08] + ascii("S"))
        #expect(display.rows == [row("QS"), String(repeating: " ", count: 19) + "Z"])
        #expect(display.ignoredByteCount == 0)
    }

    @Test func epsonIgnoresAndCountsWhatItDoesNotKnow() {
        var display = emulator(.epson)
        // US ( B 02 00 30 41: a question; ESC & with one character of two columns; NUL
        display.received([0x1F, 0x28, 0x42, 0x02, 0x00, 0x30, 0x41])
        display.received([0x1B, 0x26, 0x01, 0x41, 0x41, 0x02, 0x7F, 0x7F, 0x00])
        #expect(display.ignoredByteCount == 7 + 8 + 1)
        #expect(display.rows == [row(""), row("")])
        display.received([0x1F, 0x58, 0x02, 0x1F, 0x43, 0x00])
        #expect(display.panel.brightness == .level2 && !display.panel.isCursorShown)
    }

    @Test func cd5220TakesNothingButLinesInItsLineMode() {
        var display = emulator(.cd5220)
        display.received([0x1B, 0x51, 0x41] + ascii("UPPER") + [0x0D])
        // ESC l 1 2, a text, ESC * 1: none of it counts
        display.received([0x1B, 0x6C, 0x01, 0x02] + ascii("no") + [0x1B, 0x2A, 0x01])
        #expect(display.rows == [row("UPPER"), row("")])
        #expect(display.panel.brightness == nil)
        #expect(display.ignoredByteCount == 4 + 2 + 3)
        display.received([0x1B, 0x51, 0x42] + ascii("LOWER") + [0x0D])
        #expect(display.rows == [row("UPPER"), row("LOWER")])
        // CLR leaves it
        display.received([0x0C, 0x1B, 0x6C, 0x03, 0x02] + ascii("yes") + [0x1B, 0x2A, 0x01])
        #expect(display.rows == [row(""), row("  yes")])
        #expect(display.panel.brightness == .level1)
    }

    @Test func aedexObeysANewAttentionCode() {
        var display = emulator(.aedex)
        display.received(ascii("!#1A!#2B\r!#8$%\r!#1lost\r$%2C\r$%9") + ascii(row("UP") + "DOWN\r"))
        #expect(display.rows == [row("UP"), row("DOWN")])
        #expect(display.ignoredByteCount == ascii("!#1lost\r").count)
    }

    @Test func utcGoesFromOneModeToTheOther() {
        var display = emulator(.utcStandard)
        display.received([0x11, 0x10, 0x14] + ascii("LOW") + [0x1B, 0x64] + [0x1B, 0x75, 0x41] + ascii("UP\r"))
        #expect(display.rows == [row("UP"), row("LOW")])
        display.received([0x1B, 0x0F, 0x0D, 0x1F, 0x11, 0x10, 0x13] + ascii("AB"))
        #expect(display.rows == [String(repeating: " ", count: 19) + "A", row("B")])
    }

    @Test func dsp800AnswersWhatItDoesAndWhatItCannot() {
        var display = emulator(.dsp800)
        // EOT SOH P 45 ETB: ACK; position 30h does not exist: NAK
        #expect(display.received([0x04, 0x01, 0x50, 0x45, 0x17]).replies == [0x06])
        display.received(ascii("TOTAL"))
        #expect(display.received([0x04, 0x01, 0x50, 0x30, 0x17]).replies == [0x15])
        #expect(display.rows == [row(""), row("TOTAL")])
        // C 46 47: two columns of the lower row
        #expect(display.received([0x04, 0x01, 0x43, 0x46, 0x47, 0x17]).replies == [0x06])
        #expect(display.rows[1] == row("T  AL"))
    }

    @Test func adm788LosesWhatIsBehindTheLastColumn() {
        var display = emulator(.adm788)
        display.received([0x0F] + ascii(String(repeating: "A", count: 25)) + [0x0E] + ascii("B"))
        #expect(display.rows == [row("B"), String(repeating: "A", count: 20)])
    }

    @Test func icd2002ShowsWhatCameLast() {
        var display = emulator(.icd2002)
        display.received([0x1B, 0x40, 0x1B, 0x44] + ascii("12345678901234567890ABC"))
        #expect(display.rows == [row(""), "45678901234567890ABC"])
    }

    @Test func aCommandWithoutEndIsGivenUp() {
        var display = emulator(.aedex)
        display.received(ascii("!#1") + Array(repeating: 0x41, count: LineDisplayEmulator.commandMaxBytes))
        display.received(ascii("!#2B\r"))
        // 80 bytes and the three that were left over
        #expect(display.ignoredByteCount == LineDisplayEmulator.commandMaxBytes + 3)
        #expect(display.rows == [row(""), row("B")])
    }
}
