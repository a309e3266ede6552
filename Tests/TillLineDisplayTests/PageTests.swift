import Testing
import TillESCPOS

@testable import TillLineDisplay

private func encoder(_ display: DisplayProtocol = .epson, _ page: String = "auto") -> LineDisplayEncoder {
    LineDisplayEncoder(display, size: .usual, pages: display.pages(named: page) ?? [])
}

@Suite struct PageTests {
    @Test func numbersAreTheDisplaysOwn() {
        func number(_ display: DisplayProtocol, _ name: String) -> UInt8? {
            display.pages(named: name)?.first?.selector
        }
        #expect(number(.epson, "858") == 19 && number(.bixolon, "858") == 0x13)
        #expect(number(.epson, "1251") == 46 && number(.bixolon, "1251") == 0x0F)
        #expect(number(.epson, "437") == 0 && number(.epson, "1252") == 16 && number(.epson, "850") == 2)
        #expect(number(.bixolon, "1258") == 0x29 && number(.bixolon, "862") == 0x15)
        #expect(number(.cd5220, "866") == UInt8(ascii: "R"))
        #expect(DisplayProtocol.epson.pages(named: "4711") == nil)
        // What no command selects is what the switches of the display select.
        #expect(DisplayProtocol.aedex.pages(named: "858") == [DisplayPage(nil, .cp858)])
        #expect(DisplayProtocol.aedex.pages(named: "4711") == nil)
        #expect(DisplayProtocol.aedex.automaticPages == [])
    }

    @Test(arguments: [DisplayProtocol.epson, .bixolon, .cd5220])
    func noPageHasTwoNumbersAndNoNumberTwoPages(display: DisplayProtocol) {
        let pages = display.selectablePages
        #expect(Set(pages.compactMap(\.selector)).count == pages.count)
        #expect(Set(pages.map(\.page.name)).count == pages.count)
    }

    @Test func eachNameOfTheSettingIsAPageSomewhere() {
        for name in DisplayProtocol.codePageNames {
            #expect(DisplayProtocol.aedex.pages(named: name) != nil, "\(name)")
        }
        #expect(DisplayProtocol.codePageNames.first == "auto")
    }

    @Test func aLineIsInThePageThatShowsTheMostOfIt() {
        let encoder = encoder()
        // 858 has all of it, and is the first of those that do
        #expect(encoder.line("Café 1,20 €").page == 19)
        // Cyrillic is in 866 only
        #expect(encoder.line("ИТОГО").page == 17)
        // Polish: 852
        #expect(encoder.line("Żółć").page == 18)
        // half-width katakana
        #expect(encoder.line("ｺｰﾋｰ").page == 1)
        // one letter of the one, two of the other
        #expect(encoder.line("é ДА").page == 17)
        // ASCII needs none
        #expect(encoder.line("TOTAL").page == nil)
    }

    @Test func whatNoPageHasIsAQuestionMarkAndNeverALetter() {
        let western = encoder(.epson, "437")
        #expect(western.line("1,20 € ИТОГО").bytes.starts(with: Array("1,20 ? ?????".utf8)))
        #expect(encoder(.aedex).line("Niño").bytes.starts(with: Array("Ni?o".utf8)))
    }

    @Test func typographyBecomesTheCharacterThatMeansTheSame() {
        let line = encoder(.aedex).line("\u{201C}1\u{2013}2\u{201D}\u{A0}it\u{2019}s")
        #expect(line.bytes.starts(with: Array("\"1-2\" it's".utf8)))
        // 1252 has the dash itself
        #expect(encoder(.epson, "1252").line("\u{2013}").bytes.first == 0x96)
    }

    @Test func onlyPrintableBytesAndOneForEachColumn() {
        for display in DisplayProtocol.allCases {
            for name in DisplayProtocol.codePageNames where display.pages(named: name) != nil {
                let encoder = encoder(display, name)
                let texts = ["\u{1B}@\u{10}\u{04}\u{01}\u{7F}\r\n\t", "e\u{301}\u{AD}x\u{200B}", "👨‍👩‍👧‍👦€\u{9B}", ""]
                for text in texts {
                    let bytes = encoder.line(text).bytes
                    #expect(bytes.count == 20)
                    #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(display) \(name)")
                }
            }
        }
        // a combining accent is no column, a family is one, what is invisible none
        #expect(encoder(.epson, "858").line("e\u{301}1👨‍👩‍👧‍👦\u{AD}2").bytes.starts(with: [0x82, 0x31, 0x3F, 0x32]))
    }
}
