import TillDeviceKit

/// The settings around characters, each sent only where it changes.
///
/// How bytes are read is the delicate part: in multi-byte mode a printer may take two ASCII characters for one
/// ideograph (JIS code), and in UTF-8 mode a byte of a code page for the beginning of a sequence. So multi-byte mode is
/// on for single runs of two-byte characters only, and UTF-8 mode is left before a byte of a code page and at the end
/// of what is sent.
extension ESCPOSEncoder {
    /// What has to hold at the start of each line, before its first byte.
    mutating func beginLine(_ alignment: PrintAlignment, _ bytes: inout [UInt8]) {
        leaveMultiByte(&bytes)
        if state.internationalSet.change(to: 0) { bytes += Commands.internationalSet(0) }
        useLineSpacing(nil, &bytes)
        useUpsideDown(document.isUpsideDown, &bytes)
        useAlignment(alignment, &bytes)
    }

    /// ESC a is heeded at the start of a line only; items begin there, as each ends its own line.
    mutating func useAlignment(_ alignment: PrintAlignment, _ bytes: inout [UInt8]) {
        if state.alignment.change(to: alignment) { bytes += Commands.justification(alignment) }
    }

    mutating func useUpsideDown(_ isOn: Bool, _ bytes: inout [UInt8]) {
        if state.upsideDown.change(to: isOn) { bytes += Commands.upsideDown(isOn) }
    }

    /// - Parameter units: of ESC 3; `nil` is the printer's own line spacing.
    mutating func useLineSpacing(_ units: UInt8?, _ bytes: inout [UInt8]) {
        guard state.lineSpacing.change(to: units) else { return }
        bytes += units.map { Commands.lineSpacing($0) } ?? Commands.defaultLineSpacing
    }

    /// Printers measure tab stops in the characters of the moment, so that font A in normal size is selected first.
    mutating func useTabStops(_ bytes: inout [UInt8]) {
        guard state.tabStops != .value(document.tabStops) else { return }
        useFont(small: false, &bytes)
        if state.size.change(to: .normal) { bytes += Commands.characterSize(.normal) }
        state.tabStops = .value(document.tabStops)
        bytes += Commands.tabStops(document.tabStops)
    }

    mutating func useStyle(_ style: PrintStyle, _ bytes: inout [UInt8]) {
        useFont(small: style.small, &bytes)
        let size = CharacterSize(width: style.doubleWidth ? 2 : 1, height: style.doubleHeight ? 2 : 1)
        if state.size.change(to: size) { bytes += Commands.characterSize(size) }
        if state.bold.change(to: style.bold) { bytes += Commands.emphasized(style.bold) }
        if state.underline.change(to: style.underline) { bytes += Commands.underline(style.underline) }
        if state.reverse.change(to: style.reverse) { bytes += Commands.reverse(style.reverse) }
        if profile.hasRed, state.red.change(to: style.red) { bytes += Commands.color(red: style.red) }
    }

    private mutating func useFont(small: Bool, _ bytes: inout [UInt8]) {
        if profile.columnsFontB != nil, state.small.change(to: small) { bytes += Commands.font(small: small) }
    }

    mutating func useCodePage(_ number: UInt8, _ bytes: inout [UInt8]) {
        leaveMultiByte(&bytes)
        leaveUTF8(&bytes)
        if state.codePage.change(to: number) { bytes += Commands.codeTable(number) }
    }

    mutating func useUTF8(_ bytes: inout [UInt8]) {
        leaveMultiByte(&bytes)
        if state.utf8.change(to: true) { bytes += Commands.utf8(true) }
    }

    /// Before bytes of a code page, also where the mode is unknown.
    private mutating func leaveUTF8(_ bytes: inout [UInt8]) {
        if profile.utf8, state.utf8.change(to: false) { bytes += Commands.utf8(false) }
    }

    /// At the end of what is sent: whoever sends something else finds characters of one byte.
    mutating func endUTF8(_ bytes: inout [UInt8]) {
        if state.utf8 == .value(true) { leaveUTF8(&bytes) }
    }

    mutating func useMultiByte(underlined: Bool, _ bytes: inout [UInt8]) {
        leaveUTF8(&bytes)
        if state.multiByte.change(to: true) {
            if profile.multiByte == .shiftJIS { bytes += Commands.kanjiCode(shiftJIS: true) }
            bytes += Commands.selectKanjiMode
        }
        if state.multiByteUnderline.change(to: underlined) { bytes += Commands.kanjiUnderline(underlined) }
    }

    /// Japanese printers heed FS . in JIS code only, and take pairs in Shift_JIS whatever was said (Epson, FS C): JIS is
    /// selected again, so that the bytes of a code page are single ones.
    mutating func leaveMultiByte(_ bytes: inout [UInt8]) {
        guard state.multiByte.change(to: false) else { return }
        bytes += Commands.cancelKanjiMode
        if profile.multiByte == .shiftJIS { bytes += Commands.kanjiCode(shiftJIS: false) }
    }
}
