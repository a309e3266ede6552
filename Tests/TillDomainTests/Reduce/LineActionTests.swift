import Testing

@testable import TillDomain

/// Scanning and changing lines: after each step the whole state and all effects.
@Suite("Actions: lines")
struct LineActionTests {
    /// What adding, scanning and changing answer, with the display of that line.
    private func shown(_ order: Order, _ line: OrderLine, _ till: TestTill) -> [Effect] {
        [.saveOrder(order), .show(Phrase.line(line, total: order.total, till.context))]
    }

    private func added(_ order: Order, _ line: OrderLine, _ till: TestTill) -> [Effect] {
        shown(order, line, till)
            + [.sound(.accepted), .tell(.lineAdded(name: line.name, quantity: line.quantity, total: order.total))]
    }

    @Test("the first line makes the order, from the session and the stamp")
    func first() {
        var till = TestTill.open()
        let stamp = till.stamp
        var order = Order(
            reference: "NU/CFG7/S42/\(stamp.atMillis)-0002",
            state: .editing,
            sequence: 1,
            sessionID: 42,
            configurationID: 7,
            userID: 1,
            createdAtMillis: stamp.atMillis
        )
        let line = OrderLine(1, Shop.coffee, .one, till.catalogue)
        order.lines = [line]
        order.nextLineID = 2
        var expected = till.state
        expected.order = order
        expected.session.nextSequence = 2
        let effects = added(order, line, till)
        #expect(till.take(.add(Shop.coffee)) == .done(effects))
        #expect(till.state == expected)
        #expect(order.total.minor == 150)
        #expect(order.totalTax.minor == 14)
    }

    @Test("the same product again counts up its line; another in between starts a new one")
    func merging() throws {
        var till = TestTill.open()
        till.take(.scan(Shop.coffee.barcode))
        var order = try #require(till.state.order)
        order.lines[0] = OrderLine(1, Shop.coffee, Quantity(thousandths: 2000), till.catalogue)
        let effects = added(order, order.lines[0], till)
        #expect(till.take(.scan("CAFE")) == .done(effects), "by its other barcode")
        #expect(till.state.order == order)
        till.take([.add(Shop.wine), .add(Shop.coffee)])
        #expect(till.state.order?.lines.map(\.id) == [1, 2, 3])
        #expect(till.state.order?.total.minor == 1749)
    }

    @Test("weighed goods and changed prices are never merged")
    func noMerging() {
        var till = TestTill.open()
        till.take([.add(Shop.ham, Quantity(thousandths: 350)), .add(Shop.ham, Quantity(thousandths: 350))])
        till.take([.add(Shop.coffee), .setPrice(lineID: 3, price: Shop.coffee.listPrice), .add(Shop.coffee)])
        #expect(till.state.order?.lines.map(\.id) == [1, 2, 3, 4])
    }

    @Test("a scan finds UPC-A goods under their EAN-13")
    func upcAsEAN() {
        var till = TestTill.open()
        till.take([.scan("036000291452"), .scan("0036000291452")])
        #expect(till.state.order?.lines.map(\.productID) == [Shop.american.id])
        #expect(till.state.order?.lines.first?.quantity.thousandths == 2000)
    }

    @Test("a quantity is set, with the amounts")
    func setQuantity() throws {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .add(Shop.wine)])
        var expected = till.state
        var order = try #require(expected.order)
        order.lines[0] = OrderLine(1, Shop.coffee, Quantity(thousandths: 7000), till.catalogue)
        expected.order = order
        let effects = shown(order, order.lines[0], till)
        #expect(till.take(.setQuantity(lineID: 1, quantity: Quantity(thousandths: 7000))) == .done(effects))
        #expect(till.state == expected)
        #expect(order.lines[0].amounts.included.minor == 1050)
    }

    @Test("a price is set by hand, with the amounts")
    func setPrice() throws {
        var till = TestTill.open()
        till.take(.add(Shop.coffee))
        var expected = till.state
        var order = try #require(expected.order)
        order.lines[0].unitPrice = Price(millionths: 1_234_567)
        order.lines[0].isPriceManual = true
        order.lines[0].compute(till.catalogue.company)
        expected.order = order
        let effects = shown(order, order.lines[0], till)
        #expect(till.take(.setPrice(lineID: 1, price: Price(millionths: 1_234_567))) == .done(effects))
        #expect(till.state == expected)
        #expect(order.total.minor == 123)
    }

    @Test("a line is removed, and its number is not used again")
    func removeLine() throws {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .add(Shop.wine)])
        var expected = till.state
        var order = try #require(expected.order)
        order.lines.removeLast()
        expected.order = order
        let display = CustomerDisplay(
            upper: CustomerDisplay.Row("- " + Shop.wine.name, "-12.99"),
            lower: CustomerDisplay.Row("TOTAL", "1.50 €")
        )
        #expect(till.take(.removeLine(lineID: 2)) == .done([.saveOrder(order), .show(display)]))
        #expect(till.state == expected)
        till.take(.add(Shop.free))
        #expect(till.state.order?.lines.map(\.id) == [1, 3])
    }

    @Test("a line keeps the name, price and taxes of its moment when the catalogue changes")
    func catalogueChanges() {
        var till = TestTill.open()
        till.take(.add(Shop.coffee))
        till.catalogue.products[0].name = "Otro"
        till.catalogue.products[0].listPrice = Price(millionths: 9_000_000)
        till.catalogue.taxes = []
        till.take([.setQuantity(lineID: 1, quantity: Quantity(thousandths: 2000)), .add(Shop.coffee)])
        #expect(till.state.order?.lines.map(\.name) == ["Café con leche", "Otro"])
        #expect(till.state.order?.lines.map(\.amounts.included.minor) == [300, 900])
        #expect(till.state.order?.lines.map(\.taxes.count) == [1, 0])
    }

    @Test("a catalogue whose taxes are beyond all reason is refused at the line, and the till goes on")
    func taxesBeyondReason() {
        var till = TestTill.open()
        let steep = Tax(
            id: 21,
            name: "steep",
            amountType: .division,
            percent: Percent(tenThousandths: 999_999),
            includesBaseAmount: true
        )
        till.catalogue.taxes = [steep]
        #expect(till.take(.add(Shop.dearest, OrderLimits.quantity)).refusal == .amountOutOfRange)
        #expect(till.take(.add(Shop.coffee)).refusal == nil)
        #expect(till.take(.setQuantity(lineID: 1, quantity: OrderLimits.quantity)).refusal == nil)
        till.take(.add(Shop.dearest))
        let tooMuch = Action.Event.setQuantity(lineID: 2, quantity: OrderLimits.quantity)
        #expect(till.take(tooMuch).refusal == .amountOutOfRange)
        till.take(.add(Shop.wine, OrderLimits.quantity))
        let tooDear = Action.Event.setPrice(lineID: 3, price: OrderLimits.price)
        #expect(till.take(tooDear).refusal == .amountOutOfRange)
    }

    @Test("a full order of the dearest lines is added up; it is more than can be tendered at once")
    func fullOrder() {
        var till = TestTill.open()
        for _ in 0..<OrderLimits.lines {
            // Taken in turns, so that they do not merge.
            till.take([.add(Shop.dearest, OrderLimits.quantity), .add(Shop.free)])
            if till.state.order?.lines.count == OrderLimits.lines { break }
        }
        #expect(till.state.order?.lines.count == OrderLimits.lines)
        #expect(till.state.order?.total.minor == 25_000_000_000_000_000)
        #expect(till.take(.add(Shop.wine)).refusal == .orderIsFull)
        #expect(till.take(.pay(Shop.cash)).refusal == .amountOutOfRange)
    }
}
