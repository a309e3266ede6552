/// Every word that a cashier, a customer or a receipt reads, in both languages side by side.
enum Phrase: CaseIterable {
    // The customer display.
    case welcomeUpper, closedUpper, closedLower, lockedUpper, lockedLower, openingUpper, openingLower
    case closingUpper, closingLower, returningUpper
    case toPayLabel, toPayBack, change, removed, takenUp, paidThanks, refundLabel

    // Receipts and checks.
    case total, subtotal, sum, taxAdded, cashier, order, vatNumber, phone, copy, copyBy, duplicate, meantFor, outOfUse
    case check, checkNote, table, guests, dineIn, takeout, delivery, customer, discount, checkDiscount, complimentary
    case evenShare, refundTitle, refundOf, invoicePaid, saved, lot

    // The kitchen.
    case addition, kitchenChange, voidTitle, reason, station

    // Reports and slips.
    case xReport, zReport, opened, closed, printedAt, float, orders, sales, net, returns, invoices, discounts, tips
    case rounding, voids, byMethod, byTax, byUser, cash, cashSales, cashIn, cashOut, expectedCash, countedCash,
        difference
    case overrides, drawerOpenings, openOrders, approvedBy, signature, drawerOpened, testPage, commandSheet,
        moreOverrides

    // Reasons that the till gives by itself.
    case byBarcode, byBadge

    func text(_ language: Language) -> String {
        language.said(words)
    }
}
