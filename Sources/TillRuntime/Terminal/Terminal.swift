import Logging
import TillDomain
import TillStore

/// The one mailbox of the terminal: action → `reduce` → one transaction → effects.
///
/// Everything between an action's arrival and the end of its transaction happens without a suspension, so that no two
/// actions ever mix. What follows is handed to outputs that run on their own and report back as new actions.
public actor Terminal {
    /// The most actions of front ends that wait at a time; the local API turns one more away with `BUSY`. A cashier
    /// cannot fill it, a front end gone wild can. Scans have a bound of their own, in `Devices`.
    public static let waitingMax = 256

    /// What became of an action.
    public enum Result: Equatable, Sendable {
        case done
        case refused(Refusal)
        /// It is not on the disk, so it did not happen.
        case failed(StoreError)
        /// No configuration has ever come from the upstream.
        case noCatalogue
    }

    public nonisolated let feed: TerminalFeed
    private let store: TillStore
    private let clock: TerminalClock
    private let outputs: TerminalOutputs
    private let logger: Logger
    private var state: TillState
    private var catalogue: Catalogue?
    private var counters = TerminalCounters()
    private var display: CustomerDisplay?

    /// Takes up where the journal ends.
    public init(
        store: TillStore,
        clock: TerminalClock,
        outputs: TerminalOutputs,
        feed: TerminalFeed,
        logger: Logger
    ) throws(StoreError) {
        self.store = store
        self.clock = clock
        self.outputs = outputs
        self.feed = feed
        self.logger = logger
        let (state, length, folded) = try store.restore()
        self.state = state
        catalogue = try store.currentCatalogue()?.catalogue
        let order =
            state.order.map { "order \($0.reference) is open with \($0.lines.count) lines" } ?? "no order is open"
        logger.info("journal: \(length) entries, \(folded) replayed; session \(state.session.state.rawValue); \(order)")
    }

    // MARK: - The mailbox

    /// Takes one thing that happened.
    public func take(_ event: Action.Event) -> Result {
        guard let catalogue else { return .noCatalogue }
        let now = clock.nowMillis()
        let stamp = Action.Stamp(
            atMillis: now,
            utcOffsetMinutes: clock.utcOffsetMinutes(now),
            salt: clock.salt()
        )
        let action = Action(event, stamp)
        var next = state
        switch next.reduce(action, catalogue) {
        case .refused(let refusal, let effects):
            perform(effects, catalogue)
            return refused(refusal, catalogue)
        case .awaitsApproval(let refusal, let effects):
            // What waits is state, so it is written like everything else.
            let result = commit(action, next, effects, catalogue)
            return result == .done ? refused(refusal, catalogue) : result
        case .done(let effects):
            let result = commit(action, next, effects, catalogue)
            guard result == .done, let wanted = effects.compactMap(\.wantedSale).first else { return result }
            return answer(wanted, catalogue)
        }
    }

    private func refused(_ refusal: Refusal, _ catalogue: Catalogue) -> Result {
        counters.refused += 1
        let text = refusal.text(catalogue.company.currency, catalogue.configuration.language)
        logger.info("refused: \(refusal.code)", metadata: ["what": "\(text)"])
        feed.send(.refused(code: refusal.code, text: text))
        return .refused(refusal)
    }

    /// Looks a sale up for a return; what is found, or not, is an action like any other, and its result is that of the
    /// return. No other action comes between: nobody waits here.
    private func answer(_ reference: String, _ catalogue: Catalogue) -> Result {
        do throws(StoreError) {
            guard let sale = try store.order(reference: reference) else {
                return take(.saleNotFound(reference: reference))
            }
            return take(.saleFound(sale.order))
        } catch {
            return failed(error, catalogue)
        }
    }

    /// Durable before told: nobody hears of an action before its transaction is on the disk.
    private func commit(
        _ action: Action,
        _ next: TillState,
        _ effects: [Effect],
        _ catalogue: Catalogue
    ) -> Result {
        // What changes nothing and writes nothing needs no entry: a printer's good end, an answer that came twice.
        if next != state || effects.contains(where: \.isWritten) {
            do throws(StoreError) {
                try store.commit(
                    action,
                    effects: effects,
                    catalogueEtag: catalogue.etag,
                    currency: catalogue.company.currency,
                    state: next
                )
            } catch {
                return failed(error, catalogue)
            }
            state = next
            counters.committed += 1
        }
        perform(effects, catalogue)
        return .done
    }

    private func failed(_ error: StoreError, _ catalogue: Catalogue) -> Result {
        counters.storeFailures += 1
        logger.critical("the store failed, so nothing happened: \(error)")
        feed.send(.fault(text: error.description))
        feed.send(.sound(name: .refused))
        outputs.display.show(Self.storeFault(catalogue.configuration.language))
        return .failed(error)
    }

    private static func storeFault(_ language: Language) -> CustomerDisplay {
        let isEnglish = language == .english
        return CustomerDisplay(
            upper: CustomerDisplay.Row(isEnglish ? "NOT SAVED" : "NO GUARDADO"),
            lower: CustomerDisplay.Row(isEnglish ? "Call a technician" : "Avise al técnico")
        )
    }

    private func perform(_ effects: [Effect], _ catalogue: Catalogue) {
        for effect in effects {
            switch effect {
            case .saveOrder, .markFinalized, .markRefused, .noteReturn, .findSale: break
            case .print: outputs.printJobs.ring()
            case .submit: outputs.submissions.ring()
            case .show(let content):
                display = content
                outputs.display.show(content, isIdle: isIdle(content, catalogue))
            case .sound(let sound): feed.send(.sound(name: sound))
            case .openDrawer(let reason):
                let user = state.userID.flatMap { catalogue.user(id: $0)?.name }
                outputs.drawer.open(reason: reason, user: user)
            case .tell(let notice):
                let text = notice.text(catalogue.company.currency, catalogue.configuration.language)
                logger.info("\(text)")
                feed.send(.notice(text: text))
            }
        }
    }

    // MARK: - The catalogue

    /// Takes over a configuration that the store has kept.
    public func adopt(_ catalogue: Catalogue) {
        let isFirst = self.catalogue == nil
        self.catalogue = catalogue
        logger.info("catalogue \(catalogue.etag): \(catalogue.products.count) products")
        if isFirst { showAgain() }
    }

    public var catalogueEtag: String? { catalogue?.etag }

    public var currentCatalogue: Catalogue? { catalogue }

    public var currentState: TillState { state }

    /// Shows what stands on the display once more, or what belongs there after a start.
    public func showAgain() {
        guard let catalogue else { return }
        let content = display ?? state.display(catalogue, atMillis: clock.nowMillis())
        display = content
        outputs.display.show(content, isIdle: isIdle(content, catalogue))
    }

    /// Whether that is what stands there while nobody buys: what is said of the last sale is not.
    private func isIdle(_ content: CustomerDisplay, _ catalogue: Catalogue) -> Bool {
        (state.order?.isEmpty ?? true) && content == state.display(catalogue, atMillis: clock.nowMillis())
    }

    /// The rows of the display as they stand there, with what somebody has to see to.
    func displayed(columns: Int) -> [String] {
        let now = outputs.display.shown(nowMillis: clock.nowMillis())
        return (now?.display ?? display)?.lines(columns: columns) ?? []
    }

    public var tally: TerminalCounters { counters }

    public var shown: CustomerDisplay? { display }
}

/// What the terminal has done since it started.
public struct TerminalCounters: Equatable, Sendable, Codable {
    public var committed = 0
    public var refused = 0
    public var storeFailures = 0
}

extension Effect {
    /// Whether it is written in the action's transaction.
    var isWritten: Bool {
        switch self {
        case .saveOrder, .print, .submit, .markFinalized, .markRefused, .noteReturn: true
        case .show, .sound, .openDrawer, .findSale, .tell: false
        }
    }

    /// The reference of a sale that is to be looked up.
    var wantedSale: String? {
        if case .findSale(let reference) = self { reference } else { nil }
    }
}
