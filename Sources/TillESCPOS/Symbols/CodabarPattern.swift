/// The bars of Codabar (EN 798), with wide elements three modules wide.
enum CodabarPattern {
    /// The characters with their seven elements, bar first, `3` wide and `1` narrow.
    private static let table = """
        01111133 11111331 21113113 33311111 41131131 53111131 61311113 71311311 81331111 93113111 -1113311 $1133111 \
        :3111313 /3131113 .3131311 +1131313 A1133131 B1313113 C1113133 D1113331
        """

    private static let widths: [Character: String] = {
        var widths: [Character: String] = [:]
        for entry in table.split(separator: " ") {
            guard let first = entry.first else { continue }
            widths[first] = String(entry.dropFirst())
        }
        return widths
    }()

    /// - Parameter text: begins and ends with one of A, B, C and D, which stand nowhere else.
    static func modules(of text: String) throws(PrintRefusal) -> [Bool] {
        try BarcodeSymbol.checkLength(of: text, 3...BarcodeSymbol.maximumCharacters)
        var modules: [Bool] = []
        for (index, character) in text.enumerated() {
            let isEnd = index == 0 || index == text.count - 1
            guard let widths = widths[character], ("A"..."D").contains(character) == isEnd else {
                throw .barcodeCharacter(character)
            }
            if index > 0 { modules.append(false) }
            modules += ModuleRuns.modules(widths: widths)
        }
        return modules
    }
}
