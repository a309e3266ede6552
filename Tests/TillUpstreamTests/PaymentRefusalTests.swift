import Testing
import TillWire

@testable import TillDomain
@testable import TillUpstream

/// Every reason for which payments, credit and the payment of an invoice are refused.
struct PaymentRefusalTests {
    @Test(arguments: [
        Wrong("payments[0].kind: is 'card', but Efectivo / Cash is cash") { $0.payments[0].kind = "card" },
        Wrong("payments[0].is_credit: is true, but Efectivo / Cash is cash") { $0.payments[0].isCredit = true },
        Wrong("payments: there must be 1 to 50, not 0") { $0.payments = [] },
        Wrong("payments[1].tendered: is not amount where money is paid back") {
            $0.payments.append($0.payments[0])
            $0.payments[1].amount = WireNumber("-5")
            $0.payments[1].tendered = WireNumber("0")
        },
        Wrong("payments[0].tendered: is less than amount") { $0.payments[0].tendered = WireNumber("23.45") },
        Wrong("payments[0].amount: 1000000000.01 is out of range") {
            $0.payments[0].amount = WireNumber("1000000000.01")
        },
    ])
    func payments(wrong: Wrong) throws {
        try OrderRules.refusal(wrong, try #require(OrderRules.orders).sale())
    }

    @Test(arguments: [
        Wrong("payments[0].is_credit: is false, but A cuenta / On account is credit") {
            $0.payments[0].isCredit = false
        },
        Wrong("partner_id: is missing in an order on credit") { $0.partnerID = nil },
        Wrong("payments[0].amount: Consulado de Ruritania buys nothing on credit") { $0.partnerID = 3 },
        Wrong("payments[0].tendered: A cuenta / On account gives no change") {
            $0.payments[0].tendered = WireNumber("30")
        },
    ])
    func credit(wrong: Wrong) throws {
        try OrderRules.refusal(wrong, try #require(OrderRules.orders).sale(by: 3, partnerID: 1))
    }

    @Test func creditGivesNoChangeWhateverTheMethodMay() throws {
        let wrong = Wrong("payments[0].tendered: credit gives no change") { $0.payments[0].tendered = WireNumber("30") }
        try OrderRules.refusal(wrong, try #require(OrderRules.orders).sale(by: 3, partnerID: 1)) {
            $0.paymentMethods[2].allowsChange = true
        }
    }

    @Test func aMethodThatTakesNothingNegativePaysNothingBack() throws {
        let wrong = Wrong("payments[1].amount: Efectivo / Cash takes no negative amount") {
            $0.payments.append($0.payments[0])
            $0.payments[1].amount = WireNumber("-5")
            $0.payments[1].tendered = WireNumber("-5")
        }
        try OrderRules.refusal(wrong, try #require(OrderRules.orders).sale()) {
            $0.paymentMethods[0].allowsNegative = false
        }
    }

    // MARK: - Invoices

    @Test(arguments: [
        Wrong("lines: the payment of an invoice has none") { order in
            order.lines = (try? OrderRules.orders?.sale())?.lines ?? []
        },
        Wrong("invoice: is missing in mode payment") { $0.invoice = nil },
        Wrong("invoice.name: is empty") { $0.invoice?.name = "" },
        Wrong("invoice.name: has more than") { $0.invoice?.name = String(repeating: "x", count: 201) },
        Wrong("invoice.amount: 0 is not more than nothing") { $0.invoice?.amount = WireNumber("0") },
        Wrong("invoice.amount: -30 is not more than nothing") { $0.invoice?.amount = WireNumber("-30") },
        Wrong("invoice.amount: 30.001 is not an amount") { $0.invoice?.amount = WireNumber("30.001") },
        Wrong("partner_id: is missing in the payment of an invoice") { $0.partnerID = nil },
        Wrong("partner_id: partner 99 is not known") { $0.partnerID = 99 },
        Wrong("return_of: is there, but mode is not return") { $0.returnOf = "R" },
        Wrong("amount_total: is 29, but the invoice's amount is 30.00") { $0.amountTotal = WireNumber("29") },
        Wrong("amount_total: is 30, but the invoice's amount is 31.00") { $0.invoice?.amount = WireNumber("31") },
        Wrong("amount_tax: is 1, but") { $0.amountTax = WireNumber("1") },
        Wrong("amount_paid: is 30, but the sum") { $0.payments[0].amount = WireNumber("29") },
        Wrong("payments[0].method_id: an invoice is not paid on credit") {
            $0.payments[0].methodID = 3
            $0.payments[0].kind = nil
        },
        Wrong("payments[1].amount: is negative for an invoice") {
            $0.payments.append($0.payments[0])
            $0.payments[1].amount = WireNumber("-5")
            $0.payments[1].tendered = WireNumber("-5")
        },
    ])
    func invoices(wrong: Wrong) throws {
        // As it comes over the wire: 30, not 30.00.
        let order = try #require(OrderRules.orders).invoice(1, 3000)
        let sent = try WireCoding.decode(OrderCreateRequest.self, from: try WireCoding.encode(order))
        try OrderRules.refusal(wrong, sent)
    }
}
