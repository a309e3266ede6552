/// Strokes as dots.
extension StrokeGlyph {
    /// The glyph in a cell of another size. The strokes are scaled, not the dots, and moved to the dots' raster so that
    /// all stems of one cell are equally thick.
    func bitmap(width: Int, height: Int) -> Bitmap {
        var brush = StrokeBrush(cellWidth: width, cellHeight: height, pen: pen)
        for area in areas { brush.fill(area) }
        for stroke in strokes { brush.draw(stroke) }
        return brush.bitmap
    }
}

/// Draws with an elliptic pen.
private struct StrokeBrush {
    private(set) var bitmap: Bitmap
    private let scaleX: Double
    private let scaleY: Double
    /// The pen in whole dots, at least one.
    private let penWidth: Double
    private let penHeight: Double

    /// Chords of a quarter of an ellipse; enough for cells of 200 dots.
    private static let chordCount = 12

    init(cellWidth: Int, cellHeight: Int, pen: Double) {
        bitmap = Bitmap(width: cellWidth, height: cellHeight)
        scaleX = Double(cellWidth) / Double(StrokeGlyph.cellWidth)
        scaleY = Double(cellHeight) / Double(StrokeGlyph.cellHeight)
        penWidth = max(Self.nearest(pen * scaleX), 1)
        penHeight = max(Self.nearest(pen * scaleY), 1)
    }

    /// The nearest whole number to one that is not negative.
    private static func nearest(_ value: Double) -> Double { Double(Int(value + 0.5)) }

    /// A pen of an even width covers whole dots when its middle is between two, one of an odd width when it is on one.
    private static func snapped(_ value: Double, pen: Double) -> Double {
        Int(pen).isMultiple(of: 2) ? nearest(value) : Double(Int(value)) + 0.5
    }

    private func placed(_ point: StrokeGlyph.Point) -> StrokeGlyph.Point {
        StrokeGlyph.Point(
            x: Self.snapped(point.x * scaleX, pen: penWidth),
            y: Self.snapped(point.y * scaleY, pen: penHeight)
        )
    }

    mutating func fill(_ area: StrokeGlyph.Area) {
        for y in 0..<bitmap.height {
            let middle = (Double(y) + 0.5) / scaleY
            guard area.top <= middle, middle < area.bottom else { continue }
            for x in 0..<bitmap.width {
                let middle = (Double(x) + 0.5) / scaleX
                if area.left <= middle, middle < area.right { bitmap[x, y] = true }
            }
        }
    }

    mutating func draw(_ stroke: StrokeGlyph.Stroke) {
        var here = placed(stroke.start)
        if stroke.steps.isEmpty { line(from: here, to: here) }
        for step in stroke.steps {
            let next = placed(step.point)
            switch step.move {
            case .straight: line(from: here, to: next)
            case .horizontalFirst, .verticalFirst: arc(from: here, to: next, step.move)
            }
            here = next
        }
    }

    private mutating func arc(from start: StrokeGlyph.Point, to end: StrokeGlyph.Point, _ move: StrokeGlyph.Move) {
        var here = start
        for chord in 1...Self.chordCount {
            let (sine, versine) = Self.quarter[chord]
            let (alongX, alongY) = move == .horizontalFirst ? (sine, versine) : (versine, sine)
            let next = StrokeGlyph.Point(
                x: start.x + (end.x - start.x) * alongX,
                y: start.y + (end.y - start.y) * alongY
            )
            line(from: here, to: next)
            here = next
        }
    }

    /// Sine and 1 − cosine of a quarter of a turn in equal steps, by the addition theorems.
    private static let quarter: [(sine: Double, versine: Double)] = {
        let sineOfStep = 0.130_526_192_220_051_59
        let cosineOfStep = 0.991_444_861_373_810_41
        var (sine, cosine) = (0.0, 1.0)
        var table = [(sine: 0.0, versine: 0.0)]
        for _ in 0..<chordCount {
            (sine, cosine) =
                (sine * cosineOfStep + cosine * sineOfStep, cosine * cosineOfStep - sine * sineOfStep)
            table.append((sine, 1 - cosine))
        }
        return table
    }()

    private mutating func line(from start: StrokeGlyph.Point, to end: StrokeGlyph.Point) {
        let left = dot(min(start.x, end.x) - penWidth, below: bitmap.width)
        let right = dot(max(start.x, end.x) + penWidth, below: bitmap.width)
        let top = dot(min(start.y, end.y) - penHeight, below: bitmap.height)
        let bottom = dot(max(start.y, end.y) + penHeight, below: bitmap.height)
        for y in top..<bottom {
            for x in left..<right where covers(x: Double(x) + 0.5, y: Double(y) + 0.5, start, end) {
                bitmap[x, y] = true
            }
        }
    }

    private func dot(_ place: Double, below limit: Int) -> Int { min(max(Int(place), 0), limit) }

    /// Whether the pen touches the middle of a dot on its way; the pen is a circle of diameter 1 in its own measure.
    private func covers(x: Double, y: Double, _ start: StrokeGlyph.Point, _ end: StrokeGlyph.Point) -> Bool {
        let (toEndX, toEndY) = ((end.x - start.x) / penWidth, (end.y - start.y) / penHeight)
        let (toDotX, toDotY) = ((x - start.x) / penWidth, (y - start.y) / penHeight)
        let length = toEndX * toEndX + toEndY * toEndY
        let part = length == 0 ? 0 : min(max((toDotX * toEndX + toDotY * toEndY) / length, 0), 1)
        let (offX, offY) = (toDotX - part * toEndX, toDotY - part * toEndY)
        return offX * offX + offY * offY <= 0.25
    }
}
