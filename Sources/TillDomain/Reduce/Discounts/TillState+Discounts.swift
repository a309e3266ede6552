/// Giving discounts, on a line and on the whole check, and taking them away.
extension TillState {
    mutating func takeDiscounts(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .discountLine(let lineID, let request): return try discountLine(lineID, request, context)
        case .removeLineDiscount(let lineID): return try removeLineDiscount(lineID, context)
        case .discountOrder(let request): return try discountOrder(request, context)
        case .removeOrderDiscount: return try removeOrderDiscount(context)
        case .comp(let lineID, let reason):
            let request = DiscountRequest(value: .percent(.whole), reason: try Self.reason(reason))
            return try discountLine(lineID, request, context)
        default: preconditionFailure("\(event.name) is not about discounts")
        }
    }

    private mutating func discountLine(
        _ lineID: Int,
        _ request: DiscountRequest,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .pricingContextSet)
        let line = order.lines[position]
        guard order.mode == .order, line.kind == .product else { throw .notInMode(order.mode) }
        let full = line.computed(.zero, context.catalogue.company).included
        order.lines[position].itemDiscount = try discount(request, on: .item, worth: full, context)
        order.reckon(repricing: .nothing, context)
        try checkCaps(of: order, lineIDs: [lineID], context)
        return try keepDiscounted(&order, showing: lineID, context)
    }

    private mutating func removeLineDiscount(_ lineID: Int, _ context: Context) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .pricingContextSet)
        order.lines[position].itemDiscount = nil
        return try keepDiscounted(&order, showing: lineID, context)
    }

    private mutating func discountOrder(_ request: DiscountRequest, _ context: Context) throws(Refusal) -> [Effect] {
        var order = try current(for: .pricingContextSet)
        guard order.mode == .order else { throw .notInMode(order.mode) }
        guard !order.lines.isEmpty else { throw .nothingToPay }
        order.discount = nil
        order.reckon(repricing: .nothing, context)
        order.discount = try discount(request, on: .check, worth: order.worth(context), context)
        order.reckon(repricing: .nothing, context)
        try checkCaps(of: order, lineIDs: Set(order.lines.map(\.id)), context)
        return try keepDiscounted(&order, showing: nil, context)
    }

    private mutating func removeOrderDiscount(_ context: Context) throws(Refusal) -> [Effect] {
        var order = try current(for: .pricingContextSet)
        order.discount = nil
        return try keepDiscounted(&order, showing: nil, context)
    }

    private mutating func keepDiscounted(
        _ order: inout Order,
        showing lineID: Int?,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        order.reckon(repricing: .nothing, context)
        try Self.check(order)
        self.order = order
        let shown =
            order.lines.first { $0.id == lineID }.map { Phrase.line($0, total: order.total, context) }
            ?? Phrase.toPay(order, context)
        return [.saveOrder(order), .show(shown), .sound(.accepted)]
    }

    // MARK: - What may be given

    /// The discount that is asked for, as far as its preset and its value allow it.
    private func discount(
        _ request: DiscountRequest,
        on scope: DiscountPreset.Scope,
        worth: Money,
        _ context: Context
    ) throws(Refusal) -> Discount {
        let user = try signedIn(context)
        let (name, value) = try Self.terms(request, scope, context)
        switch value {
        case .percent(let percent):
            guard percent > .zero, percent <= .whole else { throw .discountOutOfRange }
            try checkCap(percent, context)
        case .amount(let amount):
            guard amount > .zero, amount <= worth else { throw .discountOutOfRange }
            try checkCap(Self.share(amount, of: worth), context)
        }
        return Discount(
            name: name,
            value: value,
            userID: user.id,
            approverID: context.approver?.id,
            reason: try Self.checked(request.reason)
        )
    }

    private static func terms(
        _ request: DiscountRequest,
        _ scope: DiscountPreset.Scope,
        _ context: Context
    ) throws(Refusal) -> (name: String, value: Discount.Value) {
        guard let id = request.presetID else {
            guard let value = request.value else { throw .discountOutOfRange }
            return ("", value)
        }
        guard let preset = context.catalogue.discountPresets.first(where: { $0.id == id }) else {
            throw .unknownDiscount(id: id)
        }
        guard preset.scope == .both || preset.scope == scope else { throw .discountNotHere(name: preset.name) }
        let own: Discount.Value = preset.kind.isPercent ? .percent(preset.percent) : .amount(preset.amount)
        guard let value = request.value, value != own else { return (preset.name, own) }
        guard preset.kind.isOpen else { throw .discountFixed(name: preset.name) }
        switch (preset.kind.isPercent, value) {
        case (true, .percent), (false, .amount): return (preset.name, value)
        default: throw .discountFixed(name: preset.name)
        }
    }
}

extension Order {
    /// What a discount on the check is given on: the goods with the discounts of their own, and no tip.
    func worth(_ context: TillState.Context) -> Money {
        let company = context.catalogue.company
        return lines.filter { $0.kind == .product }.map { $0.computed($0.itemShare(company), company).included }.sum()
    }
}
