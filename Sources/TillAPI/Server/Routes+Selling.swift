import HTTPTypes
import Hummingbird
import TillDomain
import TillRuntime

/// Selling: actions, what is shown, what is sold.
extension Routes {
    func act(_ request: Request, _ context: APIContext) async throws -> Response {
        let asked = try await body(ActionRequest.self, request, context)
        // All that follows waits for the terminal; a front end gone wild is told so instead of queueing for ever.
        guard actions.enter() else { throw busy("too much is waiting: try again") }
        defer { actions.leave() }
        guard let catalogue = await terminal.terminal.currentCatalogue else { throw Self.noCatalogue }
        let state = await terminal.terminal.currentState
        let (event, person) = try valid { () throws(ActionFault) in
            (try asked.event(catalogue, state), try asked.person())
        }
        guard let (user, pin) = person else { return try await answer(await terminal.terminal.take(event)) }
        return try await answer(event, user, pin, catalogue.configuration.language)
    }

    private func valid<Value>(_ work: () throws(ActionFault) -> Value) throws(APIFailure) -> Value {
        do throws(ActionFault) {
            return try work()
        } catch {
            throw invalid(error.message)
        }
    }

    private func answer(
        _ event: Action.Event,
        _ user: Int,
        _ pin: String,
        _ language: Language
    ) async throws -> Response {
        let (answer, result) = await terminal.take(event, pin: pin, of: user)
        if let result { return try await self.answer(result) }
        let refused = ActionAnswer.Refused(code: "WRONG_PIN", text: Self.text(answer ?? .wrong, language))
        return APIResponse.json(ActionAnswer(refused: refused, status: try await status()))
    }

    private static func text(_ answer: PINCheck.Answer, _ language: Language) -> String {
        let (english, spanish) =
            switch answer {
            case .right, .wrong: ("The PIN is not right", "El PIN no es correcto")
            case .noPIN: ("This person has no PIN: ask a manager", "Esta persona no tiene PIN: avise al encargado")
            case .paused(let seconds):
                (
                    "Too many wrong PINs: try again in \(seconds) s",
                    "Demasiados PIN incorrectos: vuelva a intentarlo en \(seconds) s"
                )
            }
        return language == .spanish ? spanish : english
    }

    private func answer(_ result: Terminal.Result) async throws -> Response {
        switch result {
        case .done:
            return APIResponse.json(ActionAnswer(refused: nil, status: try await status()))
        case .refused(let refusal):
            let catalogue = await terminal.terminal.currentCatalogue
            let language = catalogue?.configuration.language ?? .english
            let text = catalogue.map { refusal.text($0.company.currency, language) } ?? refusal.code
            let refused = ActionAnswer.Refused(code: refusal.code, text: text)
            return APIResponse.json(ActionAnswer(refused: refused, status: try await status()))
        case .failed(let error):
            throw APIFailure(status: .serviceUnavailable, code: "STORE", message: error.description)
        case .noCatalogue:
            throw Self.noCatalogue
        }
    }

    private static let noCatalogue = APIFailure(
        status: .serviceUnavailable,
        code: "NO_CATALOGUE",
        message: "no configuration has come from the upstream yet: see to its address and login"
    )

    /// `?search=`: the product of that barcode first, then by a part of the name, at most `limit`.
    func products(_ request: Request) async throws -> Response {
        let limit = try limit(request)
        let search = request.uri.queryParameters["search"].map(String.init) ?? ""
        guard let catalogue = await terminal.terminal.currentCatalogue else { throw Self.noCatalogue }
        var found = catalogue.product(barcode: search).map { [$0] } ?? []
        let (byBarcode, part) = (found.first?.id, search.lowercased())
        for (position, product) in catalogue.products.enumerated() {
            guard found.count < limit else { break }
            if position.isMultiple(of: APILimits.productsPerStep) { await Task.yield() }
            guard product.isActive, product.id != byBarcode else { continue }
            if part.isEmpty || product.name.lowercased().contains(part) { found.append(product) }
        }
        return APIResponse.json(FoundProducts(products: found.map(FoundProducts.Item.init)))
    }

    func events(_ context: APIContext) throws -> Response {
        guard let events = terminal.feed.subscribe() else {
            throw busy("\(TerminalFeed.subscribersMax) front ends listen already")
        }
        return EventStream(feed: events, channel: context.channel, limits: limits).response
    }
}
