/// What a scan sets in motion.
extension TillState {
    /// A scan that is no product is another event: a badge signs in or approves, a command is the command.
    func interpreted(_ event: Action.Event, _ context: Context) throws(Refusal) -> Action.Event {
        guard case .scanned(let label) = event else { return event }
        let meaning: ScanMeaning
        switch context.catalogue.nomenclature.meaning(of: label) {
        case .failure(let why): throw .unreadableScan(why)
        case .success(let found): meaning = found
        }
        // A locked till says that it is locked, and not what it would have to say of the order that it hides.
        if isLocked, !meaning.isAllowedWhenLocked { throw .locked }
        switch meaning {
        case .product, .other, .unknown: return event
        case .badge(let code): return try badge(code, context)
        case .customerCard(let code):
            guard let partner = context.catalogue.partner(barcode: code) else { throw .unknownBarcode(code) }
            return .setCustomer(partnerID: partner.id)
        case .receipt(let reference): return .returnSale(reference: reference)
        case .discount(let percent):
            let request = DiscountRequest(value: .percent(percent), reason: Phrase.byBarcode.text(context.language))
            return .discountLine(lineID: try lastLineID(for: .pricingContextSet), request)
        case .command(let command): return try self.event(for: command, context)
        }
    }

    /// While something waits for a manager, a manager's badge is the answer. One that comes too late only ends the
    /// waiting: it must not sign the manager in, who meant to approve, and the next scan must be free to.
    private func badge(_ code: String, _ context: Context) throws(Refusal) -> Action.Event {
        guard let user = context.catalogue.user(badge: code) else { throw .unknownBadge }
        guard let pending, user.id != userID, user.role == .manager else { return .signIn(userID: user.id) }
        guard pending.isValid(atMillis: context.stamp.atMillis) else { return .declineApproval }
        return .approve(userID: user.id, reason: Phrase.byBadge.text(context.language))
    }

    /// Adds the product that was scanned.
    mutating func scanned(_ label: [UInt8], _ context: Context) throws(Refusal) -> [Effect] {
        guard case .success(let meaning) = context.catalogue.nomenclature.meaning(of: label) else {
            preconditionFailure("an unreadable scan was refused before")
        }
        switch meaning {
        case .product(let scanned):
            guard let product = context.catalogue.product(anyOf: scanned.candidates) else {
                throw .unknownBarcode(String(decoding: label, as: UTF8.self))
            }
            return try add(Addition(product, scanned, context.currency), context)
        case .other(_, let code, let candidates):
            guard let product = context.catalogue.product(anyOf: candidates) else { throw .unknownBarcode(code) }
            return try add(Addition(product, .one), context)
        case .unknown(let text, _): throw .unknownBarcode(text)
        case .badge, .customerCard, .receipt, .discount, .command:
            preconditionFailure("such a scan was interpreted before")
        }
    }

    /// The line that a command means: the one that was added last.
    func lastLineID(for event: OrderEvent) throws(Refusal) -> Int {
        guard let last = order?.lines.last else { throw .illegalInOrder(event, .idle) }
        return last.id
    }
}

extension ScanMeaning {
    /// A badge unlocks; of the commands, those whose events are allowed.
    fileprivate var isAllowedWhenLocked: Bool {
        switch self {
        case .badge, .command(.lock), .command(.testPage), .command(.commandSheet): true
        default: false
        }
    }
}

extension Catalogue {
    /// The active product that the first known of these barcodes names.
    func product(anyOf barcodes: [String]) -> Product? {
        for barcode in barcodes {
            if let product = product(barcode: barcode) { return product }
        }
        return nil
    }
}

extension TillState.Addition {
    /// A product with what its label says of quantity, price and lot.
    init(_ product: Product, _ scanned: ScannedProduct, _ currency: Currency) {
        self.init(product, scanned.quantity ?? .one)
        lot = scanned.lot ?? ""
        price = scanned.price
        // The label of a weighed piece says what the piece costs: that is what the customer has read, so that is paid.
        if price == nil, let amount = scanned.amount, let total = amount.number.rounded(digits: Price.digits),
            quantity > .zero
        {
            let each = Exact.divide(Int128(total) * Int128(Quantity.one.thousandths), by: Int128(quantity.thousandths))
            price = Price(millionths: Int64(clamping: each))
        }
    }
}
