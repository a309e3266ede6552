/// A document on its way to paper.
public struct PrintJob: Equatable, Sendable, Codable {
    public enum Role: String, Equatable, Sendable, Codable {
        case receipt, kitchen
    }

    /// Made from the order's reference and the count of prints, so that the same print is never queued twice.
    public var id: String
    public var role: Role
    /// For the kitchen: the key of the station that it is for.
    public var station: String?
    public var title: String
    public var document: Document

    public init(id: String, role: Role, station: String? = nil, title: String, document: Document) {
        self.id = id
        self.role = role
        self.station = station
        self.title = title
        self.document = document
    }
}
