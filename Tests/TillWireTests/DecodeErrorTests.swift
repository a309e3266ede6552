import Testing
import TillWire

/// A person who looks at the other side reads which field it is.
struct DecodeErrorTests {
    private struct Outer: Decodable {
        struct Inner: Decodable {
            var code: String
        }

        var number: Int
        var inner: [Inner]
    }

    @Test(arguments: [
        (#"{"number":1}"#, "inner: is missing"),
        (#"{"number":1,"inner":[{"code":"a"},{}]}"#, "inner[1].code: is missing"),
        (#"{"number":"x","inner":[]}"#, "number: Expected to decode Int but found a string instead."),
        (#"{"number":1,"inner":[{"code":7}]}"#, "inner[0].code: Expected to decode String but found number instead."),
        (#"[]"#, "the body: Expected to decode Dictionary<String, Any> but found an array instead."),
        (#"{"number":1,"#, "the body: is no JSON, or has a number that does not fit its field"),
        (#"{"number":1.5,"inner":[]}"#, "the body: is no JSON, or has a number that does not fit its field"),
        ("", "the body: is no JSON, or has a number that does not fit its field"),
    ])
    func theFieldIsNamed(json: String, message: String) {
        #expect(throws: WireFault(message)) { try WireCoding.decode(Outer.self, from: json.utf8) }
    }

    @Test func aNumberInQuotesIsNoNumber() {
        #expect(throws: WireFault("[0]: is no Decimal")) {
            try WireCoding.decode([WireNumber].self, from: #"["1"]"#.utf8)
        }
    }

    @Test func bytesThatAreNoTextAndDeepNestingAreRefused() {
        #expect(throws: WireFault.self) { try WireCoding.decode(Outer.self, from: [0xFF, 0xFE, 0x7B]) }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: WireFault.self) { try WireCoding.decode(Outer.self, from: deep.utf8) }
    }
}
