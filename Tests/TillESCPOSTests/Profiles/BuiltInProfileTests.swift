import Foundation
import Testing

@testable import TillESCPOS

/// The files in `Models/`.
@Suite struct BuiltInProfileTests {
    /// The folder of the files, found from this one's place.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/TillESCPOS/Profiles/Models").standardized

    @Test func everyFileIsListed() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let names = files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
        #expect(PrinterProfile.builtInNames == names.sorted(), "ProfileModels.files lists the folder, sorted")
    }

    /// Also that each name of the list leads to the file of that name.
    @Test func profilesAreFoundByTheNameOfTheirFile() throws {
        #expect(PrinterProfile.builtIn.map(\.name) == PrinterProfile.builtInNames)
        for profile in PrinterProfile.builtIn { #expect(PrinterProfile.named(profile.name) == profile) }
        #expect(PrinterProfile.named("nobody") == nil && PrinterProfile.named("") == nil)
        #expect(PrinterProfile.generic80.name == "generic80" && PrinterProfile.generic58.name == "generic58")
        #expect(PrinterProfile.epsonTMT88.name == "epson-tm-t88")
        for file in ProfileModels.files {
            let json = try Data(contentsOf: Self.folder.appending(path: file.name + ".json"))
            #expect(file.json() == Array(json), "\(file.name)")
        }
    }

    @Test(arguments: PrinterProfile.builtIn)
    func everyProfileSaysWhatItIsAndWhereItIsFrom(profile: PrinterProfile) {
        #expect(!profile.title.isEmpty && !profile.sources.isEmpty)
        #expect(Set(profile.codePages.map(\.number)).count == profile.codePages.count)
        #expect(profile.page(numbered: 0) == .cp437, "ESC @ returns to page 0")
        #expect(profile.columns * 8 <= profile.widthDots && profile.columns <= profile.columnsFontB ?? profile.columns)
        #expect(profile.barcodes || !profile.barcodeB)
        #expect((profile.imageWidthDots ?? 0) <= profile.widthDots)
    }

    private static let western = "ÁÉÍÓÚ áéíóú ñÑ ¿¡ üÜ ç €"

    /// Profiles that have the € on a page without the accents, and so have to switch in between.
    static let switching = ["mpt-ii"]

    @Test(arguments: PrinterProfile.builtIn)
    func accentsAndTheEuro(profile: PrinterProfile) {
        let text = Self.western
        #expect(text.allSatisfy { character in profile.codePages.contains { $0.page.byte(for: character) != nil } })
        let whole = profile.codePages.filter { page in text.allSatisfy { page.page.byte(for: $0) != nil } }
        #expect(whole.isEmpty == Self.switching.contains(profile.name), "one page has them all")
    }

    /// What the encoder sends for them, read back by the profile's own pages.
    @Test(arguments: PrinterProfile.builtIn)
    func accentsAndTheEuroOnPaper(profile: PrinterProfile) throws {
        let (paper, _) = emulate([line(Self.western)], profile)
        let printed = try #require(paper.elements.first)
        let plain = PaperStyle()
        let cells = Self.western.map { PaperCell(character: $0, style: plain) }
        #expect(printed == .line(PaperLine(cells: cells, alignment: .left)))
    }

    /// Facts of the makers' manuals.
    @Test func factsOfTheManuals() throws {
        // TM-U220A Specification, ESC t: 0…5, 16…19, and the space pages 254 and 255.
        let impact = try #require(PrinterProfile.named("epson-tm-u220"))
        #expect(impact.codePages.map(\.number).sorted() == [0, 1, 2, 3, 4, 5, 16, 17, 18, 19])
        #expect(impact.provenance["codePages"] == .documented && impact.hasRed && impact.image == .column8)
        #expect(!impact.barcodes && !impact.nativeQR && !impact.processID)
        // GS ( H is in TM-T88IV and later, TM-T20 and TM-m30; nothing that is no Epson is known to have it.
        let confirming = PrinterProfile.builtIn.filter(\.processID)
        #expect(
            confirming.map(\.name)
                == PrinterProfile.builtInNames.filter { $0.hasPrefix("epson-tm-") && $0 != impact.name }
        )
        #expect(confirming.allSatisfy { $0.provenance["status.processID"] == .documented })
        // Citizen has the euro on page 2, where the others have CP850.
        #expect(PrinterProfile.named("citizen-ct-s")?.page(numbered: 2) == .cp858)
        #expect(PrinterProfile.generic80.page(numbered: 2) == .cp850)
        #expect(PrinterProfile.named("pos-58")?.page(numbered: 0x48) == .wpc1250)
        #expect(PrinterProfile.named("bixolon-srp-350")?.page(numbered: 0x1C) == .wpc1251)
        #expect(PrinterProfile.named("hp-a779")?.page(numbered: 6) == .cp858)
    }
}
