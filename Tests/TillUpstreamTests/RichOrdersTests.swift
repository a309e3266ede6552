import Foundation
import GRDB
import Testing
import TillDomain
import TillWire

@testable import TillUpstream

/// What a restaurant and a wholesaler send is stored as it was sent.
struct RichOrdersTests {
    @Test func everyPartOfAnOrderIsStored() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path)) { upstream in
                let token = try await upstream.login().accessToken
                let order = try DemoOrders(try await upstream.bootstrap(token: token)).rich()
                let answer = try await upstream.post(.ordersCreate, order, token: token)
                #expect(answer.status == 201, "\(answer.error?.message ?? "")")
                // 2 × 2.20 less 28 % 3.17, tortilla 6.50, tip 1.00, rounding -0.02.
                #expect(try upstream.server.orders().map(\.total) == [Money(minor: 1065)])
                let rows = try await DatabaseQueue(path: path).read { database in
                    try String.fetchAll(database, sql: Self.head) + String.fetchAll(database, sql: Self.lines)
                }
                #expect(
                    rows == [
                        #"["order","takeout",9,3,3,"Terraza, sombra","Sin cebolla",1,1,2]"#,
                        #"{"name":"10 %","type":"percent","user_id":2,"value":10}"#,
                        #"["product","[2]","[2]","",""]"#,
                        #"["product","[2]","[2]","Poco cuajada","L-7"]"#,
                        #"["tip","[]","[]","",""]"#,
                        #"["cashRounding","[]","[]","",""]"#,
                        #"{"approver_id":1,"type":"amount","user_id":2,"value":0.88}"#,
                        #"[["5",82,"Croquetas",1,7.2,"Agotado",3,1]]"#,
                    ]
                )
            }
        }
    }

    private static let head = """
        SELECT json_array(mode, order_type, table_id, customer_count, staff_id, alias, note, partner_id, pricelist_id,
            fiscal_position_id) FROM pos_order
        UNION ALL SELECT check_discount FROM pos_order
        """
    /// The taxes are those after the fiscal position.
    private static let lines = """
        SELECT json_array(kind, tax_ids, product_tax_ids, COALESCE(note, ''), COALESCE(lot, '')) FROM order_line
        UNION ALL SELECT item_discount FROM order_line WHERE item_discount IS NOT NULL
        UNION ALL SELECT json_array(json_array(voids ->> '$[0].line_id', voids ->> '$[0].product_id',
            voids ->> '$[0].name', voids ->> '$[0].qty', voids ->> '$[0].amount', voids ->> '$[0].reason',
            voids ->> '$[0].user_id', voids ->> '$[0].approver_id')) FROM pos_order
        """

    @Test func aProductThatIsSoldNoMoreIsStillTaken() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let payload = try await upstream.bootstrap(token: token)
            let order = try DemoOrders(payload).sale()
            var tortilla = try #require(payload.products.first { $0.id == 81 })
            tortilla.active = false
            try upstream.server.save(tortilla)
            #expect(try await upstream.post(.ordersCreate, order, token: token).status == 201)
        }
    }

    @Test func whatIsOnTheHouseNeedsNoPayment() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let orders = try DemoOrders(try await upstream.bootstrap(token: token))
            var comp = orders.empty(1)
            comp.lines = [try orders.line(1, 81, 1)]
            comp.lines[0].discount = .whole
            comp.lines[0].compute(orders.catalogue.company)
            #expect(try await upstream.post(.ordersCreate, orders.request(comp), token: token).status == 201)
        }
    }

    @Test func aDatabaseOfTheFirstVersionIsBroughtUpToDate() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/upstream.sqlite"
            let old = try DatabaseQueue(path: path)
            try UpstreamSchema.migrator.migrate(old, upTo: "1 shop and orders")
            try await old.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO pos_order VALUES (1, 'OLD', 'digest', 1, 1, 1, 2, 'paid', 1, 2, 3, 1, NULL,
                            650, 59, 650, 0);
                        INSERT INTO order_line VALUES (1, 1, '1', 81, 'Tortilla', '1', '6.5', '0', '[2]', 591, 650);
                        INSERT INTO order_payment VALUES (1, 1, 1, 'Efectivo', 650, 650, 2);
                        """
                )
            }
            try old.close()
            #expect(try UpstreamServer.orders(databasePath: path).map(\.mode) == ["order"], "before it is migrated")
            try await LiveUpstream.with(LiveUpstream.configuration(databasePath: path)) { upstream in
                let token = try await upstream.login().accessToken
                let orders = try DemoOrders(try await upstream.bootstrap(token: token))
                var sale = try orders.sale()
                sale.posReference = "OLD"
                let back = try orders.comingBack(2, of: sale)
                #expect(try await upstream.post(.ordersCreate, back, token: token).status == 201)
                #expect(try upstream.server.orders().map(\.mode) == ["order", "return"])
            }
        }
    }
}
