import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Synchronization
import Testing
import TillRuntime

@testable import TillAPI

/// Who may ask for what, on the Unix socket and on TCP.
@Suite(.timeLimit(.minutes(10)))
struct AccessTests {
    @Test(arguments: [
        (uid: UInt32(0), own: UInt32(0), Caller.technician),
        (0, 990, .technician),
        (990, 990, .technician),
        (1000, 990, .cashier),
        (1000, 0, .cashier),
        (.max, 990, .cashier),
    ])
    func `root and the daemon's own user are technicians`(uid: UInt32, own: UInt32, caller: Caller) {
        #expect(Caller.caller(uid: uid, ownUID: own) == caller)
    }

    /// Says who asks, in place of the kernel.
    private struct As: RouterMiddleware {
        let caller: Caller

        func handle(
            _ request: Request,
            context: APIContext,
            next: (Request, APIContext) async throws -> Response
        ) async throws -> Response {
            var context = context
            context.caller = caller
            return try await next(request, context)
        }
    }

    @Test func `a cashier sells and looks, and is refused what is a technician's`() async throws {
        try await LiveTerminal.with { live in
            let router = Router(context: APIContext.self)
            router.add(middleware: ErrorBodies())
            router.add(middleware: As(caller: .cashier))
            live.api.routes.add(to: router)
            let (ports, found) = AsyncStream.makeStream(of: Int.self)
            let application = Application(
                router: router,
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { found.yield($0.localAddress?.port ?? 0) },
                logger: LiveTerminal.quiet
            )
            let serving = Task { try await application.run() }
            for await port in ports {
                var refused: [String] = []
                for route in Routes.all where route.path != "/v1/events" {
                    let path = route.path.replacing(":name", with: "none")
                    let method = HTTPMethod(rawValue: route.method.rawValue)
                    let bytes = route.method == .post ? Array("{}".utf8) : []
                    let url = "http://127.0.0.1:\(port)\(path)"
                    let answer = try await LiveTerminal.ask(url, method, bytes, nil)
                    if answer.status == 403 { refused.append("\(method) \(route.path) \(try answer.refusal)") }
                }
                let words = "403 FORBIDDEN: this is for technicians: run it as root or as the user of the daemon"
                #expect(
                    refused == [
                        "POST /v1/devices/:name/check \(words)", "POST /v1/devices/:name/restart \(words)",
                        "GET /v1/device-roles \(words)", "GET /v1/device-roles/:name/candidates \(words)",
                        "POST /v1/device-roles/:name/assign \(words)", "POST /v1/device-roles/:name/forget \(words)",
                        "POST /v1/devices/:name/claim \(words)", "POST /v1/devices/:name/renew \(words)",
                        "POST /v1/devices/:name/retain \(words)", "POST /v1/devices/:name/release \(words)",
                        "POST /v1/devices/:name/display \(words)", "GET /v1/devices/:name/events \(words)",
                        "POST /v1/devices/:name/statistics/reset \(words)",
                        "GET /v1/drawer-openings \(words)", "POST /v1/outbox/retry \(words)",
                        "GET /v1/journal \(words)", "GET /v1/journal/verify \(words)",
                    ]
                )
                serving.cancel()
                break
            }
            _ = await serving.result
        }
    }

    @Test func `TCP takes nobody without the token, root neither`() async throws {
        try await LiveTerminal.with(LiveTerminal.Options(token: LiveTerminal.token)) { live in
            let wordless = "401 UNAUTHENTICATED: give the token: Authorization: Bearer ..."
            for header in [nil, "", "Bearer", LiveTerminal.token, "Basic \(LiveTerminal.token)"] {
                for path in ["/v1/status", "/metrics", "/v1/journal", "/nothing"] {
                    #expect(try await live.ask(.GET, path, tcp: true, token: header).refusal == wordless)
                }
            }
            let right = try await live.ask(.GET, "/v1/journal", tcp: true, token: "Bearer \(LiveTerminal.token)")
            #expect(right.status == 200)
            // The socket asks for no token.
            #expect(try await live.ask(.GET, "/v1/journal").status == 200)
        }
    }

    @Test func `wrong tokens wait, only so many at a time, and hold up nobody else`() async throws {
        let held = Latch()
        var limits = APILimits()
        limits.wrongTokenPause = { await held.wait() }
        let max = limits.wrongTokensMax
        try await LiveTerminal.with(LiveTerminal.Options(limits: limits, token: LiveTerminal.token)) { live in
            try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<max {
                    // The health of the terminal is open, but no way around the pause.
                    let path = number == 0 ? "/health" : "/v1/status"
                    group.addTask { try await live.ask(.GET, path, tcp: true, token: "Bearer guess").refusal }
                }
                await held.whenWaiting(max)
                let late = try await live.ask(.GET, "/v1/status", tcp: true, token: "Bearer another-guess")
                #expect(try late.refusal == "429 BUSY: too many wrong tokens at a time")
                let right = try await live.ask(.GET, "/v1/status", tcp: true, token: "Bearer \(LiveTerminal.token)")
                #expect(right.status == 200)
                await held.open()
                for try await refusal in group {
                    #expect(refusal == "401 UNAUTHENTICATED: the token is not right")
                }
            }
        }
    }

    @Test func `health says no more than a word to whom nobody knows`() async throws {
        try await LiveTerminal.with(LiveTerminal.Options(language: nil, token: LiveTerminal.token)) { live in
            let open = try await live.ask(.GET, "/health", tcp: true).decoded(HealthAnswer.self)
            #expect(open.status == "degraded" && open.problems.isEmpty)
            let known = try await live.ask(.GET, "/health", tcp: true, token: "Bearer \(LiveTerminal.token)")
            #expect(try known.decoded(HealthAnswer.self).problems == ["no configuration from the upstream yet"])
        }
    }

    @Test(arguments: [
        ("0.0.0.0", LiveTerminal.token, "127.0.0.1 or ::1"), ("192.168.1.20", LiveTerminal.token, "not 192.168.1.20"),
        ("127.example.com", LiveTerminal.token, "not 127.example.com"), ("::", LiveTerminal.token, "not ::"),
        ("127.0.0.1", "", "shorter than 16 bytes"), ("localhost", "fifteen-bytes-.", "shorter than 16 bytes"),
    ])
    func `TCP is for this machine and for a token that cannot be guessed`(
        host: String,
        token: String,
        says: String
    ) async throws {
        let error = #expect(throws: APIError.self) { try LoopbackAddress.check((host, 0, token)) }
        #expect(error?.error.code == "CONFIG" && error?.description.contains(says) == true)
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.53", "::1", "localhost"])
    func `loopback addresses are taken`(host: String) throws {
        try LoopbackAddress.check((host, 8700, LiveTerminal.token))
    }
}

/// Holds whoever waits until it is opened.
actor Latch {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var watcher: (count: Int, continuation: CheckedContinuation<Void, Never>)?

    func wait() async {
        guard !isOpen else { return }
        await withCheckedContinuation { continuation in
            waiting.append(continuation)
            if let watcher, waiting.count >= watcher.count {
                watcher.continuation.resume()
                self.watcher = nil
            }
        }
    }

    /// Returns when so many wait.
    func whenWaiting(_ count: Int) async {
        guard waiting.count < count else { return }
        await withCheckedContinuation { watcher = (count, $0) }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }
}
