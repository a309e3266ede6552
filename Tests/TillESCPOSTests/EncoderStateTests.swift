import Testing
import TillDeviceKit

@testable import TillESCPOS

/// What is sent, and above all what is not.
@Suite struct EncoderStateTests {
    private let bold = PrintStyle(bold: true)
    private let boldOn: [UInt8] = [0x1B, 0x45, 1]  // ESC E
    private let boldOff: [UInt8] = [0x1B, 0x45, 0]  // ESC E
    private let lf: [UInt8] = [0x0A]

    private func started(_ profile: PrinterProfile = .generic80) -> ESCPOSEncoder {
        var encoder = ESCPOSEncoder(profile: profile)
        _ = encoder.encode([])
        return encoder
    }

    @Test func plainTextNeedsNoSettings() {
        var encoder = started()
        #expect(encoder.append([line("Till")]) == "Till".utf8 + lf)
    }

    @Test func onlyChangesAreSent() {
        var encoder = started()
        #expect(encoder.append([line("a", bold)]) == boldOn + "a".utf8 + lf)
        #expect(encoder.append([line("b", bold)]) == "b".utf8 + lf)
        #expect(encoder.append([line("c")]) == boldOff + "c".utf8 + lf)
    }

    @Test func emptyRunsChangeNothing() {
        var encoder = started()
        let start = encoder.state
        #expect(encoder.append([line("", bold), line("\u{200B}", bold)]) == lf + lf)
        #expect(encoder.state == start)
    }

    @Test func forgettingSendsEverythingAgain() {
        var encoder = started()
        _ = encoder.append([line("é", bold, .center)])
        let known = encoder.append([line("é", bold, .center)])
        encoder.forget()
        #expect(encoder.state == .unknown)
        let again = encoder.append([line("é", bold, .center)])
        let expected: [UInt8] = [
            0x1C, 0x2E,  // FS .: single bytes
            0x1B, 0x52, 0,  // ESC R: USA
            0x1B, 0x32,  // ESC 2: line spacing of text
            0x1B, 0x7B, 0,  // ESC {: not upside down
            0x1B, 0x61, 1,  // ESC a: centre
            0x1B, 0x4D, 0,  // ESC M: font A
            0x1D, 0x21, 0,  // GS !: normal size, which might have been left otherwise
            0x1B, 0x45, 1,  // ESC E: bold
            0x1B, 0x2D, 0,  // ESC -: no underline
            0x1D, 0x42, 0,  // GS B: no reverse
            0x1B, 0x74, 0,  // ESC t: CP437
            0x82,  // é
            0x0A,  // LF
        ]
        #expect(known == [0x82] + lf)
        #expect(again == expected)
    }

    /// ESC @ puts the printer back on its default page; a page selected before it is not relied on.
    @Test func euroAfterInitialiseSelectsItsPageAgain() {
        var encoder = ESCPOSEncoder(profile: .epsonTMT88)
        let first = encoder.encode([line("€")])
        let second = encoder.encode([line("€")])
        let tail: [UInt8] = [
            0x1B, 0x74, 19,  // ESC t: CP858
            0xD5,  // €
            0x0A,  // LF
        ]
        #expect(first.suffix(tail.count) == tail[...])
        #expect(second == first)
    }

    @Test func styleAttributesAreIndependent() {
        var encoder = started()
        let all = PrintStyle(bold: true, doubleWidth: true, doubleHeight: true, underline: true, reverse: true)
        let expected: [UInt8] = [
            0x1D, 0x21, 0x11,  // GS !: double width and height
            0x1B, 0x45, 1,  // ESC E: bold
            0x1B, 0x2D, 1,  // ESC -: underline
            0x1D, 0x42, 1,  // GS B: reverse
            0x78,  // x
            0x1D, 0x21, 0x01,  // GS !: double height only; the rest stays
            0x79,  // y
            0x0A,  // LF
        ]
        let narrow = PrintStyle(bold: true, doubleHeight: true, underline: true, reverse: true)
        let runs = [PrintRun("x", style: all), PrintRun("y", style: narrow)]
        #expect(encoder.append([.line(runs: runs, alignment: .left)]) == expected)
    }

    @Test(arguments: [(0, 1), (1, 1), (255, 255), (256, 255), (-1, 1)] as [(Int, UInt8)])
    func feedsAreHeldInRange(lines: Int, parameter: UInt8) {
        var encoder = started()
        #expect(encoder.append([.feed(lines: lines)]) == [0x1B, 0x64, parameter])  // ESC d n
    }

    /// Whatever else a printer has is sent again too, in the document's own settings.
    @Test func forgettingSendsTheRestAgain() {
        let profile = printer {
            $0.columnsFontB = 64
            $0.hasRed = true
            $0.utf8 = true
        }
        var encoder = started(profile)
        _ = encoder.append([.tabStops([20]), .upsideDown(true), line("\ta")])
        let raw = encoder.raw([0x1B, 0x21, 0x30])  // ESC !, from elsewhere
        #expect(raw == [0x1B, 0x21, 0x30])
        let expected: [UInt8] = [
            0x1C, 0x2E,  // FS .: single bytes
            0x1B, 0x52, 0,  // ESC R: USA
            0x1B, 0x32,  // ESC 2: line spacing of text
            0x1B, 0x7B, 1,  // ESC {: upside down
            0x1B, 0x61, 0,  // ESC a: left
            0x1B, 0x4D, 0,  // ESC M: font A
            0x1D, 0x21, 0,  // GS !: normal size
            0x1B, 0x44, 20, 0,  // ESC D: the document's stop
            0x1B, 0x45, 0,  // ESC E: not bold
            0x1B, 0x2D, 0,  // ESC -: no underline
            0x1D, 0x42, 0,  // GS B: no reverse
            0x1B, 0x72, 0,  // ESC r: black
            0x09,  // HT
            0x1C, 0x28, 0x43, 2, 0, 48, 2,  // FS ( C: UTF-8
            0xC3, 0xA9, 0x0A,  // é, LF
            0x1C, 0x28, 0x43, 2, 0, 48, 1,  // FS ( C: single bytes
        ]
        #expect(encoder.append([line("\té")]) == expected)
        #expect(encoder.append([line("\tb")]) == [0x09, 0x62] + lf)
    }

    /// A new job has none of the settings of the one before.
    @Test func documentSettingsEndWithTheJob() {
        var encoder = started()
        _ = encoder.append([.upsideDown(true), .tabStops([3]), line("x")])
        let next = encoder.encode([line("x"), line("\t")])
        #expect(next.places(of: [0x1B, 0x7B]).isEmpty && next.places(of: [0x1B, 0x44, 8, 16]).count == 1)
    }

    /// Barcodes and symbols after unknown bytes are not read in multi-byte mode, nor is a feed in a picture's spacing.
    @Test func symbolsAndFeedsAfterForgetting() {
        var encoder = started()
        encoder.forget()
        #expect(encoder.append([.feed(lines: 1)]) == [0x1B, 0x32, 0x1B, 0x64, 1])  // ESC 2, ESC d
        encoder.forget()
        #expect(encoder.append([.qr(PrintQR(data: "x"))]).starts(with: [0x1C, 0x2E]))  // FS .
    }

    @Test func pulseLeavesTheStateAlone() {
        var encoder = started()
        let start = encoder.state
        _ = encoder.append([.pulse(DrawerPulse())])
        #expect(encoder.state == start)
    }
}
