import TillWire

/// The demo's customers, with the prices and taxes that are theirs.
enum DemoCustomers {
    enum FiscalPositionID {
        static let standard = 1
        static let takeout = 2
        static let exempt = 3
    }

    enum PricelistID {
        static let wholesale = 1
        static let catering = 2
    }

    static let fiscalPositions = [
        WireFiscalPosition(
            id: FiscalPositionID.standard,
            name: "Régimen general / Standard",
            takeoutID: FiscalPositionID.takeout,
            maps: []
        ),
        // What is taken out is taxed as food, whatever it is.
        WireFiscalPosition(
            id: FiscalPositionID.takeout,
            name: "Para llevar / Takeaway",
            maps: [WireFiscalPosition.TaxMap(src: DemoShop.TaxID.general, dest: DemoShop.TaxID.reduced)]
        ),
        WireFiscalPosition(
            id: FiscalPositionID.exempt,
            name: "Exento / Exempt",
            maps: [
                WireFiscalPosition.TaxMap(src: DemoShop.TaxID.general, dest: nil),
                WireFiscalPosition.TaxMap(src: DemoShop.TaxID.reduced, dest: nil),
            ]
        ),
    ]

    static let partners = [
        // Buys on account, with a card.
        WirePartner(
            id: 1,
            name: "Peña Ciclista El Pedal",
            vat: "ESG00000000",
            barcode: "042000000017",
            creditLimit: WireNumber("100")
        ),
        WirePartner(
            id: 2,
            name: "Hostal Miramar, S. L.",
            vat: "ESB00000001",
            creditLimit: WireNumber("1500"),
            pricelistID: PricelistID.wholesale,
            fiscalPositionID: FiscalPositionID.standard
        ),
        WirePartner(id: 3, name: "Consulado de Ruritania", fiscalPositionID: FiscalPositionID.exempt),
        WirePartner(
            id: 4,
            name: "Bodas y Banquetes Añil",
            barcode: "042000000024",
            pricelistID: PricelistID.catering
        ),
    ]

    static let pricelists = [
        WirePricelist(
            id: PricelistID.wholesale,
            name: "Mayorista / Wholesale",
            items: [beerByThree, winesFormula, everythingLess]
        ),
        WirePricelist(id: PricelistID.catering, name: "Banquetes / Catering", items: [belowWholesale]),
    ]

    private static let beerByThree: WirePricelist.Item = {
        var item = WirePricelist.Item(id: 1, appliedOn: "0_product_variant", minQuantity: 3, compute: "fixed")
        item.productID = DemoProducts.ID.beer
        item.fixedPrice = WireNumber("0.60")
        return item
    }()

    /// 15 % less, to five cents, and a cent less again.
    private static let winesFormula: WirePricelist.Item = {
        var item = WirePricelist.Item(id: 2, appliedOn: "2_product_category", compute: "formula")
        item.categoryID = DemoProducts.CategoryID.wines
        item.base = "list_price"
        item.discount = WireNumber("15")
        item.rounding = WireNumber("0.05")
        item.surcharge = WireNumber("-0.01")
        return item
    }()

    private static let everythingLess: WirePricelist.Item = {
        var item = WirePricelist.Item(id: 3, compute: "percentage")
        item.percent = WireNumber("10")
        return item
    }()

    private static let belowWholesale: WirePricelist.Item = {
        var item = WirePricelist.Item(id: 4, compute: "formula")
        item.base = "pricelist"
        item.basePricelistID = PricelistID.wholesale
        item.discount = WireNumber("5")
        return item
    }()
}
