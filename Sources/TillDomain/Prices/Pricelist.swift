/// A pricelist (Odoo `product.pricelist`) with its items.
public struct Pricelist: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var items: [Item]

    public init(id: Int, name: String, items: [Item]) {
        self.id = id
        self.name = name
        self.items = items
    }

    /// One rule of a pricelist (Odoo `product.pricelist.item`).
    public struct Item: Equatable, Sendable, Codable {
        /// What it applies to, the most specific first (`applied_on`).
        public enum Scope: Equatable, Sendable, Codable {
            case variant(productID: Int)
            case product(templateID: Int)
            /// A category and all below it.
            case category(id: Int)
            case global
        }

        /// How the price comes about (`compute_price`).
        public enum Computation: Equatable, Sendable, Codable {
            case fixed(Price)
            case percentage(Percent)
            case formula(Formula)
        }

        public var id: Int
        public var scope: Scope
        /// In whole units; it applies from this quantity on.
        public var minQuantity: Int
        /// Inclusive; nil has no end on that side.
        public var startsOn: CivilDate?
        public var endsOn: CivilDate?
        public var computation: Computation

        public init(
            id: Int,
            scope: Scope,
            minQuantity: Int = 0,
            startsOn: CivilDate? = nil,
            endsOn: CivilDate? = nil,
            computation: Computation
        ) {
            self.id = id
            self.scope = scope
            self.minQuantity = minQuantity
            self.startsOn = startsOn
            self.endsOn = endsOn
            self.computation = computation
        }
    }

    /// `compute_price = formula`: discount, rounding, surcharge, then the margins; zero margins are none.
    public struct Formula: Equatable, Sendable, Codable {
        public enum Base: Equatable, Sendable, Codable {
            case listPrice
            /// The product's cost.
            case standardPrice
            case pricelist(id: Int)
        }

        public var base: Base
        /// In percent; a negative one raises the price.
        public var discount: Percent
        /// The step that the discounted price is rounded to; zero rounds nothing.
        public var rounding: Price
        public var surcharge: Price
        public var minMargin: Price
        public var maxMargin: Price

        public init(
            base: Base = .listPrice,
            discount: Percent = .zero,
            rounding: Price = .zero,
            surcharge: Price = .zero,
            minMargin: Price = .zero,
            maxMargin: Price = .zero
        ) {
            self.base = base
            self.discount = discount
            self.rounding = rounding
            self.surcharge = surcharge
            self.minMargin = minMargin
            self.maxMargin = maxMargin
        }
    }
}
