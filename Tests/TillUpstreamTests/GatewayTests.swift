import Foundation
import Hummingbird
import Testing
import TillWire

@testable import TillUpstream

/// What is refused before anything is done, and how.
struct GatewayTests {
    /// Every route there is, so that a new one cannot be forgotten: what is not listed as open needs a token.
    @Test func everyRouteButTheOpenOnesNeedsAToken() async throws {
        let open: Set<UpstreamPath> = [.login, .refresh]
        try await LiveUpstream.with { upstream in
            for path in UpstreamPath.allCases where !open.contains(path) {
                for token in [nil, "", "x", "a.b.c"] {
                    let answer = try await upstream.post(path, json: "{}", token: token)
                    #expect(answer.status == 401, "\(path.rawValue) with \(token ?? "no token")")
                    #expect(answer.error?.code == .unauthenticated)
                }
                let basic = [("Content-Type", "application/json"), ("Authorization", "Basic ZGVtbzpkZW1v")]
                #expect(try await upstream.post(path.path, Array("{}".utf8), headers: basic).status == 401)
            }
            for path in open {
                let answer = try await upstream.post(path, json: "{}")
                #expect(answer.status == 422, "\(path.rawValue) is open and reads its body")
            }
        }
    }

    @Test func theRouterHasTheListedRoutesAndHealthAndNoOther() throws {
        let server = try UpstreamServer(LiveUpstream.configuration())
        let routes = Set(server.routes)
        #expect(routes == Set(UpstreamPath.allCases.map { "POST \($0.path)" } + ["GET /health"]))
    }

    @Test func healthIsOpen() async throws {
        try await LiveUpstream.with { upstream in
            let answer = try await upstream.get("/health")
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self) == #"{"status":"ok"}"#)
        }
    }

    @Test(arguments: ["/", "/pos-api/v1/", "/pos-api/v1/session/close", "/pos-api/v2/bootstrap", "/../etc/passwd"])
    func anUnknownPathIsAnErrorLikeAnyOther(path: String) async throws {
        try await LiveUpstream.with { upstream in
            for answer in [try await upstream.get(path), try await upstream.post(path, [])] {
                #expect(answer.status == 404)
                #expect(answer.error?.code == .notFound)
                #expect(answer.error?.retryable == false)
            }
        }
    }

    @Test func aKnownPathIsOnlyForPosts() async throws {
        try await LiveUpstream.with { upstream in
            let answer = try await upstream.get(UpstreamPath.bootstrap.path)
            #expect(answer.error?.code == .notFound)
        }
    }

    @Test(arguments: [
        (UpstreamPath.login, "", "the body: is no JSON"),
        (.login, "{", "the body: is no JSON"),
        (.login, "[]", "the body: Expected to decode Dictionary"),
        (.login, "null", "the body: "),
        (.login, "{}", "login: is missing"),
        (.login, #"{"login":"demo"}"#, "password: is missing"),
        (.login, #"{"login":7,"password":"demo"}"#, "login: Expected to decode String"),
        (.refresh, "{}", "refresh_token: is missing"),
        (.bootstrap, #"{"known_etag":7}"#, "known_etag: Expected to decode String"),
        (.bootstrap, "bootstrap", "the body: is no JSON"),
        (.ordersCreate, "{}", "state: is missing"),
        (.ordersCreate, #"{"state":"paid","lines":[{"id":"1"}]}"#, "lines[0].name: is missing"),
    ])
    func aMalformedBodyNamesItsField(path: UpstreamPath, body: String, message: String) async throws {
        try await LiveUpstream.with { upstream in
            let token = path.isOpen ? nil : try await upstream.login().accessToken
            let answer = try await upstream.post(path, json: body, token: token)
            #expect(answer.status == 422)
            let error = try #require(answer.error)
            #expect(error.code == .validation)
            #expect(error.message.hasPrefix(message), "\(error.message)")
            #expect(!error.retryable)
        }
    }

    @Test func bytesThatAreNoTextAreRefused() async throws {
        try await LiveUpstream.with { upstream in
            let answer = try await upstream.post(UpstreamPath.login.path, [0x7B, 0xFF, 0xFE, 0x00, 0x7D])
            #expect(answer.error?.code == .validation)
        }
    }

    @Test(
        arguments: [
            (nil, 422), ("text/plain", 422), ("application/jsonx", 422), ("application/x-www-form-urlencoded", 422),
            ("application/json", 401), ("application/json; charset=utf-8", 401), ("Application/JSON", 401),
        ] as [(String?, Int)]
    )
    func onlyJSONIsRead(contentType: String?, status: Int) async throws {
        try await LiveUpstream.with { upstream in
            let body = Array(#"{"login":"demo","password":"wrong"}"#.utf8)
            let headers = contentType.map { [("Content-Type", $0)] } ?? []
            let answer = try await upstream.post(UpstreamPath.login.path, body, headers: headers)
            #expect(answer.status == status)
        }
    }

    @Test func aBodyBeyondTwoMebibytesIsRefusedAndTheNextRequestServed() async throws {
        try await LiveUpstream.with { upstream in
            let padding = String(repeating: " ", count: 2 * 1024 * 1024 + 1)
            let large = try await upstream.post(.login, json: padding)
            #expect(large.status == 422)
            #expect(large.error?.message == "the body is larger than 2097152 bytes")
            let fitting = #"{"login":"demo","password":"demo"}"#
            let exact = fitting + String(repeating: " ", count: 2 * 1024 * 1024 - fitting.utf8.count)
            #expect(try await upstream.post(.login, json: exact).status == 200)
        }
    }

    @Test func aBodyOfUntoldLengthIsBoundedAsWell() async throws {
        try await LiveUpstream.with { upstream in
            let chunk = [UInt8](repeating: UInt8(ascii: " "), count: 64 * 1024)
            // 33 pieces of 64 KiB are one more than 2 MiB.
            let answer = try await upstream.post(.login, chunks: Array(repeating: chunk, count: 33))
            #expect(answer.error?.message == "the body is larger than 2097152 bytes")
            let login = Array(#"{"login":"demo","password":"demo"}"#.utf8)
            #expect(try await upstream.post(.login, chunks: [login, chunk]).status == 200)
        }
    }

    @Test(
        arguments: [
            ("1.2.0+42", 200), ("1.3.0", 200), ("1.2.0+41", 426), ("1.1.9+99", 426), ("latest", 426), (nil, 426),
        ] as [(String?, Int)]
    )
    func aClientThatIsTooOldIsToldSo(version: String?, status: Int) async throws {
        var configuration = LiveUpstream.configuration()
        configuration.minimumClientVersion = ClientVersion("1.2.0+42")
        try await LiveUpstream.with(configuration) { upstream in
            // Signing in is open to every version: who is too old has to be told, not locked out.
            let token = try await upstream.login().accessToken
            var headers = [("Content-Type", "application/json")]
            if let version { headers.append(("X-App-Version", version)) }
            let path = UpstreamPath.bootstrap.path
            let answer = try await upstream.post(path, Array("{}".utf8), token: token, headers: headers)
            #expect(answer.status == status)
            #expect(answer.error?.code == (status == 426 ? .clientOutdated : nil))
            let unknown = try await upstream.post(path, Array("{}".utf8), token: "x", headers: headers)
            #expect(unknown.status == 401, "who is not signed in learns nothing")
        }
    }
}
