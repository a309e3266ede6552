import TillWire

/// The rules that Odoo 12 has after Point of Sale and Inventory are installed. Their traps are Odoo's own: a code that
/// begins with 22 is a discount and one that begins with 10 a lot, long before it is a product.
enum DemoBarcodes {
    static let rules = [
        rule("Price Barcodes 2 Decimals", 14, "price", "ean13", "23.....{NNNDD}"),
        rule("Discount Barcodes", 20, "discount", "any", "22{NN}"),
        rule("Weight Barcodes 3 Decimals", 36, "weight", "ean13", "21.....{NNDDD}"),
        rule("Customer Barcodes", 40, "client", "any", "042"),
        rule("Cashier Barcodes", 50, "cashier", "any", "041"),
        rule("Location barcodes", 60, "location", "any", "414"),
        rule("Package barcodes", 70, "package", "any", "PACK"),
        rule("Lot barcodes", 80, "lot", "any", "10"),
        rule("Product Barcodes", 90, "product", "any", ".*"),
    ]

    private static func rule(
        _ name: String,
        _ sequence: Int,
        _ type: String,
        _ encoding: String,
        _ pattern: String
    ) -> WireBarcodeRule {
        WireBarcodeRule(name: name, sequence: sequence, type: type, encoding: encoding, pattern: pattern)
    }
}
