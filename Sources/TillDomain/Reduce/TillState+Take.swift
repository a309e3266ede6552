/// Every event has one place where it is decided.
extension TillState {
    mutating func take(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        if event.isOfPerson {
            if isLocked, !event.isAllowedWhenLocked { throw .locked }
            if let permission = event.permission { _ = try permit(permission, context) }
        }
        switch event {
        case .signIn, .lock, .approve, .declineApproval: return try takePeople(event, context)
        case .openSession, .startOpening, .cancelOpening, .countFloat, .cashIn, .cashOut, .printXReport:
            return try takeSession(event, context)
        case .startClosing, .acknowledgeOpenOrders, .countCash, .confirmClosing, .cancelClosing, .closeSession:
            return try takeClosing(event, context)
        case .newOrder, .openTable, .park, .takeUp, .clearOrder, .splitOff, .merge, .transfer:
            return try takeOrders(event, context)
        case .setType, .setTable, .setGuests, .setStaff, .setAlias, .setNote, .setCustomer, .setPricelist:
            return try takeParticulars(event, context)
        case .scanned, .addLine, .setQuantity, .setPrice, .setLineNote, .removeLine:
            return try takeLines(event, context)
        case .discountLine, .removeLineDiscount, .discountOrder, .removeOrderDiscount, .comp:
            return try takeDiscounts(event, context)
        case .sendToKitchen, .voidLine, .voidOrder, .kitchenReady, .kitchenRecalled:
            return try takeKitchen(event, context)
        case .goCheckout, .goEditing, .splitEvenly, .pay, .takePaymentBack, .tip, .collectInvoice:
            return try takePayments(event, context)
        case .returnSale, .saleFound, .saleNotFound, .returnLine, .returnAll, .refund:
            return try takeReturns(event, context)
        case .reprint, .printCheck, .printTestPage, .printCommandSheet, .openDrawer:
            return try takePaper(event, context)
        case .upstreamAccepted, .upstreamRefused, .printEnded:
            return takeAnswers(event, context)
        }
    }
}

extension Action.Event {
    /// Whether a person wants it, other than an answer of a device, the store or the upstream.
    var isOfPerson: Bool {
        switch self {
        case .upstreamAccepted, .upstreamRefused, .printEnded, .saleFound, .saleNotFound, .kitchenReady,
            .kitchenRecalled:
            false
        default: true
        }
    }

    var isApproval: Bool {
        switch self {
        case .approve, .declineApproval: true
        default: false
        }
    }

    /// A locked till still knows who signs in, and an installer's papers say nothing of the shop's money.
    var isAllowedWhenLocked: Bool {
        switch self {
        case .signIn, .lock, .printTestPage, .printCommandSheet: true
        default: false
        }
    }
}
