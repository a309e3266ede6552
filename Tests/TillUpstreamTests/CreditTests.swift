import Testing
import TillDomain
import TillUpstream
import TillWire

/// What a customer may owe, owes, and pays.
struct CreditTests {
    private static func owed(_ upstream: LiveUpstream, _ token: String, partnerID: Int = 1) async throws -> String? {
        let payload = try await upstream.bootstrap(token: token)
        return payload.partners?.first { $0.id == partnerID }?.creditUsed?.text
    }

    /// Four sales of 23.46 fit into a limit of 100.00, a fifth does not; then some of it is paid and brought back.
    @Test func theLimitHoldsUntilSomethingIsPaidOrComesBack() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let payload = try await upstream.bootstrap(token: token)
            let orders = try DemoOrders(payload)
            for salt in UInt16(1)...4 {
                let sale = try orders.sale(salt, by: 3, partnerID: 1)
                #expect(try await upstream.post(.ordersCreate, sale, token: token).status == 201)
                #expect(try await upstream.post(.ordersCreate, sale, token: token).status == 200, "owed once")
            }
            #expect(try await Self.owed(upstream, token) == "93.84")
            let fifth = try orders.sale(5, by: 3, partnerID: 1)
            let refused = try await upstream.post(.ordersCreate, fifth, token: token)
            #expect(refused.status == 422 && refused.error?.code == .validation)
            #expect(
                refused.error?.message
                    == "payments[0].amount: 23.46 on credit, but Peña Ciclista El Pedal has 6.16 left of 100.00"
            )
            let first = try orders.sale(1, by: 3, partnerID: 1)
            let back = try orders.comingBack(6, of: first, tortillas: 2, by: 3, partnerID: 1)
            #expect(try await upstream.post(.ordersCreate, back, token: token).status == 201)
            #expect(try await Self.owed(upstream, token) == "80.84")
            #expect(try await upstream.post(.ordersCreate, fifth, token: token).status == 422)
            #expect(try await upstream.post(.ordersCreate, orders.invoice(7, 1000), token: token).status == 201)
            #expect(try await Self.owed(upstream, token) == "70.84")
            #expect(try await upstream.post(.ordersCreate, fifth, token: token).status == 201)
            #expect(try await Self.owed(upstream, token) == "94.3")
            #expect(try await upstream.bootstrap(token: token).etag != payload.etag)
            #expect(try upstream.server.orders().last?.payments.map(\.isCredit) == [true])
            #expect(try upstream.server.orders().last?.partnerID == 1)
        }
    }

    @Test func aSaleMayBePaidInPartOnCredit() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            var order = orders.empty(1, partnerID: 1)
            order.lines = [try orders.line(1, 81, 30)]
            order.lines[0].compute(orders.catalogue.company)
            orders.pay(&order, Money(minor: 10_000), by: 3)
            orders.pay(&order, Money(minor: 9500), tendered: Money(minor: 10_000), by: 1)
            let answer = try await upstream.post(.ordersCreate, orders.request(order), token: token)
            #expect(answer.status == 201, "\(answer.error?.message ?? "")")
            #expect(try await Self.owed(upstream, token) == "100")
        }
    }

    /// A prepayment raises nothing: the limit is what may be owed at most.
    @Test func whatWasPaidAheadIsNoCredit() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            for salt in UInt16(1)...3 {
                let invoice = orders.invoice(salt, OrderLimits.tendered.minor)
                #expect(try await upstream.post(.ordersCreate, invoice, token: token).status == 201)
            }
            #expect(try await Self.owed(upstream, token) == "-1000000000", "at the bound, and still readable")
            var order = orders.empty(4, partnerID: 1)
            order.lines = [try orders.line(1, 81, 16)]
            let refused = try await upstream.post(.ordersCreate, orders.paid(order, by: 3), token: token)
            #expect(refused.error?.message.contains("104.00 on credit") == true)
        }
    }

    @Test func whatWasOwedBeforeTheFirstOrderCounts() async throws {
        var configuration = LiveUpstream.configuration()
        configuration.shop.partners[0].creditUsed = WireNumber("90")
        try await LiveUpstream.with(configuration) { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            let sale = try orders.sale(1, by: 3, partnerID: 1)
            let refused = try await upstream.post(.ordersCreate, sale, token: token)
            #expect(refused.error?.message.hasSuffix("has 10.00 left of 100.00") == true)
        }
    }

    /// A terminal need not fetch everything again because somebody sold something.
    @Test func aSaleInCashLeavesTheEtag() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let payload = try await upstream.bootstrap(token: token)
            let sale = try DemoOrders(payload).sale(1, partnerID: 1)
            #expect(try await upstream.post(.ordersCreate, sale, token: token).status == 201)
            #expect(try await upstream.bootstrap(token: token).etag == payload.etag)
        }
    }
}
