import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// Random documents through encoder and emulator: what comes out on paper is what was asked for.
@Suite struct RoundTripTests {
    private static let alphabet = Array("abcXYZ 019.,:%@[]\\^`{|}~€éñü¿¡ßÄøæçÀÍ─│╬Γπ“”™š日e\u{301}n\u{303}\u{1B}\t")

    @Test(arguments: PrinterProfile.builtIn)
    func documents(profile: PrinterProfile) {
        let seed = printedSeed(for: "RoundTripTests.documents \(profile.name)")
        var generator = SeededGenerator(seed: seed)
        var encoder = ESCPOSEncoder(profile: profile)
        var emulator = ESCPOSEmulator(profile: profile)
        for document in 0..<60 {
            let items = (0..<20).map { _ in item(profile, &generator) }
            let events = emulator.received(encoder.encode(items))
            let paper = emulator.tearOff()
            let context: Comment = "seed \(seed), document \(document)"
            #expect(paper.elements == items.flatMap { expected($0, profile) }, context)
            #expect(events == items.compactMap { event($0, profile) }, context)
        }
    }

    private func item(_ profile: PrinterProfile, _ generator: inout SeededGenerator) -> PrintItem {
        switch Int.random(in: 0..<14, using: &generator) {
        case 0:
            let digits = (0..<12).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
            return .barcode(PrintBarcode(symbology: .ean13, data: digits, textBelow: Bool.random(using: &generator)))
        case 1:
            let count = Int.random(in: 1...10, using: &generator)
            let ascii = (0..<count).map { _ in UInt8.random(in: 0x20...0x7E, using: &generator) }
            let data = String(decoding: ascii, as: UTF8.self)
            return .barcode(PrintBarcode(symbology: .code128, data: data, heightDots: count * 20))
        case 2: return .qr(PrintQR(data: text(20, &generator).filter { $0 != "\u{1B}" } + "x"))
        case 3: return .feed(lines: Int.random(in: 1...4, using: &generator))
        case 4: return .cut(Bool.random(using: &generator) ? .full : .partial)
        case 5: return .pulse(DrawerPulse(onMillis: 2 * Int.random(in: 1...255, using: &generator)))
        default: return randomLine(profile, &generator)
        }
    }

    private func randomLine(_ profile: PrinterProfile, _ generator: inout SeededGenerator) -> PrintItem {
        var runs: [PrintRun] = []
        var free = profile.columns
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            let style = PrintStyle(
                bold: Bool.random(using: &generator),
                doubleWidth: Bool.random(using: &generator),
                doubleHeight: Bool.random(using: &generator),
                underline: Bool.random(using: &generator),
                reverse: Bool.random(using: &generator)
            )
            let width = style.doubleWidth ? 2 : 1
            let count = Int.random(in: 0...free / width, using: &generator)
            runs.append(PrintRun(text(count, &generator), style: style))
            free -= count * width
        }
        let alignment = PrintAlignment.allCases.randomElement(using: &generator) ?? .left
        return .line(runs: runs, alignment: alignment)
    }

    private func text(_ count: Int, _ generator: inout SeededGenerator) -> String {
        String((0..<count).map { _ in Self.alphabet.randomElement(using: &generator) ?? "x" })
    }

    /// The paper that an item has to give, worked out without the encoder.
    private func expected(_ item: PrintItem, _ profile: PrinterProfile) -> [Paper.Element] {
        switch item {
        case .line(let runs, let alignment):
            let cells = runs.flatMap { run in run.text.map { cell($0, run.style, profile) } }
            return [.line(PaperLine(cells: cells, alignment: cells.isEmpty ? .left : alignment))]
        case .feed(let lines): return blank(lines)
        case .cut(let cut): return profile.cut == .none ? blank(4) : [.cut(cut)]
        case .barcode, .qr: return emulate([item], profile).paper.elements  // The same as on a job of its own.
        case .pulse, .pdf417, .image, .logo, .tabStops, .upsideDown: return []
        }
    }

    private func blank(_ lines: Int) -> [Paper.Element] {
        Array(repeating: .line(PaperLine(cells: [], alignment: .left)), count: lines)
    }

    private func cell(_ character: Character, _ style: PrintStyle, _ profile: PrinterProfile) -> PaperCell {
        let isCovered = profile.codePages.contains { $0.page.byte(for: character) != nil }
        let shown = character.isWhitespace || character == "\u{1B}" ? " " : isCovered ? character : "?"
        var expected = PaperStyle()
        expected.size = CharacterSize(width: style.doubleWidth ? 2 : 1, height: style.doubleHeight ? 2 : 1)
        expected.isBold = style.bold
        expected.isUnderlined = style.underline
        expected.isReverse = style.reverse
        return PaperCell(character: shown, style: expected)
    }

    private func event(_ item: PrintItem, _ profile: PrinterProfile) -> EmulatorEvent? {
        switch item {
        case .pulse(let pulse): .pulse(pulse)
        case .cut(let cut) where profile.cut != .none: .cut(cut)
        default: nil
        }
    }
}
