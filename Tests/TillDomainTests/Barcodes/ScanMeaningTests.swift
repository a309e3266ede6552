import Testing

@testable import TillDomain

@Suite("What a scan means")
struct ScanMeaningTests {
    private let nomenclature = Nomenclature.odoo12

    private func meaning(_ text: String) throws -> ScanMeaning {
        try nomenclature.meaning(of: Array(text.utf8)).get()
    }

    private func product(_ text: String) throws -> ScannedProduct? {
        if case .product(let product) = try meaning(text) { product } else { nil }
    }

    @Test("bytes that are no text say why")
    func unreadable() {
        #expect(nomenclature.meaning(of: []) == .failure(.empty))
        #expect(nomenclature.meaning(of: [0x41, 0x00]) == .failure(.notText(position: 1)))
    }

    @Test("one of each kind")
    func kinds() throws {
        #expect(try meaning("NU/CFG1/S42/1709123456789-3f7a") == .receipt(reference: "NU/CFG1/S42/1709123456789-3f7a"))
        #expect(try meaning("]Q0NU/CFG1/S42/1-3f7a") == .receipt(reference: "NU/CFG1/S42/1-3f7a"))
        #expect(try meaning("]C0TILL20") == .command(.openDrawer))
        #expect(try meaning("TILL99") == .unknown(text: "TILL99", why: .noSuchCommand))
        #expect(try meaning("TILLER") == .product(ScannedProduct(candidates: ["TILLER"])))
        #expect(try meaning("041000000001") == .badge("041000000001"))
        #expect(try meaning("042000000001") == .customerCard("042000000001"))
        #expect(try meaning("2210") == .discount(Percent(tenThousandths: 100_000)))
        #expect(try meaning("22-5") == .unknown(text: "22-5", why: .valueOutOfRange))
        #expect(try meaning("]C0") == .unknown(text: "]C0", why: .empty))
        #expect(try meaning("PACK01") == .other(type: .package, code: "PACK01", candidates: ["PACK01"]))
    }

    @Test("weights and prices look for Odoo's base code first")
    func embedded() throws {
        let weight = ScannedProduct(
            candidates: ["2112345000008", "2112345012346"],
            quantity: Quantity(thousandths: 1234)
        )
        #expect(try meaning("2112345012346") == .product(weight))
        #expect(try meaning("]E02112345012346") == .product(weight))
        let price = ScannedProduct(
            candidates: ["2312345000002", "2312345012999"],
            price: Price(millionths: 12_990_000)
        )
        #expect(try meaning("2312345012999") == .product(price))
    }

    @Test("a lot to Odoo may be a product: its code and other forms are told")
    func lots() throws {
        #expect(
            try meaning("1012345678904")
                == .other(type: .lot, code: "1012345678904", candidates: ["1012345678904"])
        )
        #expect(
            try meaning("101234567892")
                == .other(type: .lot, code: "101234567892", candidates: ["101234567892", "0101234567892"])
        )
    }

    @Test("without any rule everything is a product; after an alias the old code is not looked for")
    func rules() throws {
        let none = Nomenclature(rules: [])
        #expect(
            none.meaning(of: Array("036000291452".utf8))
                == .success(.product(ScannedProduct(candidates: ["036000291452", "0036000291452"])))
        )
        let alias = try BarcodeRule(name: "", sequence: 1, type: .alias, encoding: .any, pattern: "9", alias: "77")
        let command = try BarcodeRule(name: "", sequence: 2, type: .command, encoding: .any, pattern: "78")
        let both = Nomenclature(rules: [alias, command])
        #expect(both.meaning(of: Array("9".utf8)) == .success(.product(ScannedProduct(candidates: ["77"]))))
        #expect(both.meaning(of: Array("78".utf8)) == .success(.unknown(text: "78", why: .noSuchCommand)))
    }

    @Test("GS1: the trade item under every length that it has, with what its label tells")
    func gs1() throws {
        let found = try #require(try product("]C10104006381333931310300125010L1\u{1D}17260731"))
        #expect(found.candidates == ["4006381333931", "04006381333931"])
        #expect(found.quantity == Quantity(thousandths: 1250))
        #expect(found.measure == .kilograms)
        #expect(found.lot == "L1")
        #expect(found.expiry == GS1.ShortDate("260731"))
        #expect(found.price == nil)
        #expect(try product("(01)00036000291452")?.candidates == ["0036000291452", "036000291452", "00036000291452"])
        #expect(
            try product("0100000096385074")?.candidates
                == ["0000096385074", "000096385074", "96385074", "00000096385074"]
        )
    }

    @Test("GS1: an amount is the price of the item, and no unit price beside a weight")
    func amounts() throws {
        let alone = try #require(try product("]e001040063813339313922" + "01299"))
        #expect(alone.price == Price(millionths: 12_990_000))
        #expect(alone.quantity == nil)
        let weighed = try #require(try product("]e0010400638133393131030012503922" + "01299"))
        #expect(weighed.price == nil)
        #expect(weighed.amount?.number == GS1.Number(unscaled: 1299, digits: 2))
        let foreign = try #require(try product("]e001040063813339313932840" + "01299"))
        #expect(foreign.price == nil)
        #expect(foreign.amount?.currency == "840")
        let fine = try #require(try product("]e001040063813339313105000055"))
        #expect(fine.quantity == Quantity(thousandths: 1), "0.00055 kg is rounded, not taken for one piece")
        #expect(try product("(01)04006381333931(30)12")?.quantity == Quantity(thousandths: 12_000))
    }

    @Test("a damaged GS1 label never becomes a discount or a lot")
    func damaged() throws {
        #expect(
            try meaning("2250\u{1D}0104006381333930")
                == .unknown(text: "2250\u{1D}0104006381333930", why: .gs1(GS1Fault(.wrongCheckDigit, "01", at: 20)))
        )
        #expect(
            try meaning("]C1104006381333930\u{1D}05")
                == .unknown(text: "]C1104006381333930\u{1D}05", why: .gs1(GS1Fault(.unknownIdentifier, at: 19)))
        )
        // Nothing says that this one is GS1, and it is none.
        #expect(try product("0104006381333930")?.candidates == ["0104006381333930"])
        // A bare GTIN-14 is no element string, even where it could be read as one.
        #expect(try product("01234567890128")?.candidates == ["01234567890128", "1234567890128"])
    }

    @Test("GS1 without a trade item is no product")
    func otherElements() throws {
        #expect(
            try meaning("]C100106141410000000019")
                == .other(type: .package, code: "106141410000000019", candidates: ["00106141410000000019"])
        )
        #expect(
            try meaning("(414)4006381333931")
                == .other(type: .location, code: "4006381333931", candidates: ["(414)4006381333931"])
        )
    }
}
