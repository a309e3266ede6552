import TillDeviceKit

/// A one-dimensional barcode whose data the symbology allows, with its bars.
struct BarcodeSymbol: Equatable, Sendable {
    let system: BarcodeSystem
    /// The characters below the bars, with the check digit where the symbology has one in its text.
    let text: String
    /// From left to right, without quiet zones; `true` is a dark module.
    let modules: [Bool]
    /// The data of GS k, for both functions.
    let wireData: [UInt8]

    /// Longest texts that are looked at; no receipt paper is wider.
    static let maximumCharacters = 120

    /// - Parameter data: an EAN or UPC code may come without its check digit, which is then added.
    ///
    /// GS1-128 is printed as Code 128 that begins with function character 1: what its own number (m = 74) does with
    /// brackets, spaces and check digits differs between models, and Code 128 with `{1` is the same symbol on all.
    init(_ symbology: Symbology, _ data: String) throws(PrintRefusal) {
        if symbology == .gs1_128 {
            let gs1 = try GS1Elements(data)
            self.init(code128: gs1.elements, text: gs1.text)
            return
        }
        guard let system = BarcodeSystem(symbology) else { throw .symbologyNotPrintable(symbology) }
        try self.init(system, data)
    }

    init(_ system: BarcodeSystem, _ data: String) throws(PrintRefusal) {
        switch system {
        case .ean13:
            let text = try CheckedDigits.text(of: data, count: 13)
            self.init(system, text, EANPattern.ean13(text))
        case .upcA:
            let text = try CheckedDigits.text(of: data, count: 12)
            self.init(system, text, EANPattern.ean13("0" + text))
        case .upcE:
            // Some printers take the long form only, and all of them shorten it.
            let number = try UPCENumber(data)
            self.init(system, number.text, EANPattern.upcE(number.text), wire: [UInt8](number.upcA.utf8))
        case .ean8:
            let text = try CheckedDigits.text(of: data, count: 8)
            self.init(system, text, EANPattern.ean8(text))
        case .code39: self.init(system, data, try Code39Pattern.modules(of: data))
        case .itf: self.init(system, data, try ITFPattern.modules(of: data))
        case .codabar: self.init(system, data, try CodabarPattern.modules(of: data))
        case .code93: self.init(system, data, try Code93Pattern.modules(of: data))
        case .code128: self.init(code128: try Self.elements(of: data), text: data)
        }
    }

    /// The symbol of the data of GS k function B, as a printer reads it; throws for what a printer refuses.
    init(_ system: BarcodeSystem, wire: [UInt8]) throws(PrintRefusal) {
        guard system == .code128 else {
            guard wire.allSatisfy({ $0 < 0x80 }) else { throw .barcodeCharacter(CodePage.missing) }
            try self.init(system, String(decoding: wire, as: UTF8.self))
            return
        }
        guard let read = Code128Wire(wire) else { throw .barcodeCharacter("{") }
        self.init(system, read.text, Code128Pattern.modules(of: read.values), wire: wire)
    }

    private init(_ system: BarcodeSystem, _ text: String, _ modules: [Bool], wire: [UInt8]? = nil) {
        self.system = system
        self.text = text
        self.modules = modules
        wireData = wire ?? [UInt8](text.utf8)
    }

    private init(code128 elements: [Code128Element], text: String) {
        let encoding = Code128Encoding(elements)
        self.init(.code128, text, Code128Pattern.modules(of: encoding.values), wire: encoding.wire)
    }

    private static func elements(of data: String) throws(PrintRefusal) -> [Code128Element] {
        try checkLength(of: data, 1...maximumCharacters)
        var elements: [Code128Element] = []
        for character in data {
            // A line end of two characters is one `Character`, whose ASCII value is that of LF alone.
            guard let byte = character.asciiValue, character.utf8.count == 1 else { throw .barcodeCharacter(character) }
            elements.append(.byte(byte))
        }
        return elements
    }

    /// Throws unless the text has an allowed length.
    static func checkLength(of text: String, _ allowed: ClosedRange<Int>) throws(PrintRefusal) {
        guard allowed.contains(text.count) else { throw .barcodeLength(found: text.count, allowed: allowed) }
    }
}

/// Digits that end in a GS1 check digit (GS1 General Specifications, 7.9).
enum CheckedDigits {
    /// The text with its check digit: added to `count` − 1 digits, verified on `count`.
    static func text(of data: String, count: Int) throws(PrintRefusal) -> String {
        try BarcodeSymbol.checkLength(of: data, (count - 1)...count)
        let digits = try digits(of: data)
        let body = digits.prefix(count - 1)
        let expected = Character("\(checkDigit(of: body))")
        guard let found = data.dropFirst(count - 1).first else { return data + String(expected) }
        guard found == expected else { throw .barcodeCheckDigit(found: found, expected: expected) }
        return data
    }

    /// The values of decimal digits; anything else is refused.
    static func digits(of data: String) throws(PrintRefusal) -> [Int] {
        var digits: [Int] = []
        for character in data {
            guard let ascii = character.asciiValue, let digit = Int(decimalASCII: ascii) else {
                throw .barcodeCharacter(character)
            }
            digits.append(digit)
        }
        return digits
    }

    /// Digits weigh 3, 1, 3, 1 … from the right; the check digit completes the sum to a multiple of ten.
    static func checkDigit(of body: ArraySlice<Int>) -> Int {
        var sum = 0
        for (position, digit) in body.reversed().enumerated() {
            sum += position.isMultiple(of: 2) ? 3 * digit : digit
        }
        return (10 - sum % 10) % 10
    }
}

extension Int {
    /// The value of an ASCII decimal digit.
    init?(decimalASCII byte: UInt8) {
        guard (0x30...0x39).contains(byte) else { return nil }
        self.init(byte - 0x30)
    }
}
