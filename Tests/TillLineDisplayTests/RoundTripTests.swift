import Testing
import TillESCPOS
import TillTestSupport

@testable import TillLineDisplay

/// Texts through the encoder and the emulator: what is lit is what was meant, whatever the pieces.
@Suite struct RoundTripTests {
    private static let stories = 60
    private static let screensMax = 5

    private static let letters = Array(
        "ABCXYZabcxyz0123456789 .,-+!#?%&/()áéíóúñÑüÜßçàèøåÅ€£°¿¡žšłŻИТОГОдаΑΒﾋｰ–“’\u{A0}\u{1B}\u{10}\r👍"
    )

    private static func text(_ generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...24, using: &generator)
        return String((0..<count).compactMap { _ in letters.randomElement(using: &generator) })
    }

    /// What the rows should read, from the bytes of the encoder by the pages alone.
    private static func meant(_ lines: [DisplayLine], _ encoder: LineDisplayEncoder) -> [String] {
        lines.map { line in
            let page = encoder.pages.first { $0.selector == line.page } ?? encoder.pages.first
            return String(
                line.bytes.map { byte in
                    byte < 0x80 ? Character(Unicode.Scalar(byte)) : page?.page.character(for: byte) ?? "\u{FFFD}"
                }
            )
        }
    }

    private static func makeEncoder(
        _ display: DisplayProtocol,
        _ generator: inout SeededGenerator
    ) -> (encoder: LineDisplayEncoder, emulator: LineDisplayEmulator) {
        let names = DisplayProtocol.codePageNames.filter { display.pages(named: $0) != nil }
        let pages = display.pages(named: names.randomElement(using: &generator) ?? "auto") ?? []
        let sizes = [(2, 20), (1, 20), (4, 20), (2, 16), (3, 40)].compactMap { DisplaySize(rows: $0, columns: $1) }
        let size = sizes.filter { display.drives($0) }.randomElement(using: &generator) ?? .usual
        let level = display.commands.canDim ? DisplayBrightness.allCases.randomElement(using: &generator) : nil
        let encoder = LineDisplayEncoder(display, size: size, pages: pages, brightness: level)
        // Where no command selects the page, the switches of the display do.
        let page = pages.first.flatMap { $0.selector == nil ? $0.page : nil }
        let emulator = LineDisplayEmulator(protocol: display, rows: size.rows, columns: size.columns, codePage: page)
        return (encoder, emulator)
    }

    @Test(arguments: DisplayProtocol.allCases)
    func whatIsLitIsWhatWasMeant(display: DisplayProtocol) {
        let seed = printedSeed(for: "whatIsLitIsWhatWasMeant(\(display.rawValue))")
        var generator = SeededGenerator(seed: seed)
        for story in 0..<Self.stories {
            var (encoder, emulator) = Self.makeEncoder(display, &generator)
            for _ in 0..<Int.random(in: 1...Self.screensMax, using: &generator) {
                let lines = encoder.lines((0..<encoder.size.rows).map { _ in Self.text(&generator) })
                let bytes = encoder.all(toward: lines)
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(Int.random(in: 1...7, using: &generator))
                    emulator.received(Array(piece))
                    rest = rest.dropFirst(piece.count)
                }
                #expect(emulator.rows == Self.meant(lines, encoder), "seed \(seed), story \(story)")
                #expect(encoder.isShowing(lines) && encoder.next(toward: lines) == nil)
            }
            #expect(emulator.panel.brightness == encoder.brightness, "seed \(seed), story \(story)")
        }
    }

    /// At every split: one piece to the byte, the rest behind it.
    @Test(arguments: DisplayProtocol.allCases)
    func noSplitMakesADifference(display: DisplayProtocol) {
        var encoder = LineDisplayEncoder(display, size: .usual, pages: display.automaticPages)
        let bytes = encoder.all(toward: encoder.lines(["Café con leche", "TOTAL        1,20 €"]))
        var whole = LineDisplayEmulator(protocol: display, rows: 2, columns: 20)
        whole.received(bytes)
        for split in bytes.indices {
            var emulator = LineDisplayEmulator(protocol: display, rows: 2, columns: 20)
            emulator.received(Array(bytes[..<split]))
            emulator.received(Array(bytes[split...]))
            #expect(emulator.panel == whole.panel, "split at \(split)")
        }
    }

    /// A connection that breaks leaves half a command in the display; the start comes through all the same.
    @Test(arguments: DisplayProtocol.allCases)
    func afterACutAtAnyByteTheNextStartBringsTheWholeScreen(display: DisplayProtocol) {
        let pages = display.automaticPages
        var first = LineDisplayEncoder(display, size: .usual, pages: pages)
        let bytes =
            first.all(toward: first.lines(["Café ИТОГО", "+++++++++++++++++++++"]))
            + first.all(toward: first.lines(["ИТОГО", "second"]))
            + (first.marquee(String(repeating: "M", count: 30)) ?? [])
        for cut in 0...bytes.count {
            var emulator = LineDisplayEmulator(protocol: display, rows: 2, columns: 20)
            emulator.received(Array(bytes[..<cut]))
            first.forget()
            let lines = first.lines(["Año 1", ""])
            emulator.received(first.all(toward: lines))
            #expect(emulator.rows == Self.meant(lines, first), "cut behind \(cut) of \(bytes.count)")
            #expect(emulator.panel.moving == nil, "cut behind \(cut)")
        }
    }

    /// Whatever bytes come, nothing traps, every row stays as wide as the display, and a start brings it back.
    @Test(arguments: DisplayProtocol.allCases)
    func anyBytesAreSurvived(display: DisplayProtocol) {
        let seed = printedSeed(for: "anyBytesAreSurvived(\(display.rawValue))")
        var generator = SeededGenerator(seed: seed)
        for (rows, columns) in [(2, 20), (1, 20), (0, 0), (1, 8), (4, 40)] {
            var emulator = LineDisplayEmulator(protocol: display, rows: rows, columns: columns)
            for _ in 0..<200 {
                emulator.received(generator.bytes(Int.random(in: 0...40, using: &generator)))
                // Random bytes seldom are commands; these begin some.
                let lead: [[UInt8]] = [[0x1B], [0x1F], [0x1B, 0x51, 0x44], [0x1B, 0x75, 0x44], [0x04, 0x01], [0x05]]
                emulator.received(lead.randomElement(using: &generator) ?? [])
                emulator.step()
            }
            #expect(emulator.rows.count == max(rows, 1))
            #expect(emulator.rows.allSatisfy { $0.count == max(columns, 1) }, "seed \(seed)")
        }
    }
}
