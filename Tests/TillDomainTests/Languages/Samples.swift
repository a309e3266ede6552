@testable import TillDomain

/// One of every refusal and notice, and a number for each case that the compiler keeps complete.
enum Samples {
    static let refusals: [Refusal] =
        [
            .noSession, .nobodySignedIn, .unknownUser(id: 5), .notPermitted(.payment, user: "Eva"),
            .unreadableScan(.empty),
            .unreadableScan(.tooLong(bytes: 600)), .unreadableScan(.notText(position: 3)), .unknownBarcode("123"),
            .unknownProduct(id: 5), .unknownLine(id: 5), .unknownPaymentMethod(id: 5), .unknownOrder(reference: "NU/1"),
            .quantityOutOfRange, .quantityNotInSteps(unit: "kg"), .priceOutOfRange, .orderIsFull, .tooManyPayments,
            .tooManyParked, .nothingToPay, .amountOutOfRange,
            .overpayNotAllowed(method: "Tarjeta", balance: Money(minor: 150)), .openOrder(reference: "NU/1"),
            .nothingToReprint, .paymentsTaken(Money(minor: 150)),
        ] + OrderEvent.allCases.flatMap { event in OrderState.allCases.map { .illegalInOrder(event, $0) } }
        + SessionEvent.allCases.flatMap { event in SessionState.allCases.map { .illegalInSession(event, $0) } }

    static let refusalCases = 24

    static func number(_ refusal: Refusal) -> Int {
        switch refusal {
        case .illegalInOrder: 0
        case .illegalInSession: 1
        case .noSession: 2
        case .nobodySignedIn: 3
        case .unknownUser: 4
        case .notPermitted: 5
        case .unreadableScan: 6
        case .unknownBarcode: 7
        case .unknownProduct: 8
        case .unknownLine: 9
        case .unknownPaymentMethod: 10
        case .unknownOrder: 11
        case .quantityOutOfRange: 12
        case .quantityNotInSteps: 13
        case .priceOutOfRange: 14
        case .orderIsFull: 15
        case .tooManyPayments: 16
        case .tooManyParked: 17
        case .nothingToPay: 18
        case .amountOutOfRange: 19
        case .overpayNotAllowed: 20
        case .openOrder: 21
        case .nothingToReprint: 22
        case .paymentsTaken: 23
        }
    }

    static let notices: [Notice] = [
        .lineAdded(name: "Pan", quantity: Quantity(thousandths: 1500), total: Money(minor: 150)),
        .sale(reference: "NU/1", total: Money(minor: 150), change: Money(minor: 50)), .parked(reference: "NU/1"),
        .takenUp(reference: "NU/1"), .sessionOpened(id: 4),
        .sessionClosed(expected: Money(minor: 1), counted: Money(minor: 2)), .signedIn(name: "Eva"),
        .printWaits(job: "NU/1#1"), .printUnknown(job: "NU/1#1"), .upstreamRefused(reference: "NU/1", reason: "422"),
    ]

    static let noticeCases = 10

    static func number(_ notice: Notice) -> Int {
        switch notice {
        case .lineAdded: 0
        case .sale: 1
        case .parked: 2
        case .takenUp: 3
        case .sessionOpened: 4
        case .sessionClosed: 5
        case .signedIn: 6
        case .printWaits: 7
        case .printUnknown: 8
        case .upstreamRefused: 9
        }
    }
}
