import Testing
import TillSync
import TillSyncClient
import TillWire

/// What is sent when all is well.
struct CallTests {
    /// As the outbox keeps it: spaces, order of keys and the digits of amounts are the sender's own.
    private static let body = Array(#"{ "pos_reference":"NU/CFG1/S1/1-ab12",  "amount_total":1.50,"ñ":"\u00f1" }"#.utf8)

    @Test func `an order is sent unchanged, byte for byte, with every header`() async throws {
        try await ScriptedUpstream.with { request, _ in
            request.path.hasSuffix("auth/login") ? .tokens(1) : .order
        } _: { upstream in
            let answer = try await withTransport(upstream.url) { try await $0.createOrder(Self.body) }
            #expect(answer == OrderCreateResponse(orderID: 7, created: true, lineIDMap: ["1": 11]))
            #expect(upstream.paths == ["auth/login", "orders/create"])
            let (login, order) = (upstream.requests[0], upstream.requests[1])
            #expect(login.text == #"{"login":"caja-1","password":"\#(Secret.password)"}"#)
            #expect(login.headers["content-type"] == "application/json")
            for name in ["authorization", "x-device-id", "x-app-version"] { #expect(login.headers[name] == nil) }
            #expect(order.body == Self.body)
            #expect(order.headers["content-type"] == "application/json")
            #expect(order.headers["authorization"] == "Bearer access-1")
            #expect(order.headers["x-device-id"] == "terminal-001")
            #expect(order.headers["x-app-version"] == "1.2.0+42")
        }
    }

    @Test func `a bootstrap tells what is known already`() async throws {
        try await ScriptedUpstream.with { request, _ in
            request.path.hasSuffix("auth/login") ? .tokens(1) : .notModified
        } _: { upstream in
            let payload = try await withTransport(upstream.url + "/") { try await $0.bootstrap(knownEtag: "e1") }
            #expect(payload == nil)
            #expect(upstream.requests[1].path == "/pos-api/v1/bootstrap")
            #expect(upstream.requests[1].text == #"{"device_id":"terminal-001","known_etag":"e1"}"#)
        }
    }

    @Test func `one signing in is enough for many calls`() async throws {
        try await ScriptedUpstream.with { request, _ in
            request.path.hasSuffix("auth/login") ? .tokens(1) : .order
        } _: { upstream in
            try await withTransport(upstream.url) { transport in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<100 { group.addTask { _ = try await transport.createOrder(Self.body) } }
                    try await group.waitForAll()
                }
            }
            #expect(upstream.paths.count { $0 == "auth/login" } == 1)
            #expect(upstream.paths.count { $0 == "orders/create" } == 100)
        }
    }

    @Test func `an account that is printed keeps its password`() {
        let account = DirectTransport.Account(
            login: "caja-1",
            password: Secret.password,
            deviceID: "terminal-001",
            appVersion: "1.2.0+42"
        )
        var dumped = ""
        dump(account, to: &dumped)
        for text in ["\(account)", String(reflecting: account), dumped] { #expect(!text.contains(Secret.password)) }
    }
}
