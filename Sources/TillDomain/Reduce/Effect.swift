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

    // Done afterwards.
    case show(CustomerDisplay)
    case sound(Sound)
    case openDrawer(reason: String)
    case tell(Notice)

    public enum Sound: String, Equatable, Sendable, Codable {
        case accepted, unknown, refused
    }
}

/// A document on its way to paper.
public struct PrintJob: Equatable, Sendable, Codable {
    public enum Role: String, Equatable, Sendable, Codable {
        case receipt, kitchen
    }

    /// Made from the order's reference and the count of prints, so that the same print is never queued twice.
    public var id: String
    public var role: Role
    public var title: String
    public var document: Document

    public init(id: String, role: Role, title: String, document: Document) {
        self.id = id
        self.role = role
        self.title = title
        self.document = document
    }
}

/// Something for the cashier to read, that is no refusal.
public enum Notice: Equatable, Sendable {
    case lineAdded(name: String, quantity: Quantity, total: Money)
    case sale(reference: String, total: Money, change: Money)
    case parked(reference: String)
    case takenUp(reference: String)
    case sessionOpened(id: Int)
    case sessionClosed(expected: Money, counted: Money)
    case signedIn(name: String)
    case printWaits(job: String)
    case printUnknown(job: String)
    case upstreamRefused(reference: String, reason: String)
}

/// What `reduce` answers: the effects, or why nothing happened.
public enum Outcome: Equatable, Sendable {
    case done([Effect])
    /// The state is as it was; the effects tell the cashier (display and sound).
    case refused(Refusal, [Effect])

    public var effects: [Effect] {
        switch self {
        case .done(let effects), .refused(_, let effects): effects
        }
    }

    public var refusal: Refusal? {
        if case .refused(let refusal, _) = self { refusal } else { nil }
    }
}
