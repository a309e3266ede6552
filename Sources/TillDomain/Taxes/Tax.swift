/// A tax as Odoo 12 has it.
public struct Tax: Equatable, Sendable, Codable {
    public enum AmountType: String, Equatable, Sendable, Codable {
        case percent, fixed, division, group
    }

    public var id: Int
    public var name: String
    public var amountType: AmountType
    /// Percent for `percent` and `division`.
    public var percent: Percent
    /// An amount a unit of quantity for `fixed`.
    public var fixed: Price
    public var isPriceIncluded: Bool
    public var includesBaseAmount: Bool
    public var sequence: Int
    /// The taxes of a `group`, in place of the group.
    public var children: [Tax]

    public init(
        id: Int,
        name: String,
        amountType: AmountType = .percent,
        percent: Percent = .zero,
        fixed: Price = .zero,
        isPriceIncluded: Bool = false,
        includesBaseAmount: Bool = false,
        sequence: Int = 1,
        children: [Tax] = []
    ) {
        self.id = id
        self.name = name
        self.amountType = amountType
        self.percent = percent
        self.fixed = fixed
        self.isPriceIncluded = isPriceIncluded
        self.includesBaseAmount = includesBaseAmount
        self.sequence = sequence
        self.children = children
    }
}

/// Where taxes are rounded (`tax_calculation_rounding_method`).
public enum TaxRounding: String, Equatable, Sendable, Codable {
    /// Each tax of each line to the currency.
    case perLine = "line"
    /// Each tax of each line five digits finer, the totals to the currency.
    case global
}

/// What one line costs, with its taxes.
public struct LineAmounts: Equatable, Sendable, Codable {
    public struct TaxAmount: Equatable, Sendable, Codable {
        public var taxID: Int
        public var name: String
        public var amount: Money
        public var base: Money
        /// What `global` rounding knows beyond `amount` and `base`; nil under `perLine`, where nothing is beyond.
        public var remainder: Remainder?

        public init(taxID: Int, name: String, amount: Money, base: Money, remainder: Remainder? = nil) {
            self.taxID = taxID
            self.name = name
            self.amount = amount
            self.base = base
            self.remainder = remainder
        }
    }

    /// What rounding to the currency took off a tax's amount and base, in hundred-thousandths of the minor unit: 6.327
    /// € are 633 cents and a remainder of -30000. `OrderTotals` puts them together again before it rounds.
    public struct Remainder: Equatable, Sendable, Codable {
        /// Remainder units in one minor unit of the currency.
        public static let unitsPerMinor: Int64 = 100_000

        public var amount: Int64
        public var base: Int64

        public init(amount: Int64, base: Int64) {
            self.amount = amount
            self.base = base
        }
    }

    public var excluded: Money
    public var included: Money
    public var taxes: [TaxAmount]

    public static let zero = LineAmounts(excluded: .zero, included: .zero, taxes: [])

    public init(excluded: Money, included: Money, taxes: [TaxAmount]) {
        self.excluded = excluded
        self.included = included
        self.taxes = taxes
    }
}

extension LineAmounts {
    /// Whether the sums of a full order of such lines stay inside 64 bits.
    var isInRange: Bool {
        ([excluded, included] + taxes.flatMap { [$0.amount, $0.base] })
            .allSatisfy { $0.minor.magnitude <= OrderLimits.lineAmount.minor.magnitude }
    }
}
