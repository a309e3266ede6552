import TillWire

/// What the demo sells: goods of the general and of the reduced VAT (basic food of a lower rate is left out, so that a
/// receipt shows two). Codes are valid GTINs of an invented company.
enum DemoProducts {
    static let categories: [WireCategory] = [
        "Conservas y aceitunas", "Charcutería", "Desayuno y dulces", "Lácteos y postres", "Pasta, arroz y salsas",
        "Aperitivos", "Refrescos y aguas", "Vinos, cervezas y licores", "Limpieza", "Higiene y perfumería",
        "Hogar y papelería", "Cocina", "Bar",
    ].enumerated().map { WireCategory(id: $0 + 1, name: $1, parentID: nil, sequence: $0 + 1) }

    /// The ids of products that the rest of the demo names.
    enum ID {
        static let beer = 59
        static let wine = 61
        static let tip = 97
        static let rounding = 98
    }

    /// The ids of categories that the rest of the demo names.
    enum CategoryID {
        static let delicatessen = 2
        static let wines = 8
        static let kitchen = 12
        static let bar = 13
    }

    /// A product's id is its place, from 1; new ones come last.
    static let all: [WireProduct] = (rows + DemoMenu.rows + labelled + services).enumerated().map { position, row in
        WireProduct(
            id: position + 1,
            name: row.name,
            displayName: row.name,
            barcode: row.barcode,
            defaultCode: "UP\(1001 + position)",
            listPrice: WireNumber(row.price),
            uom: row.unit.wire,
            toWeight: row.unit == .kilogram,
            categoryID: row.categoryID,
            taxIDs: row.rate.taxIDs
        )
    }

    enum Rate {
        case general, reduced, reducedWithDeposit, none

        var taxIDs: [Int] {
            switch self {
            case .general: [DemoShop.TaxID.general]
            case .reduced: [DemoShop.TaxID.reduced]
            case .reducedWithDeposit: [DemoShop.TaxID.reduced, DemoShop.TaxID.deposit]
            case .none: []
            }
        }
    }

    enum Unit {
        case piece, kilogram

        var wire: WireProduct.Unit {
            switch self {
            case .piece: WireProduct.Unit(id: 1, name: "ud", rounding: WireNumber("1"))
            case .kilogram: WireProduct.Unit(id: 2, name: "kg", rounding: WireNumber("0.001"))
            }
        }
    }

    struct Row {
        var barcode: String?
        var name: String
        var categoryID: Int?
        var price: String
        var rate: Rate
        var unit: Unit

        init(
            _ barcode: String?,
            _ name: String,
            _ categoryID: Int?,
            _ price: String,
            _ rate: Rate,
            _ unit: Unit = .piece
        ) {
            self.barcode = barcode
            self.name = name
            self.categoryID = categoryID
            self.price = price
            self.rate = rate
            self.unit = unit
        }
    }

    /// Their barcode is the base of labels that a scale prints: `21 00001 WWWWW C` holds grams, `23 00001 PPPPP C` cents.
    private static let labelled: [Row] = [
        Row("2100001000004", "Queso manchego curado, al peso", CategoryID.delicatessen, "19.90", .reduced, .kilogram),
        Row("2300001000008", "Bandeja de embutido, precio en etiqueta", CategoryID.delicatessen, "8.00", .reduced),
    ]

    /// Products that nobody scans: they hold what is no goods.
    private static let services: [Row] = [
        Row(nil, "Propina / Tip", nil, "0", .none),
        Row(nil, "Redondeo / Rounding", nil, "0", .none),
    ]

    /// Barcode (EAN-13, EAN-8 or UPC-A), name, category, price with tax in euros, VAT, unit.
    private static let rows: [Row] = [
        Row("8479996000134", "Aceitunas manzanilla con anchoa 350 g", 1, "1.85", .reduced),
        Row("8479996000264", "Aceitunas gordal sin hueso 200 g", 1, "2.40", .reduced),
        Row("8479996000394", "Atún claro en aceite de oliva 3 x 80 g", 1, "3.95", .reduced),
        Row("8479996000523", "Bonito del norte en escabeche 111 g", 1, "3.60", .reduced),
        Row("8479996000653", "Sardinas en aceite de oliva 120 g", 1, "1.95", .reduced),
        Row("8479996000783", "Mejillones en escabeche 115 g", 1, "3.25", .reduced),
        Row("8479996000912", "Berberechos al natural 63 g", 1, "7.90", .reduced),
        Row("8479996001049", "Anchoas del Cantábrico 50 g", 1, "5.75", .reduced),
        Row("8479996001179", "Pimientos del piquillo asados 290 g", 1, "2.65", .reduced),
        Row("8479996001308", "Espárragos blancos de Navarra 6 piezas", 1, "4.80", .reduced),
        Row("8479996001438", "Fabada asturiana 435 g", 1, "2.95", .reduced),
        Row("8479996001568", "Piña en su jugo 340 g", 1, "1.45", .reduced),
        Row("8479996001698", "Jamón serrano reserva, al corte", 2, "22.90", .reduced, .kilogram),
        Row("8479996001827", "Chorizo ibérico de bellota, al corte", 2, "18.50", .reduced, .kilogram),
        Row("8479996001957", "Lomo embuchado, al corte", 2, "26.40", .reduced, .kilogram),
        Row("8479996002084", "Salchichón de Vic, al corte", 2, "16.80", .reduced, .kilogram),
        Row("8479996002213", "Sobrasada de Mallorca 300 g", 2, "4.35", .reduced),
        Row("8479996002343", "Morcilla de Burgos 350 g", 2, "3.10", .reduced),
        Row("8479996002473", "Paté de campaña 150 g", 2, "2.20", .reduced),
        Row("8479996002602", "Café molido natural 250 g", 3, "3.49", .reduced),
        Row("8479996002732", "Café en cápsulas 10 unidades", 3, "3.15", .reduced),
        Row("8479996002862", "Cacao soluble 400 g", 3, "2.99", .reduced),
        Row("8479996002992", "Infusión de manzanilla 25 bolsitas", 3, "1.25", .reduced),
        Row("8479996003128", "Té con jengibre y limón 20 bolsitas", 3, "1.89", .reduced),
        Row("8479996003258", "Galletas María 800 g", 3, "2.15", .reduced),
        Row("8479996003388", "Magdalenas de La Mañana 12 unidades", 3, "2.30", .reduced),
        Row("8479996003517", "Mantecados de Estepa 350 g", 3, "3.80", .reduced),
        Row("8479996003647", "Turrón de Jijona 250 g", 3, "6.95", .reduced),
        Row("8479996003777", "Mermelada de melocotón 350 g", 3, "1.99", .reduced),
        Row("8479996003906", "Miel de romero 500 g", 3, "5.40", .reduced),
        Row("8479996004033", "Churros congelados 500 g", 3, "2.45", .reduced),
        Row("8479996004163", "Chocolate a la taza 200 g", 3, "1.90", .reduced),
        Row("8479996004293", "Yogur natural 4 x 125 g", 4, "1.20", .reduced),
        Row("8479996004422", "Natillas de vainilla 4 x 125 g", 4, "1.55", .reduced),
        Row("8479996004552", "Flan de huevo con caramelo 4 x 100 g", 4, "1.60", .reduced),
        Row("8479996004682", "Cuajada de oveja 2 x 135 g", 4, "1.75", .reduced),
        Row("8479996004811", "Nata para montar 200 ml", 4, "1.10", .reduced),
        Row("8479996004941", "Arroz con leche 4 x 115 g", 4, "2.05", .reduced),
        Row("8479996005078", "Fideos n.º 2 500 g", 5, "0.95", .reduced),
        Row("8479996005207", "Macarrones 500 g", 5, "1.05", .reduced),
        Row("8479996005337", "Tomate frito casero 350 g", 5, "1.15", .reduced),
        Row("8479996005467", "Mayonesa con aceite de oliva 225 ml", 5, "1.80", .reduced),
        Row("8479996005597", "Vinagre de Jerez 375 ml", 5, "2.75", .reduced),
        Row("84701329", "Pimentón de la Vera dulce 75 g", 5, "1.95", .reduced),
        Row("84701350", "Azafrán en hebra 1 g", 5, "4.50", .reduced),
        Row("8479996005986", "Patatas fritas con sal 150 g", 6, "1.65", .reduced),
        Row("8479996006112", "Cacahuetes tostados 200 g", 6, "1.40", .reduced),
        Row("84701442", "Pipas de girasol 100 g", 6, "0.90", .reduced),
        Row("8479996006372", "Almendras fritas 125 g", 6, "2.85", .reduced),
        Row("84701503", "Chicle de hierbabuena", 6, "1.00", .reduced),
        Row("8479996006631", "Agua mineral 1,5 l", 7, "0.65", .reduced),
        Row("8479996006761", "Agua con gas 50 cl", 7, "0.80", .reduced),
        Row("8479996006891", "Zumo de naranja 1 l", 7, "1.95", .reduced),
        Row("8479996007027", "Gaseosa 1,5 l", 7, "0.89", .general),
        Row("8479996007157", "Refresco de limón 33 cl", 7, "0.75", .general),
        Row("8479996007287", "Tónica 4 x 20 cl", 7, "2.60", .general),
        Row("8479996007416", "Horchata de chufa 1 l", 7, "1.85", .reduced),
        Row("8479996007546", "Sifón retornable 1 l", 7, "1.30", .reducedWithDeposit),
        Row("8479996007676", "Cerveza rubia lata 33 cl", 8, "0.72", .general),
        Row("8479996007805", "Cerveza sin alcohol 6 x 25 cl", 8, "3.45", .general),
        Row("8479996007935", "Vino tinto Rioja crianza 75 cl", 8, "6.95", .general),
        Row("8479996008062", "Vino blanco Rueda verdejo 75 cl", 8, "5.60", .general),
        Row("8479996008192", "Cava brut nature 75 cl", 8, "7.25", .general),
        Row("8479996008321", "Vermú rojo de Reus 1 l", 8, "8.90", .general),
        Row("8479996008451", "Anís dulce 70 cl", 8, "11.75", .general),
        Row("8479996008581", "Lejía con detergente 1,5 l", 9, "1.35", .general),
        Row("8479996008710", "Lavavajillas a mano limón 750 ml", 9, "1.59", .general),
        Row("8479996008840", "Detergente líquido 40 lavados", 9, "8.45", .general),
        Row("8479996008970", "Estropajo de níquel 3 unidades", 9, "1.20", .general),
        Row("8479996009106", "Bayetas multiusos 5 unidades", 9, "1.75", .general),
        Row("8479996009236", "Champú de camomila 400 ml", 10, "2.95", .general),
        Row("8479996009366", "Gel de baño de algodón 650 ml", 10, "2.49", .general),
        Row("047999006118", "Pasta de dientes 75 ml", 10, "1.99", .general),
        Row("8479996009625", "Colonia fresca de niños 200 ml", 10, "3.75", .general),
        Row("047999006255", "Maquinillas de afeitar 5 unidades", 10, "2.89", .general),
        Row("047999006323", "Pilas alcalinas AA 4 unidades", 11, "3.99", .general),
        Row("8479996010010", "Cerillas de cocina 100 unidades", 11, "0.85", .general),
        Row("8479996010140", "Servilletas de papel 100 unidades", 11, "1.10", .general),
        Row("8479996010270", "Cuaderno de espiral tamaño cuartilla", 11, "1.65", .general),
        Row("8479996010409", "Bolsa de rafia reutilizable", 11, "0.60", .general),
    ]
}
