import Testing
import TillDomain
import TillTestSupport
import TillWire

/// What is sent for an order with everything, for a return and for an invoice, byte for byte.
struct RichOrderTests {
    @Test(arguments: ["order-rich", "order-return", "order-payment"])
    func theOrderIsTheGoldenJSON(name: String) throws {
        let request = try Self.request(name)
        let json = String(decoding: try WireCoding.encode(request), as: UTF8.self)
        #expect(try Golden.difference(ReadableJSON.broken(json), name + ".json") == nil)
        let back = try WireCoding.decode(OrderCreateRequest.self, from: json.utf8)
        #expect(String(decoding: try WireCoding.encode(back), as: UTF8.self) == json)
    }

    private static func request(_ name: String) throws -> OrderCreateRequest {
        let catalogue = try RichSample.payload.catalogue()
        let order =
            switch name {
            case "order-return": RichSample.comingBack(catalogue)
            case "order-payment": RichSample.collection(catalogue)
            default: RichSample.sale(catalogue)
            }
        return OrderCreateRequest(order, catalogue.company.currency)
    }

    @Test func theAmountsAreOdoosWords() throws {
        let sale = try Self.request("order-rich")
        // 2 × 2.49 less 28 % is 3.59; a deposit of 2 × 0.10, a tip of 1.00 and a rounding of -0.01 are 4.78.
        #expect(sale.amountTotal.text == "4.78")
        #expect(sale.amountPaid.text == "4.78", "net of change")
        #expect(sale.amountReturn.text == "3.22", "positive")
        let comingBack = try Self.request("order-return")
        #expect([comingBack.amountTotal, comingBack.amountPaid].map(\.text) == ["-1.89", "-1.89"])
        #expect(comingBack.amountReturn.text == "0.00")
        #expect(comingBack.lines[0].qty.text == "-1")
        let collection = try Self.request("order-payment")
        #expect(collection.lines.isEmpty)
        #expect(collection.amountTax.text == "0.00")
        #expect(collection.amountReturn.text == "20.00")
    }

    @Test func onlyAMappedLineNamesItsTaxesAfterTheMapping() throws {
        let mapped = try Self.request("order-rich").lines[0]
        #expect(mapped.taxIDs == [1], "the product's own: Odoo maps them again")
        #expect(mapped.taxIDsAfterFiscalPosition == [3])
        let catalogue = try WireSample.payload.catalogue()
        let plain = OrderCreateRequest(WireSample.order(catalogue), catalogue.company.currency).lines[0]
        #expect(plain.taxIDs == [1, 3])
        #expect(plain.taxIDsAfterFiscalPosition == nil)
    }

    @Test func creditIsFlaggedAndNothingElse() throws {
        let payments = try Self.request("order-rich").payments
        #expect(payments.map(\.isCredit) == [true, nil])
        #expect(payments.map(\.kind) == ["credit", "cash"])
    }

    /// An order that waited in the outbox while the terminal was brought up to date.
    @Test func anOrderOfAnOlderTerminalIsRead() throws {
        let json = """
            {"pos_reference":"R","config_id":1,"session_id":2,"sequence_number":3,"user_id":4,"created_at_ms":5,
            "paid_at_ms":6,"state":"paid","lines":[{"id":"1","product_id":7,"name":"Café","qty":1,"price_unit":2,
            "discount":0,"tax_ids":[1],"price_subtotal":2,"price_subtotal_incl":2}],"payments":[{"method_id":1,
            "name":"Efectivo","amount":2,"tendered":2,"paid_at_ms":6}],"amount_total":2,"amount_tax":0,
            "amount_paid":2,"amount_return":0}
            """
        let request = try WireCoding.decode(OrderCreateRequest.self, from: json.utf8)
        #expect(request.mode == nil && request.orderType == nil && request.voids == nil)
        #expect(request.lines[0].kind == nil && request.lines[0].taxIDs == [1])
        // What it did not say is not put into its mouth: its digest stays the same.
        let again = String(decoding: try WireCoding.encode(request), as: UTF8.self)
        #expect(!again.contains("null") && !again.contains("mode") && !again.contains("kind"))
    }

    @Test(arguments: zip(OrderLine.Kind.allNamed, ["product", "tip", "cash_rounding"]))
    func kindsHaveTheirNames(kind: OrderLine.Kind, name: String) {
        #expect(OrderCreateRequest.Line.name(kind) == name)
    }
}

extension OrderLine.Kind {
    fileprivate static let allNamed: [OrderLine.Kind] = [.product, .tip, .cashRounding]
}
