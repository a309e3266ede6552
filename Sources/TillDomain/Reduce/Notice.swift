/// Something for the cashier to read, that is no refusal.
public enum Notice: Equatable, Sendable {
    case lineAdded(name: String, quantity: Quantity, total: Money)
    case sale(reference: String, total: Money, change: Money)
    case parked(reference: String)
    case takenUp(reference: String)
    case paymentTakenBack(method: String, amount: Money)
    case sentToKitchen(items: Int)
    case kitchenReady(reference: String, tableID: Int?)
    case sessionOpened(id: Int)
    case cashMoved(amount: Money, expected: Money)
    case ordersStillOpen(count: Int)
    case countTheCash(expected: Money)
    case cashCounted(Money, difference: Money)
    case sessionClosed(expected: Money, counted: Money)
    case signedIn(name: String)
    case approved(by: String)
    case approvalDeclined
    case returnBegun(reference: String, lines: Int)
    case refunded(reference: String, amount: Money)
    case printWaits(job: String)
    case printUnknown(job: String)
    case upstreamRefused(reference: String, reason: String)
}
