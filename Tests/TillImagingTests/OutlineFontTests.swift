import Foundation
import Testing
import TillESCPOS
import TillTestSupport

@testable import TillImaging

@Suite struct OutlineFontTests {
    /// The first file that is there; a machine without any of the fonts has nothing to try these tests on.
    private static let path = OutlineFont.installedPaths.first { FileManager.default.fileExists(atPath: $0) }
    static let isInstalled = path != nil

    private func font() throws -> OutlineFont { try OutlineFont(path: try #require(Self.path)) }

    @Test func absentFonts() {
        #expect(OutlineFont.first(of: ["/nonexistent/font.ttf", ""]) == nil)
        let error = #expect(throws: ImagingError.self) { try OutlineFont(path: "/nonexistent/font.ttf") }
        #expect(error?.code == .fontUnreadable)
    }

    @Test func filesThatAreNoFonts() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "till-fonts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "noise.ttf")
        let seed = printedSeed(for: "OutlineFontTests.filesThatAreNoFonts")
        var generator = SeededGenerator(seed: seed)
        for head in [[0, 1, 0, 0], Array("OTTO".utf8), Array("ttcf".utf8), []] as [[UInt8]] {
            try Data(head + generator.bytes(2000)).write(to: file)
            let error = #expect(throws: ImagingError.self, "seed \(seed)") { try OutlineFont(path: file.path) }
            #expect(error?.code == .fontUnusable, "seed \(seed)")
        }
    }

    @Test(.enabled(if: isInstalled))
    func glyphsFillTheirCells() throws {
        let font = try font()
        #expect(OutlineFont.installed()?.path == Self.path)
        #expect(OutlineFont.allInstalled().first?.path == Self.path)
        for (character, width) in [("A" as Character, 12), ("日", 24), ("ｱ", 12), ("Ω", 12)] {
            guard let glyph = font.glyph(for: character, width: width, height: 24) else { continue }
            #expect(glyph.width == width && glyph.height == 24 && glyph.blackCount > 10, "\(character)")
            #expect(font.glyph(for: character, width: width, height: 24) == glyph, "the second time from memory")
        }
        let tall = font.glyph(for: "日", width: 24, height: 24).map { glyph in
            (0..<24).filter { row in (0..<24).contains { glyph[$0, row] } }.count
        }
        if let tall { #expect(tall >= 18, "a Chinese character takes most of its square") }
    }

    @Test(.enabled(if: isInstalled))
    func whatItLacks() throws {
        let font = try font()
        #expect(font.glyph(for: "\u{10FFFD}", width: 12, height: 24) == nil)
        #expect(font.glyph(for: "e\u{323}\u{301}", width: 12, height: 24) == nil, "no sequences")
        for (width, height) in [(0, 24), (24, -1), (Int.max, Int.max)] {
            #expect(font.glyph(for: "A", width: width, height: height) == nil)
        }
    }

    /// Many at once, with more characters than are kept.
    @Test(.enabled(if: isInstalled))
    func isSafeToShare() async throws {
        let font = try font()
        let expected = font.glyph(for: "A", width: 12, height: 24)
        await withTaskGroup(of: Bitmap?.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for value in UInt32(0x4E00)..<0x4E00 + 600 {
                        guard let scalar = Unicode.Scalar(value + UInt32(task) * 300) else { continue }
                        _ = font.glyph(for: Character(scalar), width: 24, height: 24)
                    }
                    return font.glyph(for: "A", width: 12, height: 24)
                }
            }
            for await glyph in group { #expect(glyph == expected) }
        }
    }

    @Test(.enabled(if: isInstalled))
    func chain() throws {
        let sources = GlyphSources([DrawnFont(), try font()])
        let drawn = DrawnFont().glyph(for: "A", width: 12, height: 24)
        #expect(sources.glyph(for: "A", width: 12, height: 24) == drawn)
        let other = try font().glyph(for: "日", width: 24, height: 24)
        #expect(sources.glyph(for: "日", width: 24, height: 24) == other)
    }
}
