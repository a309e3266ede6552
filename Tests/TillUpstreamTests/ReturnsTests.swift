import Testing
import TillDomain
import TillUpstream
import TillWire

/// Goods come back once, and no more of them than were sold.
struct ReturnsTests {
    @Test func aLineComesBackPieceByPieceAndNoFurther() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            let sale = try orders.sale()
            #expect(try await upstream.post(.ordersCreate, sale, token: token).status == 201)
            let two = try orders.comingBack(2, of: sale, tortillas: 2)
            #expect(try await upstream.post(.ordersCreate, two, token: token).status == 201)
            #expect(try await upstream.post(.ordersCreate, two, token: token).status == 200, "sent again, not again")
            let tooMany = try orders.comingBack(3, of: sale, tortillas: 2)
            let refused = try await upstream.post(.ordersCreate, tooMany, token: token)
            #expect(refused.status == 422)
            #expect(refused.error?.message == "lines[0].qty: 2 come back, but of 3 sold 1 are left")
            let last = try orders.comingBack(4, of: sale)
            #expect(try await upstream.post(.ordersCreate, last, token: token).status == 201)
            let none = try await upstream.post(.ordersCreate, try orders.comingBack(5, of: sale), token: token)
            #expect(none.error?.message == "lines[0].qty: 1 come back, but of 3 sold 0 are left")
            let stored = try upstream.server.orders()
            #expect(stored.map(\.mode) == ["order", "return", "return"])
            #expect(stored.map(\.total.minor) == [2346, -1300, -650])
            #expect(stored[1].payments.map(\.amount) == [Money(minor: -1300)])
        }
    }

    @Test func aLineThatIsSplitOverAReturnCountsAsOne() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            let sale = try orders.sale()
            #expect(try await upstream.post(.ordersCreate, sale, token: token).status == 201)
            var order = orders.empty(2, mode: .return)
            order.lines = [try orders.line(1, 81, -2), try orders.line(2, 81, -2)]
            for position in order.lines.indices { order.lines[position].originLineID = 1 }
            var request = orders.paid(order)
            request.returnOf = sale.posReference
            let refused = try await upstream.post(.ordersCreate, request, token: token)
            #expect(refused.error?.message == "lines[1].qty: 4 come back, but of 3 sold 3 are left")
        }
    }

    @Test func ofEightAtOnceThreeComeBack() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            let sale = try orders.sale()
            #expect(try await upstream.post(.ordersCreate, sale, token: token).status == 201)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for salt in UInt16(2)..<10 {
                    let back = try orders.comingBack(salt, of: sale)
                    tasks.addTask { try await upstream.post(.ordersCreate, back, token: token).status }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 201 }.count == 3)
            #expect(statuses.filter { $0 == 422 }.count == 5)
        }
    }

    @Test func aReturnOfAReturnIsNone() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            let sale = try orders.sale()
            let back = try orders.comingBack(2, of: sale)
            let early = try await upstream.post(.ordersCreate, back, token: token)
            #expect(early.error?.message.hasPrefix("return_of: there is no sale '\(sale.posReference)'") == true)
            #expect(try await upstream.post(.ordersCreate, sale, token: token).status == 201)
            #expect(try await upstream.post(.ordersCreate, back, token: token).status == 201)
            let again = try orders.comingBack(3, of: back)
            let refused = try await upstream.post(.ordersCreate, again, token: token)
            #expect(refused.error?.message == "return_of: order 2 is no sale, its mode is return")
        }
    }
}
