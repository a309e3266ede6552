/// A cash session: from the counted float to the counted closing, with what happened between.
public struct Session: Equatable, Sendable, Codable {
    /// Cash movements and overrides that are kept one by one for the Z report. At the bound a further movement is
    /// refused; a further override is counted, and stands in the journal alone.
    public static let movementsMax = 500
    public static let overridesMax = 500

    public var state: SessionState
    /// The upstream's number; zero before the first.
    public var id: Int
    public var openedAtMillis: Int64
    public var openingFloat: Money
    /// The next order's sequence.
    public var nextSequence: Int
    /// Paid orders, and what came in by method.
    public var orderCount: Int
    public var takings: [Taking]

    public var openingCount: CashCount?
    public var closing: Closing?
    public var totals = SessionTotals()
    public var cashMovements: [CashMovement] = []
    public var overrides: [Override] = []
    public var overrideCount = 0
    /// Openings of the drawer that belong to no sale.
    public var drawerOpenings = 0

    /// What one payment method took in.
    public struct Taking: Equatable, Sendable, Codable {
        public var methodID: Int
        public var name: String
        public var kind: PaymentMethod.Kind
        public var amount: Money

        public init(methodID: Int, name: String, kind: PaymentMethod.Kind, amount: Money) {
            self.methodID = methodID
            self.name = name
            self.kind = kind
            self.amount = amount
        }
    }

    public static let never = Session(
        state: .closed,
        id: 0,
        openedAtMillis: 0,
        openingFloat: .zero,
        nextSequence: 1,
        orderCount: 0,
        takings: []
    )

    public init(
        state: SessionState,
        id: Int,
        openedAtMillis: Int64,
        openingFloat: Money,
        nextSequence: Int,
        orderCount: Int,
        takings: [Taking]
    ) {
        self.state = state
        self.id = id
        self.openedAtMillis = openedAtMillis
        self.openingFloat = openingFloat
        self.nextSequence = nextSequence
        self.orderCount = orderCount
        self.takings = takings
    }

    public var cashIn: Money { cashMovements.filter { $0.amount > .zero }.map(\.amount).sum() }
    /// Positive.
    public var cashOut: Money { -cashMovements.filter { $0.amount < .zero }.map(\.amount).sum() }
    public var cashSales: Money { takings.filter { $0.kind == .cash }.map(\.amount).sum() }

    /// What the drawer should hold: the float, the cash that came in net of change, and what was put in and taken out.
    public var expectedCash: Money { openingFloat + cashSales + cashIn - cashOut }

    /// Books what an order came to and how it was paid. Change leaves the drawer as cash, whatever was handed over.
    mutating func take(_ order: Order, cash: PaymentMethod?) {
        orderCount += 1
        totals.add(order)
        for payment in order.payments {
            guard payment.kind != .cash, payment.change != .zero, let cash else {
                book(payment.amount, payment.methodID, payment.name, payment.kind)
                continue
            }
            book(payment.tendered, payment.methodID, payment.name, payment.kind)
            book(-payment.change, cash.id, cash.name, .cash)
        }
    }

    private mutating func book(_ amount: Money, _ id: Int, _ name: String, _ kind: PaymentMethod.Kind) {
        if let position = takings.firstIndex(where: { $0.methodID == id }) {
            takings[position].amount += amount
        } else {
            takings.append(Taking(methodID: id, name: name, kind: kind, amount: amount))
        }
    }

    mutating func note(_ override: Override) {
        overrideCount += 1
        if overrides.count < Self.overridesMax { overrides.append(override) }
    }
}
