import Foundation
import Testing
import TillDeviceKit

@testable import TillESCPOS

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The receipt as SVG.
@Suite struct ReceiptDrawingTests {
    /// Every element and every style.
    private static func everything() -> Paper {
        var styles = [PaperStyle](repeating: .plain, count: 8)
        styles[0].isBold = true
        styles[1].isUnderlined = true
        styles[2].isReverse = true
        styles[3].isSmall = true
        styles[4].isRed = true
        styles[5].isUpsideDown = true
        styles[6].isRotated = true
        styles[7].size = CharacterSize(width: 2, height: 3)
        var dots = Bitmap(width: 10, height: 10)
        dots.fill(x: 2, y: 2, width: 5, height: 5)
        let cell = PaperCell(character: PaperCell.picture, style: .plain, image: dots)
        let code = [[true, false], [false, true]]
        var elements = styles.map { Paper.Element.text("Aé<&>\"½░日\u{1}", $0, .center) }
        elements += [
            .line(PaperLine(cells: [cell], alignment: .center)),
            .image(PaperImage(bitmap: dots, red: dots, leftDots: 12)),
            .qr(PaperQR(data: [1], modules: code, moduleDots: 3, errorCorrection: .low, alignment: .right)),
            .pdf417(PaperPDF417(data: [65], modules: code, moduleDots: 3, rowHeightDots: 9, alignment: .left)),
            .pdf417(PaperPDF417(data: [65], modules: [], moduleDots: 3, rowHeightDots: 9, alignment: .left)),
            .barcode(barcode(modules: [true, false, true])), .barcode(barcode(modules: [])),
            .cut(.partial), .text(""), .cut(.full), .text("end"),
        ]
        return Paper(widthDots: 576, elements)
    }

    private static func barcode(modules: [Bool]) -> PaperBarcode {
        PaperBarcode(
            symbology: .code93,
            text: "A-1",
            modules: modules,
            moduleDots: 2,
            heightDots: 40,
            isTextBelow: true,
            isTextAbove: true,
            alignment: .center
        )
    }

    /// What an XML parser finds: the names of the elements, the identifiers, the references and the texts.
    private final class Reader: NSObject, XMLParserDelegate {
        var names: [String: Int] = [:]
        var ids: [String] = []
        var references: Set<String> = []
        var texts: [String] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            names[name, default: 0] += 1
            if let id = attributes["id"] { ids.append(id) }
            if name == "use", let reference = attributes["href"] { references.insert(String(reference.dropFirst())) }
            if name == "text" { texts.append("") }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if !texts.isEmpty { texts[texts.count - 1] += string }
        }
    }

    private func read(_ svg: String) -> Reader? {
        let reader = Reader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        return parser.parse() ? reader : nil
    }

    @Test func isWellFormed() throws {
        let reader = try #require(read(Self.everything().svg(title: "<&>")))
        #expect(reader.names["svg"] == 1 && reader.names["image"] == 3)
        #expect(Set(reader.ids).count == reader.ids.count, "a glyph is defined once")
        #expect(Set(reader.ids) == reader.references, "what is defined is used, and what is used defined")
    }

    @Test func textCanBeSelected() throws {
        let reader = try #require(read(Self.everything().svg()))
        #expect(reader.texts.first?.hasPrefix("Aé<&>\"½░日\u{FFFD}") == true)
        #expect(reader.texts.filter { $0.hasPrefix("A-1") }.count == 2)
        #expect(!reader.texts.joined().contains(PaperCell.picture))
    }

    /// A character that neither source has is the frame; one that the other has is its dots.
    @Test func otherSources() {
        let paper = Paper(widthDots: 576, [.text("日本")])
        let svg = paper.svg(glyphs: SolidGlyphs(characters: ["日"]))
        #expect(svg.contains("<path id=\"g65e5w\" class=\"area\" d=\"M0 0h24v24h-24z\"/>"))
        #expect(svg.contains("<path id=\"g672cw\""))
    }

    /// Numbers and arcs as a reader of the file expects them.
    @Test func paths() {
        let glyph = StrokeGlyph(notation: "2,4 h10,8.5 v6,18; 3,3")
        #expect(SVGPath.strokes(of: glyph) == "M2 4A8 4.5 0 0 1 10 8.5A4 9.5 0 0 1 6 18M3 3h0")
        #expect(SVGNumber(-0.0001).description == "0" && SVGNumber(-1.05).description == "-1.05")
        #expect(
            SVGPath.runs(of: Bitmap(text: "##.#\n##.#\n#...\n"), x: 1, y: 2) == "M1 2h2v2h-2zM4 2h1v2h-1zM1 4h1v1h-1z"
        )
    }

    /// Two hundred full lines stay below a quarter of a megabyte.
    @Test func longReceiptsStaySmall() {
        let line = "1 × Käsespätzle mit Röstzwiebeln         12,50 €"
        let paper = Paper(widthDots: 576, [Paper.Element](repeating: .text(line), count: 200))
        #expect(paper.svg().utf8.count < 250_000)
    }

    @Test func base64() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            #expect(Base64.text(of: Array(bytes.utf8)) == text)  // RFC 4648 section 10
        }
    }
}
