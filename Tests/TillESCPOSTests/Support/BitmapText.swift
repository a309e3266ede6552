import TillDeviceKit

@testable import TillESCPOS

extension Bitmap {
    /// `#` for a black dot and `.` for a white one, a line a row.
    var text: String {
        var text = ""
        for y in 0..<height {
            for x in 0..<width { text += self[x, y] ? "#" : "." }
            text += "\n"
        }
        return text
    }

    /// The rows of such a text.
    init(text: String) {
        let rows = text.split(separator: "\n").map(Array.init)
        self.init(width: rows.map(\.count).max() ?? 0, height: rows.count)
        for (y, row) in rows.enumerated() {
            for (x, character) in row.enumerated() where character == "#" { self[x, y] = true }
        }
    }

    /// Characters side by side.
    init(_ string: String, cellWidth: Int, cellHeight: Int) {
        self.init(width: string.count * cellWidth, height: cellHeight)
        for (index, character) in string.enumerated() {
            guard let glyph = DrawnFont().glyph(for: character, width: cellWidth, height: cellHeight) else { continue }
            draw(glyph, x: index * cellWidth, y: 0)
        }
    }
}

/// A source of one shape for the characters that it is said to have.
struct SolidGlyphs: GlyphSource {
    var characters: Set<Character>

    func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
        guard characters.contains(character) else { return nil }
        var solid = Bitmap(width: width, height: height)
        solid.fill(x: 0, y: 0, width: width, height: height)
        return solid
    }
}

/// Lines of a paper without an emulator.
extension Paper {
    init(widthDots: Int, _ elements: [Element]) {
        self.init(columns: widthDots / 12, widthDots: widthDots)
        for element in elements { append(element) }
    }
}

extension Paper.Element {
    static func text(_ text: String, _ style: PaperStyle = .plain, _ alignment: PrintAlignment = .left) -> Self {
        .line(PaperLine(cells: text.map { PaperCell(character: $0, style: style) }, alignment: alignment))
    }
}
