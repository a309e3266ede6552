/// The data of GS1-128: application identifiers with their values (GS1 General Specifications, 3 and 7.8).
struct GS1Elements: Equatable, Sendable {
    /// As people read it, with identifiers in brackets.
    let text: String
    /// As the symbol says it: function character 1 first, and after each value whose length is not fixed.
    let elements: [Code128Element]

    /// Characters of the values and identifiers together.
    static let maximumCharacters = 48

    /// Lengths that the first two digits of an identifier fix, identifier included (figure 7.8.5-2).
    private static let fixedLengths = [
        "00": 20, "01": 16, "02": 16, "03": 16, "04": 18, "11": 8, "12": 8, "13": 8, "14": 8, "15": 8, "16": 8, "17": 8,
        "18": 8, "19": 8, "20": 4, "31": 10, "32": 10, "33": 10, "34": 10, "35": 10, "36": 10, "41": 16,
    ]

    /// Identifiers whose value ends in a check digit: SSCC, GTIN, and global location numbers.
    private static let checked = ["00", "01", "02", "03", "410", "411", "412", "413", "414", "415", "416", "417"]

    /// - Parameter data: `(01)09501101530003(17)261231(10)AB-12`. Values are ASCII 21…7E without brackets.
    init(_ data: String) throws(PrintRefusal) {
        var elements: [Code128Element] = [.fnc1]
        var needsSeparator = false
        var count = 0
        for field in try Self.fields(of: data) {
            if needsSeparator { elements.append(.fnc1) }
            let whole = field.identifier + field.value
            if let length = Self.fixedLengths[String(field.identifier.prefix(2))] {
                guard whole.count == length else {
                    let digits = length - field.identifier.count
                    throw .barcodeLength(found: field.value.count, allowed: digits...digits)
                }
                needsSeparator = false
            } else {
                needsSeparator = true
            }
            if Self.checked.contains(field.identifier) {
                _ = try CheckedDigits.text(of: field.value, count: field.value.count)
            }
            elements += whole.utf8.map { .byte($0) }
            count += whole.count
        }
        guard count <= Self.maximumCharacters else {
            throw .barcodeLength(found: count, allowed: 1...Self.maximumCharacters)
        }
        text = data
        self.elements = elements
    }

    private static func fields(of data: String) throws(PrintRefusal) -> [(identifier: String, value: String)] {
        var fields: [(identifier: String, value: String)] = []
        for part in data.split(separator: "(", omittingEmptySubsequences: false).dropFirst() {
            let halves = part.split(separator: ")", omittingEmptySubsequences: false)
            guard halves.count == 2, (2...4).contains(halves[0].count), !halves[1].isEmpty else {
                throw .gs1NotBracketed
            }
            _ = try CheckedDigits.digits(of: String(halves[0]))
            for character in halves[1] where character == " " || CodePage.asciiByte(for: character) == nil {
                throw .barcodeCharacter(character)
            }
            fields.append((String(halves[0]), String(halves[1])))
        }
        guard data.first == "(", !fields.isEmpty else { throw .gs1NotBracketed }
        return fields
    }
}
