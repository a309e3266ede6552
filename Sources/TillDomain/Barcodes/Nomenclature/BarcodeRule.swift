/// What a rule says a code is (Odoo's `barcode.rule.type`). A raw string and no enum: modules upstream add types, and a
/// type that we do not know must not keep the whole catalogue from loading.
public struct BarcodeType: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let product = BarcodeType(rawValue: "product")
    public static let weight = BarcodeType(rawValue: "weight")
    public static let price = BarcodeType(rawValue: "price")
    public static let discount = BarcodeType(rawValue: "discount")
    public static let cashier = BarcodeType(rawValue: "cashier")
    public static let client = BarcodeType(rawValue: "client")
    public static let command = BarcodeType(rawValue: "command")
    public static let location = BarcodeType(rawValue: "location")
    public static let package = BarcodeType(rawValue: "package")
    public static let lot = BarcodeType(rawValue: "lot")
    /// Replaces the code by the rule's alias and goes on with the later rules.
    public static let alias = BarcodeType(rawValue: "alias")
    /// No rule matched.
    public static let error = BarcodeType(rawValue: "error")
}

extension BarcodeType: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// How a code has to be written for a rule to look at it; all but `any` include a right check digit.
public enum BarcodeEncoding: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case any, ean13, ean8, upca

    func holds(_ code: String) -> Bool {
        switch self {
        case .any: true
        case .ean13: code.utf8.count == 13 && CheckDigit.isValid(code)
        case .ean8: code.utf8.count == 8 && CheckDigit.isValid(code)
        case .upca: code.utf8.count == 12 && CheckDigit.isValid(code)
        }
    }
}

/// One rule of a nomenclature (Odoo's `barcode.rule`, the upstream's `barcode_rules`).
public struct BarcodeRule: Equatable, Sendable {
    public let name: String
    /// Rules are tried from the lowest up.
    public let sequence: Int
    public let type: BarcodeType
    public let encoding: BarcodeEncoding
    /// What stands for the code in a rule of type `alias`; Odoo's own default is `0`.
    public let alias: String
    let compiled: BarcodePattern

    public var pattern: String { compiled.source }

    /// - Throws: why the pattern cannot be used. Odoo notices some of these only when a code is scanned.
    public init(
        name: String,
        sequence: Int,
        type: BarcodeType,
        encoding: BarcodeEncoding,
        pattern: String,
        alias: String = "0"
    ) throws(BarcodePatternFault) {
        self.name = name
        self.sequence = sequence
        self.type = type
        self.encoding = encoding
        self.alias = alias
        compiled = try BarcodePattern(pattern)
    }
}

extension BarcodeRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, sequence, type, encoding, pattern, alias
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let pattern = try fields.decode(String.self, forKey: .pattern)
        do {
            try self.init(
                name: fields.decode(String.self, forKey: .name),
                sequence: fields.decode(Int.self, forKey: .sequence),
                type: fields.decode(BarcodeType.self, forKey: .type),
                encoding: fields.decode(BarcodeEncoding.self, forKey: .encoding),
                pattern: pattern,
                alias: fields.decodeIfPresent(String.self, forKey: .alias) ?? "0"
            )
        } catch let fault as BarcodePatternFault {
            throw DecodingError.dataCorruptedError(
                forKey: .pattern,
                in: fields,
                debugDescription: "the pattern \(pattern) cannot be used: \(fault)"
            )
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(name, forKey: .name)
        try fields.encode(sequence, forKey: .sequence)
        try fields.encode(type, forKey: .type)
        try fields.encode(encoding, forKey: .encoding)
        try fields.encode(pattern, forKey: .pattern)
        try fields.encode(alias, forKey: .alias)
    }
}
