/// What the demo cooks and pours. The codes stand on the menu card, so that a waiter can scan it.
enum DemoMenu {
    static let rows: [DemoProducts.Row] = dishes + drinks

    /// Barcode, name, category, price with tax in euros, VAT.
    private static let dishes: [DemoProducts.Row] = [
        DemoProducts.Row("8479996010539", "Tortilla de patatas, ración", kitchen, "6.50", .reduced),
        DemoProducts.Row("8479996010669", "Croquetas de jamón, 6 unidades", kitchen, "7.20", .reduced),
        DemoProducts.Row("8479996010799", "Patatas bravas", kitchen, "5.50", .reduced),
        DemoProducts.Row("8479996010928", "Calamares a la romana", kitchen, "9.80", .reduced),
        DemoProducts.Row("8479996011055", "Paella valenciana, ración", kitchen, "12.50", .reduced),
        DemoProducts.Row("8479996011185", "Gazpacho andaluz", kitchen, "4.90", .reduced),
        DemoProducts.Row("8479996011314", "Pisto manchego con huevo", kitchen, "8.40", .reduced),
        DemoProducts.Row("8479996011444", "Crema catalana", kitchen, "4.60", .reduced),
    ]

    private static let drinks: [DemoProducts.Row] = [
        DemoProducts.Row("8479996011574", "Café solo", bar, "1.40", .reduced),
        DemoProducts.Row("8479996011703", "Café con leche", bar, "1.70", .reduced),
        DemoProducts.Row("8479996011833", "Caña de cerveza", bar, "2.20", .general),
        DemoProducts.Row("8479996011963", "Copa de vino tinto", bar, "2.80", .general),
        DemoProducts.Row("8479996012090", "Vermú de la casa", bar, "3.20", .general),
        DemoProducts.Row("8479996012229", "Botellín sin gas 50 cl", bar, "1.50", .reduced),
    ]

    private static let kitchen = DemoProducts.CategoryID.kitchen
    private static let bar = DemoProducts.CategoryID.bar
}
