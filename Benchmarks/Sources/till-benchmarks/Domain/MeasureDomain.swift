import TillDomain

/// What the domain costs by itself, without disk and devices: a lookup, an action, a journal.
enum MeasureDomain {
    static let products = 100_000
    static let lookups = 1_000_000
    static let actions = 100_000

    static func run() {
        measureLookup()
        measureActions()
        measureOrderSizes()
    }

    /// Random barcodes of a catalogue of 100,000, every tenth one unknown; 1,000 lookups to a figure.
    private static func measureLookup() {
        let clock = ContinuousClock()
        var loading = Figures()
        var catalogue = BenchmarkShop.catalogue(products: 10)
        for _ in 0..<5 { loading.add(clock.measure { catalogue = BenchmarkShop.catalogue(products: products) }) }
        report("make a catalogue of \(products) products", loading.text)
        var figures = Figures()
        var random = Xorshift(state: 1)
        let batch = 1000
        var found = 0
        for _ in 0..<(lookups / batch) {
            let codes = (0..<batch).map { _ in BenchmarkShop.barcode(Int(random.next() % UInt64(products * 10 / 9))) }
            figures.add(
                clock.measure {
                    for code in codes where catalogue.product(barcode: code) != nil { found += 1 }
                }
            )
        }
        report("1,000 lookups by barcode in \(products)", figures.text)
        print("    found \(found) of \(lookups)")
    }

    /// A day of sales of up to ten lines with scans, quantities, discounts and payments; then the same actions folded
    /// again, as a start does that finds no snapshot.
    private static func measureActions() {
        let catalogue = BenchmarkShop.catalogue(products: 1000)
        let events = BenchmarkShop.day(actions: actions, products: 1000)
        let clock = ContinuousClock()
        var figures = Figures()
        var state = TillState()
        var refused = 0
        for (number, event) in events.enumerated() {
            let action = BenchmarkShop.action(event, number)
            figures.add(
                clock.measure { if state.reduce(action, catalogue).isRefused { refused += 1 } }
            )
        }
        report("reduce one action", figures.text)
        print("    \(events.count) actions, \(refused) refused, \(state.session.orderCount) sales")
        var replays = Figures()
        for _ in 0..<5 {
            var replayed = TillState()
            replays.add(
                clock.measure {
                    for (number, event) in events.enumerated() {
                        _ = replayed.reduce(BenchmarkShop.action(event, number), catalogue)
                    }
                }
            )
            guard replayed == state else { return report("replay", "WRONG: another state came out") }
        }
        report("replay \(events.count) actions", replays.text)
    }

    /// One more scan into an order that has many lines already: each action reckons the whole order anew.
    private static func measureOrderSizes() {
        let catalogue = BenchmarkShop.catalogue(products: 1000)
        let clock = ContinuousClock()
        for lines in [1, 10, 50, 200, 490] {
            var state = TillState()
            for (number, event)
                in (BenchmarkShop.opening + (0..<lines).map { .scanned(label: BenchmarkShop.label($0)) })
                .enumerated()
            {
                _ = state.reduce(BenchmarkShop.action(event, number), catalogue)
            }
            var figures = Figures()
            for run in 0..<200 {
                var copy = state
                let action = BenchmarkShop.action(.scanned(label: BenchmarkShop.label(900 + run % 90)), 5000 + run)
                figures.add(clock.measure { _ = copy.reduce(action, catalogue) })
            }
            report("a scan into an order of \(lines) lines", figures.text)
        }
    }
}

/// Marsaglia's xorshift64: the same numbers in every run.
struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
