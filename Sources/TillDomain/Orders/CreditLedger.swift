/// What was sold on credit here and may not be in the catalogue's figures yet. It errs on the side of asking too early:
/// a sale counts until the upstream has it *and* a newer catalogue has come.
public struct CreditLedger: Equatable, Sendable, Codable {
    /// The most entries; at the bound no more is sold on credit until a newer catalogue has come.
    public static let entriesMax = 2000

    struct Entry: Equatable, Sendable, Codable {
        var partnerID: Int
        var amount: Money
        var reference: String
        /// The catalogue at hand when the upstream confirmed the sale.
        var confirmedUnder: String?
    }

    private(set) var entries: [Entry] = []

    public init() {}

    var isFull: Bool { entries.count >= Self.entriesMax }

    /// What a customer may still owe.
    func available(_ partner: Partner, etag: String) -> Money {
        let pending = entries.filter {
            $0.partnerID == partner.id && ($0.confirmedUnder == nil || $0.confirmedUnder == etag)
        }
        return max(.zero, partner.creditLimit - partner.creditUsed - pending.map(\.amount).sum())
    }

    /// Notes what a paid order put on a customer's account, or took off it.
    mutating func note(_ order: Order) {
        guard let customer = order.customer else { return }
        let amount = order.payments.filter { $0.kind == .credit }.map(\.amount).sum()
        guard amount != .zero, !isFull else { return }
        entries.append(Entry(partnerID: customer.id, amount: amount, reference: order.reference))
    }

    /// The upstream has the sale; what it knew already in older catalogues is forgotten on the way.
    mutating func confirm(_ reference: String, etag: String) {
        entries.removeAll { $0.confirmedUnder != nil && $0.confirmedUnder != etag }
        for position in entries.indices where entries[position].reference == reference {
            entries[position].confirmedUnder = entries[position].confirmedUnder ?? etag
        }
    }
}
