import Foundation
import Testing
import TillESCPOS
import TillTestSupport

/// The table of the built-in profiles in `docs/printers.md`.
@Suite struct PrintersDocumentTests {
    private static let begin = "<!-- The table is written by PrintersDocumentTests. -->\n"
    private static let end = "<!-- End of the table. -->\n"

    @Test func theTableIsThatOfTheProfiles() throws {
        let document = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/printers.md")
        let text = try String(contentsOf: document.standardized, encoding: .utf8)
        let begin = try #require(text.firstRange(of: Self.begin)).upperBound
        let end = try #require(text.firstRange(of: Self.end)).lowerBound
        let rows = PrinterProfile.builtIn.map(Self.row)
        let table = ([Self.head, Self.rule] + rows).map { $0 + "\n" }.joined()
        // It lies where people read, not with the other golden files.
        #expect(try Golden.difference(text[..<begin] + table + text[end...], "../../../docs/printers.md") == nil)
    }

    /// A technician finds every key there.
    @Test(arguments: [
        "name", "title", "vendor", "inherits", "columns", "columnsFontB", "widthDots", "dotsPerInch", "codePages",
        "codePagePreference", "multiByte", "utf8", "cut", "qr", "pdf417", "barcodes", "barcodeB", "image",
        "imageStripRows", "imageWidthDots", "storedLogos", "disablesRealTime", "red", "drawer", "status",
        "receiveBufferBytes", "identity", "provenance", "sources",
    ])
    func everyKeyIsDescribed(key: String) throws {
        let document = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/printers.md")
        #expect(try String(contentsOf: document.standardized, encoding: .utf8).contains("| `\(key)` |"))
    }

    private static let head =
        "| profile | printers | dots | columns | code pages | € | cut | QR | confirms prints | status | documented |"
    private static let rule = "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"

    private static func row(_ profile: PrinterProfile) -> String {
        let euro = profile.codePages.first { $0.page.byte(for: "€") != nil }
        let documented = profile.provenance.filter { $0.value == .documented }.keys.sorted()
        let cells = [
            "`\(profile.name)`",
            profile.title,
            "\(profile.widthDots) at \(profile.dotsPerInch) dpi",
            profile.columnsFontB.map { "\(profile.columns), font B \($0)" } ?? "\(profile.columns)",
            "\(profile.codePages.count), first \(profile.codePages[0].page)",
            euro.map { "\($0.page) (\($0.number))" } ?? "no",
            cut(profile.cut),
            profile.nativeQR ? "yes" : "no",
            profile.processID ? "yes" : "no",
            status(profile.status),
            documented.isEmpty ? "nothing" : documented.joined(separator: ", "),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func cut(_ capability: PrinterProfile.CutCapability) -> String {
        switch capability {
        case .none: "no"
        case .partialOnly: "partial"
        case .fullAndPartial: "full, partial"
        }
    }

    private static func status(_ status: PrinterProfile.StatusCapabilities) -> String {
        if status.isHarmful { return "never ask" }
        let commands = [(status.realTime, "DLE EOT"), (status.automatic, "GS a"), (status.buffered, "GS r")]
        let heeded = commands.filter(\.0).map(\.1)
        return heeded.isEmpty ? "none" : heeded.joined(separator: ", ")
    }
}
