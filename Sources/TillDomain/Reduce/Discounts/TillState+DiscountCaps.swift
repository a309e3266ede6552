/// How much of a discount who may give.
extension TillState {
    /// Against the cap of the user, or of the manager who lends the right. A cap of zero is none.
    func checkCap(_ percent: Percent, _ context: Context) throws(Refusal) {
        let user = try signedIn(context)
        let giver = context.approver ?? user
        if let cap = Self.cap(of: giver), percent > cap { throw .discountOverCap(cap: cap, user: giver.name) }
    }

    /// Item and check together may not go beyond the cap either, unless a manager stands behind one of the two. Looked
    /// at for the lines that come under a discount now; to take one away is never refused.
    func checkCaps(of order: Order, lineIDs: Set<Int>, _ context: Context) throws(Refusal) {
        guard context.approver == nil, let check = order.discount, check.approverID == nil else { return }
        let user = try signedIn(context)
        guard let cap = Self.cap(of: user) else { return }
        for line in order.lines where lineIDs.contains(line.id) {
            guard let item = line.itemDiscount, item.approverID == nil else { continue }
            if line.discount > cap { throw .discountOverCap(cap: cap, user: user.name) }
        }
    }

    /// An amount is a larger part of less: where a line or the order has shrunk under one that no manager stands
    /// behind, it is held against its giver's cap again.
    func checkAmounts(of order: Order, lineID: Int?, _ context: Context) throws(Refusal) {
        if let line = order.lines.first(where: { $0.id == lineID }), let discount = line.itemDiscount {
            try checkAmount(discount, of: line.computed(.zero, context.catalogue.company).included, context)
        }
        if let discount = order.discount { try checkAmount(discount, of: order.worth(context), context) }
    }

    private func checkAmount(_ discount: Discount, of worth: Money, _ context: Context) throws(Refusal) {
        guard context.approver == nil, discount.approverID == nil, worth > .zero else { return }
        guard case .amount(let amount) = discount.value, let giver = context.catalogue.user(id: discount.userID),
            let cap = Self.cap(of: giver)
        else { return }
        if Self.share(amount, of: worth) > cap { throw .discountOverCap(cap: cap, user: giver.name) }
    }

    static func share(_ amount: Money, of worth: Money) -> Percent {
        let share = Exact.divide(
            Int128(amount.minor) * Int128(Percent.whole.tenThousandths),
            by: Int128(worth.minor)
        )
        return Percent(tenThousandths: Int64(clamping: share))
    }

    private static func cap(of user: User) -> Percent? {
        user.maxDiscount == .zero ? nil : user.maxDiscount
    }
}
