/// A character as the strokes of a pen, in the cell of font A: 12 dots wide, 24 high, y downwards.
///
/// A stroke along whole numbers covers whole dots with the usual pen of 2 dots. Capitals stand between 4 and 18, small
/// letters between 9 and 18, descenders end at 22, and marks above letters keep between 2 and 5.
struct StrokeGlyph: Equatable, Sendable {
    struct Point: Equatable, Sendable {
        var x: Double
        var y: Double
    }

    /// How the pen gets to the next point.
    enum Move: Equatable, Sendable {
        case straight
        /// A quarter of an ellipse that begins horizontally and ends vertically.
        case horizontalFirst
        /// A quarter of an ellipse that begins vertically and ends horizontally.
        case verticalFirst
    }

    struct Step: Equatable, Sendable {
        var move: Move
        var point: Point
    }

    /// A line of the pen; without steps it is a dot.
    struct Stroke: Equatable, Sendable {
        var start: Point
        var steps: [Step]
    }

    /// A filled rectangle, up to and without its right and lower edge.
    struct Area: Equatable, Sendable {
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
    }

    static let cellWidth = 12
    static let cellHeight = 24
    /// The base line is the lower edge of row 18: letters stand on it.
    static let baseline = 19

    var strokes: [Stroke] = []
    var areas: [Area] = []
    /// Drawn with a pen of 1 dot, as there is no room for the usual one.
    var isThin = false

    /// Width of the pen in dots of font A.
    var pen: Double { isThin ? 1 : 2 }

    /// The highest place that the pen's middle reaches.
    var top: Double {
        let points = strokes.flatMap { [$0.start] + $0.steps.map(\.point) }
        return points.map(\.y).min() ?? Double(Self.baseline)
    }

    /// The same strokes with each point moved.
    func mapped(_ transform: (Point) -> Point) -> StrokeGlyph {
        var glyph = self
        for stroke in glyph.strokes.indices {
            glyph.strokes[stroke].start = transform(glyph.strokes[stroke].start)
            for step in glyph.strokes[stroke].steps.indices {
                let point = glyph.strokes[stroke].steps[step].point
                glyph.strokes[stroke].steps[step].point = transform(point)
            }
        }
        return glyph
    }
}
