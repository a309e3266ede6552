import Testing

@testable import TillDomain

@Suite("Languages")
struct LanguageTests {
    /// English words that no Spanish sentence has. `total`, `no` and names of goods are in both.
    private static let english: Set<String> = [
        "the", "is", "are", "was", "not", "and", "or", "of", "to", "on", "in", "at", "for", "by", "with", "has", "have",
        "this", "there", "order", "orders", "session", "sale", "scan", "again", "payment", "line", "user", "product",
        "quantity", "price", "amount", "cash", "card", "change", "paid", "pay", "open", "opened", "closed", "closing",
        "opening", "editing", "checkout", "finalized", "idle", "nothing", "nobody", "unknown", "may", "must", "first",
        "welcome", "soon", "thank", "you", "copy", "report", "printer", "printed", "manager", "possible", "while",
    ]

    /// Codes that are the upstream's own names stand in parentheses and are the same in every language.
    private func words(_ text: String) -> Set<String> {
        let outside = text.replacing(/\([A-Za-z_]+\)/, with: "")
        let parts = outside.split { !$0.isLetter && $0 != "_" }
        return Set(parts.map { $0.lowercased() })
    }

    private func expectSpanish(_ text: String) {
        let left = words(text).intersection(Self.english)
        #expect(left.isEmpty, "English left in «\(text)»: \(left.sorted())")
        #expect(!text.contains("_"), "a machine's name is left in «\(text)»")
    }

    @Test("every phrase has both, and only what is the same word is equal")
    func phrases() {
        let same = Phrase.allCases.filter { $0.text(.english) == $0.text(.spanish) }
        #expect(same == [.total, .removed, .taxIncluded, .phone])
        for phrase in Phrase.allCases {
            #expect(!phrase.text(.english).isEmpty && !phrase.text(.spanish).isEmpty, "\(phrase)")
            expectSpanish(phrase.text(.spanish))
        }
    }

    @Test("every refusal has both, they differ, and none shows a machine's name")
    func refusals() {
        #expect(Set(Samples.refusals.map(Samples.number)) == Set(0..<Samples.refusalCases))
        #expect(Set(Samples.refusals.map(\.code)).count == Samples.refusalCases)
        for refusal in Samples.refusals {
            let (english, spanish) = (refusal.text(Shop.euro, .english), refusal.text(Shop.euro, .spanish))
            #expect(!english.isEmpty && !spanish.isEmpty && english != spanish, "\(refusal)")
            #expect(!english.contains("_"), "a machine's name is left in «\(english)»")
            expectSpanish(spanish)
            let display = refusal.display(Shop.euro, .spanish)
            #expect(!display.upper.left.isEmpty && display != refusal.display(Shop.euro, .english), "\(refusal)")
            expectSpanish(display.upper.left)
            #expect(TextWidth.columns(display.upper.left) <= 20, "\(display.upper.left) is cut off")
        }
    }

    @Test("every notice has both, and they differ")
    func notices() {
        #expect(Set(Samples.notices.map(Samples.number)) == Set(0..<Samples.noticeCases))
        for notice in Samples.notices {
            let (english, spanish) = (notice.text(Shop.euro, .english), notice.text(Shop.euro, .spanish))
            #expect(!english.isEmpty && !spanish.isEmpty && english != spanish, "\(notice)")
            expectSpanish(spanish)
        }
    }

    @Test("amounts inside sentences are written as that language writes them")
    func amounts() {
        let notice = Samples.notices[0]
        #expect(notice.text(Shop.euro, .english) == "1.5 x Pan, total 1.50 €")
        #expect(notice.text(Shop.euro, .spanish) == "1,5 x Pan, total 1,50 €")
    }

    @Test("what the display always says fits twenty columns", arguments: Language.allCases)
    func displayFits(language: Language) {
        for phrase in [Phrase.welcomeUpper, .closedUpper, .closedLower, .takenUp, .paidThanks] {
            #expect(TextWidth.columns(phrase.text(language)) <= 20)
        }
    }
}
