import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// The receipt as text and as a picture.
@Suite struct PaperTests {
    @Test(arguments: [PrinterProfile.generic80, .generic58, .epsonTMT88])
    func text(profile: PrinterProfile) throws {
        let (paper, events) = emulate(Samples.receipt(columns: profile.columns), profile)
        #expect(try Golden.difference(paper.text(), "receipt-\(profile.name).txt") == nil)
        #expect(!events.contains { if case .unknown = $0 { true } else { false } })
        #expect(!events.contains { if case .ignored = $0 { true } else { false } })
    }

    @Test func picture() throws {
        let (paper, _) = emulate(Samples.receipt(columns: 48), .generic80)
        #expect(try Golden.difference(paper.svg(title: "A receipt"), "receipt-generic80.svg") == nil)
    }

    @Test func pictureOfNothing() {
        let svg = Paper(columns: 32, widthDots: 384).svg()
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
    }

    @Test func markupIsEscaped() {
        let (paper, _) = emulate([line("<a&\"b>")], .generic80)
        #expect(paper.svg(title: "<&>").contains("<title>&lt;&amp;&gt;</title>"))
        #expect(paper.svg().contains(">&lt;a&amp;&quot;b&gt;</text>"))
    }

    @Test func alignmentAndWidths() {
        let wide = PrintStyle(doubleWidth: true)
        let items = [line("ab", wide, .right), line("x", .plain, .center), .cut(.full)]
        let paper = emulate(items, .generic58).paper
        let full = emulate(items, .generic80).paper
        #expect(paper.text(columns: 9) == "     a b\n    x\n" + "\n\n\n\n")
        #expect(full.text(columns: 13) == "         a b\n      x\n- - - ✂ - - -\n")
    }
}
