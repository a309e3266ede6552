import TillDevices
import TillDomain
import TillStore

/// How the terminal stands, for front ends and technicians. Amounts are texts in the till's language, and exact numbers
/// beside them.
public struct TerminalStatus: Equatable, Sendable, Codable {
    public struct Line: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var quantity: String
        public var unitPrice: String
        public var amount: String
    }

    public struct OpenOrder: Equatable, Sendable, Codable {
        public var reference: String
        public var state: String
        public var lines: [Line]
        public var total: String
        public var balance: String
    }

    public struct Method: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var kind: String
    }

    public var session: String
    public var sessionID: Int
    public var user: String?
    public var language: String
    public var currency: String
    public var order: OpenOrder?
    public var parked: [String]
    public var unconfirmed: Int
    public var lastSale: String?
    public var display: [String]
    public var methods: [Method]
    public var catalogueEtag: String?
    public var products: Int
    public var upstream: UpstreamLink.Status
    public var outboxDepth: Int
    public var unknownPrints: Int
    public var queuedPrints: Int
    public var counters: TerminalCounters
    /// The number of the latest event of the feed when this was made.
    public var feedNumber: Int
}

extension Terminal {
    /// What the status says of the terminal itself; the service adds the rest.
    func status(upstream: UpstreamLink.Status, outboxDepth: Int, printJobs: [StoredPrintJob]) -> TerminalStatus {
        let catalogue = currentCatalogue
        let state = currentState
        let language = catalogue?.configuration.language ?? .english
        return TerminalStatus(
            session: state.session.state.rawValue,
            sessionID: state.session.id,
            user: state.userID.flatMap { catalogue?.user(id: $0)?.name },
            language: language.rawValue,
            currency: catalogue?.company.currency.code ?? "",
            order: state.order.flatMap { order in
                catalogue.map { Self.open(order, $0.company.currency, language) }
            },
            parked: state.parked.map(\.reference),
            unconfirmed: state.unconfirmed.count,
            lastSale: state.lastSale?.reference,
            display: shown?.lines(columns: 20) ?? [],
            methods: (catalogue?.paymentMethods ?? []).map {
                TerminalStatus.Method(id: $0.id, name: $0.name, kind: $0.kind.rawValue)
            },
            catalogueEtag: catalogue?.etag,
            products: catalogue?.products.count ?? 0,
            upstream: upstream,
            outboxDepth: outboxDepth,
            unknownPrints: printJobs.count { $0.state == .unknown },
            queuedPrints: printJobs.count { $0.state == .queued || $0.state == .printing },
            counters: tally,
            feedNumber: feed.latest
        )
    }

    private static func open(
        _ order: Order,
        _ currency: Currency,
        _ language: Language
    ) -> TerminalStatus.OpenOrder {
        TerminalStatus.OpenOrder(
            reference: order.reference,
            state: order.state.rawValue,
            lines: order.lines.map { line in
                TerminalStatus.Line(
                    id: line.id,
                    name: line.name,
                    quantity: line.quantity.text(language),
                    unitPrice: line.unitPrice.text(currency, language),
                    amount: currency.figures(line.amounts.included, language)
                )
            },
            total: currency.text(order.total, language),
            balance: currency.text(order.balance, language)
        )
    }
}
