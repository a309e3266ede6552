import Testing
import TillTestSupport

@testable import TillDomain

/// Receipts as they come out of the reducer, drawn as text.
@Suite("Receipts")
struct ReceiptTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        var language: Language
        var columns: Int
        var testDescription: String { "\(language.rawValue)-\(columns)" }
    }

    static let shapes = Language.allCases.flatMap { language in
        [32, 48].map { Shape(language: language, columns: $0) }
    }

    /// Two taxes, accents, a weight, a long name, cash with change.
    private func till(_ shape: Shape) -> TestTill {
        var till = TestTill.open(Shop.catalogue(language: shape.language))
        till.take([
            .add(Shop.coffee), .add(Shop.coffee), .add(Shop.ham, Quantity(thousandths: 350)), .add(Shop.wine),
            .add(Shop.free),
        ])
        return till
    }

    private func printed(_ outcome: Outcome) throws -> Document {
        try #require(outcome.effects.compactMap { if case .print(let job) = $0 { job.document } else { nil } }.first)
    }

    @Test("a sale with two taxes, paid in cash with change", arguments: shapes)
    func sale(_ shape: Shape) throws {
        var till = till(shape)
        let document = try printed(till.take(.pay(Shop.cash, 5000)))
        #expect(
            try Golden.difference(Paper.draw(document, columns: shape.columns), "receipt-\(shape.testDescription).txt")
                == nil
        )
    }

    @Test("its second copy", arguments: shapes)
    func copy(_ shape: Shape) throws {
        var till = till(shape)
        till.take([.pay(Shop.card, 1000), .pay(Shop.cash), .reprint])
        let document = try printed(till.take(.reprint))
        #expect(
            try Golden.difference(Paper.draw(document, columns: shape.columns), "copy-\(shape.testDescription).txt")
                == nil
        )
    }

    @Test("the report at closing", arguments: shapes)
    func report(_ shape: Shape) throws {
        var till = till(shape)
        till.take([.pay(Shop.cash, 5000), .add(Shop.wine), .pay(Shop.card), .startClosing])
        let document = try printed(till.take(.closeSession(counted: Money(minor: 120_00))))
        #expect(
            try Golden.difference(Paper.draw(document, columns: shape.columns), "report-\(shape.testDescription).txt")
                == nil
        )
    }

    @Test("what is on the receipt adds up: net and taxes are the total, tendered less change too")
    func addsUp() throws {
        var till = till(Shape(language: .english, columns: 32))
        till.take(.pay(Shop.cash, 5000))
        let order = try #require(till.state.lastSale)
        #expect(order.totalExcluded + order.taxes.map(\.amount).sum() == order.total)
        #expect(order.taxes.map(\.base).sum() == order.totalExcluded)
        #expect(order.tendered - order.change == order.total)
    }
}
