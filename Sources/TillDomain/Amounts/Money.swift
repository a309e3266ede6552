/// An amount in the currency's minor units: 12.50 € is 1250. One terminal sells in one currency, so the currency
/// stands beside the amounts (`Catalogue.company.currency`), not inside each.
///
/// Range: Int64; a bound on lines, quantities and prices (`OrderLimits`) keeps every sum far inside it.
public struct Money: Equatable, Hashable, Comparable, Sendable {
    public var minor: Int64

    public static let zero = Money(minor: 0)

    public init(minor: Int64) {
        self.minor = minor
    }

    public static func < (left: Money, right: Money) -> Bool { left.minor < right.minor }
    public static func + (left: Money, right: Money) -> Money { Money(minor: left.minor + right.minor) }
    public static func - (left: Money, right: Money) -> Money { Money(minor: left.minor - right.minor) }
    public static prefix func - (money: Money) -> Money { Money(minor: -money.minor) }
    public static func += (left: inout Money, right: Money) { left.minor += right.minor }
    public static func -= (left: inout Money, right: Money) { left.minor -= right.minor }
}

extension Money: Codable {
    public init(from decoder: any Decoder) throws {
        minor = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(minor)
    }
}

extension Money {
    /// Adds, and stops at the end of the range: for sums that only inform, over more than one order.
    mutating func addClamped(_ other: Money) {
        let (sum, isOver) = minor.addingReportingOverflow(other.minor)
        minor = isOver ? (other.minor < 0 ? .min : .max) : sum
    }
}

extension Sequence<Money> {
    public func sum() -> Money { reduce(.zero, +) }
}

/// A currency as the company uses it.
public struct Currency: Equatable, Hashable, Sendable, Codable {
    public enum Position: String, Equatable, Hashable, Sendable, Codable {
        case before, after
    }

    /// ISO 4217: `EUR`.
    public var code: String
    public var symbol: String
    public var position: Position
    /// Digits behind the point: 0, 2 or 3.
    public var digits: Int

    public init(code: String, symbol: String, position: Position, digits: Int) {
        self.code = code
        self.symbol = symbol
        self.position = position
        self.digits = digits
    }

    /// An amount that a person wrote, with point or comma; nil when it is none.
    public func money(_ text: some StringProtocol) -> Money? {
        Exact.parse(text, digits: digits).map(Money.init(minor:))
    }

    /// `12.50`: for machines, always with all digits and a point.
    public func plain(_ money: Money) -> String {
        Exact.text(money.minor, digits: digits, minimumDigits: digits)
    }

    /// `12,50 €`: for people.
    public func text(_ money: Money, _ language: Language) -> String {
        let number = figures(money, language)
        return position == .before ? "\(symbol)\(number)" : "\(number) \(symbol)"
    }

    /// `12,50`: for people, where the symbol stands elsewhere.
    public func figures(_ money: Money, _ language: Language) -> String {
        language.decimal(plain(money))
    }
}
