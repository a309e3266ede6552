import TillDomain

extension OrderCreateRequest {
    public struct Line: Equatable, Sendable, Codable {
        /// The terminal's own name for the line, unique within the order.
        public var id: String
        /// `product`, `tip` or `cash_rounding`; nil is `product`.
        public var kind: String?
        public var productID: Int
        public var name: String
        /// Negative in a return.
        public var qty: WireNumber
        public var priceUnit: WireNumber
        /// Whether a person, or a price in a barcode, set the price.
        public var isPriceManual: Bool?
        /// In percent: all discounts on the line together, item and check multiplied.
        public var discount: WireNumber
        /// The discount on this line alone, as it was given; its effect is in `discount`.
        public var itemDiscount: DiscountRecord?
        /// The product's own taxes, as Odoo stores them with a line: it maps them again by the order's fiscal position.
        public var taxIDs: [Int]?
        /// In an order with a fiscal position: the taxes that stand in for the product's own, of which the amounts are
        /// made. Left out in any other order, where `tax_ids` are these.
        public var taxIDsAfterFiscalPosition: [Int]?
        public var priceSubtotal: WireNumber
        public var priceSubtotalIncl: WireNumber
        public var note: String?
        public var lot: String?
        /// In a return: the `id` of the sale's line that comes back.
        public var originLineID: String?

        private enum CodingKeys: String, CodingKey {
            case id, kind, name, qty, discount, note, lot
            case productID = "product_id"
            case priceUnit = "price_unit"
            case isPriceManual = "is_price_manual"
            case itemDiscount = "item_discount"
            case taxIDs = "tax_ids"
            case taxIDsAfterFiscalPosition = "tax_ids_after_fiscal_position"
            case priceSubtotal = "price_subtotal"
            case priceSubtotalIncl = "price_subtotal_incl"
            case originLineID = "origin_line_id"
        }
    }
}

extension OrderCreateRequest.Line {
    /// - Parameter isMapped: whether the order has a fiscal position.
    init(_ line: OrderLine, isMapped: Bool, _ currency: Currency) {
        self.init(
            id: String(line.id),
            kind: Self.name(line.kind),
            productID: line.productID,
            name: line.name,
            qty: WireNumber(line.quantity),
            priceUnit: WireNumber(line.unitPrice),
            isPriceManual: line.isPriceManual,
            discount: WireNumber(line.discount),
            itemDiscount: line.itemDiscount.map { OrderCreateRequest.DiscountRecord($0, currency) },
            taxIDs: line.productTaxIDs,
            taxIDsAfterFiscalPosition: isMapped ? line.taxes.map(\.id) : nil,
            priceSubtotal: WireNumber(line.amounts.excluded, currency),
            priceSubtotalIncl: WireNumber(line.amounts.included, currency),
            note: line.note.nilIfEmpty,
            lot: line.lot.nilIfEmpty,
            originLineID: line.originLineID.map(String.init)
        )
    }

    /// The wire's name of a kind.
    public static func name(_ kind: OrderLine.Kind) -> String {
        switch kind {
        case .product: "product"
        case .tip: "tip"
        case .cashRounding: "cash_rounding"
        }
    }
}
