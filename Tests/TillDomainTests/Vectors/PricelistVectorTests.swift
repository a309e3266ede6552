import Foundation
import Testing

@testable import TillDomain

/// Prices that a live Odoo 12 gave by its pricelists.
@Suite("Pricelists as Odoo 12 applies them")
struct PricelistVectorTests {
    @Test("every price of every file", arguments: VectorFiles.all())
    func prices(url: URL) throws {
        let file = try VectorFile(url)
        var vectors = try PricelistVectors(file)
        let day = try #require(PricelistVectors.day)
        var tally = VectorTally(file, "pricelists")
        for (name, reason) in vectors.unread.sorted(by: { $0.key < $1.key }) {
            tally.cannotRead("pricelist_items \(name): \(reason)")
        }
        try tally.each(of: file) { entry, tally in
            let parts = try entry.list("an entry", count: 4)
            let name = try parts[0].text("pricelist")
            let id = try vectors.pricelist(name)
            let product = try vectors.product(parts[1].text("product"))
            let quantity = Quantity(thousandths: try parts[2].exact("quantity", digits: Quantity.digits))
            let lookup = PriceLookup(pricelists: vectors.pricelists, categories: vectors.categories)
            let found = lookup.price(of: product, pricelistID: id, quantity: quantity, on: day)
            tally.compare(
                try isSame(found, parts[3]),
                "\(name), \(quantity.plain) x \(product.name): \(parts[3]) recorded, \(found.plain) found"
            )
        }
        tally.close()
        if url == VectorFiles.sample { #expect(tally.compared == 18) }
    }

    /// A recorded price is not rounded; ours is, to six digits, and is the same if it lies within half of the sixth.
    private func isSame(_ price: Price, _ recorded: VectorValue) throws -> Bool {
        let number = try recorded.number("price")
        guard let decimal = Decimal(string: "\(number)") else { throw Unreadable("price \(number)") }
        let sixth = Decimal(sign: .plus, exponent: -Price.digits, significand: 1)
        return abs(Decimal(price.millionths) * sixth - decimal) <= sixth / 2
            + max(sixth / 1000, Decimal(8 * number.ulp))
    }
}
