/// A rule's pattern, made ready once.
///
/// It behaves as `match_pattern` of Odoo 12 (`addons/barcodes/models/barcodes.py`), whose oddities are kept, because a
/// label that was printed for Odoo has to mean the same here:
/// - The numeric content is cut out at the *character position in the pattern*, so that `[0-9]{NN}` reads the code's
///   characters 5 and 6, not 1 and 2. Patterns therefore put `.` and literal digits before the braces.
/// - A backslash, a brace or a point in the code counts as two characters there, as Odoo escapes them first.
/// - The code is compared after its content has been replaced by zeros, cut to as many characters as the pattern has.
/// - A code may end within or before the content: `22`, `221` are a discount of 0 and of 1 to `22{NN}`.
///
/// Where the content is no number, Odoo's Python raises ValueError and so loses the scan; here the rule does not match
/// and the next one is tried.
struct BarcodePattern: Equatable, Sendable {
    /// Odoo's column holds 32 characters; a longer pattern than this is refused when the rule is made.
    static let lengthMaxCharacters = 64
    /// The most digits in braces: their value fits Int64 with room to spare.
    static let contentMaxDigits = 18

    struct Content: Equatable, Sendable {
        var start: Int
        var wholeDigits: Int
        var decimalDigits: Int

        var end: Int { start + wholeDigits + decimalDigits }
    }

    struct Match: Equatable {
        var value: BarcodeValue
        /// The code with zeros for its content.
        var baseCode: String
    }

    let source: String
    private let content: Content?
    private let matcher: PatternMatcher
    /// Characters of the pattern that is compared: the source without its two braces.
    private let length: Int

    init(_ source: String) throws(BarcodePatternFault) {
        let characters = Array(source.unicodeScalars)
        guard !characters.isEmpty else { throw .empty }
        guard characters.count <= Self.lengthMaxCharacters else { throw .tooLong(characters: characters.count) }
        try Self.checkBraces(characters)
        let content = try Self.content(of: characters)
        var compared = characters
        if let content {
            let zeros = [Unicode.Scalar](repeating: "0", count: content.wholeDigits + content.decimalDigits)
            compared.replaceSubrange(content.start..<(content.end + 2), with: zeros)
        }
        matcher = try PatternMatcher(compared)
        length = compared.count
        self.source = source
        self.content = content
    }

    func match(_ code: String) -> Match? {
        guard let content else {
            return matcher.matches(Array(code.unicodeScalars.prefix(length)))
                ? Match(value: .zero, baseCode: code) : nil
        }
        let escaped = Self.escape(code)
        let number = escaped[min(content.start, escaped.count)..<min(content.end, escaped.count)]
        guard
            let value = BarcodeValue(
                content: Array(number),
                wholeDigits: content.wholeDigits,
                decimalDigits: content.decimalDigits
            )
        else { return nil }
        let zeros = [Unicode.Scalar](repeating: "0", count: content.wholeDigits + content.decimalDigits)
        let base = Self.unescape(Array(escaped.prefix(content.start)) + zeros + escaped.dropFirst(content.end))
        guard matcher.matches(Array(base.prefix(length))) else { return nil }
        return Match(value: value, baseCode: String(String.UnicodeScalarView(base)))
    }
}

// Odoo's own steps.
extension BarcodePattern {
    /// What Odoo asks of braces when a rule is saved (`_check_pattern`): none, or one pair around Ns and Ds.
    private static func checkBraces(_ pattern: [Unicode.Scalar]) throws(BarcodePatternFault) {
        var braces = 0
        var position = 0
        while position < pattern.count {
            if pattern[position] == "\\" {
                position += 1
            } else if pattern[position] == "{" || pattern[position] == "}" {
                braces += 1
            }
            position += 1
        }
        guard braces == 0 || braces == 2 else { throw .bracesDoNotPair }
        if braces == 2, try content(of: pattern) == nil { throw .bracesHoldOther }
    }

    /// The first `{`, Ns, Ds, `}`.
    private static func content(of pattern: [Unicode.Scalar]) throws(BarcodePatternFault) -> Content? {
        for start in pattern.indices where pattern[start] == "{" {
            let whole = pattern[(start + 1)...].prefix { $0 == "N" }
            let decimals = pattern[whole.endIndex...].prefix { $0 == "D" }
            guard decimals.endIndex < pattern.count, pattern[decimals.endIndex] == "}" else { continue }
            let digits = whole.count + decimals.count
            guard digits > 0 else { throw .bracesAreEmpty }
            guard digits <= contentMaxDigits else { throw .tooManyDigits(count: digits) }
            return Content(start: start, wholeDigits: whole.count, decimalDigits: decimals.count)
        }
        return nil
    }

    private static let special: [Unicode.Scalar] = ["\\", "{", "}", "."]

    private static func escape(_ code: String) -> [Unicode.Scalar] {
        var escaped: [Unicode.Scalar] = []
        for character in code.unicodeScalars {
            if special.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// Four replacements one after the other, as Odoo does them: the zeros may have torn an escape apart.
    private static func unescape(_ base: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard base.contains("\\") else { return base }
        return special.reduce(base) { text, character in
            var result: [Unicode.Scalar] = []
            var position = 0
            while position < text.count {
                if text[position] == "\\", position + 1 < text.count, text[position + 1] == character { position += 1 }
                result.append(text[position])
                position += 1
            }
            return result
        }
    }
}
