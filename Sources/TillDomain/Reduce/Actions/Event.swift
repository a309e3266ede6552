extension Action {
    /// Everything that can happen at a till. The journal is a list of these.
    public enum Event: Equatable, Sendable, Codable {
        // People.
        /// Somebody whose PIN or badge has been checked.
        case signIn(userID: Int)
        case lock
        /// A manager, checked likewise, lends the right for what waits.
        case approve(userID: Int, reason: String)
        case declineApproval

        // The session.
        case openSession(id: Int, float: Money)
        case startOpening(id: Int)
        case cancelOpening
        case countFloat(CashCount)
        case cashIn(amount: Money, reason: String)
        case cashOut(amount: Money, reason: String)
        case printXReport
        case startClosing
        case acknowledgeOpenOrders
        case countCash(CashCount)
        case confirmClosing
        case cancelClosing
        case closeSession(counted: Money)

        // Beginning and finding orders.
        case newOrder(OrderStart)
        case openTable(id: Int, guests: Int?)
        case park
        case takeUp(reference: String)
        case clearOrder

        // The order as a whole.
        case setType(OrderType)
        case setTable(id: Int?)
        case setGuests(Int)
        case setStaff(userID: Int?)
        case setAlias(String)
        case setNote(String)
        case setCustomer(partnerID: Int?)
        case setPricelist(id: Int?)
        case splitOff([LineShare])
        case merge(reference: String)
        case transfer([LineShare], reference: String)

        // Lines.
        case scanned(label: [UInt8])
        case addLine(productID: Int, quantity: Quantity)
        case setQuantity(lineID: Int, quantity: Quantity)
        case setPrice(lineID: Int, price: Price)
        case setLineNote(lineID: Int, note: String)
        case removeLine(lineID: Int)

        // Discounts.
        case discountLine(lineID: Int, DiscountRequest)
        case removeLineDiscount(lineID: Int)
        case discountOrder(DiscountRequest)
        case removeOrderDiscount
        case comp(lineID: Int, reason: String)

        // The kitchen.
        case sendToKitchen
        case voidLine(lineID: Int, quantity: Quantity?, reasonID: Int)
        case voidOrder(reasonID: Int)
        case kitchenReady(reference: String)
        case kitchenRecalled(reference: String)

        // Paying.
        case goCheckout
        case goEditing
        case splitEvenly(ways: Int?)
        case pay(methodID: Int, tendered: Money?)
        case takePaymentBack(position: Int)
        case tip(amount: Money)
        case collectInvoice(name: String, amount: Money, partnerID: Int)

        // Goods that come back.
        case returnSale(reference: String)
        case saleFound(Order)
        case saleNotFound(reference: String)
        case returnLine(lineID: Int, quantity: Quantity?)
        case returnAll
        case refund

        // Paper and drawer.
        case reprint
        case printCheck
        case printTestPage
        case printCommandSheet
        case openDrawer

        // What came back.
        case upstreamAccepted(reference: String, orderID: Int)
        case upstreamRefused(reference: String, reason: String)
        case printEnded(job: String, ending: PrintEnding)
    }

    /// What a new order begins with.
    public struct OrderStart: Equatable, Sendable, Codable {
        public var type: OrderType
        public var tableID: Int?
        public var guests: Int
        public var staffID: Int?
        public var alias: String

        public init(
            type: OrderType = .dineIn,
            tableID: Int? = nil,
            guests: Int = 0,
            staffID: Int? = nil,
            alias: String = ""
        ) {
            self.type = type
            self.tableID = tableID
            self.guests = guests
            self.staffID = staffID
            self.alias = alias
        }
    }
}

extension Action.Event {
    /// The case's own name, which is the key under which it is coded: `scanned`.
    public var name: String { String("\(self)".prefix { $0.isLetter }) }
}
