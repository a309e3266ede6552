import Foundation
import Testing
import TillDomain
import TillUpstream
import TillWire

/// Orders are taken once, and only when they add up.
struct OrdersTests {
    @Test func anOrderIsTakenOnceAndAnsweredAlike() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
            let first = try await upstream.post(.ordersCreate, order, token: token)
            #expect(first.status == 201)
            let made = try first.decoded(OrderCreateResponse.self)
            #expect(made.created)
            #expect(Set(made.lineIDMap.keys) == ["1", "2", "3", "4"])
            #expect(Set(made.lineIDMap.values).count == 4)

            let second = try await upstream.post(.ordersCreate, order, token: token)
            #expect(second.status == 200)
            let known = try second.decoded(OrderCreateResponse.self)
            #expect(!known.created)
            #expect(known.orderID == made.orderID)
            #expect(known.lineIDMap == made.lineIDMap)

            let stored = try upstream.server.orders()
            #expect(stored.map(\.reference) == [order.posReference])
            #expect(stored[0].timesReceived == 2)
            #expect(stored[0].state == "paid")
            #expect(stored[0].lineCount == 4)
            // 2 × 1.85 less 10 % = 3.33; gaseosa 0.89; 0.350 kg × 22.90 = 8.02; 3 × (1.30 + 0.10) = 4.20.
            #expect(stored[0].total == Money(minor: 1644))
            // Reduced VAT 0.30 + 0.73 + 0.35, general 0.15, deposit 0.30.
            #expect(stored[0].tax == Money(minor: 183))
            #expect(stored[0].payments.map(\.amount) == [Money(minor: 1644)])
            #expect(stored[0].payments.map(\.tendered) == [Money(minor: 5000)])
            #expect(stored[0].receivedAtMillis == upstream.clock.nowMillis)
        }
    }

    @Test func theSameReferenceWithAnotherContentIsAConflict() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
            #expect(try await upstream.post(.ordersCreate, order, token: token).status == 201)
            var other = order
            other.userID = 1
            let answer = try await upstream.post(.ordersCreate, other, token: token)
            #expect(answer.status == 409)
            #expect(answer.error?.code == .conflict)
            #expect(answer.error?.retryable == false)
            #expect(try upstream.server.orders().map(\.timesReceived) == [1])
        }
    }

    @Test func spellingIsNoContent() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
            let json = String(decoding: try WireCoding.encode(order), as: UTF8.self)
            #expect(try await upstream.post(.ordersCreate, json: json, token: token).status == 201)
            let respelled = json.replacingOccurrences(of: #""tendered":50"#, with: #""tendered" : 50.00"#)
            #expect(respelled != json)
            #expect(try await upstream.post(.ordersCreate, json: respelled, token: token).status == 200)
        }
    }

    @Test func sixteenAtOnceAreOneOrder() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
            let answers = try await withThrowingTaskGroup(of: OrderCreateResponse.self) { tasks in
                for _ in 0..<16 {
                    tasks.addTask {
                        try await upstream.post(.ordersCreate, order, token: token).decoded(OrderCreateResponse.self)
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 16)
            #expect(answers.filter(\.created).count == 1)
            #expect(Set(answers.map(\.orderID)).count == 1)
            #expect(Set(answers.map(\.lineIDMap)).count == 1)
            #expect(try upstream.server.orders().map(\.timesReceived) == [16])
        }
    }

    @Test func aResentOrderIsAnsweredAlthoughItsPriceAndProductHaveChanged() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let payload = try await upstream.bootstrap(token: token)
            let order = try SampleOrder.paid(payload)
            #expect(try await upstream.post(.ordersCreate, order, token: token).status == 201)
            var product = payload.products[0]
            product.taxIDs = [1]
            product.active = false
            try upstream.server.save(product)
            #expect(try await upstream.post(.ordersCreate, order, token: token).status == 200)
        }
    }

    @Test(arguments: [
        Wrong("pos_reference: must be 1 to 64") { $0.posReference = "" },
        Wrong("pos_reference: must be 1 to 64") { $0.posReference = String(repeating: "x", count: 65) },
        Wrong("pos_reference: must be 1 to 64") { $0.posReference = "NU/CFG1 S1" },
        Wrong("config_id: 2 is not this shop's 1") { $0.configID = 2 },
        Wrong("state: 'editing' is not paid") { $0.state = "editing" },
        Wrong("paid_at_ms: is missing") { $0.paidAtMillis = nil },
        Wrong("lines: there must be 1 to 500, not 0") { $0.lines = [] },
        Wrong("lines: there must be 1 to 500, not 501") {
            $0.lines = Array(repeating: $0.lines[0], count: 501)
        },
        Wrong("payments: there must be 1 to 50, not 0") { $0.payments = [] },
        Wrong("payments: there must be 1 to 50, not 51") {
            $0.payments = Array(repeating: $0.payments[0], count: 51)
        },
        Wrong("lines[1].id: '1' is there twice") { $0.lines[1].id = "1" },
        Wrong("lines[0].id: must have 1 to 64 bytes") { $0.lines[0].id = "" },
        Wrong("lines[0].name: must have 1 to 512 bytes") { $0.lines[0].name = String(repeating: "ñ", count: 257) },
        Wrong("lines[2].product_id: product 9999 is not known") { $0.lines[2].productID = 9999 },
        Wrong("lines[0].tax_ids: not all of [9] are known taxes") { $0.lines[0].taxIDs = [9] },
        Wrong("lines[0].tax_ids: a tax is there twice") { $0.lines[0].taxIDs = [2, 2] },
        Wrong("lines[0].tax_ids: there are more than 16") { $0.lines[0].taxIDs = Array(1...17) },
        Wrong("lines[0].qty: 0 is out of range") { $0.lines[0].qty = WireNumber("0") },
        Wrong("lines[0].qty: 100001 is out of range") { $0.lines[0].qty = WireNumber("100001") },
        Wrong("lines[0].qty: 0.0005 is not a quantity") { $0.lines[0].qty = WireNumber("0.0005") },
        Wrong("lines[0].price_unit: -1 is out of range") { $0.lines[0].priceUnit = WireNumber("-1") },
        Wrong("lines[0].price_unit: 10000000.01 is out of range") { $0.lines[0].priceUnit = WireNumber("10000000.01") },
        Wrong("lines[0].discount: 100.5 is not within") { $0.lines[0].discount = WireNumber("100.5") },
        Wrong("lines[0].discount: -1 is not within") { $0.lines[0].discount = WireNumber("-1") },
        // The line again: one cent is enough.
        Wrong("lines[0].price_subtotal_incl: is 3.34, but") { $0.lines[0].priceSubtotalIncl = WireNumber("3.34") },
        Wrong("lines[3].price_subtotal: is 3.54, but") { $0.lines[3].priceSubtotal = WireNumber("3.54") },
        Wrong("lines[0].price_subtotal: is 3.03, but") { $0.lines[0].taxIDs = [1] },
        Wrong("lines[0].price_subtotal_incl: 3.335 is not an amount") {
            $0.lines[0].priceSubtotalIncl = WireNumber("3.335")
        },
        // The totals.
        Wrong("amount_total: is 16.45, but what the lines come to is 16.44") {
            $0.amountTotal = WireNumber("16.45")
        },
        Wrong("amount_tax: is 1.84, but") { $0.amountTax = WireNumber("1.84") },
        Wrong("amount_paid: is 16.43, but the sum") { $0.amountPaid = WireNumber("16.43") },
        Wrong("amount_paid: is 16, but amount_total of a paid order is 16.44") {
            $0.amountPaid = WireNumber("16")
            $0.payments[0].amount = WireNumber("16")
        },
        Wrong("amount_return: is 0, but") { $0.amountReturn = WireNumber("0") },
        Wrong("amount_total: 900000000000000000000 is not an amount") {
            $0.amountTotal = WireNumber("900000000000000000000")
        },
        // The payments.
        Wrong("payments[0].method_id: method 7 is not known") { $0.payments[0].methodID = 7 },
        Wrong("payments[0].tendered: Tarjeta / Card gives no change") {
            $0.payments[0].methodID = 2
            $0.payments[0].kind = nil
        },
        Wrong("payments[0].tendered: is less than amount") { $0.payments[0].tendered = WireNumber("16.43") },
        Wrong("payments[0].tendered: 9999999999999999 is out of range") {
            $0.payments[0].tendered = WireNumber("9999999999999999")
        },
        Wrong("payments[0].name: is too long") { $0.payments[0].name = String(repeating: "x", count: 513) },
    ])
    func whatDoesNotAddUpIsRefusedByName(wrong: Wrong) async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            var order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
            wrong.change(&order)
            let answer = try await upstream.post(.ordersCreate, order, token: token)
            #expect(answer.status == 422)
            let error = try #require(answer.error)
            #expect(error.code == .validation)
            #expect(error.message.hasPrefix(wrong.message), "\(error.message)")
            #expect(try upstream.server.orders().isEmpty)
        }
    }

    @Test func aRefusedReferenceIsFreeForTheCorrectedOrder() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
            var wrong = order
            wrong.amountTax = WireNumber("0")
            #expect(try await upstream.post(.ordersCreate, wrong, token: token).status == 422)
            #expect(try await upstream.post(.ordersCreate, order, token: token).status == 201)
        }
    }

    @Test func theDeviceIsKeptWithTheOrder() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let order = try SampleOrder.paid(try await upstream.bootstrap(token: token))
            let headers = [("Content-Type", "application/json"), ("x-device-id", "terminal-001")]
            let path = UpstreamPath.ordersCreate.path
            let answer = try await upstream.post(path, try WireCoding.encode(order), token: token, headers: headers)
            #expect(answer.status == 201)
            #expect(try upstream.server.orders().map(\.deviceID) == ["terminal-001"])
        }
    }
}
