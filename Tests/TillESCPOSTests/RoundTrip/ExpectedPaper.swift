import TillDeviceKit

@testable import TillESCPOS

/// The paper that a document has to give, worked out from the items and the profile, without any command.
struct ExpectedPaper {
    let profile: PrinterProfile
    let glyphs: (any GlyphSource)?
    var isUpsideDown = false
    var tabStops = Array(stride(from: 8, to: 255, by: 8))

    init(profile: PrinterProfile, glyphs: (any GlyphSource)?) {
        self.profile = profile
        self.glyphs = glyphs
    }

    mutating func parts(of step: RandomDocuments.Step) -> [PaperReading.Part] {
        guard let item = step.item else { return [] }
        switch item {
        case .line(let runs, let alignment): return [line(runs, alignment)]
        case .feed(let lines): return blank(lines)
        case .cut(let cut): return profile.cut == .none ? blank(4) : [.element(.cut(made(cut)))]
        case .tabStops(let columns): tabStops = columns
        case .upsideDown(let isOn): isUpsideDown = isOn
        case .pulse: break
        case .logo(let logo):
            return profile.storedLogos ? [.element(.image(stored(logo)))] : text("[LOGO \(logo.key)]", .left)
        case .image(let image): return parts(of: image)
        case .barcode(let barcode): return parts(of: barcode)
        case .qr(let code): return parts(of: code)
        case .pdf417(let code): return parts(of: code)
        }
        return []
    }

    /// What happens besides printing.
    func event(of step: RandomDocuments.Step) -> EmulatorEvent? {
        switch step.item {
        case .pulse(let pulse) where profile.drawer: .pulse(pulse)
        case .cut(let cut) where profile.cut != .none: .cut(made(cut))
        default: nil
        }
    }

    /// What the knife makes of a wish.
    private func made(_ cut: PrintCut) -> PrintCut { profile.cut == .partialOnly ? .partial : cut }

    private func blank(_ lines: Int) -> [PaperReading.Part] {
        Array(repeating: .element(.line(PaperLine(cells: [], alignment: .left))), count: lines)
    }

    /// Plain lines as wide as the paper.
    func text(_ text: String, _ alignment: PrintAlignment) -> [PaperReading.Part] {
        var lines: [String] = [""]
        var used = 0
        for character in text.prefix(512) {
            let shown = character.isWhitespace ? " " : character
            let width = CharacterWidth.columns(of: shown)
            if used + width > profile.columns {
                lines.append("")
                used = 0
            }
            lines[lines.count - 1].append(shown)
            used += width
        }
        return lines.map { line([PrintRun($0)], alignment) }
    }
}

/// Lines of text.
extension ExpectedPaper {
    private var fontADots: Int { profile.widthDots / profile.columns }

    private func fontDots(_ style: PrintStyle) -> Int {
        style.small ? profile.columnsFontB.map { profile.widthDots / $0 } ?? fontADots : fontADots
    }

    private func line(_ runs: [PrintRun], _ alignment: PrintAlignment) -> PaperReading.Part {
        var cells: [PaperCell] = []
        for run in runs {
            for character in run.text {
                cells += character == "\t" ? gap(after: cells) : self.cells(of: character, run.style)
            }
        }
        return .element(.line(PaperLine(cells: cells, alignment: cells.isEmpty ? .left : alignment)))
    }

    /// Spaces, and a gap of less than one, up to the next tab stop.
    private func gap(after cells: [PaperCell]) -> [PaperCell] {
        let fontBDots = profile.columnsFontB.map { profile.widthDots / $0 } ?? 9
        let used = cells.reduce(0) { $0 + $1.widthDots(fontADots: fontADots, fontBDots: fontBDots) }
        guard let stop = tabStops.map({ $0 * fontADots }).first(where: { $0 > used }) else { return [] }
        let space = PaperCell(character: " ", style: .plain)
        let rest = (stop - used) % fontADots
        let picture = PaperCell(character: PaperCell.gap, style: .plain, image: Bitmap(width: rest, height: 1))
        return Array(repeating: space, count: (stop - used) / fontADots) + (rest > 0 ? [picture] : [])
    }

    private func cells(of written: Character, _ style: PrintStyle) -> [PaperCell] {
        let visible = written.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        let isSpace = written.isWhitespace || visible.contains { $0.properties.generalCategory == .control }
        if isSpace, written != "\u{3000}" { return [PaperCell(character: " ", style: paperStyle(style))] }
        guard let character = String(String.UnicodeScalarView(visible)).first else { return [] }
        if isInPrinter(character) { return [PaperCell(character: character, style: paperStyle(style))] }
        if let picture = picture(of: character, style) { return [picture] }
        let shown: Character = character == "\u{3000}" ? " " : "?"
        let cell = PaperCell(character: shown, style: paperStyle(style))
        return Array(repeating: cell, count: CharacterWidth.columns(of: character))
    }

    private func isInPrinter(_ character: Character) -> Bool {
        if character.isASCII || profile.codePages.contains(where: { $0.page.byte(for: character) != nil }) {
            return true
        }
        let scalars = character.unicodeScalars
        let isSingle = scalars.count == 1 && scalars.allSatisfy { $0.value <= 0xFFFF }
        if profile.utf8, isSingle { return true }
        guard CharacterWidth.columns(of: character) == 2 else { return false }
        return profile.multiByte.flatMap { MultiByteCoding.of($0) }?.bytes(for: character) != nil
    }

    private func paperStyle(_ style: PrintStyle) -> PaperStyle {
        PaperStyle(
            size: CharacterSize(width: style.doubleWidth ? 2 : 1, height: style.doubleHeight ? 2 : 1),
            isBold: style.bold,
            isUnderlined: style.underline,
            isReverse: style.reverse,
            isSmall: style.small && profile.columnsFontB != nil,
            isRed: style.red && profile.hasRed,
            isUpsideDown: isUpsideDown
        )
    }

    /// A character of the source: at the bottom of 24 rows, with its style in the dots.
    private func picture(of character: Character, _ style: PrintStyle) -> PaperCell? {
        guard profile.image != .none, profile.image != .column8 else { return nil }
        let height = style.small && profile.columnsFontB != nil ? 17 : 24
        let width = fontDots(style) * CharacterWidth.columns(of: character)
        guard let glyph = glyphs?.glyph(for: character, width: width, height: height) else { return nil }
        let scale = style.doubleWidth ? 2 : 1
        var picture = Bitmap(width: width * scale, height: 24)
        for y in 0..<24 {
            for x in 0..<width * scale {
                let row = y - (24 - height)
                let isThick = style.bold && x > 0 && glyph[(x - 1) / scale, row]
                let isBlack = glyph[x / scale, row] || isThick || style.underline && y == 23
                picture[x, y] = isBlack != style.reverse
            }
        }
        let look = PaperStyle(isRed: style.red && profile.hasRed, isUpsideDown: isUpsideDown)
        return PaperCell(character: PaperCell.picture, style: look, image: picture)
    }
}
