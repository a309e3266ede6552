/// Why the domain did not do what it was asked. A value, not an error: it is what a till says all day.
public enum Refusal: Error, Equatable, Sendable {
    // The machines.
    case illegalInOrder(OrderEvent, OrderState)
    case illegalInSession(SessionEvent, SessionState)
    case illegalInClosing(ClosingEvent, ClosingState)
    case illegalInKitchen(KitchenEvent, KitchenStatus)
    case noSession
    case notInMode(OrderMode)

    // People and rights.
    case nobodySignedIn
    case locked
    case unknownUser(id: Int)
    case unknownBadge
    case notPermitted(Permission, user: String)
    case nothingToApprove
    case approvalExpired
    case approverMayNot(user: String)
    case reasonNeeded
    case textTooLong(maxCharacters: Int)

    // Scans and things by number.
    case unreadableScan(ScannedCode.Unreadable)
    case unknownBarcode(String)
    case unknownProduct(id: Int)
    case unknownLine(id: Int)
    case unknownPaymentMethod(id: Int)
    case unknownOrder(reference: String)
    case unknownTable(id: Int)
    case unknownCustomer(id: Int)
    case unknownPricelist(id: Int)
    case unknownVoidReason(id: Int)
    case unknownDiscount(id: Int)
    case unknownDenomination(Money)

    // The order.
    case quantityOutOfRange
    case quantityNotInSteps(unit: String)
    case priceOutOfRange
    case guestsOutOfRange
    case orderIsFull
    case tooManyParked
    case openOrder(reference: String)
    case sentToKitchen(name: String)
    case nothingToSend
    case nothingToSplit

    // Discounts.
    case discountOutOfRange
    case discountFixed(name: String)
    case discountNotHere(name: String)
    case discountOverCap(cap: Percent, user: String)

    // Money.
    case tooManyPayments
    case nothingToPay
    case amountOutOfRange
    /// The method neither gives change nor takes more than is due.
    case overpayNotAllowed(method: String, balance: Money)
    case negativeNotAllowed(method: String)
    /// More is paid back than is due back.
    case refundExceeds(balance: Money)
    /// Money has been taken towards the order; it must be given back first.
    case paymentsTaken(Money)
    case unknownPayment(position: Int)
    case waysOutOfRange
    case customerNeeded
    case creditExceeded(available: Money)
    case noTips
    case tooManyMovements
    case drawerHasLess(expected: Money)
    case differenceNeedsManager(Money)
    case notCounted

    // After the sale.
    case nothingToReprint
    case notAwaited(reference: String)
    case unknownSale(reference: String)
    case notReturnable(reference: String)
    case nothingLeftToReturn
    case returnExceeds(name: String, left: Quantity)

    /// Whether a manager can lend the right to it.
    var canBeApproved: Bool {
        switch self {
        case .notPermitted, .discountOverCap, .differenceNeedsManager: true
        default: false
        }
    }

    /// The right that is missing, where it is one.
    var permission: Permission? {
        switch self {
        case .notPermitted(let permission, _): permission
        case .discountOverCap: .discount
        case .differenceNeedsManager: .closeSession
        default: nil
        }
    }

    /// Which sound goes with it.
    var sound: Effect.Sound {
        switch self {
        case .unknownBarcode, .unreadableScan, .unknownBadge, .unknownSale: .unknown
        default: .refused
        }
    }
}
