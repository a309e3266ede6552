/// The rules by which codes are told apart (Odoo's `barcode.nomenclature`).
public struct Nomenclature: Equatable, Sendable {
    /// Whether a rule for one of UPC-A and EAN-13 also looks at a code that is written as the other.
    public enum UPCEANConversion: String, Equatable, Sendable, Codable, CaseIterable {
        case never = "none"
        case eanToUPC = "ean2upc"
        case upcToEAN = "upc2ean"
        case always
    }

    /// By sequence; of equal ones, as they were given.
    public let rules: [BarcodeRule]
    public let upcEanConversion: UPCEANConversion

    public init(rules: [BarcodeRule], upcEanConversion: UPCEANConversion = .always) {
        self.rules = rules.enumerated()
            .sorted { ($0.element.sequence, $0.offset) < ($1.element.sequence, $1.offset) }
            .map(\.element)
        self.upcEanConversion = upcEanConversion
    }

    /// What the code is, as Odoo 12's `parse_barcode` answers: the first rule that matches says.
    ///
    /// Two deliberate differences, neither of which the default rules can show:
    /// - Odoo 12's Python means to convert UPC-A and EAN-13 but then checks the code as it was, so that the conversion
    ///   never takes effect (its JavaScript converts from UPC-A only). Here both ways work as its setting says.
    /// - The check digit of a base code is recomputed for EAN-8, too, as the JavaScript does.
    public func parse(_ text: String) -> ParsedBarcode {
        var text = text
        var result = ParsedBarcode(unmatched: text)
        for rule in rules {
            let code = converted(text, for: rule.encoding)
            guard rule.encoding.holds(code), let match = rule.compiled.match(code) else { continue }
            if rule.type == .alias {
                text = rule.alias
                result.code = text
                continue
            }
            return ParsedBarcode(
                type: rule.type,
                encoding: rule.encoding,
                code: code,
                baseCode: Self.withCheckDigit(match.baseCode, rule.encoding),
                value: match.value,
                rule: rule.name
            )
        }
        return result
    }

    private func converted(_ code: String, for encoding: BarcodeEncoding) -> String {
        switch encoding {
        case .ean13 where upcEanConversion == .always || upcEanConversion == .upcToEAN:
            BarcodeEncoding.upca.holds(code) ? "0" + code : code
        case .upca where upcEanConversion == .always || upcEanConversion == .eanToUPC:
            code.hasPrefix("0") && BarcodeEncoding.ean13.holds(code) ? String(code.dropFirst()) : code
        case .any, .ean13, .ean8, .upca: code
        }
    }

    /// A base code of full length with its check digit recomputed; `any` has none. Content in braces that reaches
    /// beyond the code has lengthened it, as in Odoo, which cuts it again.
    private static func withCheckDigit(_ base: String, _ encoding: BarcodeEncoding) -> String {
        let length: Int
        switch encoding {
        case .any: return base
        case .ean13: length = 13
        case .ean8: length = 8
        case .upca: length = 12
        }
        let head = base.prefix(length - 1)
        return head + (CheckDigit.gtin(head).map(String.init) ?? "")
    }
}

extension Nomenclature: Codable {
    private enum CodingKeys: String, CodingKey {
        case rules, upcEanConversion
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rules: try fields.decode([BarcodeRule].self, forKey: .rules),
            upcEanConversion: try fields.decodeIfPresent(UPCEANConversion.self, forKey: .upcEanConversion) ?? .always
        )
    }
}

extension Nomenclature {
    /// The rules that Odoo 12 has after Point of Sale and Inventory are installed. Their traps are Odoo's own: any code
    /// that begins with 22 is a discount, with 041 a cashier, with 042 a customer, and with 10 a lot, long before it is
    /// a product. None is an alias.
    public static let odoo12: Nomenclature = {
        let rows: [(name: String, sequence: Int, type: BarcodeType, encoding: BarcodeEncoding, pattern: String)] = [
            ("Price Barcodes 2 Decimals", 14, .price, .ean13, "23.....{NNNDD}"),
            ("Discount Barcodes", 20, .discount, .any, "22{NN}"),
            ("Weight Barcodes 3 Decimals", 36, .weight, .ean13, "21.....{NNDDD}"),
            ("Customer Barcodes", 40, .client, .any, "042"),
            ("Cashier Barcodes", 50, .cashier, .any, "041"),
            ("Location barcodes", 60, .location, .any, "414"),
            ("Package barcodes", 70, .package, .any, "PACK"),
            ("Lot barcodes", 80, .lot, .any, "10"),
            ("Product Barcodes", 90, .product, .any, ".*"),
        ]
        let rules = rows.compactMap { row in
            try? BarcodeRule(
                name: row.name,
                sequence: row.sequence,
                type: row.type,
                encoding: row.encoding,
                pattern: row.pattern
            )
        }
        precondition(rules.count == rows.count, "a default rule has a pattern that cannot be used")
        return Nomenclature(rules: rules)
    }()
}

/// What a nomenclature says of a code.
public struct ParsedBarcode: Equatable, Sendable, Codable {
    /// `error` where no rule matched.
    public var type: BarcodeType
    /// That of the rule; nil where none matched (Odoo: an empty text).
    public var encoding: BarcodeEncoding?
    /// The code as the rule saw it: after aliases, and converted between UPC-A and EAN-13.
    public var code: String
    /// The code with zeros for its number and a new check digit: what stands on the product upstream.
    public var baseCode: String
    /// 0 where the rule has no number.
    public var value: BarcodeValue
    /// The name of the rule that matched.
    public var rule: String?

    init(
        type: BarcodeType,
        encoding: BarcodeEncoding?,
        code: String,
        baseCode: String,
        value: BarcodeValue,
        rule: String?
    ) {
        self.type = type
        self.encoding = encoding
        self.code = code
        self.baseCode = baseCode
        self.value = value
        self.rule = rule
    }

    init(unmatched text: String) {
        self.init(type: .error, encoding: nil, code: text, baseCode: text, value: .zero, rule: nil)
    }
}
