@testable import TillDomain

/// What has come back of one sale, and what was paid back for it.
struct ReturnBook {
    var returned: [Int: Quantity] = [:]
    var worth: [Int: Money] = [:]
    /// In how many returns each line came back.
    var parts: [Int: Int] = [:]
    var refunded: [Int: Money] = [:]
    /// Whether a person chose a method by hand; what `refund` does keeps to each method.
    var isByHand = false

    var total: Money { refunded.values.sum() }
}

extension Ledger {
    mutating func enterReturn(_ order: Order, _ event: Action.Event, _ catalogue: Catalogue) {
        guard let reference = order.origin?.reference, let sale = submitted[reference], sale.mode == .order else {
            return require(false, "\(order.reference) is a return of what was never sold")
        }
        var book = returns[reference] ?? ReturnBook()
        for line in order.lines {
            guard let id = line.originLineID else {
                require(line.kind == .cashRounding, "line \(line.id) of a return comes from nowhere")
                continue
            }
            book.returned[id] = (book.returned[id] ?? .zero) - line.quantity
            book.parts[id, default: 0] += 1
            book.worth[id] = (book.worth[id] ?? .zero) - line.amounts.included
        }
        for payment in order.payments { book.refunded[payment.methodID, default: .zero] -= payment.amount }
        if event != .refund || order.payments.contains(where: { $0.atMillis != order.paidAtMillis }) {
            book.isByHand = true
        }
        checkReturn(book, sale, catalogue)
        returns[reference] = book
    }

    /// Never more goods than were sold, never more worth than they cost, never more money than was paid.
    private mutating func checkReturn(_ book: ReturnBook, _ sale: Order, _ catalogue: Catalogue) {
        let name = sale.reference
        for (id, quantity) in book.returned {
            guard let line = sale.lines.first(where: { $0.id == id }) else {
                require(false, "line \(id) came back and was never in \(name)")
                continue
            }
            let worth = book.worth[id] ?? .zero
            require(quantity <= line.quantity, "\(quantity) of line \(id) of \(name) came back")
            require(
                worth <= line.amounts.included,
                "line \(id) of \(name) cost \(line.amounts.included), came back for \(worth)"
            )
            // A line that comes back whole is worth the same. In parts, a cent of each may be one that no price gives,
            // because tax jumps over it.
            let parts = book.parts[id] ?? 1
            let missing = line.amounts.included.minor - worth.minor
            require(
                quantity < line.quantity || missing <= (parts == 1 ? 0 : parts),
                "line \(id) of \(name) cost \(line.amounts.included), came back for \(worth) in \(parts) parts"
            )
        }
        // Only where cash had to be rounded at last, half a coin more may go out.
        var coin = (catalogue.company.cashRounding?.step.minor ?? 0) / 2
        // Rounded on the totals, each return is rounded by itself: a cent of each part may be one too many or too few.
        if catalogue.company.taxRounding == .global { coin += Int64(book.parts.values.reduce(0, +)) }
        require(book.total.minor <= sale.total.minor + coin, "\(book.total) was paid back for \(name) of \(sale.total)")
        guard !book.isByHand else { return }
        for (method, amount) in book.refunded {
            let taken = sale.payments.filter { $0.methodID == method }.map(\.amount).sum()
            let most = taken.minor + (catalogue.company.taxRounding == .global ? coin : 0)
            require(amount.minor <= most, "\(amount) of \(taken) were paid back by method \(method) for \(name)")
        }
        let isWhole = sale.lines.allSatisfy { $0.kind == .cashRounding || book.returned[$0.id] == $0.quantity }
        let parts = book.parts.values.reduce(0) { $0 + ($1 == 1 ? 0 : $1) }
        let missing = sale.total.minor - book.total.minor
        require(
            !isWhole || missing <= Int64(parts) + coin,
            "all of \(name) came back for \(book.total) of \(sale.total)"
        )
    }

    /// What is written into the sale is what came back in all.
    mutating func checkNote(_ reference: String, _ returned: [Int: Quantity], _ refunded: [Int: Money]) {
        require(returns[reference]?.returned == returned, "what came back of \(reference)")
        require(returns[reference]?.refunded == refunded, "what was paid back for \(reference)")
    }
}
