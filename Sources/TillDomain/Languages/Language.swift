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

    /// The one of two texts that is in this language.
    func said(_ words: (english: String, spanish: String)) -> String {
        switch self {
        case .english: words.english
        case .spanish: words.spanish
        }
    }
}
