import Foundation
import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// Random documents through encoder and emulator: what comes out on paper is what was asked for, and nothing else
/// happens. `TILL_FUZZ_ITERATIONS` sets another number of documents for each printer.
@Suite struct RoundTripTests {
    /// Documents of one printer in one run.
    private static let documents = 1
    private static let stepsOfADocument = 20

    @Test(arguments: PrinterProfile.builtIn + PrinterProfile.derived)
    func documents(profile: PrinterProfile) {
        run(profile, glyphs: nil, "documents")
    }

    @Test(arguments: PrinterProfile.builtIn + PrinterProfile.derived)
    func documentsWithGlyphs(profile: PrinterProfile) {
        run(profile, glyphs: PatternGlyphs(), "documentsWithGlyphs")
    }

    private func run(_ profile: PrinterProfile, glyphs: (any GlyphSource)?, _ name: String) {
        let seed = printedSeed(for: "RoundTripTests.\(name) \(profile.name)")
        var documents = RandomDocuments(profile: profile, seed: seed)
        let given = ProcessInfo.processInfo.environment["TILL_FUZZ_ITERATIONS"].flatMap { Int($0) }
        for document in 0..<(given ?? Self.documents) {
            let steps = documents.next(count: Self.stepsOfADocument)
            guard check(steps, profile, glyphs, "seed \(seed), document \(document)") else { return }
        }
    }

    /// Sends a document step by step, each of which has to print its own; and at once, which has to print the same.
    private func check(
        _ steps: [RandomDocuments.Step],
        _ profile: PrinterProfile,
        _ glyphs: (any GlyphSource)?,
        _ context: String
    ) -> Bool {
        var encoder = ESCPOSEncoder(profile: profile, glyphs: glyphs)
        var emulator = Self.emulator(profile)
        var expected = ExpectedPaper(profile: profile, glyphs: glyphs)
        var stream = encoder.encode([])
        var events = emulator.received(stream)
        for (index, step) in steps.enumerated() {
            let bytes = step.bytes(&encoder)
            events += emulator.received(bytes)
            stream += bytes
            let found = PaperReading(emulator.tearOff(), profile).parts
            let wanted = expected.parts(of: step)
            guard found.count == wanted.count, zip(found, wanted).allSatisfy({ $0.shows($1, profile) }) else {
                Issue.record("\(context), step \(index) \(step): \(found) instead of \(wanted)")
                return false
            }
        }
        #expect(events == steps.compactMap { expected.event(of: $0) }, "\(context)")
        #expect(stream.heededPlaces.isEmpty, "\(context): a real-time command")
        #expect(isAlikeAtOnce(steps, profile, glyphs, stream), "\(context): it prints something else at once")
        return true
    }

    /// Items that are encoded together print what they print one by one, also by an encoder and on a printer that have
    /// printed another document before. Documents with foreign bytes in them cannot be encoded so.
    private func isAlikeAtOnce(
        _ steps: [RandomDocuments.Step],
        _ profile: PrinterProfile,
        _ glyphs: (any GlyphSource)?,
        _ stream: [UInt8]
    ) -> Bool {
        guard !steps.contains(where: \.isRaw) else { return true }
        var encoder = ESCPOSEncoder(profile: profile, glyphs: glyphs)
        let style = PrintStyle(bold: true, doubleWidth: true, underline: true, reverse: true, small: true, red: true)
        let before = encoder.encode([.upsideDown(true), .tabStops([5]), line("\té中", style, .right)])
        let bytes = encoder.encode(steps.compactMap(\.item))
        var oneByOne = Self.emulator(profile)
        var atOnce = oneByOne
        _ = oneByOne.received(stream)
        _ = atOnce.received(before)
        _ = atOnce.tearOff()
        _ = atOnce.received(bytes)
        return atOnce.paper == oneByOne.paper && bytes.heededPlaces.isEmpty
    }

    /// A printer that has the logo of the documents.
    private static func emulator(_ profile: PrinterProfile) -> ESCPOSEmulator {
        var emulator = ESCPOSEmulator(profile: profile)
        _ = emulator.stored.nv.store(Picture(black: RandomDocuments.logo), key: Array(RandomDocuments.logoKey.utf8))
        return emulator
    }
}

extension [UInt8] {
    /// Where a printer that looks at nothing but the first two bytes may see a real-time command. DLE DC4 has no
    /// function above 8 or of 0, which stands behind tab stops at 16 and 20.
    fileprivate var heededPlaces: [Int] {
        realTimePlaces.filter { place in
            self[place + 1] != 0x14 || place + 2 >= count || (1...8).contains(self[place + 2])
        }
    }
}

extension PrinterProfile {
    /// Printers that differ in what none of the built-in ones has.
    static let derived: [PrinterProfile] = [
        derived("utf8", .everything) { $0.multiByte = nil },
        derived("utf8-gb18030", .everything) { _ in },
        derived("gb18030") { $0.multiByte = .gb18030 },
        derived("shift-jis", .everything) {
            $0.multiByte = .shiftJIS
            $0.utf8 = false
        },
        derived("big5", .generic58) { $0.multiByte = .big5 },
        derived("euc-kr") { $0.multiByte = .eucKR },
        derived("function-a") {
            $0.barcodeB = false
            $0.nativeQR = false
            $0.image = .column24
        },
        derived("no-pictures") {
            $0.image = .none
            $0.nativeQR = false
            $0.barcodeB = false
        },
        derived("column8-single") {
            $0.image = .column8
            $0.hasRed = true
        },
        derived("plain-graphics") {
            $0.image = .graphics
            $0.imageStripRows = 5000
            $0.columnsFontB = nil
            $0.drawer = false
            $0.codePages = []
        },
    ]

    private static func derived(
        _ name: String,
        _ base: PrinterProfile = .generic80,
        _ change: (inout PrinterProfile) -> Void
    ) -> PrinterProfile {
        var profile = base
        profile.name = name
        profile.receiveBufferBytes = 4096
        change(&profile)
        return profile
    }
}

/// A source of different dots for each character, but for one that it lacks.
struct PatternGlyphs: GlyphSource {
    static let lacking: Character = "☃"

    func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
        guard character != Self.lacking, let scalar = character.unicodeScalars.first else { return nil }
        var glyph = Bitmap(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width where (Int(scalar.value) + x * 7 + y * 5 + x * y) % 3 == 0 { glyph[x, y] = true }
        }
        return glyph
    }
}
