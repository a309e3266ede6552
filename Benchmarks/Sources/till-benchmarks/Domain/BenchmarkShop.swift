import TillDomain

/// A shop of any size, and a day in it.
enum BenchmarkShop {
    static let reduced = Tax(id: 1, name: "IVA 10 %", percent: Percent(tenThousandths: 100_000), isPriceIncluded: true)
    static let general = Tax(id: 2, name: "IVA 21 %", percent: Percent(tenThousandths: 210_000), isPriceIncluded: true)

    /// An EAN-13 of the range that GS1 leaves to shops.
    static func barcode(_ number: Int) -> String {
        let digits = String(29_000_000_0000 + number).prefix(12)
        return digits + String(CheckDigit.gtin(digits) ?? 0)
    }

    static func label(_ number: Int) -> [UInt8] { Array(barcode(number).utf8) }

    static func catalogue(products count: Int) -> Catalogue {
        let products = (0..<count).map { number in
            Product(
                id: number + 1,
                name: "Article \(number)",
                barcode: barcode(number),
                listPrice: Price(millionths: Int64(1 + number % 5000) * 10_000),
                taxIDs: [1 + number % 2]
            )
        }
        let permissions = Dictionary(uniqueKeysWithValues: Permission.allCases.map { ($0.rawValue, true) })
        return Catalogue(
            etag: "benchmark",
            company: Company(
                name: "Shop",
                currency: Currency(code: "EUR", symbol: "€", position: .after, digits: 2)
            ),
            configuration: Configuration(id: 1, name: "Till"),
            products: products,
            taxes: [reduced, general],
            paymentMethods: [
                PaymentMethod(id: 1, name: "Cash", kind: .cash, sequence: 1, allowsOverpay: true, allowsChange: true),
                PaymentMethod(id: 2, name: "Card", kind: .card, sequence: 2, allowsOverpay: false, allowsChange: false),
            ],
            users: [User(id: 1, name: "Manager", role: .manager, permissions: permissions)]
        )
    }

    static let opening: [Action.Event] = [.signIn(userID: 1), .openSession(id: 1, float: Money(minor: 100_00))]

    /// Sales of one to ten scans, now and then a quantity or a discount, paid in turn by cash and card.
    static func day(actions: Int, products: Int) -> [Action.Event] {
        var random = Xorshift(state: 42)
        var events = opening
        var sale = 0
        while events.count < actions {
            for line in 1...Int.random(in: 1...10, using: &random) {
                events.append(.scanned(label: label(Int.random(in: 0..<products, using: &random))))
                switch Int.random(in: 0..<10, using: &random) {
                case 0: events.append(.setQuantity(lineID: line, quantity: Quantity(thousandths: 3000)))
                case 1:
                    let request = DiscountRequest(value: .percent(Percent(tenThousandths: 100_000)))
                    events.append(.discountLine(lineID: line, request))
                default: break
                }
            }
            sale += 1
            events.append(.pay(methodID: sale.isMultiple(of: 2) ? 1 : 2, tendered: nil))
        }
        return Array(events.prefix(actions))
    }

    static func action(_ event: Action.Event, _ number: Int) -> Action {
        let millis = 1_795_367_100_000 + Int64(number) * 1000
        return Action(
            event,
            Action.Stamp(atMillis: millis, utcOffsetMinutes: 60, salt: UInt16(truncatingIfNeeded: number))
        )
    }
}
