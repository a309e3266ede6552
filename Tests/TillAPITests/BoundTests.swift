import NIOCore
import Testing
import TillRuntime

@testable import TillAPI

/// What happens at the bounds of the API.
@Suite(.timeLimit(.minutes(10)))
struct BoundTests {
    @Test func `a gate lets in so many, and one more for each that leaves`() {
        let gate = Gate(max: 2)
        #expect(gate.enter() && gate.enter() && !gate.enter() && !gate.enter())
        gate.leave()
        #expect(gate.enter() && !gate.enter())
    }

    @Test func `as many actions wait as the terminal allows, and one more is told busy`() async throws {
        var limits = APILimits()
        #expect(limits.actionsWaitingMax == Terminal.waitingMax)
        limits.actionsWaitingMax = 3
        try await LiveTerminal.with(LiveTerminal.Options(limits: limits)) { live in
            let waiting = live.api.routes.actions
            for _ in 0..<3 { #expect(waiting.enter()) }
            let refusal = try await live.ask(.POST, "/v1/actions", ActionRequest(.checkout)).refusal
            #expect(refusal == "503 BUSY: too much is waiting: try again")
            // Who only looks is answered all the same.
            #expect(try await live.ask("/v1/status").status == 200)
            waiting.leave()
            #expect(try await live.ask(.POST, "/v1/actions", ActionRequest(.checkout)).status == 200)
        }
    }

    @Test func `every way out of an action leaves the gate`() async throws {
        var limits = APILimits()
        limits.actionsWaitingMax = 1
        try await LiveTerminal.with(LiveTerminal.Options(limits: limits)) { live in
            for json in [
                "no JSON", #"{"action":"add"}"#, #"{"action":"signIn"}"#, #"{"action":"signIn","user":1,"pin":"0"}"#,
                #"{"action":"add","product":99}"#, #"{"action":"signIn","user":1,"pin":"4321"}"#,
                #"{"action":"checkout"}"#,
            ] {
                let answer = try await live.ask(.POST, "/v1/actions", json: json)
                #expect(answer.status != 503, "\(json)")
            }
            #expect(live.api.routes.actions.enter())
        }
    }

    @Test func `requests that come in one go are answered one after the other`() async throws {
        try await LiveTerminal.with { live in
            let connection = try await RawConnection.open(live)
            let add = #"{"action":"add","product":7}"#
            let post = "POST /v1/actions HTTP/1.1\r\nHost: t\r\nContent-Length: \(add.utf8.count)\r\n\r\n\(add)"
            let get = "GET /v1/devices HTTP/1.1\r\nHost: t\r\n\r\n"
            let last = "GET /v1/outbox HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n"
            try await live.open()
            try await connection.write(post + get + post + last)
            let text = try await connection.read()
            #expect(text.ranges(of: "HTTP/1.1 200 OK").count == 4)
            let order = [#""quantity":"1""#, #"{"devices":[]}"#, #"{"entries":[]}"#].map { text.firstRange(of: $0) }
            let starts = order.compactMap { $0?.lowerBound }
            #expect(starts.count == 3 && starts == starts.sorted())
            await connection.close()
        }
    }

    @Test(arguments: ["", "GET /health HT", "POST /v1/actions HTTP/1.1\r\nHost: t\r\nContent-Length: 9\r\n\r\n{"])
    func `a connection that says nothing or stops half way is closed`(begun: String) async throws {
        var limits = APILimits()
        limits.idleTimeoutMillis = 1000
        try await LiveTerminal.with(LiveTerminal.Options(limits: limits)) { live in
            let connection = try await RawConnection.open(live)
            do {
                if !begun.isEmpty { try await connection.write(begun) }
                // Ends with the connection.
                _ = try await connection.read()
            } catch let error as ChannelError {
                // On a machine that is busy it was closed before these bytes went out.
                #expect(error == .ioOnClosedChannel || error == .eof)
            }
            #expect(try await live.ask("/health").status == 200)
        }
    }

    @Test func `headers without end are refused`() async throws {
        try await LiveTerminal.with { live in
            let connection = try await RawConnection.open(live)
            let header = "X-Long: \(String(repeating: "x", count: APILimits.headersMaxBytes))\r\n"
            try await connection.write("GET /health HTTP/1.1\r\nHost: t\r\n\(header)\r\n")
            let text = try await connection.read()
            #expect(text.hasPrefix("HTTP/1.1 400 ") || text.isEmpty)
            #expect(try await live.ask("/health").status == 200)
        }
    }
}
