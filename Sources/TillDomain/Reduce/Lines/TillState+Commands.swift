/// What each command barcode does: the same as the event of a front end with keys.
extension TillState {
    func event(for command: CommandCode, _ context: Context) throws(Refusal) -> Action.Event {
        switch command {
        case .subtotal: return .goCheckout
        case .backToEditing: return .goEditing
        case .payExactCash: return .pay(methodID: try methodID(in: context) { $0.kind == .cash }, tendered: nil)
        case .pay(let place): return .pay(methodID: try methodID(place, context), tendered: nil)
        case .splitEvenly(let ways): return .splitEvenly(ways: ways)
        case .cancelLine: return .removeLine(lineID: try lastLineID(for: .lineRemove))
        case .clearOrder: return .clearOrder
        case .park: return .park
        case .takeUpLast:
            guard let last = parked.last else { throw .unknownOrder(reference: "-") }
            return .takeUp(reference: last.reference)
        case .comp:
            let reason = Phrase.byBarcode.text(context.language)
            return .comp(lineID: try lastLineID(for: .pricingContextSet), reason: reason)
        case .takeout: return .setType(.takeout)
        case .dineIn: return .setType(.dineIn)
        case .sendToKitchen: return .sendToKitchen
        case .quantity(let count):
            let quantity = Quantity(thousandths: Int64(count) * Quantity.one.thousandths)
            return .setQuantity(lineID: try lastLineID(for: .lineSetQty), quantity: quantity)
        case .openDrawer: return .openDrawer
        case .reprint: return .reprint
        case .printCheck: return .printCheck
        case .xReport: return .printXReport
        case .testPage: return .printTestPage
        case .commandSheet: return .printCommandSheet
        case .lock: return .lock
        case .giveUpWaiting: return .declineApproval
        }
    }

    /// The method at a place of the sequence, counted from 1.
    private func methodID(_ place: Int, _ context: Context) throws(Refusal) -> Int {
        let methods = context.catalogue.paymentMethodsInSequence
        guard methods.indices.contains(place - 1) else { throw .unknownPaymentMethod(id: place) }
        return methods[place - 1].id
    }

    private func methodID(in context: Context, where isMeant: (PaymentMethod) -> Bool) throws(Refusal) -> Int {
        guard let method = context.catalogue.paymentMethodsInSequence.first(where: isMeant) else {
            throw .unknownPaymentMethod(id: 0)
        }
        return method.id
    }
}
