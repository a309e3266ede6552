import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// Documents of all that print items can say, with foreign bytes between them.
struct RandomDocuments {
    enum Step {
        case item(PrintItem)
        /// Somebody else's bytes.
        case raw([UInt8])

        var isRaw: Bool { item == nil }

        var item: PrintItem? {
            switch self {
            case .item(let item): item
            case .raw: nil
            }
        }

        func bytes(_ encoder: inout ESCPOSEncoder) -> [UInt8] {
            switch self {
            case .item(let item): encoder.append([item])
            case .raw(let bytes): encoder.raw(bytes)
            }
        }
    }

    static let logoKey = "L1"
    static let logo = Bitmap(text: "#.#.#.#.#\n.#.#.#.#.\n")

    let profile: PrinterProfile
    private(set) var generator: SeededGenerator

    init(profile: PrinterProfile, seed: UInt64) {
        self.profile = profile
        generator = SeededGenerator(seed: seed)
    }

    mutating func next(count: Int) -> [Step] {
        // Half of the documents have no foreign bytes, so that they can be encoded at once.
        let hasRaw = chance(2)
        return (0..<count).map { _ in hasRaw && chance(6) ? .raw(foreign()) : .item(item()) }
    }

    /// Whether something happens that happens once in so many times.
    mutating func chance(_ times: Int) -> Bool { number(1...times) == 1 }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func one<Element>(_ elements: [Element], or other: Element) -> Element {
        elements.randomElement(using: &generator) ?? other
    }

    private mutating func item() -> PrintItem {
        switch number(0...17) {
        case 0, 1: return .barcode(barcode())
        case 2: return .qr(qr())
        case 3: return .pdf417(pdf417())
        case 4, 5: return image()
        case 6: return PrintLogo(key: Self.logoKey, alignment: alignment()).map { .logo($0) } ?? .feed(lines: 1)
        case 7: return .tabStops(chance(4) ? [] : Array(Set((0..<number(1...6)).map { _ in number(1...20) })).sorted())
        case 8: return .upsideDown(chance(2))
        case 9: return .feed(lines: number(1...4))
        case 10: return .cut(chance(2) ? .full : .partial)
        case 11: return .pulse(DrawerPulse(pin: chance(2) ? .pin2 : .pin5, onMillis: 2 * number(1...255)))
        default: return line()
        }
    }

    private mutating func alignment() -> PrintAlignment { one(PrintAlignment.allCases, or: .left) }
}

/// Text.
extension RandomDocuments {
    private static let usual = Array("abcXYZ 019.,:%@[]\\^`{|}~€éñü¿¡ßÄøæçÀÍ─│╬Γπ“”™š\u{1B}\n\u{A0}").map(String.init)
    private static let rare = [
        "e\u{301}", "n\u{303}", "x\u{302}", "a\u{200D}", "\u{AD}", "☺\u{FE0F}", "♔", "☃", "Ж", "я", "ש", "ก", "中", "文",
        "日", "本", "한", "글", "漢", "あ", "ア", "Ａ", "\u{3000}", "😀", "\u{85}", "ｱ",
    ]

    /// A line that fits the paper.
    fileprivate mutating func line() -> PrintItem {
        let hasTabs = chance(4)
        let limit = min(profile.columns, 40)
        var runs: [PrintRun] = []
        var used = 0
        for _ in 0..<number(0...5) {
            let style = style()
            var text = ""
            for _ in 0..<number(0...12) {
                let next = hasTabs && chance(8) ? "\t" : chance(5) ? one(Self.rare, or: "x") : one(Self.usual, or: "x")
                // The most that it can take: no tab stop of a document is beyond column 20.
                let width = next == "\t" ? 20 : 2 * (style.doubleWidth ? 2 : 1)
                guard used + width <= limit else { break }
                used += width
                text += next
            }
            runs.append(PrintRun(text, style: style))
        }
        return .line(runs: runs, alignment: alignment())
    }

    private mutating func style() -> PrintStyle {
        guard !chance(4) else { return .plain }
        return PrintStyle(
            bold: chance(2),
            doubleWidth: chance(2),
            doubleHeight: chance(2),
            underline: chance(2),
            reverse: chance(3),
            small: chance(4),
            red: chance(4)
        )
    }

    fileprivate mutating func text(_ count: Int) -> String {
        (0..<count).map { _ in chance(6) ? one(Self.rare, or: "x") : one(Self.usual, or: "x") }.joined()
    }

    /// Settings of every kind that printers keep, as somebody else could leave them.
    fileprivate mutating func foreign() -> [UInt8] {
        var settings: [[UInt8]] = [
            [0x1B, 0x74, profile.codePages.last?.number ?? 0],  // ESC t
            [0x1B, 0x52, 2],  // ESC R: Germany
            [0x1B, 0x33, 90], [0x1B, 0x61, 2], [0x1B, 0x7B, 1],  // ESC 3; ESC a: right; ESC {
            [0x1D, 0x21, 0x77], [0x1B, 0x45, 1], [0x1B, 0x2D, 1], [0x1D, 0x42, 1],  // GS !; ESC E; ESC -; GS B
            [0x1B, 0x44, 3, 0], [0x1D, 0x68, 9], [0x1D, 0x77, 6], [0x1D, 0x48, 1],  // ESC D; GS h; GS w; GS H: above
        ]
        if profile.codePages.isEmpty { settings.removeFirst() }
        if profile.columnsFontB != nil { settings.append([0x1B, 0x21, 0x39]) }  // ESC !: font B, bold, large
        if profile.hasRed { settings.append([0x1B, 0x72, 1]) }  // ESC r
        if profile.multiByte != nil { settings += [[0x1C, 0x26], [0x1C, 0x2D, 1]] }  // FS &; FS -
        if profile.multiByte == .shiftJIS { settings.append([0x1C, 0x43, 1]) }  // FS C: Shift_JIS
        if profile.utf8 { settings.append([0x1C, 0x28, 0x43, 2, 0, 48, 2]) }  // FS ( C: UTF-8
        return settings.shuffled(using: &generator).prefix(number(1...8)).flatMap { $0 }
    }
}

/// Pictures, barcodes and symbols.
extension RandomDocuments {
    /// Gradients, noise, lines, and dots that are a real-time pulse if nobody prevents it.
    fileprivate mutating func image() -> PrintItem {
        // Some are wider than any paper, some higher than any strip.
        let sizes = [(1, 1), (7, 5), (8, 24), (63, 25), (200, 60), (384, 20), (700, 33), (24, 130), (40, 300)]
        let (width, height) = one(sizes, or: (8, 8))
        var gray = [UInt8](repeating: 255, count: width * height)
        let kind = number(0...3)
        let command: [UInt8] = [0x10, 0x14, 0x01, 0x00, 0x01, 0x10, 0x04, 0x01]
        for y in 0..<height {
            for x in 0..<width {
                let isCommandDot = command[x / 8 % 8] & (0x80 >> UInt8(x % 8)) != 0
                gray[y * width + x] =
                    switch kind {
                    case 0: UInt8((x * 255 / width + y * 255 / height) / 2)
                    case 1: UInt8.random(in: 0...255, using: &generator)
                    case 2: x % 17 == 0 || y % 13 == 0 ? 0 : 255
                    default: isCommandDot ? 0 : 255
                    }
            }
        }
        let image = PrintImage(
            widthDots: width,
            heightDots: height,
            gray: gray,
            alignment: alignment(),
            dithering: one(PrintImage.Dithering.allCases, or: .threshold)
        )
        return image.map { .image($0) } ?? .feed(lines: 1)
    }

    fileprivate mutating func qr() -> PrintQR {
        let levels: [PrintQR.ErrorCorrection] = [.low, .medium, .quartile, .high]
        let data = chance(6) ? "a\u{10}\u{4}\u{1}" : text(20) + "x"
        return PrintQR(data: data, moduleDots: number(1...16), errorCorrection: one(levels, or: .low))
    }

    fileprivate mutating func pdf417() -> PrintPDF417 {
        PrintPDF417(
            data: chance(6) ? "b\u{10}\u{14}\u{1}" : text(number(0...60)) + "x",
            moduleDots: number(2...8),
            rowHeightModules: number(2...8),
            columns: chance(2) ? 0 : number(1...30),
            errorCorrection: number(0...5)
        )
    }

    fileprivate mutating func barcode() -> PrintBarcode {
        let symbologies: [Symbology] = [
            .ean13, .ean8, .upcA, .upcE, .code39, .itf, .codabar, .code93, .code128, .gs1_128,
        ]
        let symbology = one(symbologies, or: .ean13)
        return PrintBarcode(
            symbology: symbology,
            data: data(for: symbology),
            heightDots: number(1...255),
            textBelow: chance(2)
        )
    }

    private mutating func data(for symbology: Symbology) -> String {
        let capitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
        switch symbology {
        case .ean13: return string(of: "0123456789", 12...12)
        case .ean8: return string(of: "0123456789", 7...7)
        case .upcA: return string(of: "0123456789", 11...11)
        case .upcE:
            // Its long form has the zeros that the short one leaves out.
            return "0" + string(of: "0123456789", 2...2) + "\(number(0...2))0000" + string(of: "0123456789", 3...3)
        case .itf: return (0..<number(1...8)).map { _ in string(of: "0123456789", 2...2) }.joined()
        case .codabar:
            return string(of: "ABCD", 1...1) + string(of: "0123456789-$:/.+", 1...12) + string(of: "ABCD", 1...1)
        case .gs1_128:
            return "(01)09501101530003(10)" + string(of: "ABC-1234567890", 1...10)
        case .code128:
            let range: ClosedRange<UInt8> = chance(2) ? 0x20...0x7E : 0x00...0x7F
            let ascii = (0..<number(1...14)).map { _ in UInt8.random(in: range, using: &generator) }
            return String(decoding: chance(8) ? [0x61, 0x10, 0x14, 0x31, 0x36, 0x30, 0x34] : ascii, as: UTF8.self)
        default: return string(of: capitals, 1...30)
        }
    }

    private mutating func string(of characters: String, _ count: ClosedRange<Int>) -> String {
        let all = Array(characters)
        return String((0..<number(count)).map { _ in one(all, or: "0") })
    }
}
