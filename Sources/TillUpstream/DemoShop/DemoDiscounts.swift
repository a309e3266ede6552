import TillWire

/// The discounts that the demo gives, one of each kind and the staff's own.
enum DemoDiscounts {
    static let presets = [
        WireDiscountPreset(id: 1, name: "10 %", type: "fixed_percent", appliesTo: "both", value: WireNumber("10")),
        WireDiscountPreset(
            id: 2,
            name: "Vale de 5 € / Voucher",
            type: "fixed_amount",
            appliesTo: "check",
            value: WireNumber("5")
        ),
        WireDiscountPreset(
            id: 3,
            name: "Porcentaje libre / Open percent",
            type: "open_percent",
            appliesTo: "both",
            value: WireNumber("5")
        ),
        WireDiscountPreset(
            id: 4,
            name: "Importe libre / Open amount",
            type: "open_amount",
            appliesTo: "both",
            value: WireNumber("1")
        ),
        // Above what a cashier may give: it asks for the manager.
        WireDiscountPreset(
            id: 5,
            name: "Personal / Staff",
            type: "fixed_percent",
            appliesTo: "check",
            value: WireNumber("20")
        ),
        WireDiscountPreset(
            id: 6,
            name: "Invitación / On the house",
            type: "fixed_percent",
            appliesTo: "item",
            value: WireNumber("100")
        ),
    ]
}
