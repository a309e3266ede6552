import Testing
import TillTestSupport

@testable import TillESCPOS
@testable import TillImaging

@Suite struct PNGTests {
    /// A small paper by way of the emulator, as its parts are made there.
    private static func raster(_ text: String = "Till é €") -> PaperRaster {
        var emulator = ESCPOSEmulator(profile: .generic58)
        _ = emulator.received(Array(text.utf8) + [0x0A])
        return emulator.paper.raster()
    }

    @Test func dotsComeBack() throws {
        let raster = Self.raster()
        let (width, height, gray) = try PNG.decodeGray(try PNG.encode(raster, framed: false))
        #expect(width == raster.black.width && height == raster.black.height)
        for y in 0..<height {
            for x in 0..<width {
                let isBlack = gray[y * width + x] < 128
                if isBlack != raster.black[x, y] { Issue.record("dot \(x) \(y)") }
            }
        }
    }

    @Test func framedHasMargins() throws {
        let raster = Self.raster()
        let picture = PaperPicture(framed: raster)
        let (width, height, gray) = try PNG.decodeGray(try PNG.encode(raster, framed: true))
        #expect(width == picture.width && height == picture.height)
        #expect(gray[0] == gray[width * height - 1] && gray[0] < 255, "ground at the corners")
        #expect(gray[(height / 2) * width + 40] > gray[0], "paper is lighter than the ground")
    }

    @Test func nothingPrinted() throws {
        let raster = ESCPOSEmulator(profile: .generic58).paper.raster()
        #expect(throws: ImagingError.self) { try PNG.encode(raster, framed: false) }
        #expect(try PNG.decodeGray(PNG.encode(raster, framed: true)).height > 0)
    }

    /// What an SVG embeds is a PNG: libpng checks its sums and finds the dots; more than one stored block included.
    @Test(arguments: [(1, 1), (9, 3), (576, 1000)])
    func embeddedPictures(width: Int, height: Int) throws {
        var dots = Bitmap(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width where (x * 7 + y * 5) % 3 == 0 { dots[x, y] = true }
        }
        let picture = try PNG.decodeGray(StoredPNG.bytes(of: dots, colour: .ink))
        #expect(picture.width == width && picture.height == height)
        let black = picture.gray.indices.filter { picture.gray[$0] < 128 }
        #expect(black == (0..<width * height).filter { dots[$0 % width, $0 / width] })
    }

    private func code(_ body: () throws -> Void) -> ImagingError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ImagingError)?.code
        }
    }

    @Test func sizesAreChecked() throws {
        let file = try PNG.encode(Self.raster(), framed: false)
        let (width, height, _) = try PNG.decodeGray(file)
        #expect(code { _ = try PNG.decodeGray(file, maxPixels: width * height) } == nil)
        #expect(code { _ = try PNG.decodeGray(file, maxPixels: width * height - 1) } == .pictureTooLarge)
        #expect(code { _ = try PNG.decodeGray(file, maxPixels: 0) } == .pictureTooLarge)
        let long = [UInt8](repeating: 0, count: PNG.maximumFileBytes + 1)
        #expect(code { _ = try PNG.decodeGray(long) } == .pictureTooLarge)
    }

    /// A file of a few bytes that announces 60 000 × 60 000 pixels is refused before memory is taken for them.
    @Test func announcedSizesAreNotBelieved() {
        let file: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]  // signature
            + [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]  // length, IHDR
            + [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 0, 0, 0, 0]  // 60 000 × 60 000, 8 bits of grey
            + Self.checkOfHugeHeader
            + [0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54, 0x35, 0xAF, 0x06, 0x1E]  // an empty IDAT with its check
        #expect(code { _ = try PNG.decodeGray(file) } == .pictureTooLarge)
    }

    /// CRC-32 of the header above.
    private static let checkOfHugeHeader: [UInt8] = [0xA5, 0xB9, 0x2A, 0x9E]

    /// 2 × 1 pixels, grey with alpha: black and transparent, black and opaque.
    @Test func transparencyLiesOnWhite() throws {
        let file: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]  // signature
            + [
                0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08,
                0x04, 0x00, 0x00, 0x00, 0x5E, 0x2B, 0xB7, 0x01,
            ]  // IHDR: 2 × 1, 8 bits, grey with alpha
            + [
                0x00, 0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x01, 0x01, 0x05, 0x00, 0xFA, 0xFF, 0x00, 0x00,
                0x00, 0x00, 0xFF, 0x01, 0x04, 0x01, 0x00, 0x79, 0x7E, 0x5E, 0x31,
            ]  // IDAT: one stored block, filter 0, 00 00, 00 FF
            + [0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]  // IEND
        let (width, height, gray) = try PNG.decodeGray(file)
        #expect(width == 2 && height == 1 && gray == [255, 0])
    }

    @Test(arguments: [[], [0x89], Array("GIF89a".utf8), [UInt8](repeating: 0, count: 100)])
    func noPicture(bytes: [UInt8]) {
        #expect(code { _ = try PNG.decodeGray(bytes) } == .malformedPicture)
    }

    /// Cut short or damaged files are refused or read, and never trap.
    @Test func damagedFiles() throws {
        let seed = printedSeed(for: "PNGTests.damagedFiles")
        var generator = SeededGenerator(seed: seed)
        let file = try PNG.encode(Self.raster("x"), framed: false)
        for count in stride(from: 0, to: file.count - 12, by: 7) {
            #expect(code { _ = try PNG.decodeGray(Array(file.prefix(count))) } == .malformedPicture, "\(count)")
        }
        for _ in 0..<500 {
            var damaged = file
            for _ in 0...Int.random(in: 0...3, using: &generator) {
                let index = damaged.indices.randomElement(using: &generator) ?? 0
                damaged[index] = UInt8.random(in: 0...255, using: &generator)
            }
            if let (width, height, gray) = try? PNG.decodeGray(damaged) {
                #expect(gray.count == width * height, "seed \(seed)")
            }
        }
    }
}
