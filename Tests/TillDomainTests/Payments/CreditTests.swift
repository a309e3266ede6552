import Testing

@testable import TillDomain

/// Sales on a customer's account. Bodega may owe 50.00 and owes 20.00.
@Suite("Payments: credit")
struct CreditTests {
    private func till(_ owed: Int64, partnerID: Int? = 1) -> TestTill {
        var till = PaymentShop.till(owing: owed)
        till.take(.setCustomer(partnerID: partnerID))
        return till
    }

    private func exceeded(_ minor: Int64) -> Refusal { .creditExceeded(available: Money(minor: minor)) }

    @Test("up to the limit less what is owed upstream; it is a taking, no cash, and opens no drawer")
    func limit() throws {
        var over = till(3001)
        #expect(over.take(.pay(PaymentShop.account)).refusal == exceeded(3000))
        var till = till(3000)
        var order = try #require(till.state.order)
        order.payments = [till.payment(PaymentShop.account, 3000)]
        var (expected, effects) = till.settled(order, drawer: false, takings: [(PaymentShop.account, 3000)])
        expected.credit.note(order)
        #expect(till.take(.pay(PaymentShop.account)) == .done(effects))
        #expect(till.state == expected)
        #expect(till.state.session.expectedCash.minor == 100_00)
    }

    @Test("without a customer, with one who has no credit, and with more than is due: refused")
    func refused() {
        var nobody = till(100, partnerID: nil)
        #expect(nobody.take(.pay(PaymentShop.account)).refusal == .customerNeeded)
        var stranger = till(100, partnerID: 2)
        #expect(stranger.take(.pay(PaymentShop.account)).refusal == exceeded(0))
        var till = till(100)
        #expect(
            till.take(.pay(PaymentShop.account, 101)).refusal
                == .overpayNotAllowed(method: "Cuenta", balance: Money(minor: 100))
        )
    }

    @Test("part on credit, part in cash; two parts on credit count together")
    func parts() {
        var till = till(4000)
        till.take(.pay(PaymentShop.account, 2000))
        #expect(till.take(.pay(PaymentShop.account, 1001)).refusal == exceeded(1000))
        till.take([.pay(PaymentShop.account, 1000), .pay(PaymentShop.cash)])
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [2000, 1000, 1000])
        #expect(till.state.credit.available(PaymentShop.bodega, etag: "v1") == .zero)
    }

    @Test("several sales before the upstream has them count together, until it has them and a new catalogue came")
    func ledger() throws {
        var till = till(2000)
        till.take(.pay(PaymentShop.account))
        let first = try #require(till.state.lastSale).reference
        till.order(1001)
        till.take(.setCustomer(partnerID: 1))
        #expect(till.take(.pay(PaymentShop.account)).refusal == exceeded(1000))
        till.take([.pay(PaymentShop.account, 1000), .pay(PaymentShop.cash)])
        let second = try #require(till.state.lastSale).reference

        // The upstream has the first; the catalogue at hand does not know it yet.
        till.take(.upstreamAccepted(reference: first, orderID: 1))
        #expect(till.state.credit.available(PaymentShop.bodega, etag: "v1") == .zero)
        // A newer catalogue has the first in its figures; the second is on its way.
        #expect(till.state.credit.available(PaymentShop.bodega, etag: "v2").minor == 2000)
        till.catalogue.etag = "v2"
        till.take([.upstreamAccepted(reference: first, orderID: 1), .upstreamAccepted(reference: second, orderID: 2)])
        #expect(till.state.credit.available(PaymentShop.bodega, etag: "v2").minor == 2000)
        #expect(till.state.credit.available(PaymentShop.bodega, etag: "v3").minor == 3000)
    }

    @Test("an account is not paid back into: a customer whose credit pays is not exchanged for another")
    func customerStays() {
        var till = till(4000)
        till.take(.pay(PaymentShop.account, 1000))
        for id in [nil, 2] {
            #expect(till.take(.setCustomer(partnerID: id)).refusal == .paymentsTaken(Money(minor: 1000)))
        }
        #expect(till.take(.setCustomer(partnerID: 1)).refusal == nil)
        till.take(.takePaymentBack(position: 0))
        #expect(till.take(.setCustomer(partnerID: 2)).refusal == nil)
    }

    @Test("a customer who left the catalogue has no credit any more")
    func gone() {
        var till = till(1000)
        till.catalogue.partners = []
        #expect(till.take(.pay(PaymentShop.account)).refusal == .unknownCustomer(id: 1))
    }

    @Test("credit gives no change, however it is configured: that would lend money out of the drawer")
    func noChange() {
        var till = till(1000)
        let position = till.catalogue.paymentMethods.firstIndex(of: PaymentShop.account) ?? 0
        till.catalogue.paymentMethods[position].allowsChange = true
        #expect(
            till.take(.pay(PaymentShop.account, 1500)).refusal
                == .overpayNotAllowed(method: "Cuenta", balance: Money(minor: 1000))
        )
        till.catalogue.paymentMethods[position].allowsOverpay = true
        till.take(.pay(PaymentShop.account, 1500))
        #expect(till.state.lastSale?.change == .zero)
        #expect(till.state.session.totals.tips.minor == 500)
    }

    @Test("a refund to the account frees it at once")
    func refund() {
        var shop = ReturnShop()
        shop.till.order(3000)
        shop.take(.setCustomer(partnerID: 1))
        let sale = shop.sell(by: PaymentShop.account)
        #expect(shop.till.state.credit.available(PaymentShop.bodega, etag: "v1") == .zero)
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        shop.take(.refund)
        #expect(shop.lastAmounts == [-3000])
        #expect(shop.till.state.credit.available(PaymentShop.bodega, etag: "v1").minor == 3000)
        #expect(shop.till.state.session.takings.map(\.amount.minor) == [0])
    }

    @Test("the ledger is bounded: at the bound nothing more is sold on credit until it is freed")
    func bound() {
        var ledger = CreditLedger()
        var order = Order(reference: "r", sequence: 1, sessionID: 1, configurationID: 1, userID: 1, createdAtMillis: 0)
        order.customer = Order.Customer(PaymentShop.bodega)
        order.payments = [TestTill().payment(PaymentShop.account, 1)]
        for _ in 0..<CreditLedger.entriesMax + 1 { ledger.note(order) }
        #expect(ledger.entries.count == CreditLedger.entriesMax && ledger.isFull)
        var till = till(1000)
        till.state.credit = ledger
        #expect(till.take(.pay(PaymentShop.account)).refusal == exceeded(1000))
        till.take(.upstreamAccepted(reference: "r", orderID: 1))
        till.catalogue.etag = "v2"
        till.take(.upstreamAccepted(reference: "other", orderID: 2))
        #expect(till.take(.pay(PaymentShop.account)).refusal == nil)
    }
}
