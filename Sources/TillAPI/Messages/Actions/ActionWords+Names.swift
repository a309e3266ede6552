import TillDomain

/// Things that may be given by number or by name.
extension ActionWords {
    func methodID() throws(ActionFault) -> Int {
        let text = try required(request.method, "method")
        let methods = catalogue.paymentMethodsInSequence
        let found =
            methods.first { String($0.id) == text }
            ?? methods.first { $0.kind.rawValue == text.lowercased() }
            ?? methods.first { $0.name.lowercased() == text.lowercased() }
        return try known(found?.id, text, "method", methods.map(\.name))
    }

    func presetID() throws(ActionFault) -> Int? {
        guard let text = request.preset else { return nil }
        let presets = catalogue.discountPresets
        return try known(id(text, presets.map { ($0.id, $0.name) }), text, "preset", presets.map(\.name))
    }

    func voidReasonID() throws(ActionFault) -> Int {
        let text = try required(request.reason, "reason")
        let reasons = catalogue.voidReasons
        return try known(id(text, reasons.map { ($0.id, $0.name) }), text, "reason", reasons.map(\.name))
    }

    func tableID() throws(ActionFault) -> Int? {
        guard let text = request.table else { return nil }
        let tables = catalogue.floors.flatMap(\.tables)
        // A table is called by its name, which is often a number that is another one's id.
        let found = tables.first { $0.name.lowercased() == text.lowercased() } ?? tables.first { String($0.id) == text }
        return try known(found?.id, text, "table", tables.map(\.name))
    }

    func customerID() throws(ActionFault) -> Int? {
        guard let text = request.customer else { return nil }
        if let partner = Int(text).flatMap(catalogue.partner(id:)) ?? catalogue.partner(barcode: text) {
            return partner.id
        }
        guard let partner = catalogue.partners.first(where: { $0.name.lowercased() == text.lowercased() }) else {
            throw ActionFault("customer: nobody is called '\(text)' or has that number or card")
        }
        return partner.id
    }

    func pricelistID() throws(ActionFault) -> Int? {
        guard let text = request.pricelist else { return nil }
        let lists = catalogue.pricelists
        return try known(id(text, lists.map { ($0.id, $0.name) }), text, "pricelist", lists.map(\.name))
    }

    func type() throws(ActionFault) -> OrderType {
        let text = try required(request.type, "type")
        return try known(OrderType(rawValue: text), text, "type", OrderType.allCases.map(\.rawValue))
    }

    func start() throws(ActionFault) -> Action.OrderStart {
        Action.OrderStart(
            type: request.type == nil ? .dineIn : try type(),
            tableID: try tableID(),
            guests: request.guests ?? 0,
            staffID: request.user,
            alias: request.text ?? ""
        )
    }

    func parkedReference() throws(ActionFault) -> String {
        if let reference = request.reference { return reference }
        guard let last = state.parked.last else { throw ActionFault("no order is parked") }
        return last.reference
    }

    func saleReference() throws(ActionFault) -> String {
        if let reference = request.reference { return reference }
        guard let last = state.lastSale else { throw ActionFault("nothing has been sold yet") }
        return last.reference
    }

    private func id(_ text: String, _ things: [(id: Int, name: String)]) -> Int? {
        (things.first { String($0.id) == text } ?? things.first { $0.name.lowercased() == text.lowercased() })?.id
    }

    private func known<Value>(
        _ found: Value?,
        _ text: String,
        _ field: String,
        _ names: [String]
    ) throws(ActionFault) -> Value {
        guard let found else {
            throw ActionFault("\(field): '\(text)' is none of \(names.joined(separator: ", "))")
        }
        return found
    }
}
