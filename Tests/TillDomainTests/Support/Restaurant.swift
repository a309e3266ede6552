@testable import TillDomain

/// The small shop as a restaurant: tables, two stations, discounts of all kinds, and people with fewer rights.
enum Restaurant {
    // Categories; those of dishes and drinks are below what the stations name.
    static let food = TillDomain.Category(id: 1, name: "Comida")
    static let mains = TillDomain.Category(id: 2, name: "Segundos", parentID: 1)
    static let drinks = TillDomain.Category(id: 3, name: "Bebidas")
    static let beers = TillDomain.Category(id: 4, name: "Cervezas", parentID: 3)

    static let soup = product(101, "Sopa de ajo", 6_00, food)
    static let steak = product(102, "Entrecot a la brasa con patatas y pimientos", 18_50, mains)
    static let beer = product(103, "Caña", 2_50, beers, tax: Shop.standard)
    static let water = product(104, "Agua con gas", 2_00, drinks)
    /// No station makes it.
    static let lighter = product(105, "Mechero", 1_00, nil, tax: Shop.standard)
    /// Sold by weight.
    static let octopus = Product(
        id: 106,
        name: "Pulpo",
        listPrice: Price(millionths: 40_000_000),
        unit: Shop.kilogram,
        categoryID: food.id,
        taxIDs: [Shop.reduced.id]
    )
    static let tipProduct = product(107, "Propina", 0, nil)

    static let kitchen = KitchenPrinter(key: "kitchen", name: "Cocina", categoryIDs: [food.id])
    static let bar = KitchenPrinter(key: "bar", name: "Barra", categoryIDs: [drinks.id])
    /// Sees everything, as where the dishes are handed out.
    static let pass = KitchenPrinter(key: "pass", name: "Pase")

    /// Tables 11 and 12 inside, 21 outside.
    static let floors = [
        Floor(id: 1, name: "Sala", tables: [Floor.Table(id: 11, name: "1"), Floor.Table(id: 12, name: "2")]),
        Floor(id: 2, name: "Terraza", tables: [Floor.Table(id: 21, name: "T1", seats: 4)]),
    ]

    static let wrongDish = VoidReason(id: 1, name: "Plato equivocado")
    static let guestLeft = VoidReason(id: 2, name: "El cliente se fue")

    // People, by what they may.
    static let cashier = User(
        id: 4,
        name: "Caja",
        role: .cashier,
        maxDiscount: percent(15),
        permissions: ["createOrder": true, "modifyOrder": true, "payment": true, "discount": true, "switchUser": true]
    )
    static let waiter = User(
        id: 5,
        name: "Sala",
        role: .waiter,
        permissions: ["createOrder": true, "modifyOrder": true, "switchUser": true]
    )
    /// A manager who may give no more than a quarter.
    static let shiftLeader = User(
        id: 6,
        name: "Turno",
        role: .manager,
        maxDiscount: percent(25),
        permissions: Shop.ana.permissions
    )

    static let staff = DiscountPreset(id: 1, name: "Personal", kind: .fixedPercent, percent: percent(20))
    static let voucher = DiscountPreset(id: 2, name: "Vale", kind: .fixedAmount, amount: Money(minor: 5_00))
    static let happyHour = DiscountPreset(id: 3, name: "Hora feliz 10 %", kind: .fixedPercent, percent: percent(10))

    /// One of each kind and scope, with the value 10 % or 1.00; ids from 10.
    static let everyPreset: [DiscountPreset] = {
        let kinds: [DiscountPreset.Kind] = [.fixedPercent, .fixedAmount, .openPercent, .openAmount]
        let scopes: [DiscountPreset.Scope] = [.item, .check, .both]
        return kinds.enumerated().flatMap { row, kind in
            scopes.enumerated().map { column, scope in
                DiscountPreset(
                    id: 10 + row * 3 + column,
                    name: "\(kind.rawValue) \(scope.rawValue)",
                    kind: kind,
                    scope: scope,
                    percent: kind.isPercent ? percent(10) : .zero,
                    amount: kind.isPercent ? .zero : Money(minor: 1_00)
                )
            }
        }
    }()

    static func catalogue(_ language: Language = .english, hasPass: Bool = false) -> Catalogue {
        var catalogue = Shop.catalogue(language: language)
        catalogue.products += [soup, steak, beer, water, lighter, octopus, tipProduct]
        catalogue.categories = [food, mains, drinks, beers]
        catalogue.floors = floors
        catalogue.kitchenPrinters = [kitchen, bar] + (hasPass ? [pass] : [])
        catalogue.voidReasons = [wrongDish, guestLeft]
        catalogue.discountPresets = [staff, voucher, happyHour] + everyPreset
        catalogue.users += [cashier, waiter, shiftLeader]
        catalogue.partners = [Partner(id: 1, name: "Peña Los Amigos", vat: "G26000000")]
        catalogue.configuration.tipProductID = tipProduct.id
        catalogue.configuration.printsAutomatically = false
        return catalogue
    }

    /// An open session with somebody at the till.
    static func till(_ user: User = Shop.ana, _ catalogue: Catalogue = catalogue()) -> TestTill {
        var till = TestTill.open(catalogue)
        if user.id != Shop.ana.id { till.take(.signIn(userID: user.id)) }
        return till
    }

    static func percent(_ whole: Int64) -> Percent { Percent(tenThousandths: whole * 10_000) }

    private static func product(
        _ id: Int,
        _ name: String,
        _ cents: Int64,
        _ category: TillDomain.Category?,
        tax: Tax = Shop.reduced
    ) -> Product {
        Product(
            id: id,
            name: name,
            listPrice: Price(millionths: cents * 10_000),
            categoryID: category?.id,
            taxIDs: [tax.id]
        )
    }
}

extension Quantity {
    static func of(_ whole: Int64) -> Quantity { Quantity(thousandths: whole * 1000) }
}

extension Money {
    static func cents(_ minor: Int64) -> Money { Money(minor: minor) }
}

extension DiscountRequest {
    static func percent(_ whole: Int64, _ reason: String = "") -> DiscountRequest {
        DiscountRequest(value: .percent(Restaurant.percent(whole)), reason: reason)
    }

    static func amount(_ cents: Int64) -> DiscountRequest { DiscountRequest(value: .amount(Money(minor: cents))) }

    static func preset(_ preset: DiscountPreset, _ value: Discount.Value? = nil) -> DiscountRequest {
        DiscountRequest(presetID: preset.id, value: value)
    }
}

extension Outcome {
    var jobs: [PrintJob] {
        effects.compactMap { if case .print(let job) = $0 { job } else { nil } }
    }

    var kitchenJobs: [PrintJob] { jobs.filter { $0.role == .kitchen } }

    var saved: [Order] {
        effects.compactMap { if case .saveOrder(let order) = $0 { order } else { nil } }
    }
}

extension PrintJob {
    /// The dishes on a kitchen ticket, with their notes.
    var dishes: [String] {
        document.blocks.compactMap { block in
            switch block {
            case .ellipsisPair(let dish, _, _): dish
            case .columns(let cells, _): cells.map(\.text).joined(separator: " ")
            default: nil
            }
        }
    }

    var banners: [String] {
        document.blocks.compactMap { if case .banner(let text, _) = $0 { text } else { nil } }
    }
}
