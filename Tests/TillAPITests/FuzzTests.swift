import Foundation
import Testing
import TillDomain
import TillRuntime
import TillTestSupport
import TillWire

@testable import TillAPI

/// Whatever a front end writes, the server answers as its document says, goes on, and the journal stays sound.
@Suite(.timeLimit(.minutes(10)))
struct FuzzTests {
    static let requests = 1000
    static let actions = 20_000

    @Test func `no body of an action breaks anything`() async throws {
        let seed = printedSeed(for: "bodies of actions")
        try await LiveTerminal.with(LiveTerminal.Options(isRestaurant: true)) { live in
            let document = try OpenAPIDocument()
            var bodies = RandomActions(seed: seed)
            try await live.open()
            var counts: [Int: Int] = [:]
            var refusals: Set<String> = []
            for _ in 0..<Self.requests {
                live.clock.advance(seconds: bodies.pause())
                let sale = await live.service.terminal.currentState.lastSale?.reference
                let body = bodies.next(sale: sale)
                let answer = try await live.ask(.POST, "/v1/actions", json: body)
                let shown = body.prefix(500)
                counts[answer.status, default: 0] += 1
                #expect([200, 413, 422].contains(answer.status), "\(answer.status) \(answer.text) to \(shown)")
                #expect((answer.status == 413) == (body.utf8.count > 64 * 1024), "\(shown)")
                let value = try JSONSerialization.jsonObject(with: Data(answer.body))
                let faults = document.faults(value, document.answerSchema("POST", "/v1/actions", answer.status))
                #expect(faults.isEmpty, "\(shown)")
                if answer.status == 200 {
                    if let code = try answer.decoded(ActionAnswer.self).refused?.code { refusals.insert(code) }
                } else {
                    #expect(try answer.decoded(APIError.self).error.code == "VALIDATION")
                }
            }
            // It was tried in earnest: much was done, much was refused for many reasons, much was no request.
            let state = await live.service.terminal.currentState
            let tally = await live.service.terminal.tally
            #expect(tally.committed > 100 && tally.storeFailures == 0, "\(tally)")
            #expect(refusals.count >= 15, "\(refusals.sorted())")
            #expect((counts[422] ?? 0) > 100, "\(counts)")
            #expect(try live.service.store.replay().state == state)
            #expect(try JournalVerification(live.service.store).isSound)
            #expect(try await live.ask("/v1/status").status == 200)
        }
    }
}

extension FuzzTests {
    /// The same without the server and the disk, and so many times more.
    @Test func `no action traps, and each outcome is one of a value`() throws {
        var bodies = RandomActions(seed: printedSeed(for: "actions by themselves"))
        let catalogue = try ActionSample.catalogue()
        var state = TillState()
        var now: Int64 = 1_795_367_100_000
        var (done, refused, none) = (0, Set<String>(), 0)
        for step in 0..<Self.actions {
            now += bodies.pause() * 1000
            let body = bodies.next(sale: state.lastSale?.reference)
            guard let request = try? WireCoding.decode(ActionRequest.self, from: Array(body.utf8)),
                var event = try? request.event(catalogue, state)
            else {
                none += 1
                continue
            }
            if case .returnSale = event, let sale = state.lastSale, step.isMultiple(of: 2) {
                _ = state.reduce(Action(event, stamp(now, step)), catalogue)
                event = .saleFound(sale)
            }
            let before = state
            let outcome = state.reduce(Action(event, stamp(now, step)), catalogue)
            if outcome.isRefused { #expect(state == before, "\(event)") }
            if let code = outcome.refusal?.code { refused.insert(code) } else { done += 1 }
        }
        #expect(done > Self.actions / 10 && none > Self.actions / 20, "\(done) \(none)")
        #expect(refused.count >= 25, "\(refused.sorted())")
    }

    private func stamp(_ atMillis: Int64, _ step: Int) -> Action.Stamp {
        Action.Stamp(atMillis: atMillis, utcOffsetMinutes: 60, salt: UInt16(truncatingIfNeeded: step))
    }
}

/// Bodies of `/v1/actions`: what a front end might mean, and then whatever comes to mind.
struct RandomActions {
    private var chance: SeededGenerator

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    /// Seconds before the next request: now and then so many that a pause of the PINs, or a wish, is over.
    mutating func pause() -> Int64 {
        Int.random(in: 0..<20, using: &chance) == 0 ? 150 : 1
    }

    /// - Parameter sale: a sale that was made.
    mutating func next(sale: String?) -> String {
        switch Int.random(in: 0..<20, using: &chance) {
        case 10...: return pick(Self.sensible)
        case 0:
            return pick(["", "null", "[]", "7", "\"pay\"", "{", "{}", "{\"action\":", "\u{0}", "{\"action\":\"pay\"}}"])
        case 1: return "{" + (0..<5).map { _ in "\(string(anyText())):\(anyValue())" }.joined(separator: ",") + "}"
        default: return likely(sale)
        }
    }

    /// A real action with real fields, some of which are left out, or hold something else.
    private mutating func likely(_ sale: String?) -> String {
        let action = string(pick(ActionRequest.Name.allCases).rawValue)
        let isBroken = Int.random(in: 0..<4, using: &chance) == 0
        var fields = ["\"action\":" + (isBroken && oneIn(20) ? anyValue() : action)]
        for (name, values) in Self.fields {
            let known = name == "reference" && sale != nil ? values + [string(sale ?? "")] : values
            guard !(isBroken && oneIn(4)) else {
                if Bool.random(using: &chance) { fields.append("\"\(name)\":\(anyValue())") }
                continue
            }
            if !oneIn(5) { fields.append("\"\(name)\":\(pick(known))") }
        }
        return "{" + fields.joined(separator: ",") + "}"
    }

    /// What is done all day, so that the till is not closed or locked for long.
    private static let sensible = [
        #"{"action":"signIn","user":1,"pin":"4321"}"#, #"{"action":"openSession","amount":"100"}"#,
        #"{"action":"signIn","user":3,"pin":"2222"}"#, #"{"action":"add","product":20,"quantity":"2"}"#,
        #"{"action":"add","product":7}"#, #"{"action":"add","product":21}"#, #"{"action":"table","table":"5"}"#,
        #"{"action":"send"}"#, #"{"action":"pay","method":"cash"}"#, #"{"action":"pay","method":"card","amount":"1"}"#,
        #"{"action":"checkout"}"#, #"{"action":"splitEvenly","ways":2}"#, #"{"action":"returnSale"}"#,
        #"{"action":"returnLine","line":1,"quantity":"1"}"#, #"{"action":"returnAll"}"#, #"{"action":"refund"}"#,
        #"{"action":"split","lines":[{"line":1,"quantity":"1"}]}"#, #"{"action":"merge"}"#, #"{"action":"takeUp"}"#,
        #"{"action":"customer","customer":"31"}"#, #"{"action":"discount","percent":"25","reason":"Late"}"#,
        #"{"action":"checkDiscount","preset":"2","amount":"1"}"#, #"{"action":"tip","amount":"1"}"#,
        #"{"action":"approve","user":1,"pin":"4321","reason":"A regular"}"#, #"{"action":"price","price":"3"}"#,
        #"{"action":"void","reason":"1"}"#, #"{"action":"acknowledge"}"#, #"{"action":"cancelClosing"}"#,
    ]

    /// Each field with values that make sense somewhere.
    private static let fields: [(String, [String])] = [
        ("code", ["\"8479996000134\"", "\"FIL-04/x\"", "\"999\"", "\"\""]), ("product", ["7", "8", "20", "21", "90"]),
        ("line", ["1", "2", "3"]),
        ("lines", ["[{\"line\":1}]", "[{\"line\":1,\"quantity\":\"1\"},{\"line\":2}]", "[]"]),
        ("quantity", ["\"1\"", "\"2\"", "\"0.35\"", "\"-1\"", "\"100000\"", "\"0\""]),
        ("price", ["\"1.999999\"", "\"0\"", "\"10000000\"", "\"-1\""]),
        ("method", ["\"cash\"", "\"2\"", "\"credit\""]),
        ("amount", ["\"1\"", "\"20\"", "\"1000000000\"", "\"0\"", "\"-5\"", "\"0.01\""]),
        ("percent", ["\"10\"", "\"100\"", "\"0\"", "\"-1\"", "\"33.3333\""]), ("preset", ["\"1\"", "\"Vale\""]),
        ("reference", ["\"NU/none\""]), ("table", ["\"5\"", "\"Patio\"", "\"9\""]),
        ("guests", ["0", "4", "1000", "-1"]),
        ("type", ["\"dineIn\"", "\"takeout\"", "\"delivery\""]), ("customer", ["\"31\"", "\"Miramar\""]),
        ("pricelist", ["\"4\"", "\"Terraza\""]), ("text", ["\"Blue coat\"", "\"\"", "\"Ñ\u{1F600}\\u0000\\n\""]),
        ("reason", ["\"1\"", "\"Agotado\"", "\" \""]), ("ways", ["2", "99", "0"]), ("payment", ["1", "2", "0"]),
        ("counts", ["[{\"value\":\"20\",\"count\":\"5+3\"}]", "[]", "[{\"value\":\"3\",\"count\":\"1\"}]"]),
        ("user", ["1", "1", "2", "3"]), ("pin", ["\"4321\"", "\"2222\"", "\"0\""]),
    ]

    // MARK: - Whatever comes to mind

    private mutating func anyValue(depth: Int = 0) -> String {
        switch Int.random(in: 0..<(depth < 3 ? 9 : 7), using: &chance) {
        case 0: return "null"
        case 1: return pick(["true", "false"])
        case 2: return pick(["0", "-1", "\(Int64.max)", "\(Int64.min)", "9223372036854775808", "-0", "0.5"])
        case 3: return pick(["1e308", "1e999", "-1e-999", "99999999999999999999999999999999", "1E400", "2.0", "0x10"])
        case 4:
            return string(
                pick(["99999999999999999999", "1e9", "٣", "NaN", "+5", "-", "1,5", "5+3", "0x1", "Infinity"])
            )
        case 5: return string(anyText())
        case 6:
            return string(
                String(repeating: pick(["9", "é", "\u{1F468}\u{200D}\u{1F469}", "\\", "\u{0301}"]), count: length())
            )
        case 7: return "[" + (0..<3).map { _ in anyValue(depth: depth + 1) }.joined(separator: ",") + "]"
        default:
            return "{"
                + (0..<3).map { _ in "\(string(anyText())):\(anyValue(depth: depth + 1))" }.joined(separator: ",") + "}"
        }
    }

    /// Sometimes so long that the body is larger than is read.
    private mutating func length() -> Int {
        oneIn(40) ? 70_000 : Int.random(in: 0...400, using: &chance)
    }

    private mutating func anyText() -> String {
        let scalars = (0..<Int.random(in: 0...12, using: &chance)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0...(Bool.random(using: &chance) ? 0x7F : 0x10_FFFF), using: &chance))
        }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\u{0}"..<" ": quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &chance) == 0 }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &chance)]
    }
}
