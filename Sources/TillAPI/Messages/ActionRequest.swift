import TillDomain

/// What a front end asks for: `{"action":"pay","method":"cash","amount":"20"}`. Amounts and quantities are texts, with
/// point or comma, so that nothing passes through binary floating point.
public struct ActionRequest: Equatable, Sendable, Codable {
    public enum Name: String, Equatable, Sendable, Codable, CaseIterable {
        case scan, add, quantity, price, remove, clear, park, takeUp, checkout, edit, pay
        case reprint, openDrawer, signIn, openSession, startClosing, cancelClosing, closeSession
    }

    public var action: Name
    /// `scan`: the code as scanned.
    public var code: String?
    /// `add`: the product's id.
    public var product: Int?
    /// `quantity`, `price`, `remove`: the line's id; absent means the last line.
    public var line: Int?
    public var quantity: String?
    public var price: String?
    /// `pay`: the method's id, kind (`cash`, `card`) or name.
    public var method: String?
    /// `pay`, `openSession`, `closeSession`.
    public var amount: String?
    /// `takeUp`: the order's reference; absent means the one parked last.
    public var reference: String?
    /// `signIn`: the person's id.
    public var user: Int?
    /// `signIn`
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
}

/// A request that makes no sense as it is written; the message names the field.
public struct ActionFault: Error, Equatable, Sendable {
    public var message: String

    init(_ message: String) {
        self.message = message
    }
}

extension ActionRequest {
    /// The domain's event. `signIn` has none: its PIN is checked before the domain hears of it.
    func event(_ catalogue: Catalogue, _ state: TillState) throws(ActionFault) -> Action.Event {
        switch action {
        case .scan: return .scanned(label: Array(try required(code, "code").utf8))
        case .add: return .addLine(productID: try required(product, "product"), quantity: try quantity(or: .one))
        case .quantity: return .setQuantity(lineID: try lineID(state), quantity: try quantity(or: nil))
        case .price:
            let text = try required(price, "price")
            guard let price = Price(text) else { throw ActionFault("price: '\(text)' is no price") }
            return .setPrice(lineID: try lineID(state), price: price)
        case .remove: return .removeLine(lineID: try lineID(state))
        case .clear: return .clearOrder
        case .park: return .park
        case .takeUp: return .takeUp(reference: try parkedReference(state))
        case .checkout: return .goCheckout
        case .edit: return .goEditing
        case .pay:
            let tendered = amount == nil ? nil : try money(catalogue)
            return .pay(methodID: try methodID(catalogue), tendered: tendered)
        case .reprint: return .reprint
        case .openDrawer: return .openDrawer
        case .openSession:
            let id = catalogue.configuration.sessionID ?? state.session.id + 1
            return .openSession(id: id, float: try money(catalogue))
        case .startClosing: return .startClosing
        case .cancelClosing: return .cancelClosing
        case .closeSession: return .closeSession(counted: try money(catalogue))
        case .signIn: throw ActionFault("signIn is not an event of the domain")
        }
    }

    /// Whom `signIn` is for.
    func signingIn() throws(ActionFault) -> (user: Int, pin: String) {
        (try required(user, "user"), try required(pin, "pin"))
    }

    private func required<Value>(_ value: Value?, _ field: String) throws(ActionFault) -> Value {
        guard let value else { throw ActionFault("\(field): is missing for \(action.rawValue)") }
        return value
    }

    private func quantity(or fallback: Quantity?) throws(ActionFault) -> Quantity {
        guard let quantity else {
            if let fallback { return fallback }
            throw ActionFault("quantity: is missing for \(action.rawValue)")
        }
        guard let value = Quantity(quantity) else { throw ActionFault("quantity: '\(quantity)' is no quantity") }
        return value
    }

    private func money(_ catalogue: Catalogue) throws(ActionFault) -> Money {
        let text = try required(amount, "amount")
        guard let money = catalogue.company.currency.money(text) else {
            throw ActionFault("amount: '\(text)' is no amount in \(catalogue.company.currency.code)")
        }
        return money
    }

    private func lineID(_ state: TillState) throws(ActionFault) -> Int {
        if let line { return line }
        guard let last = state.order?.lines.last else { throw ActionFault("the order has no line") }
        return last.id
    }

    private func parkedReference(_ state: TillState) throws(ActionFault) -> String {
        if let reference { return reference }
        guard let last = state.parked.last else { throw ActionFault("no order is parked") }
        return last.reference
    }

    private func methodID(_ catalogue: Catalogue) throws(ActionFault) -> Int {
        let text = try required(method, "method")
        let methods = catalogue.paymentMethods.sorted { $0.sequence < $1.sequence }
        let found =
            methods.first { String($0.id) == text }
            ?? methods.first { $0.kind.rawValue == text.lowercased() }
            ?? methods.first { $0.name.lowercased() == text.lowercased() }
        guard let found else {
            let known = methods.map(\.name).joined(separator: ", ")
            throw ActionFault("method: '\(text)' is none of \(known)")
        }
        return found.id
    }
}
