/// A unit price, finer than the currency: up to six digits behind the point, as Odoo keeps it.
public struct Price: Equatable, Hashable, Comparable, Sendable {
    public static let digits = 6
    public var millionths: Int64

    public static let zero = Price(millionths: 0)

    public init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Reads `2.49`; nil for what is no number of at most six digits behind the point.
    public init?(_ text: some StringProtocol) {
        guard let value = Exact.parse(text, digits: Self.digits) else { return nil }
        millionths = value
    }

    public static func < (left: Price, right: Price) -> Bool { left.millionths < right.millionths }

    /// The price in whole minor units, half away from zero.
    public func rounded(_ currency: Currency) -> Money {
        Money(minor: Int64(Exact.divide(Int128(millionths), by: Exact.power(Self.digits - currency.digits))))
    }

    /// `2.49`, with at least the currency's digits.
    public func text(_ currency: Currency, _ language: Language) -> String {
        language.decimal(Exact.text(millionths, digits: Self.digits, minimumDigits: currency.digits))
    }

    /// `2.49` with a point and no more digits than it has, for machines.
    public var plain: String { Exact.text(millionths, digits: Self.digits, minimumDigits: 0) }
}

/// How much of a product, in thousandths of its unit: 1 piece is 1000, 0.350 kg is 350.
public struct Quantity: Equatable, Hashable, Comparable, Sendable {
    public static let digits = 3
    public var thousandths: Int64

    public static let zero = Quantity(thousandths: 0)
    public static let one = Quantity(thousandths: 1000)

    public init(thousandths: Int64) {
        self.thousandths = thousandths
    }

    public init?(_ text: some StringProtocol) {
        guard let value = Exact.parse(text, digits: Self.digits) else { return nil }
        thousandths = value
    }

    public static func < (left: Quantity, right: Quantity) -> Bool { left.thousandths < right.thousandths }
    public static func + (left: Quantity, right: Quantity) -> Quantity {
        Quantity(thousandths: left.thousandths + right.thousandths)
    }
    public static func - (left: Quantity, right: Quantity) -> Quantity {
        Quantity(thousandths: left.thousandths - right.thousandths)
    }
    public static prefix func - (quantity: Quantity) -> Quantity { Quantity(thousandths: -quantity.thousandths) }

    public func text(_ language: Language) -> String { language.decimal(plain) }

    /// `2` or `0.35`, with a point, for machines.
    public var plain: String { Exact.text(thousandths, digits: Self.digits, minimumDigits: 0) }
}

/// A percentage with four digits behind the point: 19 % is 190000.
public struct Percent: Equatable, Hashable, Comparable, Sendable {
    public static let digits = 4
    public var tenThousandths: Int64

    public static let zero = Percent(tenThousandths: 0)
    public static let whole = Percent(tenThousandths: 1_000_000)

    public init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    public init?(_ text: some StringProtocol) {
        guard let value = Exact.parse(text, digits: Self.digits) else { return nil }
        tenThousandths = value
    }

    public static func < (left: Percent, right: Percent) -> Bool { left.tenThousandths < right.tenThousandths }

    public func text(_ language: Language) -> String { language.decimal(plain) + " %" }

    /// `19` or `8.875`, with a point, for machines.
    public var plain: String { Exact.text(tenThousandths, digits: Self.digits, minimumDigits: 0) }
}

/// Each is coded as its whole number: `{"price":2490000}`.
protocol WholeNumberCoded: Codable {
    var whole: Int64 { get }
    init(whole: Int64)
}

extension WholeNumberCoded {
    public init(from decoder: any Decoder) throws {
        self.init(whole: try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(whole)
    }
}

extension Price: WholeNumberCoded {
    var whole: Int64 { millionths }
    init(whole: Int64) { self.init(millionths: whole) }
}

extension Quantity: WholeNumberCoded {
    var whole: Int64 { thousandths }
    init(whole: Int64) { self.init(thousandths: whole) }
}

extension Percent: WholeNumberCoded {
    var whole: Int64 { tenThousandths }
    init(whole: Int64) { self.init(tenThousandths: whole) }
}
