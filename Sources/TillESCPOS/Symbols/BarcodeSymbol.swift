import TillDeviceKit

/// A one-dimensional barcode whose data the symbology allows, with its bars.
struct BarcodeSymbol: Equatable, Sendable {
    let system: BarcodeSystem
    /// The characters below the bars, with the check digit where the symbology has one in its text.
    let text: String
    /// From left to right, without quiet zones; `true` is a dark module.
    let modules: [Bool]

    /// Longest Code 39 and Code 128 texts that are looked at; no receipt paper is wider.
    static let maximumCharacters = 120

    /// - Parameter data: an EAN or UPC code may come without its check digit, which is then added.
    init(_ symbology: Symbology, _ data: String) throws(PrintRefusal) {
        guard let system = BarcodeSystem(symbology) else { throw .symbologyNotPrintable(symbology) }
        try self.init(system, data)
    }

    init(_ system: BarcodeSystem, _ data: String) throws(PrintRefusal) {
        self.system = system
        switch system {
        case .ean13:
            text = try CheckedDigits.text(of: data, count: 13)
            modules = EANPattern.ean13(text)
        case .upcA:
            text = try CheckedDigits.text(of: data, count: 12)
            modules = EANPattern.ean13("0" + text)
        case .ean8:
            text = try CheckedDigits.text(of: data, count: 8)
            modules = EANPattern.ean8(text)
        case .code39:
            text = data
            modules = try Code39Pattern.modules(of: data)
        case .code128:
            text = data
            modules = try Code128Pattern.modules(ofSetB: data)
        }
    }

    /// The data of GS k function B: Code 128 starts in set B and doubles its escape character `{`.
    var wireData: [UInt8] {
        guard system == .code128 else { return [UInt8](text.utf8) }
        var data = Array("{B".utf8)
        for byte in text.utf8 {
            data.append(byte)
            if byte == UInt8(ascii: "{") { data.append(byte) }
        }
        return data
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
        var digits: [Int] = []
        for character in data {
            guard let ascii = character.asciiValue, let digit = Int(decimalASCII: ascii) else {
                throw .barcodeCharacter(character)
            }
            digits.append(digit)
        }
        let body = digits.prefix(count - 1)
        let expected = Character("\(checkDigit(of: body))")
        guard let found = data.dropFirst(count - 1).first else { return data + String(expected) }
        guard found == expected else { throw .barcodeCheckDigit(found: found, expected: expected) }
        return data
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
