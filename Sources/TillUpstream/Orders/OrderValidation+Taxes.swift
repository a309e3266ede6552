import TillDomain
import TillWire

/// The taxes of a line: those that its amounts are made of.
extension OrderValidation {
    static let taxesOfLineMax = 16

    /// In an order without a fiscal position they are the product's own. In one with a position they are those that
    /// stand in for them; where the line names both, the position has to lead from the one to the other, because Odoo
    /// maps again when the session closes.
    func taxes(
        _ line: OrderCreateRequest.Line,
        _ order: OrderCreateRequest,
        _ field: String
    ) throws(UpstreamRefusal) -> [Tax] {
        let (own, mapped) = ("\(field).tax_ids", "\(field).tax_ids_after_fiscal_position")
        guard let position = order.fiscalPositionID.flatMap(fiscalPosition) else {
            try require(line.taxIDsAfterFiscalPosition == nil, "\(mapped): the order has no fiscal_position_id")
            guard let ids = line.taxIDs else { throw UpstreamRefusal(.validation, "\(own): is missing") }
            return try known(ids, own)
        }
        guard let ids = line.taxIDsAfterFiscalPosition else {
            guard let ids = line.taxIDs else { throw UpstreamRefusal(.validation, "\(mapped): is missing") }
            return try known(position.map(try known(ids, own).map(\.id)), own)
        }
        let taxes = try known(ids, mapped)
        if let own = line.taxIDs {
            let expected = position.map(try known(own, "\(field).tax_ids").map(\.id))
            try require(
                Set(expected) == Set(ids),
                "\(mapped): are \(ids), but fiscal position \(position.id) makes \(expected) of tax_ids"
            )
        }
        return taxes
    }

    private func known(_ ids: [Int], _ field: String) throws(UpstreamRefusal) -> [Tax] {
        // A tax on a tax again and again would grow beyond every integer.
        try require(ids.count <= Self.taxesOfLineMax, "\(field): there are more than \(Self.taxesOfLineMax)")
        try require(Set(ids).count == ids.count, "\(field): a tax is there twice")
        let taxes = catalogue.taxes(ids: ids)
        try require(taxes.count == ids.count, "\(field): not all of \(ids) are known taxes")
        return taxes
    }
}
