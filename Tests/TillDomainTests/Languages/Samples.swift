import Foundation

@testable import TillDomain

/// One of every refusal and notice, kept complete by reading the cases' names out of the source.
enum Samples {
    private static let money = Money(minor: 150)

    static let refusals: [Refusal] = machines + people + unknown + orders + amounts

    private static let machines: [Refusal] =
        OrderEvent.allCases.flatMap { event in OrderState.allCases.map { .illegalInOrder(event, $0) } }
        + SessionEvent.allCases.flatMap { event in SessionState.allCases.map { .illegalInSession(event, $0) } }
        + ClosingEvent.allCases.flatMap { event in ClosingState.allCases.map { .illegalInClosing(event, $0) } }
        + KitchenEvent.allCases.flatMap { event in KitchenStatus.allCases.map { .illegalInKitchen(event, $0) } }
        + OrderMode.allCases.map { .notInMode($0) } + [.noSession]

    private static let people: [Refusal] = [
        .nobodySignedIn, .locked, .unknownUser(id: 5), .unknownBadge, .notPermitted(.payment, user: "Eva"),
        .nothingToApprove, .approvalExpired, .approverMayNot(user: "Eva"), .reasonNeeded,
        .textTooLong(maxCharacters: 200),
    ]

    private static let unknown: [Refusal] = [
        .unreadableScan(.empty), .unreadableScan(.tooLong(bytes: 600)), .unreadableScan(.notText(position: 3)),
        .unknownBarcode("123"), .unknownProduct(id: 5), .unknownLine(id: 5), .unknownPaymentMethod(id: 5),
        .unknownOrder(reference: "NU/1"), .unknownTable(id: 5), .unknownCustomer(id: 5), .unknownPricelist(id: 5),
        .unknownVoidReason(id: 5), .unknownDiscount(id: 5), .unknownDenomination(money), .unknownPayment(position: 0),
    ]

    private static let orders: [Refusal] = [
        .quantityOutOfRange, .quantityNotInSteps(unit: "kg"), .priceOutOfRange, .guestsOutOfRange, .orderIsFull,
        .tooManyParked, .openOrder(reference: "NU/1"), .sentToKitchen(name: "Sopa"), .nothingToSend, .nothingToSplit,
        .discountOutOfRange, .discountFixed(name: "Socio"), .discountNotHere(name: "Socio"),
        .discountOverCap(cap: Percent(tenThousandths: 150_000), user: "Eva"), .nothingToReprint,
        .notAwaited(reference: "NU/1"), .unknownSale(reference: "NU/1"), .notReturnable(reference: "NU/1"),
        .nothingLeftToReturn,
        .returnExceeds(name: "Sopa", left: .one),
    ]

    private static let amounts: [Refusal] = [
        .tooManyPayments, .nothingToPay, .amountOutOfRange, .overpayNotAllowed(method: "Tarjeta", balance: money),
        .negativeNotAllowed(method: "Tarjeta"), .refundExceeds(balance: -money), .paymentsTaken(money), .waysOutOfRange,
        .customerNeeded, .creditExceeded(available: money), .noTips, .tooManyMovements,
        .drawerHasLess(expected: money), .differenceNeedsManager(-money), .notCounted,
    ]

    static let notices: [Notice] = [
        .lineAdded(name: "Pan", quantity: Quantity(thousandths: 1500), total: money),
        .sale(reference: "NU/1", total: money, change: Money(minor: 50)), .parked(reference: "NU/1"),
        .takenUp(reference: "NU/1"), .paymentTakenBack(method: "Efectivo", amount: money),
        .sentToKitchen(items: 2), .kitchenReady(reference: "NU/1", tableID: 4),
        .sessionOpened(id: 4), .cashMoved(amount: -money, expected: money), .ordersStillOpen(count: 2),
        .countTheCash(expected: money), .cashCounted(money, difference: -money),
        .sessionClosed(expected: Money(minor: 1), counted: Money(minor: 2)), .signedIn(name: "Eva"),
        .approved(by: "Ana"), .approvalDeclined, .returnBegun(reference: "NU/1", lines: 2),
        .refunded(reference: "NU/1", amount: money), .printWaits(job: "NU/1#1"), .printUnknown(job: "NU/1#1"),
        .upstreamRefused(reference: "NU/1", reason: "422"),
    ]

    /// The names of an enum's cases, as its declaration in the source has them.
    static func caseNames(of type: String, in file: String) throws -> Set<String> {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let source = try String(contentsOf: root.appending(path: "Sources/TillDomain/\(file)"), encoding: .utf8)
        guard let start = source.range(of: "public enum \(type):") else { return [] }
        let body = source[start.upperBound...].prefix { $0 != "}" }
        return Set(body.matches(of: /(?m)^ +case (\w+)/).map { String($0.1) })
    }

    /// The name of a value's case.
    static func caseName(_ value: some Any) -> String { String("\(value)".prefix { $0.isLetter }) }
}
