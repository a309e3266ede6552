import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// PDF417 codes. The golden pictures were read back by an independent decoder (ZXing-C++), and that of "PDF417" agrees
/// module by module with an independent encoder (pdf417gen).
@Suite struct PDF417Tests {
    /// ISO/IEC 15438, 5.4.1.5 and annex H.
    @Test func compaction() {
        #expect(PDF417Words(Array("PDF417".utf8)).words == [453, 178, 121, 239])
        #expect(PDF417Words([1, 2, 3, 4, 5, 6]).words == [924, 1, 620, 89, 74, 846])
        #expect(PDF417Words([1, 2, 3, 4, 5, 6, 7]).words == [901, 1, 620, 89, 74, 846, 7])
        #expect(PDF417Words(Array("000213298174000".utf8)).words == [902, 1, 624, 434, 632, 282, 200])
    }

    /// ISO/IEC 15438, annex Q: "PDF417" at level 1.
    @Test func correction() {
        #expect(PDF417Correction.words(for: [5, 453, 178, 121, 239], level: 1) == [452, 327, 657, 619])
    }

    @Test func patternsAreThoseOfTheStandard() {
        // Annex A, code words 0 and 928 of each cluster.
        let widths = ["31111136", "51111125", "21111155"]
        for (row, widths) in widths.enumerated() {
            #expect(PDF417Pattern.modules(of: 0, row: row) == ModuleRuns.modules(widths: widths))
        }
        for row in 0..<3 {
            let all = (0..<PDF417Pattern.wordCount).map { PDF417Pattern.modules(of: $0, row: row) }
            #expect(Set(all).count == PDF417Pattern.wordCount && all.allSatisfy { $0.count == 17 && $0[0] && !$0[16] })
        }
    }

    @Test(
        arguments: [
            ("PDF417", 2, 1, "pdf417-text.txt"), ("Größe 7 €\u{10}\u{14}", 3, 2, "pdf417-bytes.txt"),
            ("Till: 2026-000123; 00021329817400012345, {end}", 4, 4, "pdf417-mixed.txt"),
        ]
    )
    func modules(text: String, columns: Int, level: Int, name: String) throws {
        let symbol = try PDF417Symbol(data: Array(text.utf8), columns: columns, errorCorrection: level)
        let rows = symbol.modules.map { row in String(row.map { $0 ? "#" : "." }) + "\n" }
        #expect(try Golden.difference(rows.joined(), name) == nil)
        #expect(symbol.modules.allSatisfy { $0.count == PDF417Symbol.widthModules(columns: columns) })
    }

    @Test func native() {
        let profile = printer { $0.nativePDF417 = true }
        let expected: [UInt8] =
            [
                0x1B, 0x61, 1,  // ESC a: centre
                0x1D, 0x28, 0x6B, 3, 0, 48, 65, 2,  // GS ( k, PDF417, fn 65: two columns
                0x1D, 0x28, 0x6B, 3, 0, 48, 66, 0,  // fn 66: as many rows as it needs
                0x1D, 0x28, 0x6B, 3, 0, 48, 67, 3,  // fn 67: modules of 3 dots
                0x1D, 0x28, 0x6B, 3, 0, 48, 68, 4,  // fn 68: rows of 4 modules
                0x1D, 0x28, 0x6B, 4, 0, 48, 69, 48, 49,  // fn 69: error correction level 1
                0x1D, 0x28, 0x6B, 3, 0, 48, 70, 0,  // fn 70: standard
                0x1D, 0x28, 0x6B, 9, 0, 48, 80, 48,  // fn 80: store
            ] + "PDF417".utf8 + [
                0x1D, 0x28, 0x6B, 3, 0, 48, 81, 48,  // fn 81: print
            ]
        let code = PrintPDF417(data: "PDF417", rowHeightModules: 4, columns: 2, errorCorrection: 1)
        #expect(body([.pdf417(code)], profile) == expected)
    }

    @Test func picture() throws {
        let code = PrintPDF417(data: "PDF417", moduleDots: 2, rowHeightModules: 3, columns: 2, errorCorrection: 1)
        let read = ImageReader(body([.pdf417(code)]))
        let symbol = try PDF417Symbol(data: Array("PDF417".utf8), columns: 2, errorCorrection: 1)
        let left = (576 - 103 * 2) / 2
        // Rows of 6 dots, with four white ones of that height above and below.
        #expect(read.rows.count == (symbol.modules.count + 8) * 6)
        for (index, row) in symbol.modules.enumerated() {
            let dots = row.flatMap { [$0, $0] }
            for y in 0..<6 { #expect(read.rows[(index + 4) * 6 + y].dropFirst(left).prefix(206) == dots[...]) }
        }
    }

    @Test func fitsThePaper() throws {
        let long = PrintPDF417(data: String(repeating: "é", count: 250), moduleDots: 8)
        #expect(ESCPOSEncoder(profile: .generic58).refusal(of: .pdf417(long)) == nil)
        let read = ImageReader(body([.pdf417(long)], .generic58))
        #expect(read.rows.allSatisfy { $0.count <= 384 })
    }

    @Test(
        arguments: [
            (PrintPDF417(data: ""), .symbolEmpty),
            (PrintPDF417(data: String(repeating: "é", count: 600)), .symbolTooLong(bytes: 1200)),
            (PrintPDF417(data: "x", columns: 30), .widerThanPaper(dots: 1158, paperDots: 576)),
            (PrintPDF417(data: String(repeating: "x", count: 900), columns: 1), .symbolTooLong(bytes: 900)),
        ] as [(PrintPDF417, PrintRefusal)]
    )
    func refusals(code: PrintPDF417, refusal: PrintRefusal) {
        #expect(ESCPOSEncoder(profile: .generic80).refusal(of: .pdf417(code)) == refusal)
        #expect(body([.pdf417(code)]).starts(with: Array("[PDF417 ".utf8)))
    }

    /// Settings out of range are held within it, and nothing traps.
    @Test func anySettings() {
        for number in [Int.min, -1, 0, 1, 9, 31, Int.max] {
            let code = PrintPDF417(
                data: "x",
                moduleDots: number,
                rowHeightModules: number,
                columns: number,
                errorCorrection: number
            )
            #expect(!body([.pdf417(code)]).isEmpty)
        }
    }
}
