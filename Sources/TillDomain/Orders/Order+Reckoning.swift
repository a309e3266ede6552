/// What an order costs, anew: prices by pricelist, taxes by fiscal position, discounts, amounts.
extension Order {
    /// Which lines take a fresh price from the catalogue. A line keeps its price while nothing that prices depend on
    /// has changed, so that a new catalogue does not change what a customer has seen already.
    enum Repricing: Equatable {
        case nothing
        case line(id: Int)
        case lines(ids: Set<Int>)
        case all

        func isDue(_ lineID: Int) -> Bool {
            switch self {
            case .nothing: false
            case .line(let id): id == lineID
            case .lines(let ids): ids.contains(lineID)
            case .all: true
            }
        }
    }

    mutating func reckon(repricing: Repricing, _ context: TillState.Context) {
        // A return costs what its sale cost, an invoice what stands on it.
        if mode == .order {
            resolveFiscalPosition(context)
            for position in lines.indices where lines[position].kind == .product {
                if repricing.isDue(lines[position].id) { reprice(position, context) }
            }
        }
        reckonDiscounts(context.catalogue.company)
    }

    /// Sets `fiscalPositionID` as customer, type and configuration have it now.
    private mutating func resolveFiscalPosition(_ context: TillState.Context) {
        let configuration = context.catalogue.configuration
        let partner = customer.flatMap { context.catalogue.partner(id: $0.id) }
        fiscalPositionID =
            FiscalPosition.resolve(
                customerPositionID: partner?.fiscalPositionID,
                isTakeout: type != .dineIn,
                defaultID: configuration.fiscalPositionID,
                takeoutDefaultID: configuration.takeoutFiscalPositionID,
                positions: context.catalogue.fiscalPositions
            )?.id
    }

    /// A product that is no longer in the catalogue keeps its price and its taxes.
    private mutating func reprice(_ position: Int, _ context: TillState.Context) {
        guard let product = context.catalogue.product(id: lines[position].productID) else { return }
        lines[position].taxes = taxes(of: product, context)
        lines[position].productTaxIDs = product.taxIDs
        guard !lines[position].isPriceManual else { return }
        lines[position].unitPrice = price(of: product, lines[position].quantity, context)
    }

    /// The product's taxes, as the order's fiscal position has them.
    private func taxes(of product: Product, _ context: TillState.Context) -> [Tax] {
        let position = context.catalogue.fiscalPositions.first { $0.id == fiscalPositionID }
        return context.catalogue.taxes(ids: position?.map(product.taxIDs) ?? product.taxIDs)
    }

    /// What one costs in this order, when so many are taken.
    private func price(of product: Product, _ quantity: Quantity, _ context: TillState.Context) -> Price {
        FiscalPosition.fixedPrice(
            context.catalogue.price(of: product, pricelistID: pricelistID, quantity, on: context.today),
            productTaxes: context.catalogue.taxes(ids: product.taxIDs),
            lineTaxes: taxes(of: product, context),
            currency: context.currency,
            rounding: context.catalogue.company.taxRounding
        )
    }

    /// Whether a line costs what the catalogue says today. If not, a newer catalogue has come since, and the line stays
    /// as the customer has seen it.
    func isCurrent(_ line: OrderLine, _ context: TillState.Context) -> Bool {
        guard let product = context.catalogue.product(id: line.productID) else { return false }
        return line.unitPrice == price(of: product, line.quantity, context)
            && line.taxes == taxes(of: product, context)
    }
}

extension Catalogue {
    /// A pricelist's price in the digits that the shop sells in; without a pricelist the list price as it is.
    func price(of product: Product, pricelistID: Int?, _ quantity: Quantity, on day: CivilDate) -> Price {
        guard let pricelistID else { return product.listPrice }
        return prices.price(of: product, pricelistID: pricelistID, quantity: quantity, on: day)
            .rounded(toDigits: configuration.priceDigits)
    }
}
