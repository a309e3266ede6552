import TillDeviceKit

/// Lines of text.
extension ESCPOSEncoder {
    mutating func appendLine(_ runs: [PrintRun], _ alignment: PrintAlignment, to bytes: inout [UInt8]) {
        appendAlignment(alignment, to: &bytes)
        let texts = runs.map { PrintableText.characters(of: $0.text) }
        let line = texts.flatMap { $0 }
        var position = 0
        for (run, characters) in zip(runs, texts) where !characters.isEmpty {
            appendStyle(run.style, to: &bytes)
            for _ in characters {
                appendCharacter(at: line[position...], to: &bytes)
                position += 1
            }
        }
        bytes += Commands.lineFeed
    }

    /// ESC a is heeded at the start of a line only; items begin there, as each ends its own line.
    mutating func appendAlignment(_ alignment: PrintAlignment, to bytes: inout [UInt8]) {
        if state.alignment.change(to: alignment) { bytes += Commands.justification(alignment) }
    }

    private mutating func appendStyle(_ style: PrintStyle, to bytes: inout [UInt8]) {
        let size = CharacterSize(width: style.doubleWidth ? 2 : 1, height: style.doubleHeight ? 2 : 1)
        if state.size.change(to: size) { bytes += Commands.characterSize(size) }
        if state.bold.change(to: style.bold) { bytes += Commands.emphasized(style.bold) }
        if state.underline.change(to: style.underline) { bytes += Commands.underline(style.underline) }
        if state.reverse.change(to: style.reverse) { bytes += Commands.reverse(style.reverse) }
    }

    /// The first character of `rest`, with a switch of the code page before it where needed.
    private mutating func appendCharacter(at rest: ArraySlice<Character>, to bytes: inout [UInt8]) {
        guard let character = rest.first else { return }
        if let ascii = CodePage.asciiByte(for: character) {
            bytes.append(ascii)
            return
        }
        guard let chosen = codePages.page(for: rest, current: selectedPage),
            let byte = chosen.page.byte(for: character)
        else {
            bytes.append(PrintableText.substitute)
            return
        }
        if state.codePage.change(to: chosen.number) { bytes += Commands.codeTable(chosen.number) }
        bytes.append(byte)
    }

    private var selectedPage: UInt8? {
        switch state.codePage {
        case .unknown: nil
        case .value(let number): number
        }
    }
}
