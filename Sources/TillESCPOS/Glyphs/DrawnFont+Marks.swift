/// Letters put together of a letter and a mark.
extension DrawnFont {
    /// Marks above and below letters, which are characters of their own too.
    static let marks: [Character: String] = [
        "´": "8,2 5,5",
        "ˆ": "3,5 6,2 9,5",
        "˜": "2,5 4,3 8,4 10,2",
        "¨": "3,3 3,4; 9,3 9,4",
        "˚": "5,1 7,1 8,2 8,4 7,5 5,5 4,4 4,2 5,1",
        "ˇ": "3,2 6,5 9,2",
        "˘": "3,2 v6,5 h9,2",
        "˙": "6,3 6,4",
        "˝": "5,2 3,5; 10,2 8,5",
        "¯": "3,4 9,4",
        "ˋ": "4,2 7,5",
        "¸": "7,19 7,22 4,22",
        "˛": "9,18 7,20 7,22 9,22",
    ]

    /// Marks above capitals are flat, so that the capitals stay larger than small letters.
    private static let highMarks: [Character: String] = [
        "´": "8,1 6,3",
        "ˆ": "4,3 6,1 8,3",
        "˜": "2,3 4,1 8,3 10,1",
        "¨": "3,2; 9,2",
        "˚": "6,1 h8,3 v6,5 h4,3 v6,1",
        "ˇ": "4,1 6,3 8,1",
        "˘": "3,1 v6,3 h9,1",
        "˙": "6,2",
        "˝": "5,1 4,3; 9,1 8,3",
        "¯": "3,2 9,2",
        "ˋ": "4,1 6,3",
        "?": "5,1 7,1 6,3",
    ]

    /// Marks that are no characters of their own: comma and dot below, hook above.
    private static let boundMarks: [Character: String] = [
        ",": "6,21 5,23",
        ".": "5,22 6,22",
        "?": "5,1 7,1 8,2 8,3 6,5",
    ]

    /// How high a capital reaches below a mark, and below two: there its pen's middle is instead of at 4.
    private static let squeezedTop = 6.0
    private static let squeezedTopOfPair = 8.0

    /// Words of two to four characters: a character, the letter that it looks like, and a mark or two.
    static func compose(_ text: String, into glyphs: inout [Character: StrokeGlyph]) {
        for word in text.split(whereSeparator: \.isWhitespace) {
            let scalars = word.unicodeScalars.map { Character($0) }
            guard (2...4).contains(scalars.count), var glyph = glyphs[scalars[1]], glyphs[scalars[0]] == nil else {
                preconditionFailure("cannot be composed: \(word)")
            }
            if scalars.count == 3 { glyph.add(mark: scalars[2]) }
            if scalars.count == 4 { glyph.add(pair: String(scalars[2...])) }
            glyphs[scalars[0]] = glyph
        }
    }

    /// The strokes of a mark; above a capital or an ascender the flat ones.
    fileprivate static func shape(of mark: Character, isHigh: Bool) -> StrokeGlyph {
        let high = isHigh ? highMarks[mark] : nil
        guard let notation = high ?? boundMarks[mark] ?? marks[mark] else {
            preconditionFailure("no such mark: \(mark)")
        }
        return StrokeGlyph(notation: notation)
    }

    fileprivate static func shape(ofPair pair: String) -> StrokeGlyph {
        guard let notation = pairsOfMarks[pair] else { preconditionFailure("no such marks: \(pair)") }
        return StrokeGlyph(notation: notation)
    }

    fileprivate static func squeezed(_ glyph: StrokeGlyph, forPair: Bool) -> StrokeGlyph {
        let (foot, top) = (18.0, forPair ? squeezedTopOfPair : squeezedTop)
        let factor = (foot - top) / (foot - min(glyph.top, 4))
        return glyph.mapped { point in
            guard point.y < foot else { return point }
            return StrokeGlyph.Point(x: point.x, y: Double(Int(foot - (foot - point.y) * factor + 0.5)))
        }
    }
}

extension StrokeGlyph {
    /// A letter that reaches into the room of a mark above it is squeezed first.
    fileprivate mutating func add(mark: Character) {
        let isHigh = top < 8
        let mark = DrawnFont.shape(of: mark, isHigh: isHigh)
        if isHigh, mark.top < 8 { self = DrawnFont.squeezed(self, forPair: false) }
        strokes += mark.strokes
    }

    fileprivate mutating func add(pair: String) {
        if top < 8 { self = DrawnFont.squeezed(self, forPair: true) }
        strokes += DrawnFont.shape(ofPair: pair).strokes
    }
}
