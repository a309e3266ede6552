/// The form in which the font is written down.
///
///     A 2,18 6,4 10,18; 3,13 9,13
///     C 10,7 v7,4 5,4 h2,8 2,14 v5,18 7,18 h10,15
///     ■ #2,6,10,18
///
/// A line is a character and its strokes, which `;` separates. A stroke is a list of points `x,y`; `h` and `v` before a
/// point make the way there a quarter of an ellipse that begins horizontally or vertically. `#` begins a filled
/// rectangle by its left, top, right and bottom edges; `thin` asks for the pen of 1 dot.
extension StrokeGlyph {
    /// The strokes of a text in that form. The font's own text is the only input, so an error in it is a bug.
    init(notation: some StringProtocol) {
        self.init()
        for part in notation.split(separator: ";") {
            var words = part.split(separator: " ")[...]
            if words.first == "thin" {
                isThin = true
                words.removeFirst()
            }
            guard let first = words.first else { continue }
            if first.hasPrefix("#") {
                areas.append(contentsOf: words.map { Self.area($0.dropFirst()) })
            } else {
                let steps = words.map { Self.step($0) }
                strokes.append(Stroke(start: steps[0].point, steps: Array(steps.dropFirst())))
            }
        }
    }

    private static func step(_ word: some StringProtocol) -> Step {
        let move: Move =
            switch word.first {
            case "h": .horizontalFirst
            case "v": .verticalFirst
            default: .straight
            }
        let numbers = numbers(move == .straight ? String(word) : String(word.dropFirst()))
        precondition(numbers.count == 2, "a point has two numbers: \(word)")
        return Step(move: move, point: Point(x: numbers[0], y: numbers[1]))
    }

    private static func area(_ word: some StringProtocol) -> Area {
        let numbers = numbers(String(word))
        precondition(numbers.count == 4, "a rectangle has four edges: \(word)")
        return Area(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
    }

    private static func numbers(_ list: String) -> [Double] {
        list.split(separator: ",").map { word in
            guard let number = Double(word) else { preconditionFailure("not a number: \(word)") }
            return number
        }
    }
}
