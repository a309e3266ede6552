import Testing
import TillDomain
import TillWire

/// A payload becomes a catalogue whole, or says which field is at fault.
struct CatalogueConversionTests {
    @Test func aSoundPayloadIsTheCatalogue() throws {
        let catalogue = try WireSample.payload.catalogue()
        #expect(catalogue.etag == "e1")
        #expect(catalogue.configuration.sessionID == 42)
        #expect(catalogue.configuration.language == .spanish)
        #expect(catalogue.product(barcode: "8479996000134")?.listPrice == Price(millionths: 2_490_000))
        #expect(catalogue.product(barcode: "8479996000134")?.name == "Café")
        #expect(catalogue.taxes.first?.percent == Percent(tenThousandths: 210_000))
        #expect(catalogue.taxes.last?.fixed == Price(millionths: 100_000))
        #expect(catalogue.user(id: 1)?.may(.refund) == true)
        #expect(catalogue.user(id: 1)?.may(.settings) == false)
    }

    @Test func theJSONComesBackAsItWas() throws {
        let json = try WireCoding.encode(BootstrapResponse.payload(WireSample.payload))
        let back = try WireCoding.decode(BootstrapResponse.self, from: json)
        #expect(back == .payload(WireSample.payload))
        let unchanged = try WireCoding.decode(BootstrapResponse.self, from: #"{"not_modified":true}"#.utf8)
        #expect(unchanged == .notModified)
    }

    struct Fault: Sendable {
        var message: String
        var change: @Sendable (inout BootstrapPayload) -> Void
    }

    @Test(arguments: [
        Fault(message: "company.currency.position: 'left' is neither before nor after") {
            $0.company.currency.position = "left"
        },
        Fault(message: "company.currency.digits: 4 is none of 0, 2, 3") { $0.company.currency.digits = 4 },
        Fault(message: "company.tax_rounding: 'never' is neither line nor global") { $0.company.taxRounding = "never" },
        Fault(message: "config.language: 'fr_FR' is neither en nor es") { $0.config.language = "fr_FR" },
        Fault(message: "products[7].list_price: 2.4900001 is not a price with at most 6 digits behind the point") {
            $0.products[0].listPrice = WireNumber("2.4900001")
        },
        Fault(message: "products[7].list_price: 10000001 is out of range") {
            $0.products[0].listPrice = WireNumber("10000001")
        },
        Fault(message: "products[7].uom.rounding: 0.0001 is not a quantity with at most 3 digits behind the point") {
            $0.products[0].uom = WireProduct.Unit(id: 1, name: "g", rounding: WireNumber("0.0001"))
        },
        Fault(message: "taxes[1].amount_type: 'code' is none of percent, fixed, division, group") {
            $0.taxes[0].amountType = "code"
        },
        Fault(message: "taxes[1].amount: 1000 % is out of range") { $0.taxes[0].amount = WireNumber("1000") },
        Fault(message: "taxes[1].amount: 21.00001 is not a percentage with at most 4 digits behind the point") {
            $0.taxes[0].amount = WireNumber("21.00001")
        },
        Fault(message: "payment_methods[1].type: 'cheque' is none of cash, card, bank, credit") {
            $0.paymentMethods[0].type = "cheque"
        },
        Fault(message: "users[1].max_discount: 10.00001 is not a percentage with at most 4 digits behind the point") {
            $0.users[0].maxDiscount = WireNumber("10.00001")
        },
    ])
    func aFaultNamesItsField(fault: Fault) {
        var payload = WireSample.payload
        fault.change(&payload)
        #expect(throws: WireFault(fault.message)) { try payload.catalogue() }
    }

    @Test func anUnknownRoleHasTheFewestRights() throws {
        var payload = WireSample.payload
        payload.users[0].role = "owner"
        #expect(try payload.catalogue().user(id: 1)?.role == .waiter)
    }
}
