import TillDomain

public struct WirePaymentMethod: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var type: String
    public var sequence: Int
    public var allowOverpay: Bool
    public var allowChange: Bool
    public var allowNegative: Bool

    private enum CodingKeys: String, CodingKey {
        case id, name, type, sequence
        case allowOverpay = "allow_overpay"
        case allowChange = "allow_change"
        case allowNegative = "allow_negative"
    }

    public init(
        id: Int,
        name: String,
        type: String,
        sequence: Int,
        allowOverpay: Bool,
        allowChange: Bool,
        allowNegative: Bool
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.sequence = sequence
        self.allowOverpay = allowOverpay
        self.allowChange = allowChange
        self.allowNegative = allowNegative
    }
}

// MARK: - To the domain
extension WirePaymentMethod {
    func domain() throws(WireFault) -> PaymentMethod {
        guard let kind = PaymentMethod.Kind(rawValue: type) else {
            throw WireFault("payment_methods[\(id)].type: '\(type)' is none of cash, card, bank, credit")
        }
        return PaymentMethod(
            id: id,
            name: name,
            kind: kind,
            sequence: sequence,
            allowsOverpay: allowOverpay,
            allowsChange: allowChange,
            allowsNegative: allowNegative
        )
    }
}
