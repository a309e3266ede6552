/// The price of any product by any pricelist, by Odoo 12's rules (`_compute_price_rule`). Made once for a catalogue:
/// items are sorted and the ways up through the categories are known beforehand.
///
/// The item that counts is the first, of those that apply, by: how specific it is (variant, product, category, all),
/// the higher minimum quantity, the deeper category, the newer item (higher id). Odoo orders categories by their
/// complete name, descending; of the categories above one product, a deeper one's name starts with the other's and so
/// sorts behind it in every collation, which makes the depth the same order without depending on a collation.
public struct PriceLookup: Equatable, Sendable {
    /// The most pricelists that reckon from one another in a row; the one behind them is taken for missing.
    public static let maxDepth = 8

    private var items: [Int: Items] = [:]
    /// Each category with all above it, itself first.
    private var chains: [Int: [Int]] = [:]

    /// - Parameter categories: those that `Product.priceCategoryID` names. One whose ways up run in a circle ends where
    ///   it would come round again. Of two pricelists or categories with one id the later counts.
    public init(pricelists: [Pricelist], categories: [Category]) {
        var parents: [Int: Int?] = [:]
        for category in categories { parents[category.id] = category.parentID }
        for category in categories { chains[category.id] = Self.chain(from: category.id, parents) }
        for pricelist in pricelists { items[pricelist.id] = Items(pricelist.items, chains) }
    }

    /// The unit price of so much of a product on a day at the shop, half-up to six digits and not rounded further: the
    /// caller rounds to the digits of `Product Price` (`Price.rounded(toDigits:)`).
    ///
    /// Without a pricelist, with an unknown one, and where no item applies, it is the list price. A quantity below zero
    /// (a refund) is compared as it is, as in Odoo: it reaches no minimum above zero, so a return by quantity has to
    /// keep the price of its sale.
    public func price(of product: Product, pricelistID: Int?, quantity: Quantity, on day: CivilDate) -> Price {
        var visited: [Int] = []
        return finePrice(of: product, pricelistID: pricelistID, quantity, day, &visited).price
    }

    /// A pricelist that another reckons from is looked up in turn; one that is missing, that would come round again, or
    /// that lies deeper than `maxDepth` gives the list price, so that a misconfigured list never stops a sale.
    private func finePrice(
        of product: Product,
        pricelistID: Int?,
        _ quantity: Quantity,
        _ day: CivilDate,
        _ visited: inout [Int]
    ) -> FinePrice {
        let listPrice = FinePrice(product.listPrice)
        guard let pricelistID, let candidates = items[pricelistID], !visited.contains(pricelistID),
            visited.count < Self.maxDepth
        else { return listPrice }
        visited.append(pricelistID)
        guard let item = candidates.first(for: product, chain(of: product), quantity, day) else { return listPrice }
        switch item.computation {
        case .fixed(let price):
            return FinePrice(price)
        case .percentage(let percent):
            return listPrice.less(percent)
        case .formula(let formula):
            switch formula.base {
            case .listPrice:
                return listPrice.applying(formula)
            case .standardPrice:
                return FinePrice(product.standardPrice).applying(formula)
            case .pricelist(let id):
                return finePrice(of: product, pricelistID: id, quantity, day, &visited).applying(formula)
            }
        }
    }

    private func chain(of product: Product) -> [Int] {
        guard let id = product.priceCategoryID ?? product.categoryID else { return [] }
        return chains[id] ?? [id]
    }

    private static func chain(from id: Int, _ parents: [Int: Int?]) -> [Int] {
        var chain: [Int] = []
        var seen: Set<Int> = []
        var next: Int? = id
        while let current = next, seen.insert(current).inserted {
            chain.append(current)
            next = parents[current] ?? nil
        }
        return chain
    }
}

extension PriceLookup {
    /// A pricelist's items by what they apply to, each list in Odoo's order, so that a lookup among thousands of
    /// products' items sees only those of its own product.
    private struct Items: Equatable, Sendable {
        private var byVariant: [Int: [Pricelist.Item]] = [:]
        private var byTemplate: [Int: [Pricelist.Item]] = [:]
        private var categories: [(categoryID: Int, item: Pricelist.Item)] = []
        private var all: [Pricelist.Item] = []

        init(_ items: [Pricelist.Item], _ chains: [Int: [Int]]) {
            for item in items.sorted(by: { ($0.minQuantity, $0.id) > ($1.minQuantity, $1.id) }) {
                switch item.scope {
                case .variant(let id): byVariant[id, default: []].append(item)
                case .product(let id): byTemplate[id, default: []].append(item)
                case .category(let id): categories.append((id, item))
                case .global: all.append(item)
                }
            }
            func rank(_ entry: (categoryID: Int, item: Pricelist.Item)) -> (Int, Int, Int) {
                (entry.item.minQuantity, chains[entry.categoryID]?.count ?? 0, entry.item.id)
            }
            categories.sort { rank($0) > rank($1) }
        }

        /// The item that counts; nil where none applies.
        func first(
            for product: Product,
            _ chain: [Int],
            _ quantity: Quantity,
            _ day: CivilDate
        ) -> Pricelist.Item? {
            func applies(_ item: Pricelist.Item) -> Bool {
                // A minimum of zero is none, so that refunds have a price too.
                let reaches =
                    item.minQuantity == 0
                    || Int128(quantity.thousandths) >= Int128(item.minQuantity) * Int128(Quantity.one.thousandths)
                return reaches && item.startsOn.map { $0 <= day } ?? true && item.endsOn.map { $0 >= day } ?? true
            }
            return byVariant[product.id]?.first(where: applies)
                ?? byTemplate[product.templateID ?? product.id]?.first(where: applies)
                ?? categories.first { chain.contains($0.categoryID) && applies($0.item) }?.item
                ?? all.first(where: applies)
        }

        static func == (left: Items, right: Items) -> Bool {
            left.byVariant == right.byVariant && left.byTemplate == right.byTemplate && left.all == right.all
                && left.categories.elementsEqual(right.categories, by: ==)
        }
    }
}
