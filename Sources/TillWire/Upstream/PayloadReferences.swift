import TillDomain

/// What the parts of a payload may refer to, and the checks that several parts share.
///
/// A reference that would change what a customer pays has to be there. One that can only fail to apply is not looked
/// at: a pricelist of an ERP names products that this till does not sell.
struct PayloadReferences {
    private let products: Set<Int>
    private let categories: Set<Int>
    private let taxes: Set<Int>
    private let pricelists: Set<Int>
    private let fiscalPositions: Set<Int>

    init(_ payload: BootstrapPayload) {
        products = Set(payload.products.map(\.id))
        categories = Set((payload.categories ?? []).map(\.id))
        taxes = Set(payload.taxes.map(\.id))
        pricelists = Set((payload.pricelists ?? []).map(\.id))
        fiscalPositions = Set((payload.fiscalPositions ?? []).map(\.id))
    }

    func product(_ id: Int?, _ field: String) throws(WireFault) { try require(id, in: products, "product", field) }
    func category(_ id: Int?, _ field: String) throws(WireFault) { try require(id, in: categories, "category", field) }
    func tax(_ id: Int?, _ field: String) throws(WireFault) { try require(id, in: taxes, "tax", field) }
    func pricelist(_ id: Int?, _ field: String) throws(WireFault) {
        try require(id, in: pricelists, "pricelist", field)
    }
    func fiscalPosition(_ id: Int?, _ field: String) throws(WireFault) {
        try require(id, in: fiscalPositions, "fiscal position", field)
    }

    /// A customer's pricelist, or nil where this till may not use it: as in Odoo's, the till's own is used then.
    func usablePricelist(_ id: Int?) -> Int? { id.flatMap { pricelists.contains($0) ? $0 : nil } }

    /// The same for a customer's fiscal position.
    func usableFiscalPosition(_ id: Int?) -> Int? { id.flatMap { fiscalPositions.contains($0) ? $0 : nil } }

    private func require(_ id: Int?, in known: Set<Int>, _ kind: String, _ field: String) throws(WireFault) {
        guard let id, !known.contains(id) else { return }
        throw WireFault("\(field): \(kind) \(id) is not in the payload")
    }

    /// Refuses a second row with the id or key of an earlier one.
    static func requireUnique<Key: Hashable>(_ keys: [Key], _ list: String) throws(WireFault) {
        var seen: Set<Key> = []
        for key in keys where !seen.insert(key).inserted { throw WireFault("\(list)[\(key)]: is there twice") }
    }

    /// `map` with a typed error, which the standard library's has not everywhere.
    static func map<Wire, Domain>(
        _ values: [Wire]?,
        _ transform: (Wire) throws(WireFault) -> Domain
    ) throws(WireFault) -> [Domain] {
        guard let values else { return [] }
        var result: [Domain] = []
        result.reserveCapacity(values.count)
        for value in values { result.append(try transform(value)) }
        return result
    }
}
