import NIOHTTP1
import Testing
import TillRuntime
import TillWire

@testable import TillAPI

/// What is no request of this API gets the error body, a status that fits, and changes nothing.
@Suite(.timeLimit(.minutes(10)))
struct MalformedTests {
    static let bodies: [(path: String, json: String, says: String)] = [
        ("/v1/actions", "", "422 VALIDATION: the body: is no JSON"),
        ("/v1/actions", "pay", "422 VALIDATION: the body: is no JSON"),
        ("/v1/actions", "[]", "422 VALIDATION: the body: "),
        ("/v1/actions", "{}", "422 VALIDATION: action: is missing"),
        ("/v1/actions", #"{"action":"dance"}"#, "422 VALIDATION: action: "),
        ("/v1/actions", #"{"action":7}"#, "422 VALIDATION: action: "),
        ("/v1/actions", #"{"action":"add","product":"7"}"#, "422 VALIDATION: product: "),
        ("/v1/actions", #"{"action":"add","product":7.5}"#, "422 VALIDATION: "),
        ("/v1/actions", #"{"action":"pay","method":"cash","amount":20}"#, "422 VALIDATION: amount: "),
        ("/v1/actions", #"{"action":"pay","method":"cash","amount":"20 EUR"}"#, "422 VALIDATION: amount: '20 EUR'"),
        ("/v1/actions", #"{"action":"signIn","user":1}"#, "422 VALIDATION: pin: is missing for signIn"),
        ("/v1/actions", #"{"action":"add"}"#, "422 VALIDATION: product: is missing for add"),
        ("/v1/print-jobs", #"{"title":"t"}"#, "422 VALIDATION: text: is missing"),
        ("/v1/print-jobs/settle", #"{"job":"a","choice":"perhaps"}"#, "422 VALIDATION: choice: "),
    ]

    @Test func `a body that is none of ours`() async throws {
        try await LiveTerminal.with { live in
            for (path, json, says) in Self.bodies {
                let refusal = try await live.ask(.POST, path, json: json).refusal
                #expect(refusal.hasPrefix(says), "\(json): \(refusal)")
            }
            #expect(try live.service.store.journalLength() == 0)
        }
    }

    @Test func `64 KiB are read, one byte more is not`() async throws {
        try await LiveTerminal.with { live in
            let start = Array(#"{"action":"checkout"}"#.utf8)
            let largest = start + Array(repeating: UInt8(ascii: " "), count: 64 * 1024 - start.count)
            #expect(try await live.ask(.POST, "/v1/actions", bytes: largest).status == 200)
            let refusal = try await live.ask(.POST, "/v1/actions", bytes: largest + [0x20]).refusal
            #expect(refusal == "413 VALIDATION: the body is larger than 65536 bytes")
        }
    }

    @Test func `a path that is not there, and a method that the path does not have`() async throws {
        try await LiveTerminal.with { live in
            for path in ["/", "/v1", "/v1/nothing", "/v1/devices/a/b/c", "/../etc/passwd"] {
                let answer = try await live.ask(.GET, path)
                #expect(try answer.refusal.hasPrefix("404 NOT_FOUND: there is no GET /"), "\(path)")
            }
            let wrong: [(HTTPMethod, String, allow: String)] = [
                (.POST, "/v1/status", "GET"), (.GET, "/v1/actions", "POST"), (.DELETE, "/v1/print-jobs", "GET, POST"),
                (.PUT, "/v1/devices/printer/check", "POST"), (.OPTIONS, "/v1/events", "GET"),
            ]
            for (method, path, allow) in wrong {
                let answer = try await live.ask(method, path)
                #expect(try answer.refusal == "405 NOT_FOUND: there is no \(method) \(path), but \(allow)")
                #expect(answer.headers["allow"] == allow)
            }
        }
    }

    @Test func `a query that is out of range`() async throws {
        try await LiveTerminal.with { live in
            for path in ["/v1/products", "/v1/print-jobs", "/v1/outbox", "/v1/journal"] {
                for limit in ["0", "1001", "-1", "ten", "", "1e2", "99999999999999999999"] {
                    let refusal = try await live.ask("\(path)?limit=\(limit)").refusal
                    #expect(refusal == "422 VALIDATION: limit: '\(limit)' is not a number from 1 to 1000")
                }
                for limit in ["1", "1000"] { #expect(try await live.ask("\(path)?limit=\(limit)").status == 200) }
            }
            let after = try await live.ask("/v1/journal?after=yesterday").refusal
            #expect(after.hasPrefix("422 VALIDATION: after: 'yesterday' is not a number from 0 to "))
            let all = try await live.ask(.POST, "/v1/outbox/retry?all=yes", json: "{}").refusal
            #expect(all == "422 VALIDATION: all: 'yes' is neither true nor false")
        }
    }
}

struct PercentEncodingTests {
    @Test(arguments: ["", "printer", "front printer/2", "Añil_%.\"\\", "100 %", "\u{1F600}"])
    func `what is encoded reads the same`(text: String) {
        let encoded = PercentEncoding.encoded(text)
        #expect(encoded.utf8.allSatisfy { $0 < 128 } && !encoded.contains("/") && !encoded.contains(" "))
        #expect(PercentEncoding.decoded(encoded) == text)
    }

    @Test(arguments: ["%", "%4", "%zz", "a%", "%C3", "%FF"])
    func `half an escape is none`(text: String) {
        #expect(PercentEncoding.decoded(text) == nil)
    }
}
