/// Who the order is for, where it is served, and under which terms.
extension TillState {
    mutating func takeParticulars(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        var order = try orderToChange(event, context)
        var reprices = false
        switch event {
        case .setType(let type):
            (order.type, reprices) = (type, true)
        case .setTable(let id):
            if let id, context.catalogue.table(id: id) == nil { throw .unknownTable(id: id) }
            order.tableID = id
        case .setGuests(let guests):
            guard (0...OrderLimits.guests).contains(guests) else { throw .guestsOutOfRange }
            order.guests = guests
        case .setStaff(let id):
            if let id, context.catalogue.user(id: id) == nil { throw .unknownUser(id: id) }
            order.staffID = id
        case .setAlias(let alias): order.alias = try Self.checked(alias)
        case .setNote(let note): order.note = try Self.checked(note)
        case .setCustomer(let id):
            try Self.setCustomer(id, of: &order, context)
            reprices = true
        case .setPricelist(let id):
            if let id, !context.catalogue.pricelists.contains(where: { $0.id == id }) {
                throw .unknownPricelist(id: id)
            }
            (order.pricelistID, reprices) = (id, true)
        default: preconditionFailure("\(event.name) is not about an order's particulars")
        }
        if reprices {
            order.reckon(repricing: .all, context)
            try Self.check(order)
        }
        if order.isKitchenHeadNew { try Self.move(kitchenOf: &order, .change) }
        self.order = order
        return [.saveOrder(order), .show(display(context)), .sound(.accepted)]
    }

    /// The order at hand or a new one, moved by the event that stands for such a change.
    private mutating func orderToChange(_ event: Action.Event, _ context: Context) throws(Refusal) -> Order {
        var order = try currentOrNewOrder(context)
        let machineEvent: OrderEvent =
            switch event {
            case .setCustomer: .orderSetCustomer
            case .setType, .setPricelist: .pricingContextSet
            default: .orderSetParticulars
            }
        try Self.move(&order, machineEvent)
        // The terms of a return are those of its sale.
        if machineEvent != .orderSetParticulars, order.mode != .order { throw .notInMode(order.mode) }
        return order
    }

    /// A customer brings their own pricelist and fiscal position along; without one the configuration's hold.
    private static func setCustomer(_ id: Int?, of order: inout Order, _ context: Context) throws(Refusal) {
        // What stands on a customer's account already was granted to that customer.
        let onAccount = order.payments.filter { $0.kind == .credit }.map(\.amount).sum()
        if id != order.customer?.id, onAccount != .zero { throw .paymentsTaken(onAccount) }
        guard let id else {
            order.customer = nil
            order.pricelistID = context.catalogue.configuration.pricelistID
            return
        }
        guard let partner = context.catalogue.partner(id: id) else { throw .unknownCustomer(id: id) }
        order.customer = Order.Customer(partner)
        order.pricelistID = partner.pricelistID ?? context.catalogue.configuration.pricelistID
    }
}
