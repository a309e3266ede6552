import TillDeviceKit

/// Lines of text.
///
/// A character goes to the paper in the first of these ways that the printer has: ASCII; UTF-8; a code page; the
/// printer's two-byte characters, where it takes two columns; dots from the `GlyphSource`; and a `?` for each of its
/// columns. Never as another letter.
extension ESCPOSEncoder {
    mutating func appendLine(_ runs: [PrintRun], _ alignment: PrintAlignment, to bytes: inout [UInt8]) {
        beginLine(alignment, &bytes)
        if runs.allSatisfy({ PrintableText.isPlainASCII($0.text) }) {
            for run in runs where !run.text.isEmpty {
                useStyle(run.style, &bytes)
                bytes.append(contentsOf: run.text.utf8)
            }
        } else {
            appendMixed(runs, to: &bytes)
        }
        bytes.append(ControlCode.lf)
    }

    /// A line with characters beyond ASCII.
    private mutating func appendMixed(_ runs: [PrintRun], to bytes: inout [UInt8]) {
        let texts = runs.map { PrintableText.cells(of: $0.text) }
        if texts.contains(where: { $0.contains(.tab) }) { useTabStops(&bytes) }
        var pages: [CodePageChoice.Pages] = []
        for text in texts {
            for cell in text { pages.append(pagesThatMatter(for: cell)) }
        }
        var position = 0
        for (run, cells) in zip(runs, texts) where !cells.isEmpty {
            useStyle(run.style, &bytes)
            for cell in cells {
                switch cell {
                case .ascii(let byte):
                    leaveMultiByte(&bytes)
                    bytes.append(byte)
                case .tab:
                    leaveMultiByte(&bytes)
                    bytes.append(ControlCode.ht)
                case .other(let character): append(character, run.style, pages[position...], to: &bytes)
                }
                position += 1
            }
            leaveMultiByte(&bytes)
        }
    }

    /// The code pages among which the line has to choose for a character; 0 where it takes another way.
    private mutating func pagesThatMatter(for cell: PrintableText.Cell) -> CodePageChoice.Pages {
        guard case .other(let character) = cell, !isSentInUTF8(character) else { return 0 }
        return codePages.pages(showing: character)
    }

    /// A character beyond ASCII.
    private mutating func append(
        _ character: Character,
        _ style: PrintStyle,
        _ rest: ArraySlice<CodePageChoice.Pages>,
        to bytes: inout [UInt8]
    ) {
        if isSentInUTF8(character) {
            useUTF8(&bytes)
            bytes += String(character).utf8
        } else if let page = codePages.page(for: rest, current: selectedPage),
            let byte = page.page.byte(for: character)
        {
            useCodePage(page.number, &bytes)
            bytes.append(byte)
        } else if let pair = pair(for: character) {
            useMultiByte(underlined: style.underline, &bytes)
            bytes += pair
        } else if let dots = inlineGlyph(for: character, style) {
            leaveMultiByte(&bytes)
            bytes += dots
        } else {
            leaveMultiByte(&bytes)
            let shown = character == PrintableText.wideSpace ? UInt8(ascii: " ") : PrintableText.substitute
            for _ in 0..<CharacterWidth.columns(of: character) { bytes.append(shown) }
        }
    }

    /// Single scalars of the basic plane only: printers do not put marks onto letters, and have no emoji.
    private func isSentInUTF8(_ character: Character) -> Bool {
        guard profile.utf8 else { return false }
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1, scalar.value <= 0xFFFF else { return false }
        return !scalar.properties.isEmojiPresentation
    }

    /// A character of one column is not sent as a pair, which takes two: the columns of a receipt would shift.
    private func pair(for character: Character) -> [UInt8]? {
        guard let multiByte, CharacterWidth.columns(of: character) == 2 else { return nil }
        return multiByte.bytes(for: character)
    }

    private var selectedPage: UInt8? {
        switch state.codePage {
        case .unknown: nil
        case .value(let number): number
        }
    }
}
