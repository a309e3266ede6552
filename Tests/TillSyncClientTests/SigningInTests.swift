import Testing
import TillSync
import TillSyncClient
import TillWire

/// What happens when a token is refused.
struct SigningInTests {
    /// An upstream that takes only the tokens of the given number: `access-N`, `refresh-N`.
    private static func expecting(
        _ good: Int,
        login: @escaping @Sendable (Int) -> ScriptedUpstream.Answer = { .tokens($0 == 0 ? 1 : 3) },
        refresh: ScriptedUpstream.Answer = .tokens(2)
    ) -> ScriptedUpstream.Script {
        { request, before in
            switch request.path {
            case UpstreamPath.login.path: login(before)
            case UpstreamPath.refresh.path: refresh
            default: request.headers["authorization"] == "Bearer access-\(good)" ? .order : .error(.unauthenticated)
            }
        }
    }

    @Test func `a token that has run out is refreshed, and the call made again`() async throws {
        try await ScriptedUpstream.with(Self.expecting(2)) { upstream in
            _ = try await withTransport(upstream.url) { try await $0.createOrder([]) }
            #expect(upstream.paths == ["auth/login", "orders/create", "auth/refresh", "orders/create"])
            let refresh = upstream.requests[2]
            #expect(refresh.text == #"{"refresh_token":"refresh-1"}"#)
            // The headers of every call but login, the token that has run out among them.
            #expect(refresh.headers["authorization"] == "Bearer access-1")
            #expect(refresh.headers["x-device-id"] == "terminal-001")
            #expect(refresh.headers["x-app-version"] == "1.2.0+42")
        }
    }

    @Test func `where the refreshed token is refused, it signs in anew`() async throws {
        try await ScriptedUpstream.with(Self.expecting(3)) { upstream in
            _ = try await withTransport(upstream.url) { try await $0.createOrder([]) }
            #expect(
                upstream.paths == [
                    "auth/login", "orders/create", "auth/refresh", "orders/create", "auth/login", "orders/create",
                ]
            )
        }
    }

    @Test func `where the refresh token has run out, it signs in anew`() async throws {
        try await ScriptedUpstream.with(Self.expecting(3, refresh: .error(.unauthenticated))) { upstream in
            _ = try await withTransport(upstream.url) { try await $0.createOrder([]) }
            #expect(
                upstream.paths == ["auth/login", "orders/create", "auth/refresh", "auth/login", "orders/create"]
            )
        }
    }

    @Test(arguments: [502, 503]) func `a proxy in the way of a refresh gets no password`(status: Int) async throws {
        try await ScriptedUpstream.with(Self.expecting(2, refresh: .html(status))) { upstream in
            try await withTransport(upstream.url) { transport in
                let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
                #expect(failure?.remedy == .retry)
                #expect(failure?.message.hasPrefix("auth/refresh at \(upstream.url) ") == true)
            }
            #expect(upstream.paths == ["auth/login", "orders/create", "auth/refresh"])
        }
    }

    @Test func `refused for good: so many requests and no more, and a person is needed`() async throws {
        try await ScriptedUpstream.with(Self.expecting(99)) { upstream in
            try await withTransport(upstream.url) { transport in
                let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
                #expect(failure?.remedy == .waitForOperator)
                #expect(failure?.message == "orders/create at \(upstream.url) says UNAUTHENTICATED: told so")
            }
            #expect(upstream.requests.count == 6)
        }
    }

    @Test func `a password that is wrong needs a person`() async throws {
        let script: ScriptedUpstream.Script = { _, _ in .error(.unauthenticated, "wrong login or password") }
        try await ScriptedUpstream.with(script) { upstream in
            try await withTransport(upstream.url) { transport in
                let failure = await #expect(throws: SyncFailure.self) { try await transport.bootstrap(knownEtag: nil) }
                #expect(failure?.remedy == .waitForOperator)
                #expect(
                    failure?.message == "auth/login at \(upstream.url) says UNAUTHENTICATED: wrong login or password"
                )
            }
            #expect(upstream.paths == ["auth/login"])
        }
    }

    @Test func `a hundred calls whose token runs out renew it once`() async throws {
        try await ScriptedUpstream.with(Self.expecting(2)) { upstream in
            try await withTransport(upstream.url) { transport in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<100 { group.addTask { _ = try await transport.createOrder([]) } }
                    try await group.waitForAll()
                }
            }
            #expect(upstream.paths.count { $0 == "auth/login" } == 1)
            #expect(upstream.paths.count { $0 == "auth/refresh" } == 1)
            #expect(upstream.paths.count { $0 == "orders/create" } <= 200)
        }
    }

    @Test func `a hundred calls that cannot sign in share the attempts`() async throws {
        let script: ScriptedUpstream.Script = { _, _ in .error(.unauthenticated) }
        try await ScriptedUpstream.with(script) { upstream in
            try await withTransport(upstream.url) { transport in
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<100 {
                        group.addTask {
                            _ = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
                        }
                    }
                }
            }
            // Those that come while an attempt is under way share it; only a straggler makes its own.
            #expect(upstream.requests.count <= 10)
        }
    }

    @Test func `a cancelled call does not take the signing in of the others with it`() async throws {
        try await ScriptedUpstream.with(Self.expecting(1, login: { _ in .tokens(1) })) { upstream in
            try await withTransport(upstream.url) { transport in
                let first = Task { try await transport.createOrder([]) }
                let second = Task { try await transport.createOrder([]) }
                first.cancel()
                let answer = try await second.value
                #expect(answer.orderID == 7)
                _ = await first.result
            }
        }
    }
}
