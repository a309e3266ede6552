import Testing

@testable import TillDomain

@Suite("The catalogue's index")
struct CatalogueIndexTests {
    private let catalogue = Shop.catalogue()

    @Test("finds by id, by barcode and by extra barcode")
    func finds() {
        #expect(catalogue.product(id: 3) == Shop.ham)
        #expect(catalogue.product(barcode: "8410000000016") == Shop.coffee)
        #expect(catalogue.product(barcode: "CAFE") == Shop.coffee)
        #expect(catalogue.product(barcode: "cafe") == nil)
        #expect(catalogue.product(barcode: "") == nil)
        #expect(catalogue.product(id: 999) == nil)
    }

    @Test("a withdrawn product is found by id, for old orders, but not by a scan")
    func withdrawn() {
        #expect(catalogue.product(id: Shop.withdrawn.id) == Shop.withdrawn)
        #expect(catalogue.product(barcode: Shop.withdrawn.barcode) == nil)
    }

    @Test("a withdrawn product does not hide the active one that took over its barcode; of two active, the first")
    func sharedBarcode() {
        var catalogue = catalogue
        var heir = Shop.coffee
        heir.id = 50
        heir.barcode = Shop.withdrawn.barcode
        var rival = heir
        rival.id = 51
        catalogue.products += [heir, rival]
        #expect(catalogue.product(barcode: Shop.withdrawn.barcode)?.id == 50)
    }

    @Test("follows a change of the products")
    func follows() {
        var catalogue = catalogue
        catalogue.products.removeFirst()
        #expect(catalogue.product(barcode: Shop.coffee.barcode) == nil)
        #expect(catalogue.product(barcode: Shop.wine.barcode) == Shop.wine)
    }

    @Test("every product of a large catalogue is found")
    func large() {
        var catalogue = catalogue
        catalogue.products = (1...20_000).map { Product(id: $0, name: "P\($0)", barcode: "B\($0)", listPrice: .zero) }
        for id in stride(from: 1, through: 20_000, by: 997) {
            #expect(catalogue.product(id: id)?.name == "P\(id)")
            #expect(catalogue.product(barcode: "B\(id)")?.id == id)
        }
    }
}
