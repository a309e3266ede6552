extension FiscalPosition {
    /// The taxes that stand in for a product's own (Odoo 12's server, `map_tax`): each in turn is replaced by every
    /// destination that the position has for it, dropped where it has none but names it, and kept where it does not
    /// name it. None comes twice. (The early POS of Odoo 12 took the first destination only; the server recomputes the
    /// order with all of them, so all count here.)
    public func map(_ taxIDs: [Int]) -> [Int] {
        var mapped: [Int] = []
        func add(_ id: Int) {
            if !mapped.contains(id) { mapped.append(id) }
        }
        for id in taxIDs {
            let found = maps.filter { $0.sourceID == id }
            if found.isEmpty { add(id) }
            for destination in found.compactMap(\.destinationID) { add(destination) }
        }
        return mapped
    }

    /// The price of a product whose included taxes do not all apply to the line (`_fix_tax_included_price`): the taxes
    /// that are included in `price` and not among the line's are taken out of it, to the currency's digits. Without
    /// such a tax the price stays as it is, however many digits it has. 19.99 with 19 % included is 16.80 on a line
    /// without it.
    ///
    /// - Parameters:
    ///   - productTaxes: the product's own taxes; a group counts as included only if it says so itself, as in Odoo.
    ///   - lineTaxes: those that the position put in their place.
    public static func fixedPrice(
        _ price: Price,
        productTaxes: [Tax],
        lineTaxes: [Tax],
        currency: Currency,
        rounding: TaxRounding = .perLine
    ) -> Price {
        let kept = Set(lineTaxes.map(\.id))
        let gone = productTaxes.filter { $0.isPriceIncluded && !kept.contains($0.id) }
        guard !gone.isEmpty else { return price }
        let amounts = TaxComputation.amounts(
            price: price,
            discount: .zero,
            quantity: .one,
            taxes: gone,
            currency: currency,
            rounding: rounding
        )
        let unit = Exact.power(Price.digits - currency.digits)
        return Price(millionths: Int64(clamping: Exact.product(Int128(amounts.excluded.minor), unit)))
    }

    /// The position of an order, found anew whenever its customer or its type changes:
    ///
    /// 1. the customer's own position; one that is not among `positions` counts as none;
    /// 2. else the configuration's default;
    /// 3. for takeout, the takeout variant of what was found, if it names one that exists, else what was found;
    /// 4. for takeout with nothing found: the configuration's position for takeout;
    /// 5. else the position with the lowest id that any position names as its takeout variant.
    ///
    /// Nil leaves the products' own taxes.
    public static func resolve(
        customerPositionID: Int?,
        isTakeout: Bool,
        defaultID: Int?,
        takeoutDefaultID: Int?,
        positions: [FiscalPosition]
    ) -> FiscalPosition? {
        func position(_ id: Int?) -> FiscalPosition? {
            id.flatMap { id in positions.first { $0.id == id } }
        }
        let found = position(customerPositionID) ?? position(defaultID)
        guard isTakeout else { return found }
        if let found { return position(found.takeoutID) ?? found }
        return position(takeoutDefaultID) ?? positions.compactMap(\.takeoutID).sorted().lazy.compactMap(position).first
    }
}
