import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Columns")
struct ColumnsTests {
    typealias Column = Document.Column

    private func lines(_ cells: [Column], _ style: Document.Style = .plain, columns: Int) -> [String] {
        DocumentLayout(Document([.columns(cells, style)]), columns: columns).texts
    }

    @Test("fixed, shared and fitted cells side by side, a space between them")
    func widths() {
        let cells = [
            Column("2", width: .fixed(3), alignment: .right), Column("Pan"),
            Column("1.50", width: .fit, alignment: .right),
        ]
        #expect(lines(cells, columns: 20) == ["  2 Pan         1.50"])
        #expect(lines(cells, .large, columns: 40) == ["  2 Pan         1.50"])
        #expect(lines(cells, columns: 16) == ["  2 Pan     1.50"])
    }

    @Test(
        "shares divide what is left by their numbers, to the last column",
        arguments: [
            ([1, 1], 21, [10, 10]), ([1, 1], 20, [9, 10]), ([1, 2], 13, [4, 8]), ([1, 1, 1], 12, [3, 3, 4]),
            ([3, 1], 9, [6, 2]), ([0, -5], 9, [4, 4]), ([.max, 1], 40, [37, 2]), ([.min, .max], 40, [2, 37]),
        ] as [([Int], Int, [Int])]
    )
    func shares(weights: [Int], room: Int, expected: [Int]) {
        #expect(ColumnWidths.divided(weights.map { Column("xx", width: .share($0)) }, room: room) == expected)
    }

    @Test("a share that needs more than its part gets it, and the others divide the rest")
    func sharesWithNeeds() {
        let cells = [Column("12345678901", overflow: .whole), Column("abc"), Column("def")]
        #expect(ColumnWidths.divided(cells, room: 20) == [11, 3, 4])
    }

    @Test("a cell that wraps takes lines, the others stand beside its first")
    func wrapping() {
        let cells = [
            Column("2", width: .fixed(2)), Column("Pan con tomate y jamón"), Column("1.50", width: .fit),
        ]
        #expect(lines(cells, columns: 18) == ["2  Pan con    1.50", "   tomate y", "   jamón"])
    }

    @Test("every alignment, on every line of a cell")
    func alignments() {
        let cells = [
            Column("a\nbbb", alignment: .right), Column("a\nbbb", alignment: .center), Column("a\nbbb"),
        ]
        #expect(lines(cells, columns: 17) == ["    a   a   a", "  bbb  bbb  bbb"])
        #expect(
            lines(cells, Document.Style(reverse: true), columns: 17) == ["    a   a   a    ", "  bbb  bbb  bbb  "]
        )
    }

    @Test("a cell with an ellipsis has one line and gives way to whole cells")
    func ellipsis() {
        let cells = [
            Column("Bocadillo de lomo", overflow: .ellipsis), Column("12345678", width: .fit, overflow: .whole),
        ]
        #expect(lines(cells, columns: 20) == ["Bocadill... 12345678"])
        #expect(lines(cells, columns: 13) == ["Boc. 12345678"])
        #expect(lines(cells, columns: 12) == ["Bocadillo...", "12345678"])
    }

    @Test("a whole cell is never narrower than its text, whatever its rule")
    func whole() {
        for width in [Column.Width.fixed(2), .fixed(-1), .share(1), .fit] {
            let cells = [Column("abcdef ghijkl"), Column("123456", width: width, overflow: .whole)]
            let first = lines(cells, columns: 14).first
            #expect(first?.hasSuffix("123456") == true && first?.hasPrefix("abcdef ") == true, "\(width)")
        }
    }

    @Test("cells that cannot stand side by side stand one below the other, each aligned by itself")
    func stacked() {
        let cells = [
            Column("left", overflow: .whole), Column("", width: .fit),
            Column("right", alignment: .right, overflow: .whole),
        ]
        let rows = DocumentLayout(Document([.columns(cells, .bold)]), columns: 8).rows
        #expect(rows == [.line("left", .bold, .left), .line("right", .bold, .right)])
        let many = (0..<9).map { Column("\($0)") }
        #expect(lines(many, columns: 17) == ["0 1 2 3 4 5 6 7 8"])
        #expect(lines(many, columns: 16) == many.map(\.text))
        #expect(lines([], columns: 16).isEmpty)
    }

    @Test(
        "a kitchen line: the name is cut, the price stands whole at the right",
        arguments: [
            ("Pan", "1.50", ["Pan         1.50"]), ("Bocadillo de lomo", "1.50", ["Bocadill... 1.50"]),
            ("Bocadillo de lomo", "", ["Bocadillo de..."]), ("", "1.50", ["            1.50"]),
            ("Pan", "123456789012", ["Pan 123456789012"]),
            ("Bocadillo", "1234567890123", ["Bocadillo", "1234567890123"]),
        ] as [(String, String, [String])]
    )
    func kitchen(name: String, price: String, expected: [String]) {
        #expect(DocumentLayout(Document([.ellipsisPair(name, price)]), columns: 16).texts == expected)
        let large = DocumentLayout(Document([.ellipsisPair(name, price, .large)]), columns: 33).rows
        #expect(large.allSatisfy { if case .line(_, .large, _) = $0 { true } else { false } })
        #expect(large.count == expected.count)
    }

    @Test("widths keep to the room and to what each cell needs, for any cells")
    func anyWidths() {
        var chance = SeededGenerator(seed: printedSeed(for: "widths of cells"))
        for _ in 0..<1_000 {
            let cells = RandomDocument.cells(&chance)
            let room = Int.random(in: 4...64, using: &chance)
            guard let widths = ColumnWidths.divided(cells, room: room) else { continue }
            let used = widths.reduce(0, +) + max(0, cells.count - 1)
            #expect(used <= room && widths.allSatisfy { $0 >= 0 })
            // A share takes all that there is.
            if cells.contains(where: { if case .share = $0.width { true } else { false } }) { #expect(used == room) }
            for (cell, width) in zip(cells, widths) where cell.overflow == .whole {
                #expect(width >= TextWidth.columns(TextWidth.oneLine(cell.text)))
            }
        }
    }

    @Test("nothing of a whole cell is lost, nothing of a wrapped one, and a cut one fits, for any cells")
    func anyCells() {
        var chance = SeededGenerator(seed: printedSeed(for: "cells"))
        for _ in 0..<1_000 {
            let cell = RandomDocument.cell(&chance)
            let other = Column(String(repeating: "-", count: Int.random(in: 0...40, using: &chance)))
            let columns = Int.random(in: DocumentLayout.columnsMinimum...64, using: &chance)
            let style = RandomDocument.style(&chance)
            let texts = lines([cell, other], style, columns: columns)
            let room = style.large ? columns / 2 : columns
            #expect(texts.allSatisfy { TextWidth.columns($0) <= room }, "\(cell)")
            // What is not of the other cell, whose dashes a text may have too.
            let found = texts.flatMap(seen).filter { $0 != "-" }
            let wanted = seen(cell.text).filter { $0 != "-" }
            switch cell.overflow {
            case .whole, .wrap: #expect(found == wanted, "\(cell) in \(columns)")
            case .ellipsis where found != wanted:
                #expect(found.last == "." && wanted.starts(with: found.reversed().drop { $0 == "." }.reversed()))
            case .ellipsis: break
            }
        }
    }
}
