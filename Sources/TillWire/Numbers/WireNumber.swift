#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import TillDomain

/// A JSON number with an exact decimal value. It never passes through binary floating point: the JSON coder reads and
/// writes `Decimal` from and to its digits. Exact means 38 significant digits, far more than any field takes.
public struct WireNumber: Equatable, Hashable, Sendable, Codable {
    /// With a point, without an exponent: `-12.5`.
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        text = try container.decode(Decimal.self).description
    }

    public func encode(to encoder: any Encoder) throws {
        guard isPlain, let decimal = Decimal(string: text) else {
            throw EncodingError.invalidValue(
                text,
                EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "'\(text)' is no number")
            )
        }
        var container = encoder.singleValueContainer()
        try container.encode(decimal)
    }

    /// Digits that `Decimal` keeps without rounding.
    private static let digitsMax = 38

    /// Whether it is a sign, digits and a point with digits behind it, and nothing else: `Decimal` would read `1,5` as 1.
    private var isPlain: Bool {
        let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...])
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.map(\.utf8.count).reduce(0, +) <= Self.digitsMax
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }
}

/// A value that cannot be what the protocol says it is; the message names the field and the value.
public struct WireFault: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String

    public init(_ description: String) {
        self.description = description
    }
}

extension WireNumber {
    public init(_ money: Money, _ currency: Currency) { self.init(currency.plain(money)) }
    public init(_ price: Price) { self.init(price.plain) }
    public init(_ quantity: Quantity) { self.init(quantity.plain) }
    public init(_ percent: Percent) { self.init(percent.plain) }

    public func money(_ currency: Currency, _ field: String) throws(WireFault) -> Money {
        guard let money = currency.money(text) else { throw fault(field, "an amount with \(currency.digits) digits") }
        return money
    }

    public func price(_ field: String) throws(WireFault) -> Price {
        guard let price = Price(text) else { throw fault(field, "a price with at most \(Price.digits) digits") }
        return price
    }

    public func quantity(_ field: String) throws(WireFault) -> Quantity {
        guard let quantity = Quantity(text) else {
            throw fault(field, "a quantity with at most \(Quantity.digits) digits")
        }
        return quantity
    }

    public func percent(_ field: String) throws(WireFault) -> Percent {
        guard let percent = Percent(text) else {
            throw fault(field, "a percentage with at most \(Percent.digits) digits")
        }
        return percent
    }

    private func fault(_ field: String, _ expected: String) -> WireFault {
        WireFault("\(field): \(text) is not \(expected) behind the point")
    }
}
