@testable import TillDomain

/// One of every event, kept complete by reading the cases' names out of the source, and the shop that they mean.
enum EventSamples {
    static let all: [Action.Event] = people + session + orders + lines + kitchen + money + afterwards

    static let people: [Action.Event] = [
        .signIn(userID: 1), .lock, .approve(userID: 1, reason: "sí"), .declineApproval,
    ]

    static let session: [Action.Event] = [
        .openSession(id: 43, float: .zero), .startOpening(id: 43), .cancelOpening, .countFloat(.amount(.zero)),
        .cashIn(amount: Money(minor: 100), reason: "x"), .cashOut(amount: Money(minor: 100), reason: "x"),
        .printXReport, .startClosing, .acknowledgeOpenOrders, .countCash(.amount(.zero)), .confirmClosing,
        .cancelClosing, .closeSession(counted: .zero),
    ]

    static let orders: [Action.Event] = [
        .newOrder(.init()), .openTable(id: 4, guests: 2), .park, .takeUp(reference: "NU/x"), .clearOrder,
        .setType(.takeout), .setTable(id: 4), .setGuests(2), .setStaff(userID: 1), .setAlias("Marta"),
        .setNote("deprisa"), .setCustomer(partnerID: 8), .setPricelist(id: nil),
        .splitOff([LineShare(lineID: 1)]), .merge(reference: "NU/x"),
        .transfer([LineShare(lineID: 1)], reference: "NU/x"),
    ]

    static let lines: [Action.Event] = [
        .scan("CAFE"), .add(Shop.coffee), .setQuantity(lineID: 1, quantity: .one),
        .setPrice(lineID: 1, price: .zero), .setLineNote(lineID: 1, note: "sin azúcar"), .removeLine(lineID: 1),
        .discountLine(lineID: 1, DiscountRequest(value: .percent(.whole), reason: "x")),
        .removeLineDiscount(lineID: 1), .discountOrder(DiscountRequest(value: .percent(.whole), reason: "x")),
        .removeOrderDiscount, .comp(lineID: 1, reason: "x"),
    ]

    static let kitchen: [Action.Event] = [
        .sendToKitchen, .voidLine(lineID: 1, quantity: nil, reasonID: 5), .voidOrder(reasonID: 5),
        .kitchenReady(reference: "NU/x"), .kitchenRecalled(reference: "NU/x"),
    ]

    static let money: [Action.Event] = [
        .goCheckout, .goEditing, .splitEvenly(ways: 2), .pay(Shop.cash), .takePaymentBack(position: 0),
        .tip(amount: Money(minor: 100)), .collectInvoice(name: "F1", amount: Money(minor: 100), partnerID: 8),
        .returnSale(reference: "NU/x"), .returnLine(lineID: 1, quantity: nil), .returnAll, .refund,
    ]

    static let afterwards: [Action.Event] = [
        .reprint, .printCheck, .printTestPage, .printCommandSheet, .openDrawer,
        .saleFound(
            Order(
                reference: "NU/x",
                sequence: 1,
                sessionID: 1,
                configurationID: 7,
                userID: 1,
                createdAtMillis: 0
            )
        ),
        .saleNotFound(reference: "NU/x"), .upstreamAccepted(reference: "NU/x", orderID: 9),
        .upstreamRefused(reference: "NU/x", reason: "422"), .printEnded(job: "NU/x#1", ending: .printed),
    ]

    /// What devices, the store, the kitchen and the upstream say: nobody's wish.
    static let answers: Set<String> = [
        "saleFound", "saleNotFound", "kitchenReady", "kitchenRecalled", "upstreamAccepted", "upstreamRefused",
        "printEnded",
    ]

    /// The shop with what the samples name.
    static func catalogue() -> Catalogue {
        var catalogue = Shop.catalogue()
        catalogue.floors = [Floor(id: 1, name: "Sala", tables: [Floor.Table(id: 4, name: "4")])]
        catalogue.partners = [Partner(id: 8, name: "Marta", barcode: "042000000008")]
        catalogue.voidReasons = [VoidReason(id: 5, name: "Error")]
        return catalogue
    }

    /// A till with an order at hand whose check was printed, after a sale whose receipt was.
    static func busy() -> TestTill {
        var till = TestTill.open(catalogue())
        till.take([.add(Shop.coffee), .pay(Shop.cash), .add(Shop.coffee), .printCheck])
        return till
    }

    /// An open till at which nothing has happened but a sale without a receipt.
    static func idle() -> TestTill {
        var till = TestTill.open(catalogue().with(\.configuration.printsAutomatically, false))
        till.take([.add(Shop.coffee), .pay(Shop.cash)])
        return till
    }
}
