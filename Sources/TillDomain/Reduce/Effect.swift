/// What follows from an action. The first group is written with the journal entry in one transaction; the second is
/// done after that transaction is on the disk, and reports back as new actions.
public enum Effect: Equatable, Sendable {
    // Written in the transaction.
    case saveOrder(Order)
    /// A print job for the printer of that role.
    case print(PrintJob)
    /// The paid order for the upstream, once.
    case submit(Order)
    case markFinalized(reference: String, orderID: Int)
    case markRefused(reference: String, reason: String)
    /// What has come back of a stored sale, by its lines' numbers, and what was paid back by each method.
    case noteReturn(reference: String, returned: [Int: Quantity], refunded: [Int: Money])

    // Done afterwards.
    case show(CustomerDisplay)
    case sound(Sound)
    case openDrawer(reason: String)
    /// Find a sale in the store; the answer is `saleFound` or `saleNotFound`.
    case findSale(reference: String)
    case tell(Notice)

    public enum Sound: String, Equatable, Sendable, Codable {
        case accepted, unknown, refused
    }
}
