import Testing
import TillDomain
import TillUpstream
import TillWire

/// The demo's data, looked at as data.
struct DemoShopTests {
    private let shop = DemoShop.shop

    /// A tip and a rounding are on no shelf.
    private var goods: [WireProduct] { shop.products.filter { $0.id != 97 && $0.id != 98 } }

    @Test func everyBarcodeIsValidAndNobodyElses() {
        let codes = goods.compactMap(\.barcode)
        #expect(codes.count == goods.count)
        #expect(shop.products.count >= 64)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { CheckDigit.isValid($0) })
        let lengths = Dictionary(grouping: codes, by: \.count).mapValues(\.count)
        #expect(Set(lengths.keys) == [8, 12, 13])
        #expect((lengths[8] ?? 0) >= 3 && (lengths[12] ?? 0) >= 3)
        // Prefixes 20 to 29 are weights and prices that a shop makes itself; 04 are badges.
        #expect(codes.filter { $0.hasPrefix("2") } == ["2100001000004", "2300001000008"])
        #expect(codes.allSatisfy { !$0.hasPrefix("041") && !$0.hasPrefix("042") && !$0.hasPrefix("10") })
    }

    /// Scripts and tests name them.
    @Test func whatWasThereHasItsIDAndPrice() {
        #expect(shop.products[0].name == "Aceitunas manzanilla con anchoa 350 g")
        #expect(shop.products[79].defaultCode == "UP1080" && shop.products[79].listPrice == WireNumber("0.60"))
        #expect(shop.products.map(\.id) == Array(1...98))
        #expect(shop.people.map(\.badge) == ["041000000017", "041000000024", "041000000031"])
        #expect(shop.people.map(\.maxDiscount) == [nil, WireNumber("15"), nil])
    }

    @Test func idsAndReferencesHold() {
        #expect(Set(shop.products.map(\.id)).count == shop.products.count)
        #expect(Set(shop.products.compactMap(\.defaultCode)).count == shop.products.count)
        #expect(Set(shop.products.map(\.name)).count == shop.products.count)
        let categories = Set(shop.categories.map(\.id))
        #expect(Set(shop.products.compactMap(\.categoryID)) == categories, "no empty category, none unknown")
        let taxes = Set(shop.taxes.map(\.id))
        #expect(Set(shop.products.flatMap(\.taxIDs)) == taxes)
    }

    @Test func namesNeedTheLettersOfSpanishAndFitAReceipt() {
        let letters = Set(shop.products.map(\.name).joined())
        #expect(letters.isSuperset(of: "áéíóúñü") || letters.isSuperset(of: "áéíóúñ"))
        #expect(shop.products.allSatisfy { $0.name.count <= 40 })
        #expect(shop.company.name == "Ultramarinos Peña")
    }

    @Test func theShopConvertsWithTwoIncludedTaxesAndADeposit() async throws {
        try await LiveUpstream.with { upstream in
            let payload = try await upstream.bootstrap(token: try await upstream.login().accessToken)
            let catalogue = try payload.catalogue()
            #expect(catalogue.products.count == DemoShop.shop.products.count)
            #expect(catalogue.taxes.filter(\.isPriceIncluded).map(\.percent.plain) == ["21", "10"])
            #expect(catalogue.paymentMethods.map(\.kind) == [.cash, .card, .credit])
            #expect(catalogue.paymentMethods.map(\.allowsChange) == [true, false, false])
            #expect(catalogue.users.map(\.role) == [.manager, .cashier, .waiter])
            #expect(catalogue.users.allSatisfy { $0.pinHash.hasPrefix("$argon2id$") })
            #expect(catalogue.users[0].badge == "041000000017")
            #expect(catalogue.configuration.sessionID == 1)
            #expect(catalogue.company.currency.text(Money(minor: 1250), .spanish) == "12,50 €")
            let taxes = Set(catalogue.products.flatMap(\.taxIDs))
            #expect(taxes == [1, 2, 3])
            for product in catalogue.products where !product.barcode.isEmpty {
                #expect(catalogue.product(barcode: product.barcode)?.id == product.id)
                #expect(product.listPrice > .zero)
            }
        }
    }

    @Test func everythingThatIsNamedIsThere() async throws {
        try await LiveUpstream.with { upstream in
            let payload = try await upstream.bootstrap(token: try await upstream.login().accessToken)
            let catalogue = try payload.catalogue()
            #expect(catalogue.floors.map(\.tables.count) == [8, 4])
            #expect((1...12).allSatisfy { catalogue.table(id: $0)?.name == "\($0)" })
            #expect(catalogue.kitchenPrinters.map(\.key) == ["kitchen", "bar"])
            for printer in catalogue.kitchenPrinters {
                let prepared = catalogue.products.filter { printer.categoryIDs.contains($0.categoryID ?? 0) }
                #expect(prepared.count >= 6, "\(printer.key)")
            }
            #expect(catalogue.voidReasons.count == 4)
            #expect(Set(catalogue.discountPresets.map(\.kind)).count == 4)
            #expect(catalogue.partner(barcode: "042000000017")?.creditLimit == Money(minor: 10_000))
            #expect(catalogue.partner(id: 2)?.pricelistID == 1)
            #expect(catalogue.partner(id: 3)?.fiscalPositionID == 3)
            #expect(catalogue.product(id: try #require(catalogue.configuration.tipProductID))?.taxIDs == [])
            #expect(catalogue.product(id: 98)?.taxIDs == [])
            #expect(catalogue.company.cashRounding == nil)
            #expect(catalogue.configuration.denominations.count == 15)
            #expect(catalogue.configuration.closingDifferenceMax == Money(minor: 500))
            #expect(catalogue.configuration.takeoutFiscalPositionID == 2)
            #expect(payload.barcodeRules?.map(\.sequence) == [14, 20, 36, 40, 50, 60, 70, 80, 90])
            #expect(catalogue.pricelists.map(\.items.count) == [3, 1])
        }
    }
}
