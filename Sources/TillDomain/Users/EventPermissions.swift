/// Which right each event asks for, before anything else is looked at. Events that ask for more, or for less at the
/// first time, say so where they are decided.
extension Action.Event {
    var permission: Permission? {
        switch self {
        case .openSession, .startOpening, .cancelOpening, .countFloat, .cashIn, .cashOut, .openDrawer: .cashDrawer
        case .printXReport: .reports
        case .startClosing, .acknowledgeOpenOrders, .countCash, .confirmClosing, .cancelClosing, .closeSession:
            .closeSession
        case .newOrder, .openTable: .createOrder
        case .park, .takeUp, .clearOrder, .splitOff, .merge, .transfer: .modifyOrder
        case .setType, .setTable, .setGuests, .setStaff, .setAlias, .setNote, .setCustomer: .modifyOrder
        case .setQuantity, .setLineNote, .removeLine, .sendToKitchen, .goCheckout, .goEditing, .printCheck: .modifyOrder
        case .setPrice, .setPricelist: .priceEdit
        case .discountLine, .removeLineDiscount, .discountOrder, .removeOrderDiscount, .comp: .discount
        case .voidLine, .voidOrder: .voidItem
        case .splitEvenly, .pay, .takePaymentBack, .tip, .collectInvoice: .payment
        case .returnSale: .refund
        // A return that has begun was permitted; paying it out is a payment.
        case .returnLine, .returnAll: .modifyOrder
        case .refund: .payment
        // A first line makes the order, and a first print is nobody's copy: asked where it is known.
        case .scanned, .addLine, .reprint: nil
        case .signIn, .lock, .approve, .declineApproval, .printTestPage, .printCommandSheet: nil
        case .saleFound, .saleNotFound, .kitchenReady, .kitchenRecalled: nil
        case .upstreamAccepted, .upstreamRefused, .printEnded: nil
        }
    }
}
