import TillWire

/// Where the demo's guests sit, and where what they order is prepared.
enum DemoRestaurant {
    static let floors = [
        WireFloor(
            id: 1,
            name: "Sala / Dining room",
            tables: [2, 2, 4, 4, 4, 4, 6, 8].enumerated().map { position, seats in
                WireFloor.Table(id: position + 1, name: "\(position + 1)", seats: seats)
            }
        ),
        WireFloor(
            id: 2,
            name: "Terraza / Terrace",
            tables: (9...12).map { WireFloor.Table(id: $0, name: "\($0)", seats: 4) }
        ),
    ]

    static let printers = [
        WirePrinter(key: "receipt", name: "Caja / Till", role: "receipt"),
        WirePrinter(
            key: "kitchen",
            name: "Cocina / Kitchen",
            role: "kitchen",
            categories: [DemoProducts.CategoryID.kitchen]
        ),
        WirePrinter(key: "bar", name: "Barra / Bar", role: "kitchen", categories: [DemoProducts.CategoryID.bar]),
    ]

    static let voidReasons = [
        "Error al pedir / Ordered by mistake",
        "Cambio de idea / Guest changed their mind",
        "Agotado / Sold out",
        "Devuelto a cocina / Sent back",
    ].enumerated().map { WireVoidReason(id: $0 + 1, name: $1) }
}
