/// Why the domain did not do what it was asked. A value, not an error: it is what a till says all day.
public enum Refusal: Error, Equatable, Sendable {
    case illegalInOrder(OrderEvent, OrderState)
    case illegalInSession(SessionEvent, SessionState)
    case noSession
    case nobodySignedIn
    case unknownUser(id: Int)
    case notPermitted(Permission, user: String)
    case unreadableScan(ScannedCode.Unreadable)
    case unknownBarcode(String)
    case unknownProduct(id: Int)
    case unknownLine(id: Int)
    case unknownPaymentMethod(id: Int)
    case unknownOrder(reference: String)
    case quantityOutOfRange
    case quantityNotInSteps(unit: String)
    case priceOutOfRange
    case orderIsFull
    case tooManyPayments
    case tooManyParked
    case nothingToPay
    case amountOutOfRange
    /// The method neither gives change nor takes more than is due.
    case overpayNotAllowed(method: String, balance: Money)
    case openOrder(reference: String)
    case nothingToReprint
    /// Money has been taken towards the order; it must be given back first.
    case paymentsTaken(Money)

    /// A short stable name for scripts and logs.
    public var code: String {
        switch self {
        case .illegalInOrder: "ILLEGAL_IN_ORDER"
        case .illegalInSession: "ILLEGAL_IN_SESSION"
        case .noSession: "NO_SESSION"
        case .nobodySignedIn: "NOBODY_SIGNED_IN"
        case .unknownUser: "UNKNOWN_USER"
        case .notPermitted: "NOT_PERMITTED"
        case .unreadableScan: "UNREADABLE_SCAN"
        case .unknownBarcode: "UNKNOWN_BARCODE"
        case .unknownProduct: "UNKNOWN_PRODUCT"
        case .unknownLine: "UNKNOWN_LINE"
        case .unknownPaymentMethod: "UNKNOWN_PAYMENT_METHOD"
        case .unknownOrder: "UNKNOWN_ORDER"
        case .quantityOutOfRange: "QUANTITY_OUT_OF_RANGE"
        case .quantityNotInSteps: "QUANTITY_NOT_IN_STEPS"
        case .priceOutOfRange: "PRICE_OUT_OF_RANGE"
        case .orderIsFull: "ORDER_IS_FULL"
        case .tooManyPayments: "TOO_MANY_PAYMENTS"
        case .tooManyParked: "TOO_MANY_PARKED"
        case .nothingToPay: "NOTHING_TO_PAY"
        case .amountOutOfRange: "AMOUNT_OUT_OF_RANGE"
        case .overpayNotAllowed: "OVERPAY_NOT_ALLOWED"
        case .openOrder: "OPEN_ORDER"
        case .nothingToReprint: "NOTHING_TO_REPRINT"
        case .paymentsTaken: "PAYMENTS_TAKEN"
        }
    }

    /// Which sound goes with it.
    var sound: Effect.Sound {
        switch self {
        case .unknownBarcode, .unreadableScan: .unknown
        default: .refused
        }
    }
}
