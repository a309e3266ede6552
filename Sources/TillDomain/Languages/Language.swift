/// What cashiers, customers and receipts read.
public enum Language: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case english = "en"
    case spanish = "es"

    /// A number that was written with a point, in this language's own way.
    func decimal(_ text: String) -> String {
        switch self {
        case .english: text
        case .spanish: String(text.map { $0 == "." ? "," : $0 })
        }
    }
}
