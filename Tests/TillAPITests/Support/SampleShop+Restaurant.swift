import TillDomain
import TillWire

/// The small shop with what a restaurant adds to it.
extension SampleShop {
    static let cashierPIN = "2222"

    /// Tables whose names are other tables' numbers, a kitchen and a bar, customers with cards, pricelists, presets,
    /// reasons, tips, coins, sales on account; and Iker (3, with PIN), who sells and gives at most 10 %.
    static func restaurant(_ language: Language = .english) throws -> BootstrapPayload {
        var payload = try payload(language, etag: "r1", products: dishes)
        payload.categories = [
            WireCategory(id: 1, name: "Drinks", parentID: nil, sequence: 1),
            WireCategory(id: 2, name: "Food", parentID: nil, sequence: 2),
        ]
        payload.config.tipProductID = 90
        payload.config.denominations = ["0.5", "1", "5", "20", "50"].map { WireNumber($0) }
        payload.config.closingDifferenceMax = WireNumber("5")
        payload.users.append(
            WireUser(
                id: 3,
                name: "Iker",
                role: "cashier",
                pinHash: try hash(cashierPIN),
                badge: nil,
                maxDiscount: WireNumber("10"),
                permissions: Dictionary(
                    uniqueKeysWithValues: ["createOrder", "modifyOrder", "payment", "discount", "switchUser"]
                        .map { ($0, true) }
                )
            )
        )
        payload.paymentMethods.append(
            WirePaymentMethod(
                id: 3,
                name: "A cuenta",
                type: "credit",
                sequence: 3,
                allowOverpay: false,
                allowChange: false,
                allowNegative: true
            )
        )
        payload.floorPlan = [
            WireFloor(
                id: 1,
                name: "Sala",
                tables: [.init(id: 5, name: "7", seats: 4), .init(id: 7, name: "5", seats: 2)]
            ),
            WireFloor(id: 2, name: "Terraza", tables: [.init(id: 8, name: "Patio")]),
        ]
        payload.printers = [
            WirePrinter(key: "receipt", name: "Caja", role: "receipt"),
            WirePrinter(key: "kitchen", name: "Cocina", role: "kitchen", categories: [2]),
            WirePrinter(key: "bar", name: "Barra", role: "kitchen", categories: [1]),
        ]
        payload.partners = [
            WirePartner(id: 31, name: "El Pedal", barcode: "042000000017", creditLimit: WireNumber("100")),
            WirePartner(id: 32, name: "Miramar", barcode: "31"),
        ]
        payload.pricelists = [
            WirePricelist(id: 4, name: "Terraza", items: []), WirePricelist(id: 6, name: "4", items: []),
        ]
        payload.discountPresets = [
            WireDiscountPreset(
                id: 1,
                name: "Vecinos",
                type: "fixed_percent",
                appliesTo: "both",
                value: WireNumber("10")
            ),
            WireDiscountPreset(id: 2, name: "Vale", type: "open_amount", appliesTo: "check", value: WireNumber("5")),
        ]
        payload.voidReasons = [WireVoidReason(id: 1, name: "Derramado"), WireVoidReason(id: 2, name: "Agotado")]
        return payload
    }

    private static let dishes = [
        dish(20, "Paella", "12", 2), dish(21, "Vino", "3", 1), product(90, "Propina", "", "0"),
    ]

    private static func dish(_ id: Int, _ name: String, _ price: String, _ category: Int) -> WireProduct {
        var dish = product(id, name, "", price)
        dish.categoryID = category
        return dish
    }
}
