import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// No picture and no symbol ever holds bytes that a printer takes for a real-time command.
@Suite struct RealTimeGuardTests {
    /// The drawer pulse, a status request and a recovery, as picture data.
    private static let dangers: [[UInt8]] = [[0x10, 0x14, 0x01, 0x00, 0x01], [0x10, 0x04, 0x01], [0x10, 0x05, 0x02]]

    @Test(arguments: ImageEncodingTests.modes)
    func randomPictures(profile: PrinterProfile) throws {
        let seed = printedSeed(for: "RealTimeGuardTests.randomPictures \(profile.name)")
        var generator = SeededGenerator(seed: seed)
        var found = 0
        for _ in 0..<60 {
            let bytesPerRow = Int.random(in: 1...40, using: &generator)
            let height = Int.random(in: 1...60, using: &generator)
            let dots = hostile(bytesPerRow * height, &generator)
            found += dots.realTimePlaces.isEmpty ? 0 : 1
            let image = try picture(dots, bytesPerRow, height, turned: isColumn(profile))
            let bytes = body([.image(image), line("x")], profile)
            #expect(bytes.realTimePlaces.isEmpty, "seed \(seed)")
        }
        #expect(found > 30, "the pictures would be dangerous as they are")
    }

    /// Each dot that had to change is a black one more; all others are as they were.
    @Test func onlySingleDotsChange() throws {
        let dots: [UInt8] = Array(Self.dangers.joined()) + [0x10, 0x10, 0x04, 0x00, 0x14]
        let image = try picture(dots, 1, dots.count, turned: false)
        let expected: [UInt8] = [
            0x30, 0x14, 0x01, 0x00, 0x01, 0x30, 0x04, 0x01, 0x30, 0x05, 0x02, 0x10, 0x30, 0x04, 0x00, 0x14,
        ]
        #expect(body([.image(image)]).suffix(dots.count) == expected[...])
    }

    /// Lengths can look like a command too: 10 04 30 in GS ( L, 10 04 01 in GS 8 L. Such strips are a row shorter.
    @Test func headers() {
        let mode = ImageMode(
            printer {
                $0.image = .graphics
                $0.imageStripRows = 1023
                $0.widthDots = 1023
            }
        )
        guard let mode else {
            Issue.record("the printer prints pictures")
            return
        }
        var found = 0
        for width in stride(from: 8, through: 1023, by: 8) {
            for height in 1...1023 {
                let whole = Commands.graphicsHeader(widthDots: width, rows: height)
                #expect(Commands.rasterHeader(bytesPerRow: width / 8, rows: height).realTimePlaces.isEmpty)
                guard !whole.realTimePlaces.isEmpty, height.isMultiple(of: 3) || width > 500 else { continue }
                found += 1
                var bytes: [UInt8] = []
                ImageStrips(mode: mode).append(Bitmap(width: width, height: height), to: &bytes)
                #expect(bytes.realTimePlaces.isEmpty, "\(width) × \(height)")
            }
        }
        #expect(found > 0)
    }

    @Test func pulseIsSwitchedOffAroundPictures() throws {
        let image = try picture([0xFF], 1, 1, turned: false)
        let expected: [UInt8] = [
            0x1D, 0x28, 0x44, 3, 0, 20, 1, 0,  // GS ( D, p = 3: DLE DC4 function 1 off
            0x1D, 0x76, 0x30, 0, 1, 0, 1, 0, 0xFF,  // GS v 0: one row of eight dots
            0x1D, 0x28, 0x44, 3, 0, 20, 1, 1,  // GS ( D: on again
        ]
        #expect(body([.image(image)], printer { $0.disablesRealTime = true }) == expected)
    }

    @Test(arguments: ["\u{10}\u{14}\u{01}\u{00}\u{01}", "x\u{10}\u{04}\u{01}", "\u{10}\u{05}"])
    func symbolsBecomePictures(text: String) {
        let items: [PrintItem] = [.qr(PrintQR(data: text)), .pdf417(PrintPDF417(data: text))]
        let native = printer { $0.nativePDF417 = true }
        for item in items {
            let bytes = body([item], native)
            #expect(bytes.realTimePlaces.isEmpty && bytes.places(of: [0x1D, 0x76, 0x30]).count > 0)
            #expect(ESCPOSEncoder(profile: native).refusal(of: item) == nil)
            var without = native
            without.image = .none
            #expect(ESCPOSEncoder(profile: without).refusal(of: item) == .holdsRealTimeCommand)
        }
        // A lone DLE is harmless, and stays with the printer's own command.
        #expect(!body([.qr(PrintQR(data: "\u{10}\u{20}"))], native).places(of: [0x1D, 0x28, 0x6B]).isEmpty)
    }

    @Test func inlineGlyphs() {
        struct Hostile: GlyphSource {
            func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
                var glyph = Bitmap(width: width, height: height)
                let bytes: [UInt8] = [0x10, 0x14, 0x01, 0x00, 0x01]
                for x in 0..<width {
                    for y in 0..<height { glyph[x, y] = bytes[(x * 3 + y / 8) % 5] & (0x80 >> UInt8(y % 8)) != 0 }
                }
                return glyph
            }
        }
        let bytes = body([line("a☃☃b")], glyphs: Hostile())
        #expect(bytes.places(of: [0x1B, 0x2A, 33]).count == 2 && bytes.realTimePlaces.isEmpty)
    }

    /// GS ( k counts 1037 bytes of data as 10 04; such a code becomes a picture, or text where there are none.
    @Test func countsOfSymbolsAreNoCommands() {
        let code = PrintItem.qr(PrintQR(data: String(repeating: "Q", count: 1037), errorCorrection: .low))
        let picture = body([code])
        #expect(picture.places(of: [0x1D, 0x76, 0x30]).count > 1 && picture.realTimePlaces.isEmpty)  // GS v 0
        let pictureless = printer { $0.image = .none }
        #expect(ESCPOSEncoder(profile: pictureless).refusal(of: code) == .holdsRealTimeCommand)
        let one = PrintItem.qr(PrintQR(data: String(repeating: "Q", count: 1036), errorCorrection: .low))
        #expect(ESCPOSEncoder(profile: pictureless).refusal(of: one) == nil, "0F 04 is none")
    }

    /// 32 ms and 8 ms are 10 04 on the wire; the current is on for a step more.
    @Test(arguments: [8, 10, 40])
    func timesOfPulsesAreNoCommands(offMillis: Int) {
        let bytes = ESCPOSEncoder.pulse(DrawerPulse(pin: .pin2, onMillis: 32, offMillis: offMillis))
        #expect(bytes == [0x1B, 0x70, 0, 0x11, UInt8(offMillis / 2)])  // ESC p m t1 t2
    }

    private func isColumn(_ profile: PrinterProfile) -> Bool { profile.image == .column24 || profile.image == .column8 }

    private func hostile(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        var dots: [UInt8] = []
        while dots.count < count {
            if Bool.random(using: &generator) {
                dots += Self.dangers.randomElement(using: &generator) ?? []
            } else {
                dots.append([0x10, 0x14, 0x04, 0x05, 0x01, 0x00].randomElement(using: &generator) ?? 0)
            }
        }
        return Array(dots.prefix(count))
    }

    /// The dots of some bytes; for column images the bytes stand upright.
    private func picture(_ dots: [UInt8], _ bytesPerRow: Int, _ height: Int, turned: Bool) throws -> PrintImage {
        let (width, high) = turned ? (height, bytesPerRow * 8) : (bytesPerRow * 8, height)
        var gray = [UInt8](repeating: 255, count: width * high)
        for (index, byte) in dots.enumerated() {
            for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
                let (along, across) = (index % bytesPerRow * 8 + bit, index / bytesPerRow)
                gray[turned ? along * width + across : across * width + along] = 0
            }
        }
        return try #require(PrintImage(widthDots: width, heightDots: high, gray: gray, alignment: .left))
    }
}
