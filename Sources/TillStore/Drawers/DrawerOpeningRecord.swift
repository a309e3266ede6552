/// One opening of a drawer, for the question who had the money within reach, when and why.
public struct DrawerOpeningRecord: Equatable, Sendable, Codable {
    /// What the drawer's switch said.
    public enum Outcome: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        /// It was shut, and was open after the pulse.
        case opened
        /// It was open before the pulse.
        case alreadyOpen
        /// There is no switch, or it says nothing that can be believed: the pulse was sent, and no more is known.
        case unverifiable
        /// It stayed shut, or it could not be asked.
        case failed
        /// It opened without being told to: by hand, by key, or by a program that is not the till.
        case byHand
    }

    /// Counts up; nil until it is stored.
    public var id: Int64?
    public var atMillis: Int64
    public var device: String
    /// Who was signed in; nil where nobody was.
    public var user: String?
    public var reason: String
    public var outcome: Outcome
    /// What more is known, for a person; empty where nothing is.
    public var text: String
    /// When the switch said that it was shut again; nil while it is open, and where that is not known.
    public var closedAtMillis: Int64?

    public init(
        atMillis: Int64,
        device: String,
        user: String?,
        reason: String,
        outcome: Outcome,
        text: String = "",
        closedAtMillis: Int64? = nil
    ) {
        self.atMillis = atMillis
        self.device = device
        self.user = user
        self.reason = reason
        self.outcome = outcome
        self.text = text
        self.closedAtMillis = closedAtMillis
    }
}
