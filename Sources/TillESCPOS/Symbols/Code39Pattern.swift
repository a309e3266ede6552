/// The bars of Code 39 (ISO/IEC 16388), with wide elements three modules wide, without check character.
enum Code39Pattern {
    /// The characters with their elements, bar first, `w` wide and `n` narrow; `*` starts and stops.
    private static let table = """
        0nnnwwnwnn 1wnnwnnnnw 2nnwwnnnnw 3wnwwnnnnn 4nnnwwnnnw 5wnnwwnnnn 6nnwwwnnnn 7nnnwnnwnw 8wnnwnnwnn \
        9nnwwnnwnn Awnnnnwnnw Bnnwnnwnnw Cwnwnnwnnn Dnnnnwwnnw Ewnnnwwnnn Fnnwnwwnnn Gnnnnnwwnw Hwnnnnwwnn \
        Innwnnwwnn Jnnnnwwwnn Kwnnnnnnww Lnnwnnnnww Mwnwnnnnwn Nnnnnwnnww Ownnnwnnwn Pnnwnwnnwn Qnnnnnnwww \
        Rwnnnnnwwn Snnwnnnwwn Tnnnnwnwwn Uwwnnnnnnw Vnwwnnnnnw Wwwwnnnnnn Xnwnnwnnnw Ywwnnwnnnn Znwwnwnnnn \
        -nwnnnnwnw .wwnnnnwnn _nwwnnnwnn *nwnnwnwnn $nwnwnwnnn /nwnwnnnwn +nwnnnwnwn %nnnwnwnwn
        """

    /// Keyed by character; the table writes the space as `_`.
    private static let widths: [Character: String] = {
        var widths: [Character: String] = [:]
        for entry in table.split(separator: " ") {
            guard let first = entry.first else { continue }
            let elements = entry.dropFirst().map { $0 == "w" ? "3" : "1" }
            widths[first == "_" ? " " : first] = elements.joined()
        }
        return widths
    }()

    /// The start and stop characters are added here as by the printer; in the data they are refused.
    static func modules(of text: String) throws(PrintRefusal) -> [Bool] {
        try BarcodeSymbol.checkLength(of: text, 1...BarcodeSymbol.maximumCharacters)
        var modules = try modules(of: "*" as Character) + [false]
        for character in text {
            guard character != "*" else { throw .barcodeCharacter(character) }
            modules += try Self.modules(of: character) + [false]
        }
        return modules + (try Self.modules(of: "*" as Character))
    }

    private static func modules(of character: Character) throws(PrintRefusal) -> [Bool] {
        guard let widths = widths[character] else { throw .barcodeCharacter(character) }
        return ModuleRuns.modules(widths: widths)
    }
}
