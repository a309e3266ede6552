import Testing
import TillWire

@testable import TillDomain
@testable import TillUpstream

/// Every reason for which the particulars and lines of an order are refused, by the name of its field. The rules are asked
/// directly; that they answer 422 is in `OrdersTests`.
struct OrderRefusalTests {
    @Test(arguments: [
        Wrong("mode: 'gift' is none of order, return, payment") { $0.mode = "gift" },
        Wrong("return_of: is there, but mode is not return") { $0.returnOf = "R" },
        Wrong("invoice: is there, but mode is not payment") { $0.invoice = .init(name: "F", amount: WireNumber("1")) },
        Wrong("order_type: 'driveIn' is none of dineIn, takeout, delivery") { $0.orderType = "driveIn" },
        Wrong("customer_count: -1 is out of range") { $0.customerCount = -1 },
        Wrong("customer_count: 1000 is out of range") { $0.customerCount = 1000 },
        Wrong("alias: has more than 200 characters") { $0.alias = String(repeating: "ñ", count: 201) },
        Wrong("note: has more than 200 characters") { $0.note = String(repeating: "x", count: 201) },
        Wrong("table_id: table 99 is not known") { $0.tableID = 99 },
        Wrong("partner_id: partner 99 is not known") { $0.partnerID = 99 },
        Wrong("pricelist_id: pricelist 99 is not known") { $0.pricelistID = 99 },
        Wrong("fiscal_position_id: fiscal position 99 is not known") { $0.fiscalPositionID = 99 },
        Wrong("check_discount.type: 'gift' is neither percent nor amount") { $0.checkDiscount?.type = "gift" },
        Wrong("check_discount.value: 101 is not within 0 and 100") { $0.checkDiscount?.value = WireNumber("101") },
        Wrong("check_discount.value: 0.00001 is not a percentage") { $0.checkDiscount?.value = WireNumber("0.00001") },
        Wrong("check_discount.value: -1 is out of range") {
            $0.checkDiscount?.type = "amount"
            $0.checkDiscount?.value = WireNumber("-1")
        },
        Wrong("check_discount.name: has more than") { $0.checkDiscount?.name = String(repeating: "x", count: 201) },
        Wrong("check_discount.reason: has more than") { $0.checkDiscount?.reason = String(repeating: "x", count: 201) },
        Wrong("lines[0].item_discount.type: 'gift'") { $0.lines[0].itemDiscount?.type = "gift" },
        Wrong("lines[0].item_discount.value: 1000000000.01 is out of range") {
            $0.lines[0].itemDiscount?.value = WireNumber("1000000000.01")
        },
        Wrong("voids: there are more than 500") {
            $0.voids = Array(repeating: $0.voids?.first, count: 501).compactMap { $0 }
        },
        Wrong("voids[0].product_id: product 999 is not known") { $0.voids?[0].productID = 999 },
        Wrong("voids[0].line_id: must have 1 to 64 bytes") { $0.voids?[0].lineID = "" },
        Wrong("voids[0].name: must have 1 to 512 bytes") { $0.voids?[0].name = "" },
        Wrong("voids[0].reason: has more than") { $0.voids?[0].reason = String(repeating: "x", count: 201) },
        Wrong("voids[0].qty: 0 is out of range") { $0.voids?[0].qty = WireNumber("0") },
        Wrong("voids[0].qty: -1 is out of range") { $0.voids?[0].qty = WireNumber("-1") },
        Wrong("voids[0].amount: 0.001 is not an amount") { $0.voids?[0].amount = WireNumber("0.001") },
        Wrong("voids[0].amount: 900000000000000 is out of range") {
            $0.voids?[0].amount = WireNumber("900000000000000")
        },
    ])
    func particulars(wrong: Wrong) throws {
        try OrderRules.refusal(wrong, try #require(OrderRules.orders).rich())
    }

    // MARK: - Lines

    @Test(arguments: [
        Wrong("lines[0].kind: 'gift' is none of product, tip, cash_rounding") { $0.lines[0].kind = "gift" },
        Wrong("lines[0].note: has more than") { $0.lines[0].note = String(repeating: "x", count: 201) },
        Wrong("lines[0].lot: has more than") { $0.lines[0].lot = String(repeating: "x", count: 201) },
        Wrong("lines[0].qty: -2 is negative in a sale") { $0.lines[0].qty = WireNumber("-2") },
        Wrong("lines[2].qty: -1 is negative in a sale") { $0.lines[2].qty = WireNumber("-1") },
        Wrong("lines[2].price_unit: -1 is out of range") { $0.lines[2].priceUnit = WireNumber("-1") },
        Wrong("lines[3].price_unit: -10000001 is out of range") { $0.lines[3].priceUnit = WireNumber("-10000001") },
        Wrong("lines[0].origin_line_id: is there, but mode is not return") { $0.lines[0].originLineID = "1" },
        Wrong("lines[3].kind: a second cash_rounding") { $0.lines[2].kind = "cash_rounding" },
        Wrong("lines[3].price_subtotal: is -0.02, but") { $0.lines[3].priceUnit = WireNumber("-0.03") },
        // The taxes.
        Wrong("lines[0].tax_ids_after_fiscal_position: the order has no fiscal_position_id") {
            $0.fiscalPositionID = nil
        },
        Wrong("lines[0].tax_ids_after_fiscal_position: is missing") {
            $0.lines[0].taxIDs = nil
            $0.lines[0].taxIDsAfterFiscalPosition = nil
        },
        Wrong("lines[0].tax_ids_after_fiscal_position: not all of [9] are known taxes") {
            $0.lines[0].taxIDsAfterFiscalPosition = [9]
        },
        Wrong("lines[0].tax_ids: not all of [9] are known taxes") { $0.lines[0].taxIDs = [9] },
        Wrong("lines[0].tax_ids_after_fiscal_position: are [1], but fiscal position 2 makes [2] of tax_ids") {
            $0.lines[0].taxIDs = [1]
            $0.lines[0].taxIDsAfterFiscalPosition = [1]
        },
        Wrong("lines[0].price_subtotal: is 2.88, but") {
            $0.lines[0].taxIDs = nil
            $0.lines[0].taxIDsAfterFiscalPosition = [1]
        },
        Wrong("lines[0].price_subtotal: is 2.88, but") { $0.lines[0].discount = WireNumber("27") },
        Wrong("lines[0].price_subtotal_incl: is 3.18, but") { $0.lines[0].priceSubtotalIncl = WireNumber("3.18") },
    ])
    func lines(wrong: Wrong) throws {
        try OrderRules.refusal(wrong, try #require(OrderRules.orders).rich())
    }

    @Test func theMappingIsTheFiscalPositions() throws {
        let orders = try #require(OrderRules.orders)
        var order = try orders.rich()
        order.lines[0].taxIDs = [1]
        let validation = OrderValidation(catalogue: orders.catalogue)
        #expect(try validation.check(order).lines[0].line.taxes.map(\.id) == [2], "both named, and they agree")
        order.lines[0].taxIDsAfterFiscalPosition = nil
        #expect(try validation.check(order).lines[0].line.taxes.map(\.id) == [2], "mapped here")
    }

    @Test(arguments: [
        Wrong("lines[3].tax_ids: a cash_rounding has no tax") {
            $0.lines[3].taxIDs = [2]
            $0.lines[3].taxIDsAfterFiscalPosition = [2]
            $0.lines[3].priceSubtotal = WireNumber("-0.02")
        },
        Wrong("lines[3].price_subtotal_incl: -0.05 is no rounding to 0.05") {
            $0.lines[3].priceUnit = WireNumber("-0.05")
            $0.lines[3].priceSubtotal = WireNumber("-0.05")
            $0.lines[3].priceSubtotalIncl = WireNumber("-0.05")
        },
    ])
    func rounding(wrong: Wrong) throws {
        try OrderRules.refusal(wrong, try #require(OrderRules.orders).rich()) {
            $0.company.cashRounding = CashRounding(step: Money(minor: 5), productID: 98)
        }
    }
}
