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
        #expect(same == [.removed, .total, .phone])
        for phrase in Phrase.allCases {
            #expect(!phrase.text(.english).isEmpty && !phrase.text(.spanish).isEmpty, "\(phrase)")
            expectSpanish(phrase.text(.spanish))
        }
    }

    @Test("every refusal has both, they differ, and none shows a machine's name")
    func refusals() throws {
        let cases = try Samples.caseNames(of: "Refusal", in: "Reduce/Refusal.swift")
        #expect(Set(Samples.refusals.map(Samples.caseName)) == cases)
        #expect(Set(Samples.refusals.map(\.code)).count == cases.count)
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
    func notices() throws {
        #expect(
            try Set(Samples.notices.map(Samples.caseName)) == Samples.caseNames(of: "Notice", in: "Reduce/Notice.swift")
        )
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
        for phrase in [
            Phrase.welcomeUpper, .closedUpper, .closedLower, .lockedUpper, .lockedLower, .openingUpper, .openingLower,
            .closingUpper, .closingLower, .returningUpper, .takenUp, .paidThanks,
        ] {
            #expect(TextWidth.columns(phrase.text(language)) <= 20)
        }
    }

    @Test("beside an amount of hundreds the words of the display are whole", arguments: Language.allCases)
    func displayFitsAmounts(language: Language) {
        for phrase in [Phrase.total, .toPayLabel, .toPayBack, .change, .refundLabel] {
            let row = CustomerDisplay.Row(phrase.text(language), Shop.euro.text(Money(minor: 999_99), language))
            let text = row.text(columns: 20)
            #expect(text.hasPrefix(phrase.text(language) + " "), "\(text)")
            #expect(text.hasSuffix(row.right), "\(text)")
        }
    }

    @Test(
        "what a refusal shows fits both rows of twenty columns; only names and codes from outside are cut",
        arguments: Language.allCases
    )
    func refusalsFit(language: Language) {
        for refusal in Samples.refusals {
            let display = refusal.display(Shop.euro, language)
            for row in [display.upper, display.lower] {
                let width = TextWidth.columns(row.left) + (row.right.isEmpty ? 0 : 1 + TextWidth.columns(row.right))
                #expect(width <= 20, "\(row) of \(refusal)")
                #expect(row.text(columns: 20).hasPrefix(row.left))
                #expect(row.text(columns: 20).hasSuffix(row.right))
            }
        }
    }

    @Test("a number on the display of a refusal is whole, however long it is", arguments: Language.allCases)
    func longNumbers(language: Language) {
        let refusals: [(Refusal, String)] = [
            (.differenceNeedsManager(-OrderLimits.tendered), Shop.euro.figures(-OrderLimits.tendered, language)),
            (.returnExceeds(name: "Sopa", left: OrderLimits.quantity), OrderLimits.quantity.text(language)),
        ]
        for (refusal, number) in refusals {
            #expect(refusal.display(Shop.euro, language).upper.text(columns: 20).hasSuffix(number), "\(refusal)")
        }
        let credit = Refusal.creditExceeded(available: OrderLimits.tendered).display(Shop.euro, language)
        #expect(credit.lower.text(columns: 20).contains(Shop.euro.figures(OrderLimits.tendered, language)))
    }

    @Test("where somebody has to identify themselves, badge and PIN are named", arguments: Language.allCases)
    func badgeOrPIN(language: Language) {
        let both = Phrase.lockedLower.text(language)
        #expect(both.contains("PIN") && both.lowercased().contains(language == .english ? "badge" : "tarjeta"))
        for refusal in [Refusal.locked, .nobodySignedIn] {
            #expect(refusal.display(Shop.euro, language).lower.left == both)
        }
        let askManager = language == .english ? "Ask a manager" : "Avise al encargado"
        for refusal in Samples.refusals where refusal.canBeApproved {
            let text = refusal.text(Shop.euro, language)
            #expect(text.contains(language == .english ? "manager" : "encargado"), "\(text)")
            #expect(refusal.display(Shop.euro, language).lower.left == askManager)
        }
    }

    @Test("what a right was lent for has both, and is no name of a machine")
    func overrides() {
        let codes = ["NOT_PERMITTED", "DISCOUNT_OVER_CAP", "DIFFERENCE_NEEDS_MANAGER"]
        #expect(Set(Samples.refusals.filter(\.canBeApproved).map(\.code)) == Set(codes), "each is told apart")
        var texts: Set<String> = []
        for code in codes {
            for permission in Permission.allCases {
                let override = Override(
                    approverID: 1,
                    userID: 2,
                    refusal: code,
                    event: "setPrice",
                    permission: permission,
                    reference: nil,
                    reason: "x",
                    atMillis: 0
                )
                let (english, spanish) = (override.text(.english), override.text(.spanish))
                #expect(!english.isEmpty && !spanish.isEmpty && english != spanish)
                #expect(!english.contains("_") && english != override.event)
                expectSpanish(spanish)
                texts.insert(english)
            }
        }
        #expect(texts.count == Permission.allCases.count + 2)
    }
}
