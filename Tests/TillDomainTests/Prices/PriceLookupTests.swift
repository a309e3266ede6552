import Testing
import TillTestSupport

@testable import TillDomain

/// What the recorded vectors do not reach, by odoo12.md's rules.
@Suite("Pricelists")
struct PriceLookupTests {
    // Food > Drinks > Wine, and Tools beside it.
    private static let categories = [
        TillDomain.Category(id: 1, name: "Food"), TillDomain.Category(id: 2, name: "Drinks", parentID: 1),
        TillDomain.Category(id: 3, name: "Wine", parentID: 2), TillDomain.Category(id: 4, name: "Tools"),
    ]
    private static let wine = Product(
        id: 7,
        name: "Rioja 75 cl",
        listPrice: Price(millionths: 10_000_000),
        standardPrice: Price(millionths: 4_000_000),
        categoryID: 4,
        priceCategoryID: 3,
        templateID: 70
    )

    private func fixed(_ units: Int64) -> Pricelist.Item.Computation { .fixed(Price(millionths: units * 1_000_000)) }

    private func price(
        _ items: [Pricelist.Item],
        _ product: Product = wine,
        quantity: String = "1",
        on day: String = "2026-11-22"
    ) throws -> String {
        let lookup = PriceLookup(pricelists: [Pricelist(id: 1, name: "", items: items)], categories: Self.categories)
        let quantity = try #require(Quantity(quantity))
        return lookup.price(of: product, pricelistID: 1, quantity: quantity, on: try #require(CivilDate(day))).plain
    }

    @Test("the most specific item counts, whatever the order in which they come")
    func specific() throws {
        var items = [
            Pricelist.Item(id: 9, scope: .global, minQuantity: 1, computation: fixed(9)),
            Pricelist.Item(id: 8, scope: .category(id: 1), minQuantity: 1, computation: fixed(8)),
            Pricelist.Item(id: 7, scope: .category(id: 2), minQuantity: 1, computation: fixed(7)),
            Pricelist.Item(id: 6, scope: .category(id: 3), minQuantity: 1, computation: fixed(6)),
            Pricelist.Item(id: 5, scope: .product(templateID: 70), computation: fixed(5)),
            Pricelist.Item(id: 4, scope: .variant(productID: 7), computation: fixed(4)),
        ]
        for expected in ["4", "5", "6", "7", "8", "9", "10"] {
            #expect(try price(items) == expected)
            #expect(try price(items.reversed()) == expected)
            items = items.dropLast()
        }
    }

    @Test("items of others do not apply: another variant, product, category, or the category at the till")
    func others() throws {
        let items = [
            Pricelist.Item(id: 1, scope: .variant(productID: 70), computation: fixed(1)),
            Pricelist.Item(id: 2, scope: .product(templateID: 7), computation: fixed(2)),
            Pricelist.Item(id: 3, scope: .category(id: 4), computation: fixed(3)),
            Pricelist.Item(id: 4, scope: .category(id: 99), computation: fixed(4)),
        ]
        #expect(try price(items) == "10")
        var plain = Self.wine
        plain.templateID = nil
        #expect(try price(items, plain) == "2", "a product that is no variant is its own template")
        plain.priceCategoryID = nil
        #expect(try price(items.filter { $0.id != 2 }, plain) == "3", "without a category of its own, the till's")
    }

    @Test("the minimum comes before the category's depth, and the newer item before the older")
    func ties() throws {
        #expect(
            try price(
                [
                    Pricelist.Item(id: 2, scope: .category(id: 3), minQuantity: 1, computation: fixed(3)),
                    Pricelist.Item(id: 1, scope: .category(id: 1), minQuantity: 2, computation: fixed(1)),
                ],
                quantity: "2"
            ) == "1"
        )
        #expect(
            try price([
                Pricelist.Item(id: 1, scope: .global, computation: fixed(1)),
                Pricelist.Item(id: 2, scope: .global, computation: fixed(2)),
            ]) == "2"
        )
    }

    @Test(
        "a minimum counts from its quantity on; without one a refund has its price too",
        arguments: [
            ("0.5", "5"), ("2.999", "5"), ("3", "3"), ("3.001", "3"), ("9", "3"), ("10", "1"), ("-12", "5"), ("0", "5"),
        ]
    )
    func minimum(quantity: String, expected: String) throws {
        let items = [
            Pricelist.Item(id: 1, scope: .global, computation: fixed(5)),
            Pricelist.Item(id: 2, scope: .global, minQuantity: 3, computation: fixed(3)),
            Pricelist.Item(id: 3, scope: .global, minQuantity: 10, computation: fixed(1)),
        ]
        #expect(try price(items, quantity: quantity) == expected)
    }

    @Test(
        "both days of an item's span belong to it",
        arguments: [
            ("2026-11-30", "10"), ("2026-12-01", "1"), ("2026-12-24", "1"), ("2026-12-25", "10"),
        ]
    )
    func dates(day: String, expected: String) throws {
        let item = Pricelist.Item(
            id: 1,
            scope: .global,
            startsOn: CivilDate("2026-12-01"),
            endsOn: CivilDate("2026-12-24"),
            computation: fixed(1)
        )
        #expect(try price([item], on: day) == expected)
    }

    @Test(
        "a formula: discount, rounding, surcharge, margins, in this order",
        arguments: formulas
    )
    func formula(formula: Pricelist.Formula, expected: String) throws {
        #expect(try price([Pricelist.Item(id: 1, scope: .global, computation: .formula(formula))]) == expected)
    }

    @Test("the result has six digits, half-up, and is rounded to a price's digits by who asks for it")
    func digits() throws {
        var product = Self.wine
        product.listPrice = Price(millionths: 9_999_999)
        let eighth = Pricelist.Item(id: 1, scope: .global, computation: .percentage(.percent("12.5")))
        #expect(try price([eighth], product) == "8.749999")  // 8.749999125
        let half = Pricelist.Item(id: 1, scope: .global, computation: .percentage(.percent("50")))
        #expect(try price([half], product) == "5")  // 4.9999995
        #expect(Price(millionths: 8_745_000).rounded(toDigits: 2).plain == "8.75")
        #expect(Price(millionths: -8_745_000).rounded(toDigits: 2).plain == "-8.75")
        #expect(Price(millionths: 8_745_001).rounded(toDigits: 6).plain == "8.745001")
        #expect(Price(millionths: 8_500_000).rounded(toDigits: 0).plain == "9")
    }
}

extension Percent {
    fileprivate static func percent(_ text: String) -> Percent { Percent(text) ?? .zero }
}

extension Price {
    fileprivate static func price(_ text: String) -> Price { Price(text) ?? .zero }
}

/// What becomes of a list price of 10 and a cost of 4.
private let formulas: [(Pricelist.Formula, String)] = [
    (.init(discount: .percent("12.5")), "8.75"),
    (.init(discount: .percent("-10")), "11"),
    (.init(discount: .percent("33.3333")), "6.66667"),
    (.init(discount: .percent("12.6"), rounding: .price("0.05")), "8.75"),
    (.init(rounding: .price("4")), "12"),
    (.init(discount: .percent("1"), rounding: .price("10"), surcharge: .price("-0.01")), "9.99"),
    (.init(surcharge: .price("-3"), minMargin: .price("-1")), "9"),
    (.init(surcharge: .price("3"), maxMargin: .price("2")), "12"),
    (.init(surcharge: .price("-3"), minMargin: .price("5"), maxMargin: .price("2")), "12"),
    (.init(base: .standardPrice, discount: .percent("-50"), surcharge: .price("0.99")), "6.99"),
    (.init(base: .standardPrice, maxMargin: .price("-1")), "3"),
]

@Suite("Pricelists that reckon from others")
struct PricelistChainTests {
    private static let product = Product(id: 1, name: "P", listPrice: Price(millionths: 100_000_000))

    /// A list that takes 10 % off another.
    private func less(_ id: Int, from base: Int) -> Pricelist {
        let formula = Pricelist.Formula(base: .pricelist(id: base), discount: Percent(tenThousandths: 100_000))
        return Pricelist(id: id, name: "", items: [.init(id: 1, scope: .global, computation: .formula(formula))])
    }

    private func price(_ lists: [Pricelist], _ id: Int?, _ product: Product = product) throws -> String {
        let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
        let lookup = PriceLookup(pricelists: lists, categories: [])
        return lookup.price(of: product, pricelistID: id, quantity: .one, on: day).plain
    }

    @Test("each takes the price of the one that it names, unrounded")
    func chain() throws {
        let lists = [less(3, from: 2), less(2, from: 1), less(1, from: 99)]
        #expect(try price(lists, 1) == "90", "a missing list gives the list price")
        #expect(try price(lists, 3) == "72.9")
        #expect(try price(lists, nil) == "100")
        #expect(try price(lists, 99) == "100")
    }

    @Test("a list that comes round again gives the list price there, and the sale goes on")
    func circle() throws {
        #expect(try price([less(1, from: 1)], 1) == "90")
        #expect(try price([less(1, from: 2), less(2, from: 1)], 1) == "81")
    }

    @Test("behind the greatest depth stands the list price")
    func depth() throws {
        let lists = (1...50).map { less($0, from: $0 + 1) }
        let expected = (0..<PriceLookup.maxDepth).reduce(Int64(100_000_000)) { price, _ in price / 10 * 9 }
        #expect(try price(lists, 1) == Price(millionths: expected).plain)
    }

    @Test("categories that stand in a circle do not hang the lookup")
    func categoryCircle() throws {
        let categories = [
            TillDomain.Category(id: 1, name: "a", parentID: 2), TillDomain.Category(id: 2, name: "b", parentID: 1),
        ]
        let item = Pricelist.Item(id: 1, scope: .category(id: 1), computation: .fixed(.zero))
        let lookup = PriceLookup(pricelists: [Pricelist(id: 1, name: "", items: [item])], categories: categories)
        var product = Self.product
        product.categoryID = 2
        let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
        #expect(lookup.price(of: product, pricelistID: 1, quantity: .one, on: day) == .zero)
    }

    @Test("no number of 64 bits in an item stops the terminal")
    func range() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "pricelist range"))
        let ends = [Int64.min, -1_000_001, -1, 0, 1, 1_000_000, Int64.max]
        func any() -> Int64 { ends.randomElement(using: &chance) ?? 0 }
        for _ in 0..<300 {
            let lists = (1...3).map { id in
                let formula = Pricelist.Formula(
                    base: [.pricelist(id: id + 1), .standardPrice].randomElement(using: &chance) ?? .listPrice,
                    discount: Percent(tenThousandths: any()),
                    rounding: Price(millionths: any()),
                    surcharge: Price(millionths: any()),
                    minMargin: Price(millionths: any()),
                    maxMargin: Price(millionths: any())
                )
                let item = Pricelist.Item(
                    id: 1,
                    scope: .global,
                    minQuantity: Bool.random(using: &chance) ? 0 : Int(any()),
                    computation: .formula(formula)
                )
                return Pricelist(id: id, name: "", items: [item])
            }
            var product = Self.product
            product.listPrice = Price(millionths: any())
            product.standardPrice = Price(millionths: any())
            _ = try price(lists, 1, product)
        }
    }
}
