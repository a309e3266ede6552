import TillDomain

/// What a front end asks for: `{"action":"pay","method":"cash","amount":"20"}`. Amounts, quantities and percentages are
/// texts, with point or comma, so that nothing passes through binary floating point. Things that have a number and a
/// name (methods, tables, discounts, reasons, customers) may be given by either.
public struct ActionRequest: Equatable, Sendable, Codable {
    public enum Name: String, Equatable, Sendable, Codable, CaseIterable {
        // Lines.
        case scan, add, quantity, price, lineNote, remove
        // Orders.
        case newOrder, table, park, takeUp, clear, split, merge, transfer
        case setType, setTable, guests, staff, alias, note, customer, pricelist
        // Discounts.
        case discount, removeDiscount, checkDiscount, removeCheckDiscount, comp
        // The kitchen.
        case send, void, voidOrder, kitchenReady, kitchenRecalled
        // Paying, and paying back.
        case checkout, edit, splitEvenly, pay, takeBack, tip, invoice
        case returnSale, returnLine, returnAll, refund
        // Paper and drawer.
        case reprint, check, testPage, commandSheet, openDrawer
        // People.
        case signIn, lock, approve, decline
        // The session.
        case openSession, startOpening, cancelOpening, countFloat, cashIn, cashOut, xReport
        case startClosing, acknowledge, countCash, confirmClosing, cancelClosing, closeSession
    }

    /// So much of a line.
    public struct Share: Equatable, Sendable, Codable {
        public var line: Int
        /// Absent is the whole line.
        public var quantity: String?

        public init(line: Int, quantity: String? = nil) {
            self.line = line
            self.quantity = quantity
        }
    }

    /// So many pieces of a coin or note.
    public struct Pieces: Equatable, Sendable, Codable {
        public var value: String
        /// `8`, or `5+3` while the piles are put together.
        public var count: String

        public init(value: String, count: String) {
            self.value = value
            self.count = count
        }
    }

    public var action: Name
    /// `scan`: the code as scanned.
    public var code: String?
    /// `add`: the product's id.
    public var product: Int?
    /// The line's id, for what is about one line; absent means the last line.
    public var line: Int?
    /// `split`, `transfer`: what is moved.
    public var lines: [Share]?
    public var quantity: String?
    public var price: String?
    /// `pay`: the method's id, kind (`cash`, `card`) or name.
    public var method: String?
    /// An amount of money.
    public var amount: String?
    /// A discount in percent.
    public var percent: String?
    /// `discount`, `checkDiscount`: the preset's id or name.
    public var preset: String?
    /// An order's reference. Absent means the order parked last; of `returnSale`, the last sale.
    public var reference: String?
    /// The table's id or name; absent in `setTable` means none.
    public var table: String?
    public var guests: Int?
    /// `dineIn`, `takeout` or `delivery`.
    public var type: String?
    /// The customer's id, card or name; absent in `customer` means none.
    public var customer: String?
    /// The pricelist's id or name; absent in `pricelist` means none.
    public var pricelist: String?
    /// A note, an alias, the name of an invoice.
    public var text: String?
    /// Why; in `void` and `voidOrder` the reason's id or name.
    public var reason: String?
    /// `splitEvenly`: into how many parts; absent ends it.
    public var ways: Int?
    /// `takeBack`: the payment's place, from 1; absent means the last.
    public var payment: Int?
    /// `countFloat`, `countCash`: what was counted; or `amount`.
    public var counts: [Pieces]?
    /// `signIn`, `approve`: the person's id; `staff`: who serves, absent means nobody else.
    public var user: Int?
    /// `signIn`, `approve`.
    public var pin: String?

    public init(
        _ action: Name,
        code: String? = nil,
        product: Int? = nil,
        line: Int? = nil,
        quantity: String? = nil,
        price: String? = nil,
        method: String? = nil,
        amount: String? = nil,
        reference: String? = nil,
        user: Int? = nil,
        pin: String? = nil
    ) {
        self.action = action
        self.code = code
        self.product = product
        self.line = line
        self.quantity = quantity
        self.price = price
        self.method = method
        self.amount = amount
        self.reference = reference
        self.user = user
        self.pin = pin
    }

    /// A request with further fields set.
    public init(_ action: Name, _ set: (inout ActionRequest) -> Void) {
        self.init(action)
        set(&self)
    }
}

/// A request that makes no sense as it is written; the message names the field.
public struct ActionFault: Error, Equatable, Sendable {
    public var message: String

    init(_ message: String) {
        self.message = message
    }
}
