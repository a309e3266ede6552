import TillDomain

/// `barcode_rules`: one rule of the nomenclature (Odoo `barcode.rule`).
public struct WireBarcodeRule: Equatable, Sendable, Codable {
    /// The longest pattern, in characters; Odoo's column holds 32.
    static let patternMaxCharacters = 64
    /// Every scan tries them one after the other.
    static let rulesMax = 200

    public var name: String
    public var sequence: Int
    /// `product`, `weight`, `price`, `discount`, `cashier`, `client`, `command`, `alias`; others match and mean
    /// nothing to a till.
    public var type: String
    public var encoding: String
    public var pattern: String
    /// What stands in for the code, for the type `alias`.
    public var alias: String?

    public init(
        name: String,
        sequence: Int,
        type: String,
        encoding: String,
        pattern: String,
        alias: String? = nil
    ) {
        self.name = name
        self.sequence = sequence
        self.type = type
        self.encoding = encoding
        self.pattern = pattern
        self.alias = alias
    }

    /// - Throws: the field that cannot be used, a pattern's with the reason.
    fileprivate func domain(_ field: String) throws(WireFault) -> BarcodeRule {
        guard !type.isEmpty else { throw WireFault("\(field).type: is empty") }
        guard let encoding = BarcodeEncoding(rawValue: encoding) else {
            let known = BarcodeEncoding.allCases.map(\.rawValue).joined(separator: ", ")
            throw WireFault("\(field).encoding: '\(encoding)' is none of \(known)")
        }
        guard (1...Self.patternMaxCharacters).contains(pattern.unicodeScalars.count) else {
            throw WireFault("\(field).pattern: must have 1 to \(Self.patternMaxCharacters) characters")
        }
        guard type != BarcodeType.alias.rawValue || alias?.isEmpty == false else {
            throw WireFault("\(field).alias: is missing, and type asks for it")
        }
        do throws(BarcodePatternFault) {
            return try BarcodeRule(
                name: name,
                sequence: sequence,
                type: BarcodeType(rawValue: type),
                encoding: encoding,
                pattern: pattern,
                alias: alias ?? "0"
            )
        } catch {
            throw WireFault("\(field).pattern: '\(pattern)' cannot be used: \(error)")
        }
    }
}

extension BootstrapPayload {
    /// How codes are told apart; Odoo's own rules where the upstream names none.
    func nomenclature() throws(WireFault) -> Nomenclature {
        guard let barcodeRules else { return .odoo12 }
        guard barcodeRules.count <= WireBarcodeRule.rulesMax else {
            throw WireFault("barcode_rules: there are more than \(WireBarcodeRule.rulesMax)")
        }
        var rules: [BarcodeRule] = []
        for (position, rule) in barcodeRules.enumerated() {
            rules.append(try rule.domain("barcode_rules[\(position)]"))
        }
        return Nomenclature(rules: rules)
    }
}
