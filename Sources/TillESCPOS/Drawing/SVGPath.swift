/// The data of SVG paths.
enum SVGPath {
    /// The pen's way. A dot is a line to where it began, which round caps make visible.
    static func strokes(of glyph: StrokeGlyph) -> String {
        var path = ""
        for stroke in glyph.strokes {
            var here = stroke.start
            path += "M\(point(here))"
            if stroke.steps.isEmpty { path += "h0" }
            for step in stroke.steps {
                path += step.move == .straight ? "L\(point(step.point))" : arc(from: here, step)
                here = step.point
            }
        }
        return path
    }

    /// A quarter of an ellipse. It turns clockwise when it begins horizontally and both ways have the same sign.
    private static func arc(from start: StrokeGlyph.Point, _ step: StrokeGlyph.Step) -> String {
        let (x, y) = (step.point.x - start.x, step.point.y - start.y)
        let isClockwise = (x * y > 0) == (step.move == .horizontalFirst)
        return "A\(SVGNumber(abs(x))) \(SVGNumber(abs(y))) 0 0 \(isClockwise ? 1 : 0) \(point(step.point))"
    }

    private static func point(_ point: StrokeGlyph.Point) -> String { "\(SVGNumber(point.x)) \(SVGNumber(point.y))" }

    static func areas(of glyph: StrokeGlyph) -> String {
        glyph.areas.map { area in
            let width = SVGNumber(area.right - area.left)
            let place = "M\(SVGNumber(area.left)) \(SVGNumber(area.top))"
            return "\(place)h\(width)v\(SVGNumber(area.bottom - area.top))h-\(width)z"
        }
        .joined()
    }

    /// Black dots as rectangles: neighbours in a row are one, and equal rows are as well.
    static func runs(of dots: Bitmap, x: Int, y: Int) -> String {
        var path = ""
        var row = 0
        while row < dots.height {
            var next = row + 1
            while next < dots.height, dots.hasEqualRows(row, next) { next += 1 }
            path += runs(ofRow: row, of: dots, x: x, y: y + row, height: next - row)
            row = next
        }
        return path
    }

    private static func runs(ofRow row: Int, of dots: Bitmap, x: Int, y: Int, height: Int) -> String {
        var path = ""
        var start: Int?
        for column in 0...dots.width {
            if dots[column, row] {
                start = start ?? column
            } else if let begun = start {
                let width = column - begun
                path += "M\(x + begun) \(y)h\(width)v\(height)h-\(width)z"
                start = nil
            }
        }
        return path
    }
}

extension Bitmap {
    fileprivate func hasEqualRows(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (first * bytesPerRow, second * bytesPerRow)
        return bytes[one..<one + bytesPerRow] == bytes[other..<other + bytesPerRow]
    }
}

/// A number as short as it can be written with three decimals.
struct SVGNumber: CustomStringConvertible {
    let description: String

    init(_ value: Double) {
        let thousandths = Int(value.magnitude * 1000 + 0.5)
        var digits = String(thousandths / 1000)
        var rest = thousandths % 1000
        if rest > 0 {
            var places = 3
            while rest.isMultiple(of: 10) { (rest, places) = (rest / 10, places - 1) }
            let decimals = String(rest)
            digits += "." + String(repeating: "0", count: places - decimals.count) + decimals
        }
        description = value < 0 && thousandths > 0 ? "-" + digits : digits
    }
}
