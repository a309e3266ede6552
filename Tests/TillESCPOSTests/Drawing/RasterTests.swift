import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// The paper as dots.
@Suite struct RasterTests {
    /// A small receipt of all that a line can say.
    private static func receipt() -> Paper {
        var large = PaperStyle.plain
        large.size = CharacterSize(width: 2, height: 2)
        large.isBold = true
        var reverse = PaperStyle.plain
        reverse.isReverse = true
        var underlined = PaperStyle.plain
        underlined.isUnderlined = true
        var small = PaperStyle.plain
        small.isSmall = true
        var upsideDown = PaperStyle.plain
        upsideDown.isUpsideDown = true
        let mixed = [
            PaperCell(character: "a", style: .plain), PaperCell(character: "B", style: large),
            PaperCell(character: "c", style: small),
        ]
        return Paper(
            widthDots: 120,
            [
                .text("Öl", large, .center), .text("R", reverse, .right), .text("_", underlined),
                .line(PaperLine(cells: mixed, alignment: .left)), .text("up", upsideDown), .cut(.partial),
                .text("─ ok"), .cut(.full),
            ]
        )
    }

    @Test func golden() throws {
        let raster = Self.receipt().raster()
        #expect(raster.red == nil && raster.omittedElementCount == 0)
        #expect(try Golden.difference(raster.black.text, "raster-small.txt") == nil)
        let knife = 48 + 30 + 30 + 48 + 30
        let cuts = [
            PaperRaster.Cut(row: knife + 16, kind: .partial), PaperRaster.Cut(row: knife + 32 + 30 + 32, kind: .full),
        ]
        #expect(raster.cuts == cuts)
    }

    /// The same line upside down is the same dots turned.
    @Test func upsideDownIsTurned() {
        var style = PaperStyle.plain
        let upright = Paper(widthDots: 120, [.text("Till 7", style)]).raster().black
        style.isUpsideDown = true
        let turned = Paper(widthDots: 120, [.text("Till 7", style)]).raster().black
        #expect(turned != upright)
        #expect(turned.rotated == upright)
        #expect(upright.rotatedClockwise.rotatedClockwise == turned)
    }

    @Test func redHasAPlaneOfItsOwn() {
        var red = PaperStyle.plain
        red.isRed = true
        red.isReverse = true
        let raster = Paper(widthDots: 120, [.text("A"), .text("A", red)]).raster()
        let letter = DrawnFont().glyph(for: "A", width: 12, height: 24)?.blackCount ?? 0
        #expect(raster.black.blackCount == letter)
        #expect(raster.red?.blackCount == 12 * 24 - letter, "white on red")
    }

    /// The other source is asked for what the font lacks, a wide character in a wide cell; then comes the frame.
    @Test func otherSources() {
        let paper = Paper(widthDots: 120, [.text("A日本")])
        let wide = paper.raster(glyphs: SolidGlyphs(characters: ["日", "A"])).black
        let missing = DrawnFont().glyph(for: "\u{FFFD}", width: 24, height: 24)?.blackCount ?? 0
        let letter = DrawnFont().glyph(for: "A", width: 12, height: 24)?.blackCount ?? 0
        #expect(wide.blackCount == letter + 24 * 24 + missing)
    }

    /// Strips of a picture join when the host has set the feed to their height.
    @Test func picturesInLinesJoin() {
        var strip = Bitmap(width: 16, height: 24)
        strip.fill(x: 0, y: 0, width: 16, height: 24)
        let cell = PaperCell(character: PaperCell.picture, style: .plain, image: strip)
        let line = Paper.Element.line(PaperLine(cells: [cell], alignment: .right, feedDots: 24))
        let raster = Paper(widthDots: 120, [line, line]).raster().black
        #expect(raster.height == 48)
        #expect((0..<48).allSatisfy { raster[119, $0] && raster[104, $0] && !raster[103, $0] })
    }

    @Test func imagesStandWhereTheyWerePut() {
        var dots = Bitmap(width: 40, height: 3)
        dots.fill(x: 0, y: 0, width: 40, height: 3)
        let image = PaperImage(bitmap: Bitmap(width: 40, height: 3), red: dots, alignment: .left, leftDots: 100)
        let raster = Paper(widthDots: 120, [.image(image)]).raster()
        #expect(raster.black.height == 3 && raster.black.blackCount == 0)
        #expect(raster.red?.blackCount == 60, "what is beyond the head is lost")
    }

    @Test func longPaperShowsItsEnd() {
        let lines = [Paper.Element](repeating: .text("x"), count: PaperRaster.maximumRows / 30)
        let raster = Paper(widthDots: 120, [.text("first"), .text("second")] + lines).raster()
        #expect(raster.black.height <= PaperRaster.maximumRows)
        #expect(raster.omittedElementCount == 2)
    }

    @Test func pictureHasMarginsAndSlips() {
        let raster = Self.receipt().raster()
        let picture = PaperPicture(framed: raster)
        let colours = Set(picture.pixels)
        #expect(picture.width == 120 + 8 + 64 + 48 && picture.pixels.count == picture.width * picture.height)
        // Margin, padding, all rows down to the full cut, which ends the only slip, margin.
        #expect(picture.height == 24 + 32 + (raster.cuts.last?.row ?? 0) + 24)
        #expect(
            picture.pixels.first == PaperColour.ground.rawValue && colours.contains(PaperColour.perforation.rawValue)
        )
        #expect(!colours.contains(PaperColour.red.rawValue))
        let plain = PaperPicture(raster)
        #expect(plain.pixels.count { $0 == PaperColour.ink.rawValue } == raster.black.blackCount)
    }
}
