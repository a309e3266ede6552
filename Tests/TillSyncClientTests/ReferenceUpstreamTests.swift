import Logging
import ServiceLifecycle
import Testing
import TillDomain
import TillSyncClient
import TillUpstream
import TillWire

/// The transport and the reference upstream, over a real socket.
struct ReferenceUpstreamTests {
    @Test func `the configuration comes, and an order that is handed over twice is one order`() async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let (ports, found) = AsyncStream.makeStream(of: Int.self)
        let server = try UpstreamServer(
            UpstreamConfiguration(passwordCost: .minimum),
            logger: logger,
            onServerRunning: { found.yield($0) }
        )
        let group = ServiceGroup(configuration: .init(services: [.init(service: server)], logger: logger))
        let running = Task {
            defer { found.finish() }
            try await group.run()
        }
        for await port in ports {
            let transport = DirectTransport(
                baseURL: "http://127.0.0.1:\(port)",
                account: DirectTransport.Account(
                    login: DemoShop.login,
                    password: DemoShop.password,
                    deviceID: "terminal-001",
                    appVersion: "0.1.0+1"
                ),
                logger: logger
            )
            do {
                try await Self.sell(transport, server)
            } catch {
                Issue.record(error)
            }
            await transport.shutdown()
            await group.triggerGracefulShutdown()
            break
        }
        try await running.value
    }

    private static func sell(_ transport: DirectTransport, _ server: UpstreamServer) async throws {
        let payload = try #require(try await transport.bootstrap(knownEtag: nil))
        #expect(try await transport.bootstrap(knownEtag: payload.etag) == nil)
        let body = try WireCoding.encode(OrderCreateRequest(order(payload), payload.catalogue().company.currency))
        let first = try await transport.createOrder(body)
        let second = try await transport.createOrder(body)
        #expect(first.created && !second.created)
        #expect(first.orderID == second.orderID && first.lineIDMap == second.lineIDMap)
        #expect(try server.orders().count == 1)
    }

    /// One of the first product, paid exactly in cash.
    private static func order(_ payload: BootstrapPayload) throws -> Order {
        let catalogue = try payload.catalogue()
        let product = try #require(catalogue.product(id: 1))
        let method = try #require(catalogue.paymentMethods.first { $0.kind == .cash })
        let atMillis: Int64 = 1_763_805_600_000
        var order = Order(
            reference: OrderReference.make(configurationID: 1, sessionID: 1, atMillis: atMillis, salt: 0x3F7A),
            state: .paid,
            sequence: 1,
            sessionID: 1,
            configurationID: 1,
            userID: 1,
            createdAtMillis: atMillis
        )
        var line = OrderLine(
            id: 1,
            productID: product.id,
            name: product.name,
            quantity: .one,
            unitPrice: product.listPrice,
            taxes: catalogue.taxes(ids: product.taxIDs)
        )
        line.compute(catalogue.company)
        order.lines = [line]
        order.paidAtMillis = atMillis
        order.payments = [
            Payment(
                methodID: method.id,
                name: method.name,
                kind: method.kind,
                tendered: order.total,
                amount: order.total,
                atMillis: atMillis
            )
        ]
        return order
    }
}
