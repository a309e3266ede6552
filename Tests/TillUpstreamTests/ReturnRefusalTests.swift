import Testing
import TillWire

@testable import TillDomain
@testable import TillUpstream

/// Every reason for which goods do not come back.
struct ReturnRefusalTests {
    private static let sale = StoredSale(
        id: 7,
        configID: 1,
        mode: .order,
        partnerID: 1,
        lines: [
            "1": StoredSale.Line(
                id: 70,
                kind: .product,
                productID: 81,
                quantity: Quantity(thousandths: 3000),
                unitPrice: Price(millionths: 6_500_000),
                discount: .zero,
                taxIDs: [2],
                included: Money(minor: 19_50),
                returned: .one,
                paidBack: Money(minor: 6_50)
            ),
            "2": StoredSale.Line(
                id: 71,
                kind: .product,
                productID: 81,
                quantity: .one,
                unitPrice: Price(millionths: 6_000_000),
                discount: .zero,
                taxIDs: [2],
                included: Money(minor: 6_00),
                returned: .zero,
                paidBack: .zero
            ),
            "3": StoredSale.Line(
                id: 72,
                kind: .product,
                productID: 81,
                quantity: .one,
                unitPrice: Price(millionths: 6_500_000),
                discount: Percent(tenThousandths: 100_000),
                taxIDs: [2],
                included: Money(minor: 5_85),
                returned: .zero,
                paidBack: .zero
            ),
            "4": StoredSale.Line(
                id: 73,
                kind: .tip,
                productID: 97,
                quantity: .one,
                unitPrice: Price(millionths: 1_000_000),
                discount: .zero,
                taxIDs: [],
                included: Money(minor: 1_00),
                returned: .zero,
                paidBack: .zero
            ),
        ]
    )

    @Test(arguments: [
        Wrong("lines: there must be 1 to 500, not 0") { $0.lines = [] },
        Wrong("return_of: is missing in a return") { $0.returnOf = nil },
        Wrong("invoice: is there, but mode is not payment") { $0.invoice = .init(name: "F", amount: WireNumber("1")) },
        Wrong("lines[0].origin_line_id: is missing in a return") { $0.lines[0].originLineID = nil },
        Wrong("lines[0].origin_line_id: the sale has no line '9'") { $0.lines[0].originLineID = "9" },
        Wrong("lines[0].kind: what was sold is tip") { $0.lines[0].originLineID = "4" },
        Wrong("lines[0].qty: 2 is not negative in a return") { $0.lines[0].qty = WireNumber("2") },
        Wrong("lines[0].price_subtotal_incl: 14.00 are paid back, but of 19.50 paid 13.00 are left") {
            $0.lines[0].priceUnit = WireNumber("7")
            $0.lines[0].priceSubtotal = WireNumber("-12.73")
            $0.lines[0].priceSubtotalIncl = WireNumber("-14")
        },
        Wrong("lines[0].product_id: is 82, but product 81 was sold") { $0.lines[0].productID = 82 },
        Wrong("lines[0].tax_ids: are not those of the sale, [2]") {
            $0.lines[0].taxIDs = []
            $0.lines[0].priceSubtotal = WireNumber("-13")
        },
        Wrong("lines[0].qty: 3 come back, but of 3 sold 2 are left") {
            $0.lines[0].qty = WireNumber("-3")
            $0.lines[0].priceSubtotal = WireNumber("-17.73")
            $0.lines[0].priceSubtotalIncl = WireNumber("-19.5")
        },
        Wrong("lines[0].price_subtotal_incl: is -13.01, but") { $0.lines[0].priceSubtotalIncl = WireNumber("-13.01") },
        Wrong("amount_total: is 13, but") { $0.amountTotal = WireNumber("13") },
        Wrong("payments[0].amount: is not paid back in a return") { $0.payments[0].amount = WireNumber("13") },
        Wrong("amount_return: is 1, but") { $0.amountReturn = WireNumber("1") },
    ])
    func returns(wrong: Wrong) throws {
        let orders = try #require(OrderRules.orders)
        let back = try orders.comingBack(2, of: try orders.sale(), tortillas: 2)
        try OrderRules.refusal(wrong, back, sale: Self.sale)
    }

    @Test func creditGoesBackToWhoBought() throws {
        let orders = try #require(OrderRules.orders)
        let back = try orders.comingBack(2, of: try orders.sale(), by: 3, partnerID: 1)
        let wrong = Wrong("partner_id: credit goes back to the sale's customer, 1") { $0.partnerID = 2 }
        try OrderRules.refusal(wrong, back, sale: Self.sale)
    }

    @Test func aSaleOfAnotherShopIsNone() throws {
        let orders = try #require(OrderRules.orders)
        let back = try orders.comingBack(2, of: try orders.sale())
        var foreign = Self.sale
        foreign.configID = 2
        for sale in [nil, foreign] {
            let refusal = #expect(throws: UpstreamRefusal.self) {
                try OrderValidation(catalogue: orders.catalogue, sale: sale).check(back)
            }
            #expect(refusal?.message.hasPrefix("return_of: there is no sale 'NU/CFG1/S1/") == true)
        }
    }

    @Test func aRoundingInAReturnTakesNothingBack() throws {
        let orders = try #require(OrderRules.orders)
        var order = orders.empty(2, mode: .return)
        order.lines = [try orders.line(1, 81, -1), try orders.line(2, 98, 1)]
        order.lines[0].originLineID = 1
        order.lines[1].kind = .cashRounding
        order.lines[1].unitPrice = Price(millionths: 10_000)
        var request = orders.paid(order)
        request.returnOf = "R"
        let wrong = Wrong("lines[1].origin_line_id: a cash_rounding takes nothing back") {
            $0.lines[1].originLineID = "1"
        }
        try OrderRules.refusal(wrong, request, sale: Self.sale)
    }
}
