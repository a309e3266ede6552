import Testing
import TillDomain
import TillUpstream
import TillWire

/// The demo's data, looked at as data.
struct DemoShopTests {
    private let shop = DemoShop.shop

    @Test func everyBarcodeIsValidAndNobodyElses() {
        let codes = shop.products.compactMap(\.barcode)
        #expect(codes.count == shop.products.count)
        #expect(shop.products.count >= 64)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { CheckDigit.isValid($0) })
        let lengths = Dictionary(grouping: codes, by: \.count).mapValues(\.count)
        #expect(Set(lengths.keys) == [8, 12, 13])
        #expect((lengths[8] ?? 0) >= 3 && (lengths[12] ?? 0) >= 3)
        // Prefixes 20 to 29 are weights and prices that a shop makes itself; 04 are badges.
        #expect(codes.allSatisfy { !$0.hasPrefix("2") && !$0.hasPrefix("041") && !$0.hasPrefix("042") })
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
            #expect(catalogue.paymentMethods.map(\.kind) == [.cash, .card])
            #expect(catalogue.paymentMethods.map(\.allowsChange) == [true, false])
            #expect(catalogue.users.map(\.role) == [.manager, .cashier, .waiter])
            #expect(catalogue.users.allSatisfy { $0.pinHash.hasPrefix("$argon2id$") })
            #expect(catalogue.users[0].badge == "041000000017")
            #expect(catalogue.configuration.sessionID == 1)
            #expect(catalogue.company.currency.text(Money(minor: 1250), .spanish) == "12,50 €")
            let taxes = Set(catalogue.products.flatMap(\.taxIDs))
            #expect(taxes == [1, 2, 3])
            for product in catalogue.products {
                #expect(catalogue.product(barcode: product.barcode)?.id == product.id)
                #expect(product.listPrice > .zero)
            }
        }
    }
}
