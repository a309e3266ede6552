import Testing

@testable import TillESCPOS

@Suite struct BitmapDotsTests {
    private let corner = Bitmap(text: "##.\n#..\n")

    @Test func turning() {
        #expect(corner.rotated.text == "..#\n.##\n")
        #expect(corner.rotatedClockwise.text == "##\n.#\n..\n")
    }

    @Test func magnifyingAndEmphasising() {
        #expect(corner.magnified(width: 2, height: 1).text == "####..\n##....\n")
        #expect(corner.emphasised(byDots: 1).text == "###\n##.\n")
    }

    /// At every place of a byte, against the same done dot by dot.
    @Test func drawingMovesByDots() {
        let source = Bitmap(text: "#.##..#.##.#\n.#.#.#.#.#.#\n")
        for x in -13...40 {
            var (drawn, cleared, expected) = (Bitmap(width: 29, height: 3), Bitmap(width: 29, height: 3), "")
            drawn.draw(source, x: x, y: 1)
            cleared.fill(x: 0, y: 0, width: 29, height: 3)
            cleared.clear(source, x: x, y: 1)
            for row in -1..<2 {
                for column in 0..<29 { expected += source[column - x, row] ? "#" : "." }
                expected += "\n"
            }
            #expect(drawn.text == expected, "\(x)")
            #expect(cleared.blackCount + drawn.blackCount == 29 * 3, "\(x)")
        }
    }

    /// What lies outside is left out, on all sides.
    @Test func drawingIsClipped() {
        for (x, y, expected) in [(-1, 0, "#.\n..\n"), (1, 1, "..\n.#\n"), (0, -1, "#.\n..\n"), (0, 5, "..\n..\n")] {
            var target = Bitmap(width: 2, height: 2)
            target.draw(corner, x: x, y: y)
            #expect(target.text == expected, "\(x) \(y)")
            target.clear(corner, x: x, y: y)
            #expect(target.blackCount == 0)
        }
        var target = Bitmap(width: 2, height: 2)
        target.fill(x: -5, y: 1, width: 100, height: 100)
        target.fill(x: 7, y: 7, width: 1, height: 1)
        #expect(target.text == "..\n##\n")
    }
}
