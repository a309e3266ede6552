import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// Pictures as bytes, in each of the commands.
@Suite struct ImageEncodingTests {
    /// A black frame, white inside.
    private func frame(_ width: Int, _ height: Int, _ alignment: PrintAlignment = .left) throws -> PrintImage {
        var gray = [UInt8](repeating: 255, count: width * height)
        for y in 0..<height {
            for x in 0..<width where x == 0 || y == 0 || x == width - 1 || y == height - 1 { gray[y * width + x] = 0 }
        }
        return try #require(
            PrintImage(widthDots: width, heightDots: height, gray: gray, alignment: alignment)
        )
    }

    @Test func raster() throws {
        let expected: [UInt8] = [
            0x1D, 0x76, 0x30, 0,  // GS v 0, m: not magnified
            2, 0,  // x: 2 bytes a row
            3, 0,  // y: 3 rows
            0xFF, 0xF0,  // twelve black dots, four beyond the width
            0x80, 0x10,  // the sides
            0xFF, 0xF0,
        ]
        #expect(body([.image(try frame(12, 3))]) == expected)
    }

    @Test func graphics() throws {
        let expected: [UInt8] = [
            0x1D, 0x28, 0x4C,  // GS ( L
            16, 0,  // p: 10 and the data
            48, 112, 48, 1, 1, 49,  // m, fn 112: store; a: one colour; bx, by: not magnified; c: colour 1
            12, 0,  // x: 12 dots
            3, 0,  // y: 3 rows
            0xFF, 0xF0, 0x80, 0x10, 0xFF, 0xF0,
            0x1D, 0x28, 0x4C, 2, 0, 48, 50,  // GS ( L fn 50: print
        ]
        #expect(body([.image(try frame(12, 3))], printer { $0.image = .graphics }) == expected)
    }

    @Test func columns() throws {
        let expected: [UInt8] = [
            0x1B, 0x33, 24,  // ESC 3: strips of 24 dots join
            0x1B, 0x2A, 33, 3, 0,  // ESC *: 24 dots, three columns
            0xE0, 0, 0, 0xA0, 0, 0, 0xE0, 0, 0,  // column by column, the top dot first
            0x0A,  // LF
            0x1B, 0x32,  // ESC 2: line spacing of text
        ]
        #expect(body([.image(try frame(3, 3))], printer { $0.image = .column24 }) == expected)
    }

    @Test func impactColumns() throws {
        let impact = printer {
            $0.image = .column8
            $0.widthDots = 400
        }
        let expected: [UInt8] = [
            0x1B, 0x33, 16,  // ESC 3: 16/144 inch are 8 dots
            0x1B, 0x2A, 0, 3, 0,  // ESC *: 8 dots, single density, three columns
            0xE0, 0xA0, 0xE0,
            0x0A,  // LF
            0x1B, 0x32,  // ESC 2
        ]
        #expect(body([.image(try frame(3, 3))], impact) == expected)
        #expect(ImageMode(impact)?.widthDots == 200)
        // Twice as many dots across: they stand closer, so that a square has fewer rows.
        let dense = printer {
            $0.image = .column8
            $0.widthDots = 400
            $0.imageWidthDots = 400
        }
        let mode = try #require(ImageMode(dense))
        #expect(mode.isDoubleDensity && mode.rows(widthDots: 400, heightDots: 400, width: 400) == 180)
        #expect(body([.image(try frame(3, 3))], dense).places(of: [0x1B, 0x2A, 1, 3, 0]).count == 1)
    }

    private static let commands: [PrinterProfile.ImageCommand] = [.raster, .graphics, .column24, .column8]

    static let modes: [PrinterProfile] = commands.map { command in
        printer {
            $0.image = command
            $0.name = "\(command)"
            $0.imageStripRows = 20
        }
    }

    /// Strips put together again are the picture, moved to where it belongs by white dots.
    @Test(arguments: modes, PrintAlignment.allCases)
    func stripsJoin(profile: PrinterProfile, alignment: PrintAlignment) throws {
        let mode = try #require(ImageMode(profile))
        let image = try frame(101, 67, alignment)
        let read = ImageReader(body([.image(image)], profile))
        let height = mode.rows(widthDots: 101, heightDots: 67, width: 101)
        let left = alignment == .left ? 0 : alignment == .center ? (mode.widthDots - 101) / 2 : mode.widthDots - 101
        #expect(read.rows.count >= height)
        #expect(!read.rows.dropFirst(height).contains { $0.contains(true) }, "below the picture is white")
        for (y, row) in read.rows.prefix(height).enumerated() {
            let isEdge = y == 0 || y == height - 1
            let dark = row.indices.filter { row[$0] }
            #expect(dark == (isEdge ? Array(left..<left + 101) : [left, left + 100]), "row \(y)")
        }
        #expect(!read.others.places(of: [0x1B, 0x61, 1]).contains { _ in true }, "not moved by ESC a")
    }

    @Test func tooWideIsScaledKeepingProportions() throws {
        let image = try frame(1200, 300)
        let read = ImageReader(body([.image(image)]))
        #expect(read.rows.count == 144 && read.rows.allSatisfy { $0.count == 576 })
        #expect(read.rows.first?.allSatisfy { $0 } == true)
    }

    @Test func scalingIsTheMean() {
        let image = GrayImage(width: 4, height: 2, pixels: [0, 100, 255, 255, 100, 200, 0, 0])
        #expect(image.scaled(width: 2, height: 1).pixels == [100, 127])
        #expect(image.scaled(width: 8, height: 2).pixels.prefix(4) == [0, 0, 100, 100])
    }

    @Test func thresholdIsHalf() {
        let bitmap = GrayImage(width: 3, height: 1, pixels: [127, 128, 0]).bitmap(.threshold, offset: 1)
        #expect((0..<4).map { bitmap[$0, 0] } == [false, true, false, true])
    }

    /// A grey field gets as many black dots as it is dark, spread out.
    @Test(arguments: [32, 64, 128, 192, 224] as [UInt8])
    func ditheringKeepsTheShade(shade: UInt8) {
        let image = GrayImage(width: 64, height: 64, pixels: [UInt8](repeating: shade, count: 64 * 64))
        let bitmap = image.bitmap(.floydSteinberg, offset: 0)
        let black = bitmap.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
        let wanted = 64 * 64 * (255 - Int(shade)) / 255
        #expect(abs(black - wanted) < 64 * 64 / 50, "\(black) black dots of \(wanted)")
        #expect(bitmap == image.bitmap(.floydSteinberg, offset: 0))
    }

    @Test func ditheredGradient() throws {
        let pixels = (0..<24 * 64).map { UInt8($0 % 64 * 4) }
        let bitmap = GrayImage(width: 64, height: 24, pixels: pixels).bitmap(.floydSteinberg, offset: 0)
        let rows = (0..<24).map { y in String((0..<64).map { bitmap[$0, y] ? "#" : "." }) + "\n" }
        #expect(try Golden.difference(rows.joined(), "dithered-gradient.txt") == nil)
    }

    @Test func upsideDownTurnsThePicture() throws {
        var gray = [UInt8](repeating: 255, count: 6)
        gray[0] = 0
        let image = try #require(PrintImage(widthDots: 3, heightDots: 2, gray: gray, alignment: .left))
        let bytes = body([.upsideDown(true), .image(image), line("x")])
        let read = ImageReader(bytes)
        #expect(read.rows[0].allSatisfy { !$0 } && read.rows[1].indices.filter { read.rows[1][$0] } == [575])
        #expect(read.others.suffix(5) == [0x1B, 0x7B, 1, 0x78, 0x0A], "ESC {, x, LF: text after it is turned again")
    }

    @Test func refusals() throws {
        let without = ESCPOSEncoder(profile: printer { $0.image = .none })
        let tall = try #require(
            PrintImage(widthDots: 1, heightDots: 8193, gray: [UInt8](repeating: 0, count: 8193))
        )
        #expect(without.refusal(of: .image(tall)) == .notSupportedByPrinter)
        #expect(
            ESCPOSEncoder(profile: .generic80).refusal(of: .image(tall)) == .imageTooTall(rows: 8193, allowed: 8192)
        )
        #expect(body([.image(tall)]) == Array("[IMAGE 1x8193]\n".utf8))
    }

    @Test func logo() throws {
        let logo = PrintItem.logo(try #require(PrintLogo(key: "K1")))
        let expected: [UInt8] = [
            0x1B, 0x61, 1,  // ESC a: centre
            0x1D, 0x28, 0x4C, 6, 0,  // GS ( L, p = 6
            48, 69,  // m, fn 69: print NV graphics
            0x4B, 0x31,  // key "K1"
            1, 1,  // x, y: not magnified
        ]
        #expect(body([logo], printer { $0.storedLogos = true }) == expected)
        #expect(body([logo]) == Array("[LOGO K1]\n".utf8))
        #expect(ESCPOSEncoder(profile: .generic80).refusal(of: logo) == .notSupportedByPrinter)
    }
}
