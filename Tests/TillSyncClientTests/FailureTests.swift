import Testing
import TillSync
import TillSyncClient
import TillWire

/// What can go wrong on the way, and what is to be done about each.
struct FailureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var answer: ScriptedUpstream.Answer
        var remedy: SyncFailure.Remedy
        /// What the message says after the path and the address.
        var says: String
        var limits: DirectTransport.Limits

        init(
            _ name: String,
            _ answer: ScriptedUpstream.Answer,
            _ remedy: SyncFailure.Remedy,
            _ says: String,
            limits: DirectTransport.Limits = .small
        ) {
            self.limits = limits
            self.name = name
            self.answer = answer
            self.remedy = remedy
            self.says = says
        }

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case("500", .html(500), .retry, " answered HTTP 500 without saying why"),
        Case("502 of a proxy", .html(502), .retry, " answered HTTP 502 without saying why"),
        Case("200 of a proxy", .html(200), .retry, " answered what is not its protocol: the body: is no JSON"),
        Case("a body of another kind", .answer(200, "[]"), .retry, " answered what is not its protocol: "),
        Case("a field is missing", .answer(200, "{}"), .retry, " answered what is not its protocol: "),
        Case("an empty body", .answer(200, ""), .retry, " answered what is not its protocol: "),
        Case("half a body", .half, .retry, ": no answer: "),
        Case("closed without a word", .silentEnd, .retry, ": no answer: it closed the connection"),
        Case("silence", .stall, .retry, ": no answer: ", limits: .brief),
        Case("a body that drips", .drip, .retry, ": no answer: ", limits: .brief),
        Case("too large", .answer(200, String(repeating: " ", count: 2000)), .retry, ": no answer: what it sends is"),
        Case("403", .error(.forbidden), .waitForOperator, " says FORBIDDEN: told so"),
        Case("403 of a proxy", .html(403), .retry, " answered HTTP 403 without saying why"),
        Case("404", .error(.notFound), .giveUp, " says NOT_FOUND: told so"),
        Case("404 of a proxy", .html(404), .retry, " answered HTTP 404 without saying why"),
        Case("409", .error(.conflict), .giveUp, " says CONFLICT: told so"),
        Case("409, session", .error(.sessionClosed), .giveUp, " says SESSION_CLOSED: told so"),
        Case("422", .error(.validation), .giveUp, " says VALIDATION: told so"),
        Case("422 without words", .answer(422, "{}"), .retry, " answered HTTP 422 without saying why"),
        Case("426", .error(.clientOutdated), .waitForOperator, " says CLIENT_OUTDATED: told so"),
        Case("503", .error(.busy), .retry, " says BUSY: told so"),
        Case(
            "a code of a later version",
            .answer(400, #"{"error":{"code":"TOO_FAST","message":"m","retryable":true}}"#),
            .retry,
            " answered HTTP 400 without saying why"
        ),
        Case("not HTTP", .init(text: "SSH-2.0-OpenSSH_9.2\r\n\r\n", end: .close), .retry, ": no answer: "),
    ]

    @Test(arguments: cases) func `the remedy and the words`(_ told: Case) async throws {
        try await ScriptedUpstream.with { request, _ in
            request.path.hasSuffix("auth/login") ? .tokens(1) : told.answer
        } _: { upstream in
            try await withTransport(upstream.url, limits: told.limits) { transport in
                let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([1, 2]) }
                #expect(failure?.remedy == told.remedy)
                let start = "orders/create at \(upstream.url)\(told.says)"
                #expect(failure?.message.hasPrefix(start) == true, "\(failure?.message ?? "")")
                Self.expectNoSecret(failure)
            }
            // One attempt is one attempt: when to try again is not decided here.
            #expect(upstream.paths == ["auth/login", "orders/create"])
        }
    }

    @Test(arguments: cases) func `the same while signing in`(_ told: Case) async throws {
        let script: ScriptedUpstream.Script = { _, _ in told.answer }
        try await ScriptedUpstream.with(script) { upstream in
            try await withTransport(upstream.url, limits: told.limits) { transport in
                let failure = await #expect(throws: SyncFailure.self) { try await transport.bootstrap(knownEtag: nil) }
                #expect(failure?.remedy == told.remedy)
                let start = "auth/login at \(upstream.url)\(told.says)"
                #expect(failure?.message.hasPrefix(start) == true, "\(failure?.message ?? "")")
                Self.expectNoSecret(failure)
            }
            #expect(upstream.paths == ["auth/login"])
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirection is not followed, and nothing secret goes there`(status: Int) async throws {
        try await ScriptedUpstream.with({ _, _ in .order }) { elsewhere in
            let location = "Location: \(elsewhere.url)/pos-api/v1/orders/create\r\n"
            try await ScriptedUpstream.with { request, _ in
                request.path.hasSuffix("auth/login") ? .tokens(1) : .answer(status, "", headers: location)
            } _: { upstream in
                try await withTransport(upstream.url) { transport in
                    let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
                    #expect(failure?.remedy == .retry)
                    #expect(failure?.message.contains("HTTP \(status) and sends elsewhere") == true)
                }
            }
            #expect(elsewhere.requests.isEmpty)
        }
    }

    @Test func `an upstream that repeats secrets, shouts and does not end is cut short`() async throws {
        let echo = "\(Secret.password) access-1 refresh-1\\u001b[31m\\n" + String(repeating: "long ", count: 1000)
        try await ScriptedUpstream.with { request, _ in
            request.path.hasSuffix("auth/login") ? .tokens(1) : .error(.validation, echo)
        } _: { upstream in
            try await withTransport(upstream.url) { transport in
                let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
                let message = failure?.message ?? ""
                #expect(message.contains("says VALIDATION: *** *** *** [31m long"))
                #expect(message.count < 700 && message.hasSuffix("..."))
                Self.expectNoSecret(failure)
            }
        }
    }

    @Test func `nobody listens`() async throws {
        // The port was free a moment ago, and nobody has it now.
        var url = ""
        try await ScriptedUpstream.with({ _, _ in .order }) { url = $0.url }
        let address = url
        try await withTransport(address) { transport in
            let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
            #expect(failure?.remedy == .retry)
            let words = "auth/login at \(address): no answer: the connection failed: Connection refused"
            #expect(failure?.message == words)
        }
    }

    @Test func `a host that does not exist`() async throws {
        try await withTransport("http://till.invalid") { transport in
            let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
            #expect(failure?.remedy == .retry)
            #expect(failure?.message.hasPrefix("auth/login at http://till.invalid: no answer: ") == true)
        }
    }

    @Test(arguments: ["", "pos.example.com", "ftp://pos.example.com", "http://", "not an address"])
    func `what is no address needs a person`(url: String) async throws {
        try await withTransport(url) { transport in
            let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
            #expect(failure?.remedy == .waitForOperator)
            #expect(failure?.message == "auth/login at \(url): no answer: this is no address of an upstream")
        }
    }

    @Test func `a login in the address is not repeated`() async throws {
        try await withTransport("http://marta:\(Secret.password)@till.invalid:8069") { transport in
            let failure = await #expect(throws: SyncFailure.self) { try await transport.createOrder([]) }
            #expect(failure?.message.hasPrefix("auth/login at http://till.invalid:8069: ") == true)
            Self.expectNoSecret(failure)
        }
    }

    private static func expectNoSecret(_ failure: SyncFailure?) {
        for secret in [Secret.password, "access-1", "refresh-1"] {
            #expect(failure?.message.contains(secret) == false)
        }
    }
}
