import Testing
import TillDeviceKit

@testable import TillESCPOS

/// The choice between pages, and what is done with characters that none has.
@Suite struct CodePageTests {
    private func wire(_ text: String, _ profile: PrinterProfile = .epsonTMT88) -> [UInt8] {
        var encoder = ESCPOSEncoder(profile: profile)
        _ = encoder.encode([])
        return encoder.append([line(text)])
    }

    @Test func westernTextNeedsOnePage() {
        let expected: [UInt8] = [
            0x1B, 0x74, 19,  // ESC t: CP858
            0xD5, 0x20,  // €
            0x82, 0x20,  // é
            0xA4, 0x20,  // ñ
            0x81, 0x20,  // ü
            0xA8, 0x20,  // ¿
            0xAD,  // ¡
            0x0A,  // LF
        ]
        #expect(wire("€ é ñ ü ¿ ¡") == expected)
    }

    @Test func genericPrinterLooksAheadForTheEuro() {
        // CP437 comes first and has the é, but CP858 has the whole line.
        let expected: [UInt8] = [
            0x1B, 0x74, 19,  // ESC t: CP858
            0x82,  // é
            0xD5,  // €
            0x0A,  // LF
        ]
        #expect(wire("é€", .generic80) == expected)
        let accentsOnly: [UInt8] = [
            0x1B, 0x74, 0,  // ESC t: CP437
            0x82,  // é
            0x0A,  // LF
        ]
        #expect(wire("é", .generic80) == accentsOnly)
    }

    @Test func lookAheadCrossesRuns() {
        var encoder = ESCPOSEncoder(profile: .generic80)
        _ = encoder.encode([])
        let runs = [PrintRun("é"), PrintRun("€")]
        let bytes = encoder.append([.line(runs: runs, alignment: .left)])
        #expect(bytes == [0x1B, 0x74, 19, 0x82, 0xD5, 0x0A])  // ESC t 19, é, €, LF
    }

    @Test func currentPageStaysWhileItServes() {
        var encoder = ESCPOSEncoder(profile: .generic80)
        _ = encoder.encode([])
        _ = encoder.append([line("€")])
        // CP437 is the profile's first page with é, but CP858 is selected and has it too.
        #expect(encoder.append([line("é")]) == [0x82, 0x0A])
    }

    @Test func noPageHasTheWholeLine() {
        let expected: [UInt8] = [
            0x1B, 0x74, 19,  // ESC t: CP858
            0xD5,  // €
            0x1B, 0x74, 0,  // ESC t: CP437
            0xE2,  // Γ
            0x1B, 0x74, 16,  // ESC t: WPC1252
            0x93,  // “
            0x0A,  // LF
        ]
        #expect(wire("€Γ“", .generic80) == expected)
    }

    @Test(arguments: [
        ("e\u{301}", "\u{82}"), ("n\u{303}", "\u{A4}"), ("A\u{30A}", "\u{8F}"), ("\u{212B}", "\u{8F}"),
    ])
    func decomposedLettersAreComposed(text: String, byte: Unicode.Scalar) {
        #expect(wire(text) == [0x1B, 0x74, 19, UInt8(byte.value), 0x0A])
    }

    @Test(arguments: [
        ("日", "??"), ("e\u{323}", "?"), ("👨‍👩‍👧", "??"), ("☂\u{FE0F}", "?"), ("a日b", "a??b"),
        ("co\u{AD}op", "coop"), ("\u{200E}a\u{FEFF}", "a"),
        ("1\u{202F}234\u{A0}x", "1 234 x"), ("a\u{B}b\r\nc\u{85}d", "a b c d"),
        ("a\u{1B}@b\u{10}\u{04}\u{01}", "a @b   "), ("\u{0}\u{7F}\u{9B}", "   "),
    ])
    func whatCannotBeShown(text: String, wireText: String) {
        #expect(wire(text) == wireText.utf8 + [0x0A])
    }

    /// Of every scalar below U+3000 but the tab, none brings a byte below 20 to the wire but in the commands ESC t and LF.
    @Test func noControlByteGetsThrough() {
        var encoder = ESCPOSEncoder(profile: .generic80)
        _ = encoder.encode([])
        for value in UInt32(0)..<0x3000 where value != 0x09 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var bytes = encoder.append([line(String(scalar))])
            if bytes.starts(with: [0x1B, 0x74]) { bytes.removeFirst(3) }
            let text = bytes.dropLast()
            #expect(bytes.last == 0x0A && text.count <= 2 && text.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(value)")
        }
    }
}
