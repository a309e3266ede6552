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
        /// All discounts on it together; absent where there is none.
        public var discount: String?
        public var note: String?
        /// Whether the kitchen has it.
        public var isSent: Bool
    }

    public struct OpenOrder: Equatable, Sendable, Codable {
        public var reference: String
        /// `order`, `return` or `payment`.
        public var mode: String
        public var state: String
        /// `dineIn`, `takeout` or `delivery`.
        public var type: String
        public var table: String?
        public var guests: Int
        public var alias: String
        public var customer: String?
        public var kitchen: String
        public var lines: [Line]
        public var total: String
        public var balance: String
    }

    /// An order that was put aside.
    public struct ParkedOrder: Equatable, Sendable, Codable {
        public var reference: String
        public var table: String?
        public var alias: String
        public var kitchen: String
        public var total: String
    }

    public struct Method: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var kind: String
    }

    /// Something that somebody at the counter has to see to.
    public struct Notice: Equatable, Sendable, Codable {
        public var device: String
        /// `paperOut`, `coverOpen`, `fault`, `offline`, `drawerNotOpened`, `drawerLeftOpen` or `paperLow`.
        public var kind: String
        public var text: String
    }

    public var session: String
    public var sessionID: Int
    public var user: String?
    public var isLocked: Bool
    /// The code of the refusal that a manager can lift; absent where nothing waits.
    public var awaitsApproval: String?
    public var language: String
    public var currency: String
    public var order: OpenOrder?
    public var parked: [ParkedOrder]
    public var unconfirmed: Int
    public var lastSale: String?
    public var display: [String]
    public var methods: [Method]
    public var catalogueEtag: String?
    public var products: Int
    public var upstream: UpstreamLink.Status
    public var outboxDepth: Int
    /// The most urgent first.
    public var notices: [Notice]
    public var unknownPrints: Int
    /// All that the machine is still to print, the blocked ones included.
    public var queuedPrints: Int
    /// Those that wait for a printer to be well again.
    public var blockedPrints: Int
    public var counters: TerminalCounters
    /// The number of the latest event of the feed when this was made.
    public var feedNumber: Int
}

extension Terminal {
    /// What the status says of the terminal itself; the service adds the rest.
    func status(
        upstream: UpstreamLink.Status,
        outboxDepth: Int,
        prints: [StoredPrintJob.State: Int],
        notices: [OperatorNotice] = []
    ) -> TerminalStatus {
        let catalogue = currentCatalogue
        let state = currentState
        let language = catalogue?.configuration.language ?? .english
        return TerminalStatus(
            session: state.session.state.rawValue,
            sessionID: state.session.id,
            user: state.userID.flatMap { catalogue?.user(id: $0)?.name },
            isLocked: state.isLocked,
            awaitsApproval: state.pending?.refusal,
            language: language.rawValue,
            currency: catalogue?.company.currency.code ?? "",
            order: state.order.flatMap { order in catalogue.map { Self.open(order, $0) } },
            parked: catalogue.map { catalogue in state.parked.map { Self.parked($0, catalogue) } } ?? [],
            unconfirmed: state.unconfirmed.count,
            lastSale: state.lastSale?.reference,
            display: displayed(columns: 20),
            methods: (catalogue?.paymentMethods ?? []).map {
                TerminalStatus.Method(id: $0.id, name: $0.name, kind: $0.kind.rawValue)
            },
            catalogueEtag: catalogue?.etag,
            products: catalogue?.products.count ?? 0,
            upstream: upstream,
            outboxDepth: outboxDepth,
            notices: notices.map {
                TerminalStatus.Notice(device: $0.device, kind: $0.kind.rawValue, text: $0.line(language))
            },
            unknownPrints: prints[.unknown] ?? 0,
            queuedPrints: (PrintJobMachine.workable + [.printing]).reduce(0) { $0 + (prints[$1] ?? 0) },
            blockedPrints: prints[.blocked] ?? 0,
            counters: tally,
            feedNumber: feed.latest
        )
    }

    private static func open(_ order: Order, _ catalogue: Catalogue) -> TerminalStatus.OpenOrder {
        let (currency, language) = (catalogue.company.currency, catalogue.configuration.language)
        return TerminalStatus.OpenOrder(
            reference: order.reference,
            mode: order.mode.rawValue,
            state: order.state.rawValue,
            type: order.type.rawValue,
            table: order.tableID.flatMap { catalogue.table(id: $0)?.name },
            guests: order.guests,
            alias: order.alias,
            customer: order.customer?.name,
            kitchen: order.kitchen.rawValue,
            lines: order.lines.map { line in
                TerminalStatus.Line(
                    id: line.id,
                    name: line.name,
                    quantity: line.quantity.text(language),
                    unitPrice: line.unitPrice.text(currency, language),
                    amount: currency.figures(line.amounts.included, language),
                    discount: line.discount == .zero ? nil : line.discount.text(language),
                    note: line.note.isEmpty ? nil : line.note,
                    isSent: line.sent != .zero
                )
            },
            total: currency.text(order.total, language),
            balance: currency.text(order.balance, language)
        )
    }

    private static func parked(_ order: Order, _ catalogue: Catalogue) -> TerminalStatus.ParkedOrder {
        TerminalStatus.ParkedOrder(
            reference: order.reference,
            table: order.tableID.flatMap { catalogue.table(id: $0)?.name },
            alias: order.alias,
            kitchen: order.kitchen.rawValue,
            total: catalogue.company.currency.text(order.total, catalogue.configuration.language)
        )
    }
}
