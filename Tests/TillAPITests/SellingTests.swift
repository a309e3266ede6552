import Testing
import TillDomain
import TillRuntime
import TillStore
import TillWire

@testable import TillAPI

/// A day at the till, over the API.
@Suite(.timeLimit(.minutes(10)))
struct SellingTests {
    @Test func `a sale from signing in to closing`() async throws {
        try await LiveTerminal.with { live in
            try await live.open()
            _ = try await live.act(ActionRequest(.scan, code: "8479996000134"))
            var status = try await live.act(ActionRequest(.quantity, quantity: "2")).status
            #expect(status.user == "Marta" && status.session == "open" && status.sessionID == 42)
            #expect(status.order?.lines.map(\.name) == ["Café Ñandú"])
            #expect(status.order?.lines.map(\.quantity) == ["2"])
            #expect(status.order?.total == "4.98 €" && status.order?.balance == "4.98 €")
            status = try await live.act(ActionRequest(.price, price: "2")).status
            #expect(status.order?.total == "4.00 €")
            _ = try await live.act(ActionRequest(.add, product: 8, quantity: "1"))
            status = try await live.act(ActionRequest(.remove)).status
            #expect(status.order?.lines.count == 1)
            status = try await live.act(ActionRequest(.park)).status
            #expect(status.parked.count == 1)
            _ = try await live.act(ActionRequest(.takeUp))
            _ = try await live.act(ActionRequest(.checkout))
            _ = try await live.act(ActionRequest(.edit))
            _ = try await live.act(ActionRequest(.checkout))
            let paid = try await live.act(ActionRequest(.pay, method: "cash", amount: "5"))
            #expect(paid.refused == nil && paid.status.order == nil)
            #expect(paid.status.lastSale?.hasPrefix("NU/CFG1/S42/") == true)
            #expect(paid.status.outboxDepth == 1 && paid.status.queuedPrints == 1)
            for action in [ActionRequest(.reprint), ActionRequest(.openDrawer), ActionRequest(.startClosing)] {
                #expect(try await live.act(action).refused == nil)
            }
            #expect(try await live.act(ActionRequest(.cancelClosing)).status.session == "open")
            _ = try await live.act(ActionRequest(.startClosing))
            let closed = try await live.act(ActionRequest(.closeSession, amount: "104"))
            #expect(closed.refused == nil && closed.status.session == "closed")
        }
    }

    static let refusals: [(ActionRequest, code: String, english: String, spanish: String)] = [
        (
            ActionRequest(.scan, code: "999"), "UNKNOWN_BARCODE", "Unknown code 999: no product has it",
            "Código desconocido 999: ningún producto lo tiene"
        ),
        (
            ActionRequest(.scan, code: ""), "UNREADABLE_SCAN", "The scan was empty: scan again",
            "Lectura vacía: repita la lectura"
        ),
        (
            ActionRequest(.add, product: 99), "UNKNOWN_PRODUCT", "There is no product 99", "No existe el producto 99"
        ),
        (
            ActionRequest(.remove, line: 5), "UNKNOWN_LINE", "The order has no line 5", "El pedido no tiene la línea 5"
        ),
        (
            ActionRequest(.signIn, user: 77, pin: "1"), "UNKNOWN_USER", "There is no user 77", "No existe el usuario 77"
        ),
        (
            ActionRequest(.signIn, user: 1, pin: "0000"), "WRONG_PIN", "The PIN is not right", "El PIN no es correcto"
        ),
        (
            ActionRequest(.signIn, user: 2, pin: "0000"), "WRONG_PIN", "This person has no PIN: ask a manager",
            "Esta persona no tiene PIN: avise al encargado"
        ),
        (
            ActionRequest(.reprint), "NOTHING_TO_REPRINT", "There is no sale to print again",
            "No hay ninguna venta que reimprimir"
        ),
    ]

    @Test(arguments: Language.allCases)
    func `a refusal has a code for scripts and words in the till's language`(language: Language) async throws {
        try await LiveTerminal.with(LiveTerminal.Options(language: language)) { live in
            try await live.open()
            _ = try await live.act(ActionRequest(.add, product: 7))
            for (request, code, english, spanish) in Self.refusals {
                let answer = try await live.act(request)
                #expect(answer.refused?.code == code)
                #expect(answer.refused?.text == (language == .english ? english : spanish))
                #expect(answer.status.order?.lines.count == 1, "a refusal changes nothing")
            }
        }
    }

    @Test(arguments: [(Language.english, "4.98 €"), (.spanish, "4,98 €")])
    func `amounts are written as the language writes them`(language: Language, total: String) async throws {
        try await LiveTerminal.with(LiveTerminal.Options(language: language)) { live in
            try await live.open()
            let status = try await live.act(ActionRequest(.add, product: 7, quantity: "2")).status
            #expect(status.order?.total == total)
            #expect(status.language == language.rawValue && status.currency == "EUR")
        }
    }

    @Test(arguments: [
        (Language.english, "Too many wrong PINs: try again in 30 s"),
        (.spanish, "Demasiados PIN incorrectos: vuelva a intentarlo en 30 s"),
    ])
    func `after five wrong PINs nobody signs in for a while`(language: Language, words: String) async throws {
        try await LiveTerminal.with(LiveTerminal.Options(language: language)) { live in
            let right = ActionRequest(.signIn, user: 1, pin: SampleShop.managerPIN)
            for _ in 0..<PINCheck.failuresMax { _ = try await live.act(ActionRequest(.signIn, user: 1, pin: "1")) }
            let paused = try await live.act(right)
            #expect(paused.refused == ActionAnswer.Refused(code: "WRONG_PIN", text: words))
            #expect(paused.status.user == nil)
            live.clock.advance(seconds: 30)
            let answer = try await live.act(right)
            #expect(answer.refused == nil && answer.status.user == "Marta")
        }
    }

    @Test func `without a catalogue there is nothing to sell, but health and status answer`() async throws {
        try await LiveTerminal.with(LiveTerminal.Options(language: nil)) { live in
            let words = "no configuration has come from the upstream yet: see to its address and login"
            for answer in [
                try await live.ask(.POST, "/v1/actions", ActionRequest(.checkout)),
                try await live.ask(.POST, "/v1/actions", ActionRequest(.signIn, user: 1, pin: "1")),
                try await live.ask(.GET, "/v1/products"),
            ] {
                #expect(try answer.refusal == "503 NO_CATALOGUE: \(words)")
            }
            let health = try await live.ask("/health").decoded(HealthAnswer.self)
            #expect(health.status == "degraded")
            #expect(health.problems == ["no configuration from the upstream yet"])
            #expect(try await live.ask("/v1/status").decoded(TerminalStatus.self).products == 0)
        }
    }

    @Test func `products by name, by barcode with letters, and within bounds`() async throws {
        let many = (100..<5100).map { SampleShop.product($0, "Bulk \($0)", "", "1") }
        try await LiveTerminal.with(LiveTerminal.Options(products: many)) { live in
            func found(_ query: String) async throws -> [Int] {
                try await live.ask("/v1/products?\(query)").decoded(FoundProducts.self).products.map(\.id)
            }
            #expect(try await found("search=caf") == [7])
            #expect(try await found("search=%C3%91AND%C3%9A") == [7])
            #expect(try await found("search=8479996000134") == [7])
            #expect(try await found("search=FIL-04%2Fx") == [9])
            #expect(try await found("search=nothing-like-it") == [])
            #expect(try await found("search=bulk%20509&limit=1000") == [509] + Array(5090..<5100))
            #expect(try await found("limit=3") == [7, 8, 9])
            #expect(try await found("").count == 100)
            let item = try await live.ask("/v1/products?search=jam").decoded(FoundProducts.self).products.first
            #expect(item?.price == "12.50" || item?.price == "12.5")
        }
    }
}
