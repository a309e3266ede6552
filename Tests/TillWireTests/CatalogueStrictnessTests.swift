import Testing
import TillDomain
import TillWire

/// What is there is right, or the whole is refused by the name of the field.
struct CatalogueStrictnessTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        var message: String
        var change: @Sendable (inout BootstrapPayload) -> Void
        var testDescription: String { message }

        init(_ message: String, _ change: @escaping @Sendable (inout BootstrapPayload) -> Void) {
            self.message = message
            self.change = change
        }
    }

    private static func expect(_ fault: Fault) {
        var payload = RichSample.payload
        fault.change(&payload)
        #expect(throws: WireFault(fault.message)) { try payload.catalogue() }
    }

    @Test(arguments: [
        Fault("company.cash_rounding.step: is nothing") { $0.company.cashRounding?.step = WireNumber("0") },
        Fault("company.cash_rounding.step: -0.05 is out of range") {
            $0.company.cashRounding?.step = WireNumber("-0.05")
        },
        Fault("company.cash_rounding.step: 0.005 is not an amount with 2 digits behind the point") {
            $0.company.cashRounding?.step = WireNumber("0.005")
        },
        Fault("company.cash_rounding.product_id: product 99 is not in the payload") {
            $0.company.cashRounding?.productID = 99
        },
        Fault("config.pricelist_id: pricelist 99 is not in the payload") { $0.config.pricelistID = 99 },
        Fault("config.price_digits: 7 is not within 0 and 6") { $0.config.priceDigits = 7 },
        Fault("config.price_digits: -1 is not within 0 and 6") { $0.config.priceDigits = -1 },
        Fault("config.fiscal_position_id: fiscal position 99 is not in the payload") {
            $0.config.fiscalPositionID = 99
        },
        Fault("config.takeout_fiscal_position_id: fiscal position 99 is not in the payload") {
            $0.config.takeoutFiscalPositionID = 99
        },
        Fault("config.tip_product_id: product 99 is not in the payload") { $0.config.tipProductID = 99 },
        Fault("config.denominations: 0 is no coin and no note") { $0.config.denominations = [WireNumber("0")] },
        Fault("config.denominations: -1 is out of range") { $0.config.denominations = [WireNumber("-1")] },
        Fault("config.denominations: 0.001 is not an amount with 2 digits behind the point") {
            $0.config.denominations = [WireNumber("0.001")]
        },
        Fault("config.denominations: one is there twice") {
            $0.config.denominations = [WireNumber("1"), WireNumber("1.00")]
        },
        Fault("config.denominations: there are more than 50") {
            $0.config.denominations = (1...51).map { WireNumber("\($0)") }
        },
        Fault("config.closing_difference_max: -1 is out of range") {
            $0.config.closingDifferenceMax = WireNumber("-1")
        },
        Fault("users[1].max_discount: 101 is not within 0 and 100") { $0.users[0].maxDiscount = WireNumber("101") },
        Fault("users[1].max_discount: -1 is not within 0 and 100") { $0.users[0].maxDiscount = WireNumber("-1") },
        Fault("products[7].standard_price: 10000000.1 is out of range") {
            $0.products[0].standardPrice = WireNumber("10000000.1")
        },
    ])
    func companyConfigurationAndProducts(fault: Fault) { Self.expect(fault) }

    @Test(arguments: [
        Fault("pricelists[1]: is there twice") { $0.pricelists?[1].id = 1 },
        Fault("pricelists[1].items[1]: is there twice") { $0.pricelists?[0].items[1].id = 1 },
        Fault(
            "pricelists[1].items[1].applied_on: '4_all' is none of "
                + "0_product_variant, 1_product, 2_product_category, 3_global"
        ) { $0.pricelists?[0].items[0].appliedOn = "4_all" },
        Fault("pricelists[1].items[1].product_id: is missing, and applied_on asks for it") {
            $0.pricelists?[0].items[0].productID = nil
        },
        Fault("pricelists[1].items[2].template_id: is missing, and applied_on asks for it") {
            $0.pricelists?[0].items[1].templateID = nil
        },
        Fault("pricelists[1].items[3].category_id: is missing, and applied_on asks for it") {
            $0.pricelists?[0].items[2].categoryID = nil
        },
        Fault("pricelists[1].items[1].min_quantity: -1 is out of range") {
            $0.pricelists?[0].items[0].minQuantity = -1
        },
        Fault("pricelists[1].items[1].min_quantity: 100001 is out of range") {
            $0.pricelists?[0].items[0].minQuantity = 100_001
        },
        Fault("pricelists[1].items[1].date_start: '2026-02-30' is no day such as 2026-11-22") {
            $0.pricelists?[0].items[0].dateStart = "2026-02-30"
        },
        Fault("pricelists[1].items[1].date_end: '2026-12-31 23:59:59' is no day such as 2026-11-22") {
            $0.pricelists?[0].items[0].dateEnd = "2026-12-31 23:59:59"
        },
        Fault("pricelists[1].items[1].date_end: '2026-+1-01' is no day such as 2026-11-22") {
            $0.pricelists?[0].items[0].dateEnd = "2026-+1-01"
        },
        Fault("pricelists[1].items[1].compute: 'code' is none of fixed, percentage, formula") {
            $0.pricelists?[0].items[0].compute = "code"
        },
        Fault("pricelists[1].items[1].fixed_price: is missing, and compute asks for it") {
            $0.pricelists?[0].items[0].fixedPrice = nil
        },
        Fault("pricelists[1].items[1].fixed_price: 10000001 is out of range") {
            $0.pricelists?[0].items[0].fixedPrice = WireNumber("10000001")
        },
        Fault("pricelists[1].items[2].percent: is missing, and compute asks for it") {
            $0.pricelists?[0].items[1].percent = nil
        },
        Fault("pricelists[1].items[2].percent: 100.0001 is not within -1000 and 100") {
            $0.pricelists?[0].items[1].percent = WireNumber("100.0001")
        },
        Fault("pricelists[1].items[3].discount: -1001 is not within -1000 and 100") {
            $0.pricelists?[0].items[2].discount = WireNumber("-1001")
        },
        Fault("pricelists[1].items[3].base: 'cost' is none of list_price, standard_price, pricelist") {
            $0.pricelists?[0].items[2].base = "cost"
        },
        Fault("pricelists[1].items[4].base_pricelist_id: is missing, and base asks for it") {
            $0.pricelists?[0].items[3].basePricelistID = nil
        },
        Fault("pricelists[1].items[4].base_pricelist_id: pricelist 99 is not in the payload") {
            $0.pricelists?[0].items[3].basePricelistID = 99
        },
        Fault("pricelists[1].items[3].rounding: -0.05 is less than nothing") {
            $0.pricelists?[0].items[2].rounding = WireNumber("-0.05")
        },
        Fault("pricelists[1].items[3].surcharge: -10000001 is out of range") {
            $0.pricelists?[0].items[2].surcharge = WireNumber("-10000001")
        },
        Fault("pricelists[1].items[3].min_margin: 10000001 is out of range") {
            $0.pricelists?[0].items[2].minMargin = WireNumber("10000001")
        },
        Fault("pricelists[1].items[3].max_margin: 0.1234567 is not a price with at most 6 digits behind the point") {
            $0.pricelists?[0].items[2].maxMargin = WireNumber("0.1234567")
        },
    ])
    func pricelists(fault: Fault) { Self.expect(fault) }

    @Test(arguments: [
        Fault("fiscal_positions[1]: is there twice") { $0.fiscalPositions?[1].id = 1 },
        Fault("fiscal_positions[1].takeout_id: fiscal position 99 is not in the payload") {
            $0.fiscalPositions?[0].takeoutID = 99
        },
        Fault("fiscal_positions[2].maps[0].dest: tax 99 is not in the payload") {
            $0.fiscalPositions?[1].maps[0].dest = 99
        },
        Fault("partners[1]: is there twice") { $0.partners?[1].id = 1 },
        Fault("partners[1].credit_limit: -1 is out of range") { $0.partners?[0].creditLimit = WireNumber("-1") },
        Fault("partners[1].credit_limit: 1000000000.01 is out of range") {
            $0.partners?[0].creditLimit = WireNumber("1000000000.01")
        },
        Fault("partners[1].credit_used: -1000000000.01 is out of range") {
            $0.partners?[0].creditUsed = WireNumber("-1000000000.01")
        },
        Fault("floor_plan[1]: is there twice") { $0.floorPlan?.append(WireFloor(id: 1, name: "", tables: [])) },
        Fault("floor_plan.tables[5]: is there twice") {
            $0.floorPlan?.append(WireFloor(id: 2, name: "", tables: [.init(id: 5, name: "5")]))
        },
        Fault("floor_plan[1].tables[5].seats: 1000 is out of range") { $0.floorPlan?[0].tables[0].seats = 1000 },
        Fault("floor_plan[1].tables[5].seats: -1 is out of range") { $0.floorPlan?[0].tables[0].seats = -1 },
        Fault("printers[bar]: is there twice") { $0.printers?[0].key = "bar" },
        Fault("printers[].key: is empty") { $0.printers?[0].key = "" },
        Fault("printers[bar].role: 'label' is neither receipt nor kitchen") { $0.printers?[1].role = "label" },
        Fault("printers[bar].categories: category 99 is not in the payload") { $0.printers?[1].categories = [99] },
        Fault("discount_presets[1]: is there twice") { $0.discountPresets?[1].id = 1 },
        Fault(
            "discount_presets[1].type: 'free' is none of fixed_percent, fixed_amount, open_percent, open_amount"
        ) { $0.discountPresets?[0].type = "free" },
        Fault("discount_presets[1].applies_to: 'line' is none of item, check, both") {
            $0.discountPresets?[0].appliesTo = "line"
        },
        Fault("discount_presets[1].value: 100.5 is not within 0 and 100") {
            $0.discountPresets?[0].value = WireNumber("100.5")
        },
        Fault("discount_presets[2].value: -5 is out of range") { $0.discountPresets?[1].value = WireNumber("-5") },
        Fault("void_reasons[1]: is there twice") { $0.voidReasons?.append(WireVoidReason(id: 1, name: "")) },
    ])
    func customersTablesAndPresets(fault: Fault) { Self.expect(fault) }

    @Test(arguments: [
        Fault("barcode_rules[0].type: is empty") { $0.barcodeRules?[0].type = "" },
        Fault("barcode_rules[1].encoding: 'ean14' is none of any, ean13, ean8, upca") {
            $0.barcodeRules?[1].encoding = "ean14"
        },
        Fault("barcode_rules[0].pattern: must have 1 to 64 characters") { $0.barcodeRules?[0].pattern = "" },
        Fault("barcode_rules[0].pattern: must have 1 to 64 characters") {
            $0.barcodeRules?[0].pattern = String(repeating: ".", count: 65)
        },
        Fault("barcode_rules[0].pattern: '21{NX}' cannot be used: bracesHoldOther") {
            $0.barcodeRules?[0].pattern = "21{NX}"
        },
        Fault("barcode_rules[0].alias: is missing, and type asks for it") { $0.barcodeRules?[0].type = "alias" },
        Fault("barcode_rules: there are more than 200") {
            $0.barcodeRules = Array(
                repeating: WireBarcodeRule(name: "", sequence: 1, type: "product", encoding: "any", pattern: "."),
                count: 201
            )
        },
    ])
    func barcodeRules(fault: Fault) { Self.expect(fault) }

    /// What the JSON itself lacks or has of another kind is named by its place.
    @Test(arguments: [
        (
            #""pricelists":[{"id":1,"name":"","items":[{"id":1,"applied_on":"3_global"}]}]"#,
            "pricelists[0].items[0].compute: is missing"
        ),
        (#""partners":[{"id":1,"name":"","credit_limit":"100"}]"#, "partners[0].credit_limit: is no Decimal"),
        (#""floor_plan":[{"id":1,"name":""}]"#, "floor_plan[0].tables: is missing"),
        (
            #""fiscal_positions":[{"id":1,"name":"","maps":[{"dest":2}]}]"#,
            "fiscal_positions[0].maps[0].src: is missing"
        ),
        (
            #""barcode_rules":[{"name":"","sequence":1,"type":"product","encoding":"any"}]"#,
            "barcode_rules[0].pattern: is missing"
        ),
        (#""printers":[{"key":"bar","name":""}]"#, "printers[0].role: is missing"),
        (
            #""discount_presets":[{"id":1,"name":"","type":"open_percent","applies_to":"both"}]"#,
            "discount_presets[0].value: is missing"
        ),
    ])
    func whatTheJSONLacksIsNamed(part: String, message: String) throws {
        let whole = String(decoding: try WireCoding.encode(WireSample.payload), as: UTF8.self)
        let json = whole.dropLast() + "," + part + "}"
        #expect(throws: WireFault(message)) { try WireCoding.decode(BootstrapPayload.self, from: json.utf8) }
    }
}
