import Testing
import TillTestSupport

@testable import TillDomain

/// A language and a width of paper.
struct PaperShape: Sendable, CustomTestStringConvertible {
    var language: Language
    var columns: Int
    var testDescription: String { "\(language.rawValue)-\(columns)" }

    static let all = Language.allCases.flatMap { language in
        [32, 42, 48].map { PaperShape(language: language, columns: $0) }
    }

    /// Several documents, each under its name, compared with the golden file of this shape.
    func difference(_ documents: [(name: String, document: Document)], _ file: String) throws -> String? {
        let drawn = documents.map { "== \($0.name)\n" + Paper.sample($0.document, columns: columns) }
        return try Golden.difference(drawn.joined(separator: "\n"), "restaurant/\(file)-\(testDescription).txt")
    }
}
