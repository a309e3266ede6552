import TillDomain

extension ActionRequest {
    /// The domain's event. Of `signIn` and `approve` it is what follows when the PIN is right.
    func event(_ catalogue: Catalogue, _ state: TillState) throws(ActionFault) -> Action.Event {
        let words = ActionWords(request: self, catalogue: catalogue, state: state)
        if let event = try words.lineEvent() { return event }
        if let event = try words.orderEvent() { return event }
        if let event = try words.moneyEvent() { return event }
        if let event = words.plainEvent() { return event }
        return try words.sessionEvent()
    }

    /// Whose PIN has to be right before the domain hears of it; nil where none is needed.
    func person() throws(ActionFault) -> (user: Int, pin: String)? {
        guard action == .signIn || action == .approve else { return nil }
        guard let user else { throw ActionFault("user: is missing for \(action.rawValue)") }
        guard let pin else { throw ActionFault("pin: is missing for \(action.rawValue)") }
        return (user, pin)
    }
}

/// A request's fields as the domain's values. Each function answers nil for an action that is not its own.
struct ActionWords {
    let request: ActionRequest
    let catalogue: Catalogue
    let state: TillState

    func lineEvent() throws(ActionFault) -> Action.Event? {
        switch request.action {
        case .scan: .scanned(label: Array(try required(request.code, "code").utf8))
        case .add: .addLine(productID: try required(request.product, "product"), quantity: try quantity() ?? .one)
        case .quantity: .setQuantity(lineID: try lineID(), quantity: try required(try quantity(), "quantity"))
        case .price: .setPrice(lineID: try lineID(), price: try price())
        case .lineNote: .setLineNote(lineID: try lineID(), note: request.text ?? "")
        case .remove: .removeLine(lineID: try lineID())
        case .discount: .discountLine(lineID: try lineID(), try discount())
        case .removeDiscount: .removeLineDiscount(lineID: try lineID())
        case .checkDiscount: .discountOrder(try discount())
        case .comp: .comp(lineID: try lineID(), reason: request.reason ?? "")
        case .void: .voidLine(lineID: try lineID(), quantity: try quantity(), reasonID: try voidReasonID())
        case .voidOrder: .voidOrder(reasonID: try voidReasonID())
        case .returnLine:
            .returnLine(lineID: try required(request.line, "line"), quantity: try quantity())
        default: nil
        }
    }

    func orderEvent() throws(ActionFault) -> Action.Event? {
        switch request.action {
        case .newOrder: .newOrder(try start())
        case .table: .openTable(id: try required(try tableID(), "table"), guests: request.guests)
        case .takeUp: .takeUp(reference: try parkedReference())
        case .split: .splitOff(try shares())
        case .merge: .merge(reference: try parkedReference())
        case .transfer: .transfer(try shares(), reference: try parkedReference())
        case .setType: .setType(try type())
        case .setTable: .setTable(id: try tableID())
        case .guests: .setGuests(try required(request.guests, "guests"))
        case .staff: .setStaff(userID: request.user)
        case .alias: .setAlias(request.text ?? "")
        case .note: .setNote(request.text ?? "")
        case .customer: .setCustomer(partnerID: try customerID())
        case .pricelist: .setPricelist(id: try pricelistID())
        case .kitchenReady: .kitchenReady(reference: try required(request.reference, "reference"))
        case .kitchenRecalled: .kitchenRecalled(reference: try required(request.reference, "reference"))
        default: nil
        }
    }

    func moneyEvent() throws(ActionFault) -> Action.Event? {
        switch request.action {
        case .pay: .pay(methodID: try methodID(), tendered: try request.amount.map(money))
        case .splitEvenly: .splitEvenly(ways: request.ways)
        case .takeBack: .takePaymentBack(position: try paymentPosition())
        case .tip: .tip(amount: try amount())
        case .invoice:
            .collectInvoice(
                name: try required(request.text, "text"),
                amount: try amount(),
                partnerID: try required(try customerID(), "customer")
            )
        case .returnSale: .returnSale(reference: try saleReference())
        default: nil
        }
    }

    /// What needs no field.
    func plainEvent() -> Action.Event? {
        switch request.action {
        case .clear: .clearOrder
        case .park: .park
        case .removeCheckDiscount: .removeOrderDiscount
        case .send: .sendToKitchen
        case .checkout: .goCheckout
        case .edit: .goEditing
        case .returnAll: .returnAll
        case .refund: .refund
        case .reprint: .reprint
        case .check: .printCheck
        case .testPage: .printTestPage
        case .commandSheet: .printCommandSheet
        case .openDrawer: .openDrawer
        case .lock: .lock
        case .decline: .declineApproval
        case .cancelOpening: .cancelOpening
        case .xReport: .printXReport
        case .startClosing: .startClosing
        case .acknowledge: .acknowledgeOpenOrders
        case .confirmClosing: .confirmClosing
        case .cancelClosing: .cancelClosing
        default: nil
        }
    }

    func sessionEvent() throws(ActionFault) -> Action.Event {
        // At the last number there is none left to follow it, and the upstream's are far below.
        let sessionID = catalogue.configuration.sessionID ?? min(state.session.id, .max - 1) + 1
        return switch request.action {
        case .signIn: .signIn(userID: try required(request.user, "user"))
        case .approve:
            .approve(userID: try required(request.user, "user"), reason: try required(request.reason, "reason"))
        case .openSession: .openSession(id: sessionID, float: try amount())
        case .startOpening: .startOpening(id: sessionID)
        case .countFloat: .countFloat(try cashCount())
        case .countCash: .countCash(try cashCount())
        case .cashIn: .cashIn(amount: try amount(), reason: request.reason ?? "")
        case .cashOut: .cashOut(amount: try amount(), reason: request.reason ?? "")
        case .closeSession: .closeSession(counted: try amount())
        default: throw ActionFault("action: '\(request.action.rawValue)' is not understood")
        }
    }
}
