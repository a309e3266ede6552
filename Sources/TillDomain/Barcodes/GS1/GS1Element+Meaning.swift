extension GS1 {
    /// A number that an element carries, exact: `3103` `001250` is 1250 with three digits behind the point.
    public struct Number: Equatable, Hashable, Sendable, Codable {
        /// Up to 15 digits.
        public let unscaled: Int64
        /// Digits behind the point, 0 to 9.
        public let digits: Int

        /// In whole units of 10^-digits; nil where it is finer than that.
        func exactly(digits wanted: Int) -> Int64? {
            let value = Int128(unscaled)
            guard wanted < digits else { return Int64(exactly: value * Exact.power(wanted - digits)) }
            let (quotient, remainder) = value.quotientAndRemainder(dividingBy: Exact.power(digits - wanted))
            return remainder == 0 ? Int64(exactly: quotient) : nil
        }

        /// The same, rounded half away from zero.
        func rounded(digits wanted: Int) -> Int64? {
            guard wanted < digits else { return exactly(digits: wanted) }
            return Int64(exactly: Exact.divide(Int128(unscaled), by: Exact.power(digits - wanted)))
        }
    }

    /// What a variable measure is measured in: the net measures of trade items (AI 310n to 316n).
    public enum Measure: String, Equatable, Sendable, Codable, CaseIterable {
        case kilograms = "310"
        case metres = "311"
        case metresWide = "312"
        case metresHigh = "313"
        case squareMetres = "314"
        case litres = "315"
        case cubicMetres = "316"
    }

    /// An amount of money.
    public struct Amount: Equatable, Hashable, Sendable, Codable {
        public let number: Number
        /// ISO 4217, three digits: `978`; nil is the currency of the place.
        public let currency: String?
    }
}

extension GS1.Element {
    /// The data as a number with the decimals that the identifier implies; nil where it is none. A currency before it
    /// is left out.
    public var number: GS1.Number? {
        guard format.parts.allSatisfy({ $0.characters == .digits }), format.parts.count == 1 || format.decimals != nil
        else { return nil }
        let figures = format.parts.count == 2 ? data.dropFirst(format.parts[0].lengthMax) : Substring(data)
        guard figures.utf8.count <= 15, let value = Int64(figures) else { return nil }
        return GS1.Number(unscaled: value, digits: format.decimals ?? 0)
    }
}

/// What elements say of a trade item. Where an identifier stands twice, the first counts.
extension [GS1.Element] {
    public func data(of identifier: String) -> String? {
        first { $0.identifier == identifier }?.data
    }

    private func element(family: String) -> GS1.Element? {
        first { $0.identifier.utf8.count == 4 && $0.identifier.hasPrefix(family) }
    }

    private func date(_ identifier: String) -> GS1.ShortDate? {
        data(of: identifier).flatMap { GS1.ShortDate($0) }
    }

    /// AI 01: 14 digits, the check digit is right.
    public var gtin: String? { data(of: "01") }
    /// AI 00: of a logistic unit.
    public var sscc: String? { data(of: "00") }
    /// AI 10.
    public var lot: String? { data(of: "10") }
    /// AI 21.
    public var serial: String? { data(of: "21") }
    /// AI 17.
    public var expiry: GS1.ShortDate? { date("17") }
    /// AI 15.
    public var bestBefore: GS1.ShortDate? { date("15") }
    /// AI 11.
    public var production: GS1.ShortDate? { date("11") }
    /// AI 37: trade items in a logistic unit.
    public var tradeItemCount: Int? { data(of: "37").flatMap { Int($0) } }
    /// AI 30: pieces in a trade item of variable count.
    public var variableCount: Int? { data(of: "30").flatMap { Int($0) } }

    /// AI 310n, in thousandths of a kilogram; nil where there is none or it is finer.
    public var netWeight: Quantity? {
        element(family: GS1.Measure.kilograms.rawValue)?.number?.exactly(digits: Quantity.digits)
            .map(Quantity.init(thousandths:))
    }

    /// AI 310n to 316n.
    public var measure: (unit: GS1.Measure, number: GS1.Number)? {
        for unit in GS1.Measure.allCases {
            if let number = element(family: unit.rawValue)?.number { return (unit, number) }
        }
        return nil
    }

    /// AI 392n or 393n: what the whole variable measure item costs, not one unit of it.
    public var amount: GS1.Amount? {
        if let number = element(family: "392")?.number { return GS1.Amount(number: number, currency: nil) }
        guard let element = element(family: "393"), let number = element.number else { return nil }
        return GS1.Amount(number: number, currency: String(element.data.prefix(3)))
    }

    /// AI 395n: what one unit of measure costs.
    public var unitPrice: GS1.Number? { element(family: "395")?.number }
}
