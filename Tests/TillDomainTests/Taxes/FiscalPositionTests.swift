import Testing

@testable import TillDomain

@Suite("Fiscal positions")
struct FiscalPositionTests {
    private func position(_ id: Int, takeout: Int? = nil, _ maps: [(Int, Int?)] = []) -> FiscalPosition {
        FiscalPosition(
            id: id,
            name: "p\(id)",
            takeoutID: takeout,
            maps: maps.map { .init(sourceID: $0.0, destinationID: $0.1) }
        )
    }

    @Test("a tax is replaced by all its destinations, dropped without one, kept if it is not named; none comes twice")
    func mapping() {
        let position = position(1, [(1, 11), (1, 12), (2, nil), (3, nil), (3, 13), (4, 11)])
        #expect(position.map([1]) == [11, 12])
        #expect(position.map([2]) == [])
        #expect(position.map([3]) == [13])
        #expect(position.map([9]) == [9])
        #expect(position.map([9, 4, 1, 11, 9]) == [9, 11, 12])
        #expect(position.map([]) == [])
        #expect(position.map([11]) == [11], "a destination is not mapped on")
    }

    @Test("only included taxes that are gone change the price, and all of them together")
    func fixedPrice() throws {
        func tax(_ id: Int, _ percent: Int64, isIncluded: Bool = true) -> Tax {
            Tax(id: id, name: "", percent: Percent(tenThousandths: percent * 10_000), isPriceIncluded: isIncluded)
        }
        let (seven, nineteen, added) = (tax(7, 7), tax(19, 19), tax(5, 5, isIncluded: false))
        func price(_ text: String, _ product: [Tax], _ line: [Tax]) throws -> String {
            let price = try #require(Price(text))
            return FiscalPosition.fixedPrice(price, productTaxes: product, lineTaxes: line, currency: Shop.euro).plain
        }
        #expect(try price("19.99", [nineteen], [seven]) == "16.8")
        #expect(try price("19.99", [nineteen, added], []) == "16.8")
        #expect(try price("19.99", [nineteen], [nineteen]) == "19.99")
        #expect(try price("1.234567", [added], []) == "1.234567", "an added tax that goes changes nothing")
        #expect(try price("1.234567", [], [nineteen]) == "1.234567")
        #expect(try price("10", [nineteen, seven], []) == "7.86", "10.00 less 0.65, less 1.49 of what is left")
    }

    @Test("the chain by which an order's position is found")
    func resolution() {
        let positions = [position(1, takeout: 3), position(2), position(3), position(4, takeout: 2)]
        func found(
            customer: Int? = nil,
            takeout: Bool = false,
            standard: Int? = nil,
            takeoutStandard: Int? = nil,
            of positions: [FiscalPosition]
        ) -> Int? {
            FiscalPosition.resolve(
                customerPositionID: customer,
                isTakeout: takeout,
                defaultID: standard,
                takeoutDefaultID: takeoutStandard,
                positions: positions
            )?.id
        }
        #expect(found(of: positions) == nil)
        #expect(found(standard: 2, of: positions) == 2)
        #expect(found(customer: 1, standard: 2, of: positions) == 1)
        #expect(found(customer: 99, standard: 2, of: positions) == 2, "an unknown one is none")
        #expect(found(customer: 1, takeout: true, of: positions) == 3)
        #expect(found(customer: 2, takeout: true, takeoutStandard: 3, of: positions) == 2, "no variant, so itself")
        #expect(found(takeout: true, standard: 1, of: positions) == 3)
        #expect(found(takeout: true, takeoutStandard: 4, of: positions) == 4)
        #expect(found(takeout: true, takeoutStandard: 99, of: positions) == 2, "the lowest that is named a variant")
        #expect(found(takeout: true, of: positions.reversed()) == 2)
        #expect(found(takeout: true, of: [position(2), position(5, takeout: 9)]) == nil, "a named one has to exist")
        #expect(found(customer: 5, takeout: true, of: [position(5, takeout: 9)]) == 5)
        #expect(found(takeoutStandard: 4, of: positions) == nil, "the takeout default is for takeout alone")
    }
}
