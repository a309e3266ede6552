import Testing
import TillDomain
import TillTestSupport
import TillWire

/// All that a payload can carry becomes the catalogue's.
struct RichCatalogueTests {
    @Test func thePayloadIsTheGoldenJSON() throws {
        let json = String(decoding: try WireCoding.encode(RichSample.payload), as: UTF8.self)
        #expect(try Golden.difference(ReadableJSON.broken(json), "bootstrap-rich.json") == nil)
        #expect(try WireCoding.decode(BootstrapPayload.self, from: json.utf8) == RichSample.payload)
    }

    @Test func companyAndConfigurationAreRead() throws {
        let catalogue = try RichSample.payload.catalogue()
        #expect(catalogue.company.cashRounding == CashRounding(step: Money(minor: 5), productID: 9))
        let configuration = catalogue.configuration
        #expect(configuration.pricelistID == 1)
        #expect(configuration.priceDigits == 3)
        #expect(configuration.fiscalPositionID == 1)
        #expect(configuration.takeoutFiscalPositionID == 2)
        #expect(configuration.tipProductID == 8)
        #expect(configuration.denominations == [Money(minor: 2000), Money(minor: 1)])
        #expect(configuration.closingDifferenceMax == Money(minor: 500))
    }

    @Test func productsAndPriceCategoriesAreRead() throws {
        let catalogue = try RichSample.payload.catalogue()
        let product = try #require(catalogue.product(id: 7))
        #expect(product.standardPrice == Price(millionths: 1_123_456))
        #expect(product.priceCategoryID == 31)
        #expect(product.templateID == 70)
        #expect(catalogue.priceCategories == [Category(id: 31, name: "Bebidas")])
    }

    @Test func pricelistsAreRead() throws {
        let lists = try RichSample.payload.catalogue().pricelists
        let formula = Pricelist.Formula(
            base: .standardPrice,
            discount: Percent(tenThousandths: 50_000),
            rounding: Price(millionths: 50_000),
            surcharge: Price(millionths: -10_000),
            minMargin: Price(millionths: 500_000),
            maxMargin: Price(millionths: 3_000_000)
        )
        let items = [
            Pricelist.Item(
                id: 1,
                scope: .variant(productID: 7),
                minQuantity: 3,
                startsOn: CivilDate("2026-01-01"),
                endsOn: CivilDate("2026-12-31"),
                computation: .fixed(Price(millionths: 2_250_000))
            ),
            Pricelist.Item(
                id: 2,
                scope: .product(templateID: 70),
                computation: .percentage(Percent(tenThousandths: -125_000))
            ),
            Pricelist.Item(id: 3, scope: .category(id: 31), computation: .formula(formula)),
            Pricelist.Item(id: 4, scope: .global, computation: .formula(Pricelist.Formula(base: .pricelist(id: 2)))),
        ]
        #expect(
            lists == [Pricelist(id: 1, name: "Mayorista", items: items), Pricelist(id: 2, name: "Vacía", items: [])]
        )
    }

    @Test func customersAndFiscalPositionsAreRead() throws {
        let catalogue = try RichSample.payload.catalogue()
        let partner = try #require(catalogue.partner(barcode: "042000000017"))
        #expect(partner.creditLimit == Money(minor: 10_000))
        #expect(partner.creditUsed == Money(minor: -50))
        #expect(partner.pricelistID == 1 && partner.fiscalPositionID == 2)
        let other = try #require(catalogue.partner(id: 2))
        #expect(other.pricelistID == nil && other.fiscalPositionID == nil, "not for this till: the till's own")
        #expect(other.creditLimit == .zero)
        #expect(catalogue.fiscalPositions.map(\.takeoutID) == [2, nil])
        #expect(
            catalogue.fiscalPositions[1].maps == [
                FiscalPosition.TaxMap(sourceID: 1, destinationID: 3),
                FiscalPosition.TaxMap(sourceID: 99, destinationID: nil),
            ]
        )
    }

    @Test func tablesPrintersPresetsAndReasonsAreRead() throws {
        let catalogue = try RichSample.payload.catalogue()
        #expect(catalogue.table(id: 5) == Floor.Table(id: 5, name: "5", seats: 4))
        #expect(catalogue.kitchenPrinters == [KitchenPrinter(key: "bar", name: "Barra", categoryIDs: [1])])
        #expect(
            catalogue.discountPresets == [
                DiscountPreset(id: 1, name: "10 %", kind: .fixedPercent, percent: Percent(tenThousandths: 100_000)),
                DiscountPreset(id: 2, name: "Vale", kind: .openAmount, scope: .check, amount: Money(minor: 500)),
            ]
        )
        #expect(catalogue.voidReasons == [VoidReason(id: 1, name: "Agotado")])
    }

    @Test func rulesComeBySequence() throws {
        #expect(try RichSample.payload.catalogue().nomenclature.rules.map(\.name) == ["Weight", "Product"])
        #expect(try WireSample.payload.catalogue().nomenclature == .odoo12, "Odoo's own rules where none are named")
    }

    @Test func anOlderUpstreamsPayloadIsStillACatalogue() throws {
        let catalogue = try WireSample.payload.catalogue()
        #expect(catalogue.pricelists.isEmpty && catalogue.partners.isEmpty && catalogue.floors.isEmpty)
        #expect(catalogue.configuration.priceDigits == 2)
        #expect(catalogue.configuration.closingDifferenceMax == nil)
        #expect(catalogue.company.cashRounding == nil)
    }
}
