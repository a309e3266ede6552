/// GS1 element strings: application identifiers (AI) and their data, as GS1-128, DataBar, Data Matrix and QR carry
/// them (GS1 General Specifications, sections 3 and 7.8).
public enum GS1 {
    /// FNC1 as scanners send it between elements.
    static let separator: Character = "\u{1D}"

    /// An application identifier and its data.
    public struct Element: Equatable, Sendable {
        /// Two to four digits: `01`, `3103`.
        public let identifier: String
        public let data: String
        /// Where the identifier begins in the text, in characters from 0.
        public let position: Int

        let format: GS1Format

        public static func == (left: Element, right: Element) -> Bool {
            left.identifier == right.identifier && left.data == right.data && left.position == right.position
        }
    }

    /// The elements of a text. Before them may stand a symbology identifier (`]C1`) and a separator; the separator may
    /// be left out only behind data whose length is predefined. Instead, each identifier may stand in parentheses, as
    /// people write it: `(01)09501101530003(10)AB-123`.
    ///
    /// Data in parentheses cannot itself hold an identifier in parentheses.
    public static func parse(_ text: String) -> Result<[Element], GS1Fault> {
        guard text.utf8.count <= ScannedCode.lengthMaxBytes else {
            return .failure(GS1Fault(.tooLong, at: ScannedCode.lengthMaxBytes))
        }
        do throws(GS1Fault) {
            return .success(try GS1Reader.elements(Array(text.utf8)))
        } catch {
            return .failure(error)
        }
    }

    /// The elements as one text, with a separator only where there has to be one.
    public static func text(_ elements: [Element]) -> String {
        elements.enumerated().map { position, element in
            let isLast = position == elements.count - 1
            let ending = isLast || element.format.isPredefinedLength ? "" : String(separator)
            return element.identifier + element.data + ending
        }
        .joined()
    }
}

/// Reads the bytes of a text; every refusal names its place.
enum GS1Reader {
    private static let separator: UInt8 = 0x1D
    private static let identifierLengths = 2...4

    static func elements(_ bytes: [UInt8]) throws(GS1Fault) -> [GS1.Element] {
        var position = 0
        if AIMIdentifier(prefixOf: String(decoding: bytes.prefix(AIMIdentifier.lengthBytes), as: UTF8.self)) != nil {
            position = AIMIdentifier.lengthBytes
        }
        if position < bytes.count, bytes[position] == separator { position += 1 }
        guard position < bytes.count else { throw GS1Fault(.empty, at: position) }
        let isBracketed = bytes[position] == UInt8(ascii: "(")
        var elements: [GS1.Element] = []
        while position < bytes.count {
            let start = position
            let format = try isBracketed ? bracketed(bytes, &position) : identifier(bytes, &position)
            let end = isBracketed ? endOfBracketed(bytes, position) : endOfData(bytes, position, format)
            let data = bytes[position..<end]
            try check(data, format)
            position = end
            // The separator is allowed behind any element, and needed behind those without a predefined length.
            if !isBracketed, position < bytes.count, bytes[position] == separator { position += 1 }
            elements.append(
                GS1.Element(
                    identifier: format.identifier,
                    data: String(decoding: data, as: UTF8.self),
                    position: start,
                    format: format
                )
            )
        }
        return elements
    }

    private static func identifier(_ bytes: [UInt8], _ position: inout Int) throws(GS1Fault) -> GS1Format {
        for length in identifierLengths where position + length <= bytes.count {
            let candidate = String(decoding: bytes[position..<(position + length)], as: UTF8.self)
            if let format = GS1Table.formats[candidate] {
                position += length
                return format
            }
        }
        throw GS1Fault(.unknownIdentifier, at: position)
    }

    private static func bracketed(_ bytes: [UInt8], _ position: inout Int) throws(GS1Fault) -> GS1Format {
        guard let (format, end) = bracketedIdentifier(bytes, position) else {
            throw GS1Fault(.unknownIdentifier, at: position)
        }
        position = end
        return format
    }

    /// An identifier in parentheses at that position, and where it ends.
    private static func bracketedIdentifier(_ bytes: [UInt8], _ position: Int) -> (format: GS1Format, end: Int)? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "(") else { return nil }
        for length in identifierLengths {
            let close = position + 1 + length
            guard close < bytes.count else { return nil }
            let candidate = String(decoding: bytes[(position + 1)..<close], as: UTF8.self)
            if bytes[close] == UInt8(ascii: ")"), let format = GS1Table.formats[candidate] {
                return (format, close + 1)
            }
        }
        return nil
    }

    private static func endOfBracketed(_ bytes: [UInt8], _ start: Int) -> Int {
        (start..<bytes.count).first { bracketedIdentifier(bytes, $0) != nil } ?? bytes.count
    }

    private static func endOfData(_ bytes: [UInt8], _ start: Int, _ format: GS1Format) -> Int {
        let end = bytes[start...].firstIndex(of: separator) ?? bytes.count
        return format.isPredefinedLength ? min(end, start + format.lengthMax) : end
    }

    private static func check(_ data: ArraySlice<UInt8>, _ format: GS1Format) throws(GS1Fault) {
        var position = data.startIndex
        for part in format.parts {
            let count = min(part.lengthMax, data.endIndex - position)
            if count == 0, part.isOptional { continue }
            let piece = data[position..<(position + count)]
            if let wrong = piece.firstIndex(where: { !part.characters.contains($0) }) {
                throw GS1Fault(.wrongCharacter, format.identifier, at: wrong)
            }
            guard count >= part.lengthMin else { throw GS1Fault(.tooShort, format.identifier, at: data.endIndex) }
            let text = String(decoding: piece, as: UTF8.self)
            if part.hasCheckDigit, !CheckDigit.isValid(text) {
                throw GS1Fault(.wrongCheckDigit, format.identifier, at: piece.endIndex - 1)
            }
            if part.isDate, GS1.ShortDate(text) == nil {
                throw GS1Fault(.noSuchDate, format.identifier, at: piece.startIndex)
            }
            position += count
        }
        guard position == data.endIndex else { throw GS1Fault(.dataTooLong, format.identifier, at: position) }
    }
}
