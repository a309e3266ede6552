@testable import TillDomain

/// What one session should have taken in.
struct SessionBook {
    var float = Money.zero
    /// In and out without a sale.
    var moved = Money.zero
    var takings: [Int: Money] = [:]
    var orders = 0
    var sales = Money.zero
    var excluded = Money.zero
    var returns = Money.zero
    var returnCount = 0
    var invoices = Money.zero
    var invoiceCount = 0
    var discounts = Money.zero
    var tips = Money.zero
    var rounding = Money.zero
    var voids = Money.zero
    var voidCount = 0
    var taxes: [Int: Money] = [:]
    var bases: [Int: Money] = [:]
    var users: [Int: Money] = [:]
    /// Whether something changed since the last look.
    var isDue = true

    var expectedCash: Money { float + moved + (takings[RandomShop.cash.id] ?? .zero) }
}

extension Ledger {
    mutating func enterSale(_ order: Order, _ event: Action.Event, _ effects: [Effect], _ catalogue: Catalogue) {
        let name = order.reference
        require(submitted.updateValue(order, forKey: name) == nil, "\(name) submitted twice")
        require(order.state == .paid && order.kitchen == .paid, "\(name) is \(order.state)")
        require(effects.contains(.saveOrder(order)), "what is submitted is not what is saved")
        require(order.payments.map(\.amount).sum() == order.total, "payments of \(name)")
        require(!order.payments.isEmpty && order.payments.count <= OrderLimits.payments, "payments of \(name)")
        let isReturn = order.mode == .return
        for payment in order.payments {
            require(isReturn ? payment.amount <= .zero : payment.amount >= .zero, "sign of a payment of \(name)")
            require(isReturn ? payment.change == .zero : payment.change >= .zero, "change of \(name)")
            require(
                payment.change == .zero || catalogue.paymentMethod(id: payment.methodID)?.allowsChange == true,
                "\(payment.name) gave change"
            )
        }
        require(isReturn == (order.origin != nil), "\(name) is a return of nothing")
        require((order.mode == .payment) == (order.invoice != nil), "\(name) is an invoice without one")
        require(order.mode != .payment || order.lines.isEmpty, "\(name) is an invoice with lines")
        for line in order.lines { checkLine(line, order, catalogue) }
        if order.mode != .payment {
            // Rounded on the totals, each tax is rounded by itself, and their sum by itself.
            let miss = (order.taxes.map(\.amount).sum() - order.totalTax).minor.magnitude
            let isFine = order.lines.contains { $0.amounts.taxes.contains { $0.remainder != nil } }
            require(isFine ? miss <= order.taxes.count : miss == 0, "taxes of \(name)")
        }
        session.enter(order)
        enterCredit(order, catalogue)
        if isReturn { enterReturn(order, event, catalogue) }
    }

    /// Whether the line's taxes are rounded where its totals are.
    private static func adds(_ line: OrderLine) -> Bool {
        line.amounts.taxes.map(\.amount).sum() == line.amounts.included - line.amounts.excluded
    }

    private mutating func checkLine(_ line: OrderLine, _ order: Order, _ catalogue: Catalogue) {
        require(line.amounts == line.computed(line.discount, catalogue.company), "amounts of line \(line.id)")
        require(line.discount >= .zero && line.discount <= .whole, "discount of line \(line.id)")
        require(
            order.mode == .return
                ? line.amounts.included <= .zero || line.kind == .cashRounding
                : line.kind == .cashRounding || line.amounts.included >= .zero,
            "worth of line \(line.id)"
        )
        guard let step = catalogue.company.cashRounding?.step.minor else {
            require(line.kind != .cashRounding, "rounding without a smallest coin")
            return
        }
        guard line.kind == .cashRounding, order.mode == .order else { return }
        require(line.amounts.included.minor.magnitude * 2 <= step.magnitude, "rounding of \(line.amounts.included)")
        require(order.payments.last?.kind == .cash, "rounding without cash")
    }

    /// No more is sold on credit than the customer may owe, reckoned from the sales that the catalogue cannot know.
    private mutating func enterCredit(_ order: Order, _ catalogue: Catalogue) {
        let amount = order.payments.filter { $0.kind == .credit }.map(\.amount).sum()
        guard amount != .zero else { return }
        guard let customer = order.customer, let partner = catalogue.partner(id: customer.id) else {
            return require(false, "\(order.reference) is on nobody's account")
        }
        credit.append(CreditEntry(reference: order.reference, partnerID: customer.id, amount: amount))
        let owed = credit.filter {
            $0.partnerID == customer.id && ($0.confirmedUnder == nil || $0.confirmedUnder == catalogue.etag)
        }
        require(
            amount < .zero || owed.map(\.amount).sum() <= partner.creditLimit - partner.creditUsed,
            "\(partner.name) owes more than allowed"
        )
    }

    // MARK: - The session

    /// A void is booked once, in the session in which it happened, whatever becomes of its order.
    mutating func enterVoids(_ order: Order) {
        for void in order.voids where voided.insert("\(void.atMillis)/\(void.lineID)/\(void.name)").inserted {
            session.isDue = true
            session.voidCount += 1
            session.voids += void.amount
        }
    }

    mutating func checkSession(_ after: TillState) {
        let session = session
        let seen = after.session
        require(
            seen.expectedCash == session.expectedCash,
            "expected cash \(seen.expectedCash), \(session.expectedCash)"
        )
        require(seen.orderCount == session.orders, "count of orders")
        guard session.isDue else { return }
        self.session.isDue = false
        let takings = Dictionary(uniqueKeysWithValues: seen.takings.map { ($0.methodID, $0.amount) })
        require(takings == session.takings, "takings \(takings), \(session.takings)")
        let totals = seen.totals
        require(takings.values.sum() == totals.sales + totals.invoices, "money was made or lost")
        require(totals.sales == session.sales && totals.salesExcluded == session.excluded, "sales")
        require(totals.returns == session.returns && totals.returnCount == session.returnCount, "returns")
        require(totals.invoices == session.invoices && totals.invoiceCount == session.invoiceCount, "invoices")
        require(totals.discounts == session.discounts && totals.tips == session.tips, "discounts and tips")
        require(totals.cashRounding == session.rounding, "rounding")
        require(totals.voids == session.voids && totals.voidCount == session.voidCount, "voids")
        require(Dictionary(uniqueKeysWithValues: totals.taxes.map { ($0.taxID, $0.amount) }) == session.taxes, "taxes")
        require(Dictionary(uniqueKeysWithValues: totals.taxes.map { ($0.taxID, $0.base) }) == session.bases, "bases")
        require(Dictionary(uniqueKeysWithValues: totals.users.map { ($0.userID, $0.total) }) == session.users, "users")
    }
}

extension SessionBook {
    /// Each tax of an order in hundred-thousandths, rounded to the currency once.
    private mutating func enterTaxes(_ order: Order) {
        var sums: [Int: (amount: Int128, base: Int128)] = [:]
        for tax in order.lines.flatMap(\.amounts.taxes) {
            let remainder = tax.remainder ?? .init(amount: 0, base: 0)
            var sum = sums[tax.taxID] ?? (0, 0)
            sum.amount += Int128(tax.amount.minor) * 100_000 + Int128(remainder.amount)
            sum.base += Int128(tax.base.minor) * 100_000 + Int128(remainder.base)
            sums[tax.taxID] = sum
        }
        for (id, sum) in sums {
            taxes[id, default: .zero] += Self.whole(sum.amount)
            bases[id, default: .zero] += Self.whole(sum.base)
        }
    }

    private static func whole(_ units: Int128) -> Money {
        Money(minor: Int64((units + (units < 0 ? -50_000 : 50_000)) / 100_000))
    }

    mutating func enter(_ order: Order) {
        isDue = true
        orders += 1
        users[order.staffID ?? order.userID, default: .zero] += order.total
        for payment in order.payments {
            takings[payment.methodID, default: .zero] += payment.tendered
            // Change is cash, whatever was handed over.
            if payment.change != .zero { takings[RandomShop.cash.id, default: .zero] -= payment.change }
        }
        if order.mode == .payment {
            invoices += order.total
            invoiceCount += 1
            return
        }
        sales += order.total
        if order.mode == .return {
            returns += order.total
            returnCount += 1
        }
        for line in order.lines {
            excluded += line.amounts.excluded
            discounts += line.discounted
            if line.kind == .tip { tips += line.amounts.included }
            if line.kind == .cashRounding { rounding += line.amounts.included }
        }
        enterTaxes(order)
    }
}
