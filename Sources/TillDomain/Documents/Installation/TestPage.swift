/// What shows an installer on paper whether a printer is set up as it should be: the number of columns, the code page,
/// styles, alignment, barcodes and the knife.
public enum TestPage {
    /// An EAN-13 of the range that GS1 leaves to shops (prefix 20), so that it is no product of anyone's.
    static let ean13 = "2012345678903"
    static let code128 = "TILL-TEST"
    static let qr = "TILL-TEST-QR"

    /// The page for paper of any width.
    ///
    /// - Parameters:
    ///   - company: the shop's name, which is likely to have the letters that matter there.
    ///   - device: the printer as the installer knows it: its name, its address.
    ///   - time: the moment of printing as people read it.
    public static func document(company: String, device: String, time: String, _ language: Language) -> Document {
        func said(_ phrase: InstallationPhrase) -> String { phrase.text(language) }
        let heading: [Document.Block] = [
            .text(company, .large, .center),
            .text(said(.testPage), .bold, .center),
            .text("\(said(.device)): \(device)"),
            .text(time),
            .feed(1),
            .titledRule(said(.width)),
            .ruler,
        ]
        return Document(heading + letters(language) + styles(language) + places(language) + codes(language))
    }

    /// What a code page may get wrong is put beside what every printer has.
    private static func letters(_ language: Language) -> [Document.Block] {
        let samples = [
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789", "áéíóúñü ¿¡", "ÁÉÍÓÚÑÜ",
            "12,50 € 12.50 £", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
        ]
        return [.titledRule(InstallationPhrase.letters.text(language))] + samples.map { .text($0) }
    }

    private static func styles(_ language: Language) -> [Document.Block] {
        func said(_ phrase: InstallationPhrase) -> String { phrase.text(language) }
        return [
            .titledRule(said(.styles)),
            .text(said(.plain)),
            .text(said(.bold), .bold),
            .text(said(.large), Document.Style(large: true)),
            .text(said(.reverse), Document.Style(reverse: true)),
            .banner(Phrase.copy.text(language)),
            .banner(Phrase.copy.text(language), .reverse),
        ]
    }

    private static func places(_ language: Language) -> [Document.Block] {
        func said(_ phrase: InstallationPhrase) -> String { phrase.text(language) }
        let price = language.decimal("12.50")
        return [
            .titledRule(said(.places)),
            .text(said(.left)),
            .text(said(.middle), .plain, .center),
            .text(said(.right), .plain, .right),
            .pair(said(.longName), price),
            .ellipsisPair(said(.longerName), price),
            .doubleRule,
        ]
    }

    private static func codes(_ language: Language) -> [Document.Block] {
        [
            .titledRule(InstallationPhrase.codes.text(language)),
            .barcode(Document.Barcode(kind: .ean13, data: ean13)),
            .feed(1),
            .barcode(Document.Barcode(kind: .code128, data: code128)),
            .feed(1),
            .qr(qr),
            .text(qr, .plain, .center),
            .feed(1),
            .text(InstallationPhrase.scanHint.text(language)),
            .cut,
        ]
    }
}
