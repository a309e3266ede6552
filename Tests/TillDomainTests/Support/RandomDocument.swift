@testable import TillDomain
import TillTestSupport

/// Documents of every block, with any text that Unicode has.
enum RandomDocument {
    /// Ranges where Unicode is at its worst: what joins its neighbour, what has no width, what moves the writing.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x00...0x24F, 0x20...0x7E, 0x20...0x20, 0x300...0x36F, 0x590...0x6FF, 0x900...0x97F, 0xD00...0xD7F,
        0xE00...0xEFF, 0x1100...0x11FF, 0x2000...0x206F, 0x20D0...0x20F0, 0x2600...0x27BF, 0x3000...0x33FF,
        0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFE00...0xFE2F, 0xFF00...0xFFEF, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF,
        0x1F3FB...0x1F3FF, 0x200D...0x200D, 0xFE0F...0xFE0F, 0x600...0x605, 0xE0001...0xE007F, 0x0...0x10FFFF,
    ]

    static func text(_ chance: inout SeededGenerator, scalars: ClosedRange<Int> = 0...60) -> String {
        if Int.random(in: 0..<3, using: &chance) == 0 { return RandomText.make(&chance) }
        var text = ""
        for _ in 0..<Int.random(in: scalars, using: &chance) {
            let range = ranges.randomElement(using: &chance) ?? 0x20...0x7E
            guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &chance)) else { continue }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    static func style(_ chance: inout SeededGenerator) -> Document.Style {
        Document.Style(bold: .random(using: &chance), large: .random(using: &chance), reverse: .random(using: &chance))
    }

    static func alignment(_ chance: inout SeededGenerator) -> Document.Alignment {
        [.left, .center, .right].randomElement(using: &chance) ?? .left
    }

    static func cell(_ chance: inout SeededGenerator) -> Document.Column {
        let number = [0, 1, 2, 5, 9, 30, -4, .max, .min].randomElement(using: &chance) ?? 1
        let width: Document.Column.Width =
            [.fixed(number), .share(number), .share(1), .fit].randomElement(using: &chance) ?? .fit
        return Document.Column(
            text(&chance, scalars: 0...20),
            width: width,
            alignment: alignment(&chance),
            overflow: [.wrap, .ellipsis, .whole].randomElement(using: &chance) ?? .wrap
        )
    }

    static func cells(_ chance: inout SeededGenerator) -> [Document.Column] {
        (0..<Int.random(in: 0...6, using: &chance)).map { _ in cell(&chance) }
    }

    static func block(_ chance: inout SeededGenerator) -> Document.Block {
        switch Int.random(in: 0..<15, using: &chance) {
        case 0, 1: .text(text(&chance), style(&chance), alignment(&chance))
        case 2: .pair(text(&chance), text(&chance, scalars: 0...12), style(&chance))
        case 3: .ellipsisPair(text(&chance), text(&chance, scalars: 0...12), style(&chance))
        case 4, 5: .columns(cells(&chance), style(&chance))
        case 6: .banner(text(&chance), .random(using: &chance) ? .asterisks : .reverse)
        case 7: .rule
        case 8: .doubleRule
        case 9: .titledRule(text(&chance))
        case 10: .ruler
        case 11: .barcode(Document.Barcode(kind: .code128, data: text(&chance)))
        case 12: .qr(text(&chance))
        case 13: .feed(Int.random(in: 0...9, using: &chance))
        default: .random(using: &chance) ? .cut : .drawerPulse
        }
    }

    static func make(_ chance: inout SeededGenerator) -> Document {
        Document((0..<Int.random(in: 0...10, using: &chance)).map { _ in block(&chance) })
    }
}

/// What of a text is seen, in its order: no blanks, and nothing that a printer has no shape for.
func seen(_ text: String) -> [Unicode.Scalar] {
    TextWidth.oneLine(text).unicodeScalars.filter { $0 != " " }
}
