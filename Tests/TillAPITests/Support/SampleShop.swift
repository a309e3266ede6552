import CSodium
import TillDomain
import TillWire

/// A small shop of which every test knows what is in it.
enum SampleShop {
    static let managerPIN = "4321"

    /// A manager (1, with PIN), a waiter (2, without PIN) who may sell but not change prices; coffee at 2.49, ham by
    /// the kilogram, a code with letters; cash and card.
    static func payload(
        _ language: Language = .english,
        etag: String = "e1",
        products extra: [WireProduct] = []
    ) throws -> BootstrapPayload {
        BootstrapPayload(
            etag: etag,
            serverTime: "2026-11-22T10:07:03Z",
            company: WireCompany(
                name: "Peña",
                vat: "ESB00000000",
                address: nil,
                phone: nil,
                currency: WireCompany.WireCurrency(code: "EUR", symbol: "€", position: "after", digits: 2),
                taxRounding: "line"
            ),
            config: WireConfig(
                id: 1,
                name: "Caja 1",
                language: language.rawValue,
                receiptHeader: nil,
                receiptFooter: nil,
                iface: WireConfig.Interface(printAuto: true, cashdrawer: true)
            ),
            session: WireSession(id: 42, state: "opened"),
            users: try people(),
            products: products + extra,
            categories: [],
            taxes: [vat],
            paymentMethods: methods
        )
    }

    private static let products = [
        product(7, "Café Ñandú", "8479996000134", "2.49"),
        product(8, "Jamón", "", "12.5"),
        product(9, "Filter", "FIL-04/x", "3"),
    ]

    static func product(_ id: Int, _ name: String, _ barcode: String, _ price: String) -> WireProduct {
        WireProduct(
            id: id,
            name: name,
            barcode: barcode,
            listPrice: WireNumber(price),
            categoryID: nil,
            taxIDs: [1]
        )
    }

    private static let vat = WireTax(
        id: 1,
        name: "IVA 21 %",
        amount: WireNumber("21"),
        amountType: "percent",
        priceInclude: true,
        includeBaseAmount: false,
        sequence: 1
    )

    private static let methods = [
        WirePaymentMethod(
            id: 1,
            name: "Efectivo",
            type: "cash",
            sequence: 1,
            allowOverpay: true,
            allowChange: true,
            allowNegative: true
        ),
        WirePaymentMethod(
            id: 2,
            name: "Tarjeta",
            type: "card",
            sequence: 2,
            allowOverpay: false,
            allowChange: false,
            allowNegative: true
        ),
    ]

    private static func people() throws -> [WireUser] {
        let all = Permission.allCases.map(\.rawValue)
        return [
            WireUser(
                id: 1,
                name: "Marta",
                role: "manager",
                pinHash: try hash(managerPIN),
                badge: nil,
                maxDiscount: nil,
                permissions: Dictionary(uniqueKeysWithValues: all.map { ($0, true) })
            ),
            WireUser(
                id: 2,
                name: "Ana",
                role: "waiter",
                pinHash: nil,
                badge: nil,
                maxDiscount: nil,
                permissions: Dictionary(uniqueKeysWithValues: all.map { ($0, $0 != Permission.priceEdit.rawValue) })
            ),
        ]
    }

    struct NoMemory: Error {}

    /// As cheap as libsodium allows.
    static func hash(_ pin: String) throws -> String {
        guard sodium_init() >= 0 else { throw NoMemory() }
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let passes = UInt64(crypto_pwhash_opslimit_min())
        let memory = crypto_pwhash_memlimit_min()
        guard crypto_pwhash_str(&text, pin, UInt64(pin.utf8.count), passes, memory) == 0 else { throw NoMemory() }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
