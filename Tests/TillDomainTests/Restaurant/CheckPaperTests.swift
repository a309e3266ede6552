import Testing
import TillTestSupport

@testable import TillDomain

/// Checks as they lie before the guest.
@Suite("Checks")
struct CheckPaperTests {
    private typealias Papers = [(name: String, document: Document)]

    private static let caribbean = [
        Tax(id: 18, name: "ITBIS 18%", percent: Restaurant.percent(18), sequence: 1),
        Tax(id: 11, name: "Propina legal 10%", percent: Restaurant.percent(10), sequence: 2),
    ]

    /// The same restaurant where taxes come on top of the prices.
    private static func onTop(_ language: Language) -> Catalogue {
        var catalogue = Restaurant.catalogue(language)
        catalogue.company.currency = Currency(code: "DOP", symbol: "RD$", position: .before, digits: 2)
        catalogue.taxes = caribbean
        for position in catalogue.products.indices { catalogue.products[position].taxIDs = [18, 11] }
        return catalogue
    }

    private func check(_ events: [Action.Event], _ catalogue: Catalogue) -> Document? {
        var till = Restaurant.till(Shop.ana, catalogue)
        till.take(events)
        return till.take(.printCheck).jobs.first?.document
    }

    private let goods: [Action.Event] = [.add(Restaurant.soup, .of(2)), .add(Restaurant.steak), .add(Restaurant.beer)]

    private func papers(_ language: Language) -> Papers {
        let (held, added) = (Restaurant.catalogue(language), Self.onTop(language))
        let table: [Action.Event] = [.openTable(id: 21, guests: 3), .setStaff(userID: 5)]
        let cases: [(String, [Action.Event], Catalogue)] = [
            ("a table of three", table + goods, held),
            (
                "discounts on lines",
                goods + [
                    .discountLine(lineID: 1, .percent(10)), .comp(lineID: 2, reason: "x"),
                    .discountLine(lineID: 3, .preset(Restaurant.happyHour)),
                ], held
            ),
            ("an amount off a line", goods + [.discountLine(lineID: 2, .amount(1_00))], held),
            ("a discount on the check", goods + [.discountOrder(.preset(Restaurant.staff))], held),
            (
                "on a line and on the check",
                goods + [.discountLine(lineID: 1, .percent(10)), .discountOrder(.percent(20))], held
            ),
            ("a voucher", goods + [.discountOrder(.preset(Restaurant.voucher))], held),
            (
                "a voucher of more than it costs",
                [
                    .add(Restaurant.soup), .discountOrder(.preset(Restaurant.voucher)), .add(Restaurant.beer),
                    .removeLine(lineID: 1),
                ], held
            ),
            (
                "takeout",
                [
                    .newOrder(Action.OrderStart(type: .takeout, alias: "María José")), .add(Restaurant.soup),
                    .setCustomer(partnerID: 1),
                ], held
            ),
            ("delivery", [.newOrder(Action.OrderStart(type: .delivery)), .add(Restaurant.soup)], held),
            ("paid in part, in four", table + goods + [.goCheckout, .splitEvenly(ways: 4), .pay(Shop.card)], held),
            ("a tip", goods + [.goCheckout, .tip(amount: .cents(2_00))], held),
            ("its copy", goods + [.printCheck], held),
            ("taxes on top", table + goods, added),
            (
                "taxes on top, discounted",
                goods + [.discountLine(lineID: 1, .percent(50)), .discountOrder(.percent(10))], added
            ),
            ("taxes on top, a voucher", goods + [.discountOrder(.preset(Restaurant.voucher))], added),
        ]
        return cases.compactMap { name, events, catalogue in check(events, catalogue).map { (name, $0) } }
    }

    @Test("with tables, discounts, taxes, shares and copies", arguments: PaperShape.all)
    func goldens(_ shape: PaperShape) throws {
        #expect(try shape.difference(papers(shape.language), "check") == nil)
    }

    @Test("nothing is cut off, and nothing is wider than the paper", arguments: PaperShape.all)
    func whole(_ shape: PaperShape) throws {
        for (name, document) in papers(shape.language) {
            let layout = DocumentLayout(document, columns: shape.columns)
            #expect(!layout.texts.contains { $0.contains("...") }, "\(name)")
            for case .line(let text, let style, _) in layout.rows {
                #expect(TextWidth.columns(text) * (style.large ? 2 : 1) <= shape.columns, "\(name)")
            }
            // The reference stands on it once, so that it can be found again.
            let references = layout.texts.filter { $0.contains("NU/CFG7/S42/") }
            #expect(references.count == 1, "\(name)")
        }
    }

    @Test("the column of amounts adds up to the total, whatever is discounted and taxed")
    func addsUp() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "the check adds up"))
        for _ in 0..<200 {
            let catalogue = Bool.random(using: &chance) ? Self.onTop(.english) : Restaurant.catalogue()
            var till = Restaurant.till(Shop.ana, catalogue)
            till.take(goods)
            for lineID in 1...3 where Bool.random(using: &chance) {
                let cents = Int64.random(in: 1...2_50, using: &chance)
                till.take(
                    .discountLine(
                        lineID: lineID,
                        Bool.random(using: &chance) ? .amount(cents) : .percent(cents % 100 + 1)
                    )
                )
            }
            if Bool.random(using: &chance) {
                let cents = Int64.random(in: 1...20_00, using: &chance)
                till.take(.discountOrder(Bool.random(using: &chance) ? .amount(cents) : .percent(cents % 100 + 1)))
            }
            let order = try #require(till.state.order)
            let blocks = order.lineBlocks(till.context) + order.totalBlocks(till.context)
            let sumName = Phrase.sum.text(.english)
            var sum = Money.zero
            for case .pair(let left, let right, let style) in blocks {
                guard style == .plain, left != sumName, left != Phrase.saved.text(.english) else { continue }
                sum += try #require(Shop.euro.money(right), "\(left) \(right)")
            }
            #expect(sum == order.total)
        }
    }

    @Test("the first check needs no right to copies; the second one does, and says so")
    func copies() throws {
        var till = Restaurant.till(Restaurant.waiter)
        till.take([.openTable(id: 11, guests: 2), .add(Restaurant.soup)])
        let reference = try #require(till.state.order?.reference)
        let first = till.take(.printCheck)
        #expect(first.jobs.map(\.id) == ["\(reference)/check1"] && first.jobs[0].role == .receipt)
        #expect(first.jobs[0].banners.isEmpty)
        let order = try #require(till.state.order)
        #expect(
            first
                == .done([
                    .saveOrder(order), .print(first.jobs[0]), .show(Phrase.toPay(order, till.context)),
                    .sound(.accepted),
                ])
        )
        #expect(till.take(.printCheck).refusal == .notPermitted(.reprint, user: "Sala"))
        #expect(till.state.order?.checkPrints == 1)
        let second = till.take(.approve(userID: Shop.ana.id, reason: "Se mojó"))
        #expect(second.jobs.map(\.id) == ["\(reference)/check2"])
        #expect(second.jobs[0].banners == ["COPY 1"])
    }

    @Test("there is no check of nothing")
    func nothing() {
        var till = Restaurant.till()
        #expect(till.take(.printCheck).refusal == .nothingToPay)
        till.take(.openTable(id: 11, guests: nil))
        #expect(till.take(.printCheck).refusal == .nothingToPay)
    }
}
