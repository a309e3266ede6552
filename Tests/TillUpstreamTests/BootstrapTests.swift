import Foundation
import Testing
import TillDomain
import TillUpstream
import TillWire

/// The payload as another client would read it: names are literal here.
struct BootstrapTests {
    private static func object(_ answer: LiveUpstream.Answer) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: answer.body) as? [String: Any])
    }

    private static func first(_ object: [String: Any], _ key: String) throws -> [String: Any] {
        try #require((object[key] as? [[String: Any]])?.first, "\(key)")
    }

    @Test func thePayloadHasThePublishedNames() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let payload = try Self.object(try await upstream.post(.bootstrap, json: "{}", token: token))
            #expect(
                Set(payload.keys) == [
                    "etag", "server_time", "company", "config", "session", "users", "products", "categories", "taxes",
                    "payment_methods", "fiscal_positions", "pricelists", "price_categories", "partners", "floor_plan",
                    "printers", "discount_presets", "void_reasons", "barcode_rules",
                ]
            )
            #expect(payload["server_time"] as? String == "2025-11-22T10:00:00Z")
            let company = try #require(payload["company"] as? [String: Any])
            #expect(Set(company.keys) == ["name", "vat", "address", "phone", "currency", "tax_rounding"])
            let currency = try #require(company["currency"] as? [String: Any])
            #expect(currency["code"] as? String == "EUR")
            #expect(currency["symbol"] as? String == "€")
            #expect(currency["position"] as? String == "after")
            #expect(currency["digits"] as? Int == 2)
            let config = try #require(payload["config"] as? [String: Any])
            #expect(Set(config.keys).isSuperset(of: ["id", "name", "language", "receipt_footer", "iface"]))
            let iface = try #require(config["iface"] as? [String: Any])
            #expect(Set(iface.keys) == ["print_auto", "cashdrawer"])
            let session = try #require(payload["session"] as? [String: Any])
            #expect(session["state"] as? String == "opened")
            #expect(session["id"] as? Int == 1)
        }
    }

    @Test func theRowsHaveThePublishedNames() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let payload = try Self.object(try await upstream.post(.bootstrap, json: "{}", token: token))
            let product = try Self.first(payload, "products")
            #expect(
                Set(product.keys) == [
                    "id", "name", "display_name", "barcode", "default_code", "list_price", "uom", "to_weight",
                    "category_id", "tax_ids", "active",
                ]
            )
            #expect(product["list_price"] is NSNumber, "a number, not text")
            let uom = try #require(product["uom"] as? [String: Any])
            #expect(Set(uom.keys) == ["id", "name", "rounding"])
            let tax = try Self.first(payload, "taxes")
            let taxKeys: Set = [
                "id", "name", "amount", "amount_type", "price_include", "include_base_amount", "sequence",
            ]
            #expect(Set(tax.keys) == taxKeys)
            let method = try Self.first(payload, "payment_methods")
            #expect(
                Set(method.keys) == [
                    "id", "name", "type", "sequence", "allow_overpay", "allow_change", "allow_negative",
                ]
            )
            #expect(Set(try Self.first(payload, "categories").keys) == ["id", "name", "sequence"])
            let user = try Self.first(payload, "users")
            #expect(Set(user.keys) == ["id", "name", "role", "pin_hash", "badge", "permissions"])
            #expect((user["pin_hash"] as? String)?.hasPrefix("$argon2id$") == true)
        }
    }

    /// Published table of roles; price control is restricted in the demo, so that a cashier may not change prices.
    @Test(arguments: [
        (
            "Marta",
            [
                "priceEdit", "discount", "refund", "payment", "createOrder", "modifyOrder", "settings", "cashDrawer",
                "switchUser", "reports", "reprint", "close_session", "void_item",
            ]
        ),
        ("Luis", ["discount", "payment", "createOrder", "modifyOrder", "cashDrawer", "switchUser"]),
        ("Ana", ["createOrder", "modifyOrder", "switchUser"]),
    ])
    func eachPersonMayDoWhatTheRoleMay(name: String, granted: [String]) async throws {
        try await LiveUpstream.with { upstream in
            let payload = try await upstream.bootstrap(token: try await upstream.login().accessToken)
            let user = try #require(payload.users.first { $0.name == name })
            #expect(Set(user.permissions.filter(\.value).keys) == Set(granted))
            #expect(Set(user.permissions.keys) == Set(Permission.allCases.map(\.rawValue)))
        }
    }

    @Test func aPersonsOverridesWinOverTheRole() async throws {
        var configuration = LiveUpstream.configuration()
        configuration.shop.restrictsPriceControl = false
        configuration.shop.people[1].permissionOverrides = [.reprint: true, .discount: false]
        try await LiveUpstream.with(configuration) { upstream in
            let payload = try await upstream.bootstrap(token: try await upstream.login().accessToken)
            let luis = payload.users[1].permissions
            #expect(luis["reprint"] == true)
            #expect(luis["discount"] == false)
            #expect(luis["priceEdit"] == true)
        }
    }

    @Test func aKnownEtagSavesThePayload() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let payload = try await upstream.bootstrap(token: token)
            #expect(payload.etag.count == 32)
            upstream.clock.advance(seconds: 60)
            let known = BootstrapRequest(deviceID: nil, knownEtag: payload.etag)
            let unchanged = try await upstream.post(.bootstrap, known, token: token)
            #expect(String(decoding: unchanged.body, as: UTF8.self) == #"{"not_modified":true}"#)
            let stale = BootstrapRequest(deviceID: nil, knownEtag: "e0")
            let whole = try await upstream.post(.bootstrap, stale, token: token).decoded(BootstrapPayload.self)
            #expect(whole.etag == payload.etag)
            #expect(whole.serverTime == "2025-11-22T10:01:00Z", "the time alone is new")
        }
    }

    @Test func aChangedProductHasANewEtagAtOnce() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let before = try await upstream.bootstrap(token: token)
            var product = before.products[0]
            product.listPrice = WireNumber("1.99")
            try upstream.server.save(product)
            let known = BootstrapRequest(deviceID: nil, knownEtag: before.etag)
            let after = try await upstream.post(.bootstrap, known, token: token).decoded(BootstrapPayload.self)
            #expect(after.etag != before.etag)
            #expect(after.products[0].listPrice == WireNumber("1.99"))
            try upstream.server.save(before.products[0])
            #expect(try await upstream.bootstrap(token: token).etag == before.etag, "equal content, equal etag")
        }
    }

    @Test func aProductThatNoTerminalCouldReadIsNotSaved() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let before = try await upstream.bootstrap(token: token)
            var product = before.products[0]
            product.listPrice = WireNumber("99999999999")
            #expect(throws: UpstreamServerError.self) { try upstream.server.save(product) }
            #expect(try await upstream.bootstrap(token: token).etag == before.etag)
        }
    }

    @Test(arguments: [Language.english, .spanish])
    func theLanguageIsTheConfigured(language: Language) async throws {
        var configuration = LiveUpstream.configuration()
        configuration.language = language
        try await LiveUpstream.with(configuration) { upstream in
            let payload = try await upstream.bootstrap(token: try await upstream.login().accessToken)
            #expect(payload.config.language == language.rawValue)
            #expect(payload.company.name == "Ultramarinos Peña")
            #expect(payload.products[0].name == "Aceitunas manzanilla con anchoa 350 g")
        }
    }
}
