import Testing
import TillTestSupport

@testable import TillDomain

/// X and Z reports and the slips of the drawer, as they come out of the reducer, drawn as text.
@Suite("Session reports")
struct SessionReportTests {
    private static let values = [5, 10, 20, 50, 1_00, 2_00, 5_00, 10_00, 20_00, 50_00].map { Money(minor: $0) }

    private static let counted = CashCount.denominations([
        .init(value: Money(minor: 50_00), count: 2), .init(value: Money(minor: 20_00), count: 1),
        .init(value: Money(minor: 5_00), count: 0), .init(value: Money(minor: 2_00), count: 3),
        .init(value: Money(minor: 50), count: 11), .init(value: Money(minor: 5), count: 1),
    ])

    /// Two people, three methods of payment, both taxes, a return of nothing; lent rights, movements, an open order.
    private func till(_ language: Language) -> TestTill {
        var catalogue = Shop.catalogue(language: language)
        catalogue.configuration.denominations = Self.values
        catalogue.configuration.closingDifferenceMax = Money(minor: 50)
        var till = TestTill.open(catalogue, for: Shop.luis(alsoMay: .closeSession))
        let drinks = language == .english ? "Soft drinks for the terrace" : "Refrescos para la terraza"
        till.take([
            .add(Shop.coffee), .add(Shop.ham, Quantity(thousandths: 350)), .pay(Shop.cash, 20_00),
            .add(Shop.coffee, Quantity(thousandths: 4000)),
            .discountOrder(DiscountRequest(value: .percent(Percent(tenThousandths: 100_000)), reason: "x")),
            .pay(Shop.card),
            .add(Shop.wine), .setPrice(lineID: 1, price: Price(millionths: 10_000_000)),
            .approve(userID: 1, reason: language == .english ? "Torn label" : "Etiqueta rota"), .pay(Shop.cash, 50_00),
            .cashIn(amount: Money(minor: 40_00), reason: language == .english ? "Change" : "Cambio"),
            .cashOut(amount: Money(minor: 25_50), reason: drinks),
            .cashOut(amount: Money(minor: 2_40), reason: language == .english ? "Bread" : "Pan"), .openDrawer,
            .signIn(userID: 1), .add(Shop.free), .add(Shop.wine), .pay(Shop.card), .signIn(userID: 2),
            .add(Shop.wine), .park,
        ])
        return till
    }

    private func closing(_ language: Language) -> TestTill {
        var till = till(language)
        till.take([.startClosing, .acknowledgeOpenOrders, .countCash(Self.counted), .confirmClosing])
        return till
    }

    private func printed(_ outcome: Outcome) throws -> Document {
        try #require(outcome.effects.compactMap { if case .print(let job) = $0 { job.document } else { nil } }.first)
    }

    @Test("X: what came in, and what should be in the drawer", arguments: ReceiptTests.shapes)
    func x(_ shape: ReceiptTests.Shape) throws {
        var till = till(shape.language)
        till.take([.printXReport])
        let document = try printed(till.take(.approve(userID: 1, reason: "x")))
        let drawn = Paper.draw(document, columns: shape.columns)
        #expect(try Golden.difference(drawn, "x-report-\(shape.testDescription).txt") == nil)
    }

    @Test(
        "Z: the same with what was counted, by piece, the difference, and who allowed it",
        arguments: ReceiptTests.shapes
    )
    func z(_ shape: ReceiptTests.Shape) throws {
        var till = closing(shape.language)
        let document = try printed(till.take(.scan(Shop.ana.badge)))
        #expect(till.state.session.state == .closed)
        let drawn = Paper.draw(document, columns: shape.columns)
        #expect(try Golden.difference(drawn, "z-report-\(shape.testDescription).txt") == nil)
    }

    @Test("the slips of the drawer", arguments: ReceiptTests.shapes)
    func slips(_ shape: ReceiptTests.Shape) throws {
        var till = TestTill.open(Shop.catalogue(language: shape.language), for: Shop.eva)
        var text = ""
        for event in [
            Action.Event.cashIn(amount: Money(minor: 40_00), reason: "Cambio"),
            .cashOut(amount: Money(minor: 1_234_50), reason: "Compra de urgencia en el mercado"), .openDrawer,
        ] {
            till.catalogue.users = [Shop.ana, Shop.luis, Shop.eva]
            till.state.session.openingFloat = Money(minor: 2_000_00)
            till.take(event)
            let document = try printed(till.take(.approve(userID: 1, reason: "x")))
            text += Paper.draw(document, columns: shape.columns)
        }
        #expect(try Golden.difference(text, "cash-slips-\(shape.testDescription).txt") == nil)
    }

    @Test("the figures of a report add up")
    func addsUp() {
        let till = closing(.english)
        let session = till.state.session
        #expect(session.takings.map(\.amount).sum() == session.totals.sales + session.totals.invoices)
        #expect(session.totals.taxes.map(\.amount).sum() == session.totals.sales - session.totals.salesExcluded)
        #expect(session.totals.taxes.map(\.base).sum() == session.totals.salesExcluded)
        #expect(session.totals.users.map(\.total).sum() == session.totals.sales)
        #expect(session.totals.users.map(\.orders).reduce(0, +) == session.orderCount)
        #expect(session.orderCount == 4)
        #expect(session.totals.sales.minor == 10_21 + 5_40 + 10_00 + 12_99)
        #expect(session.expectedCash.minor == 100_00 + 10_21 + 10_00 + 40_00 - 25_50 - 2_40)
        #expect(session.totals.discounts.minor == 60)
        #expect(session.drawerOpenings == 1 && session.overrideCount == 1)
        #expect(session.closing?.openOrders == 1)
    }

    @Test("an X while the cash is being counted has the count so far; before, none")
    func xWhileCounting() {
        var till = till(.english)
        let counted = Document.Block.pair("Counted cash", "131.55", .bold)
        func blocks() -> [Document.Block] {
            SessionReport.xReport(till.state.session, user: Shop.ana, till.context).blocks
        }
        #expect(!blocks().contains(counted))
        till.take([.startClosing, .acknowledgeOpenOrders])
        #expect(!blocks().contains(counted))
        till.take(.countCash(Self.counted))
        #expect(blocks().contains(counted))
        #expect(blocks().contains(.pair("Difference", "-0.76", .bold)))
        till.take(.cancelClosing)
        #expect(!blocks().contains(counted))
    }

    @Test("nothing stands on a report twice, and nothing of nothing", arguments: Language.allCases)
    func noDuplicates(language: Language) throws {
        let till = closing(language)
        let blocks = SessionReport.zReport(till.state.session, user: Shop.luis, till.context).blocks
        let pairs = blocks.filter { if case .pair = $0 { true } else { false } }
        for pair in pairs { #expect(pairs.filter { $0 == pair }.count == 1, "\(pair)") }
        let empty = TestTill.open()
        let few = SessionReport.xReport(empty.state.session, user: Shop.ana, empty.context).blocks
        let zero = few.filter { if case .pair(_, let amount, _) = $0 { amount == "0.00" } else { false } }
        #expect(zero.count == 3, "sales, net and cash sales only: \(zero)")
    }
}
