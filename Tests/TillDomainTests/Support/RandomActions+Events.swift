@testable import TillDomain

/// One event of each kind, with what belongs to it in the present state more often than not.
extension RandomActions {
    mutating func event(_ kind: Kind, _ state: TillState) -> Action.Event {
        switch kind {
        case .signIn, .lock, .approve, .declineApproval: person(kind, state)
        case .openSession, .startOpening, .cancelOpening, .countFloat, .cashIn, .cashOut, .printXReport, .startClosing,
            .acknowledgeOpenOrders, .countCash, .confirmClosing, .cancelClosing, .closeSession:
            session(kind, state)
        case .newOrder, .openTable, .park, .takeUp, .clearOrder, .splitOff, .merge, .transfer: order(kind, state)
        case .setType, .setTable, .setGuests, .setStaff, .setAlias, .setNote, .setCustomer, .setPricelist:
            particulars(kind)
        case .scanned, .addLine, .setQuantity, .setPrice, .setLineNote, .removeLine: line(kind, state)
        case .discountLine, .removeLineDiscount, .discountOrder, .removeOrderDiscount, .comp: discount(kind, state)
        case .sendToKitchen, .voidLine, .voidOrder, .kitchenReady, .kitchenRecalled: kitchen(kind, state)
        case .goCheckout, .goEditing, .splitEvenly, .pay, .takePaymentBack, .tip, .collectInvoice: payment(kind, state)
        case .returnSale, .saleFound, .saleNotFound, .returnLine, .returnAll, .refund: comingBack(kind, state)
        default: after(kind, state)
        }
    }

    private mutating func person(_ kind: Kind, _ state: TillState) -> Action.Event {
        switch kind {
        case .signIn: .signIn(userID: pick([1, 1, 1, 1, 2, 2, 3, 4, 99]))
        case .lock: .lock
        case .approve: .approve(userID: pick([1, 1, 1, 4, 4, 2, 99]), reason: pick(["Cliente", "Sí", "Sí", " "]))
        default: .declineApproval
        }
    }

    private mutating func session(_ kind: Kind, _ state: TillState) -> Action.Event {
        switch kind {
        case .openSession: .openSession(id: state.session.id + 1, float: amount(state))
        case .startOpening: .startOpening(id: state.session.id + 1)
        case .cancelOpening: .cancelOpening
        case .countFloat: .countFloat(count(state))
        case .cashIn: .cashIn(amount: amount(state), reason: pick(["Cambio", "Cambio", ""]))
        case .cashOut: .cashOut(amount: amount(state), reason: "Banco")
        case .printXReport: .printXReport
        case .startClosing: .startClosing
        case .acknowledgeOpenOrders: .acknowledgeOpenOrders
        case .countCash: .countCash(count(state))
        case .confirmClosing: .confirmClosing
        case .cancelClosing: .cancelClosing
        default: .closeSession(counted: pick([state.session.expectedCash, amount(state)]))
        }
    }

    private mutating func order(_ kind: Kind, _ state: TillState) -> Action.Event {
        let other = state.parked.isEmpty || oneIn(20) ? "NU/none" : state.parked[below(state.parked.count)].reference
        switch kind {
        case .newOrder:
            return .newOrder(
                Action.OrderStart(
                    type: pick(OrderType.allCases),
                    tableID: pick([nil, 1, 2, 3, 99]),
                    guests: pick([0, 2, 4, -1]),
                    staffID: pick([nil, nil, 3, 99]),
                    alias: pick(["", "Azul", text()])
                )
            )
        case .openTable: return .openTable(id: pick([1, 2, 3, 99]), guests: pick([nil, 2, 1000]))
        case .park: return .park
        case .takeUp: return .takeUp(reference: other)
        case .clearOrder: return .clearOrder
        case .splitOff: return .splitOff(shares(state))
        case .merge: return .merge(reference: other)
        default: return .transfer(shares(state), reference: other)
        }
    }

    private mutating func shares(_ state: TillState) -> [LineShare] {
        let lines = state.order?.lines ?? []
        return (0..<pick([1, 1, 2, 3, 0])).map { _ in
            let line = lines.isEmpty ? nil : lines[below(lines.count)]
            let half = Quantity(thousandths: max(1000, (line?.quantity.thousandths ?? 0) / 2000 * 1000))
            return LineShare(lineID: line?.id ?? 99, quantity: pick([nil, nil, half, quantity()]))
        }
    }

    private mutating func particulars(_ kind: Kind) -> Action.Event {
        switch kind {
        case .setType: .setType(pick(OrderType.allCases))
        case .setTable: .setTable(id: pick([nil, 1, 2, 3, 99]))
        case .setGuests: .setGuests(pick([0, 2, 999, 1000]))
        case .setStaff: .setStaff(userID: pick([nil, 2, 3, 99]))
        case .setAlias: .setAlias(text())
        case .setNote: .setNote(text())
        case .setCustomer: .setCustomer(partnerID: pick([nil, 1, 2, 3, 3, 3, 99]))
        default: .setPricelist(id: pick([nil, 1, 2, 99]))
        }
    }

    // MARK: - Lines

    private static let codes = [
        "CAFE", "8410000000023", "2112345012346", "2112345012346", "2312345012999", "4006381333931", "", "2210", "2299",
        "041001", "041003", "041999", "042001", "042003", "042999", "OFF", "TILL10", "TILL13", "TILL14", "TILL15",
        "TILL16", "TILL17", "TILL22", "TILL23", "TILL24", "TILL30", "TILL31", "TILL32", "TILL331", "TILL339", "TILL343",
        "TILL4003", "TILL51", "TILL99",
    ]

    private mutating func line(_ kind: Kind, _ state: TillState) -> Action.Event {
        switch kind {
        case .scanned:
            if oneIn(20) { return .scanned(label: chance.bytes(below(20))) }
            if oneIn(20), !store.paid.isEmpty { return .scan(pick(store.paid)) }
            return .scan(pick(Self.codes))
        case .addLine:
            let sold = state.order?.origin?.lines.map(\.productID) ?? [1, 2, 2, 5, 6, 6, 7, 8, 8]
            let isKnown = !sold.isEmpty && !oneIn(8)
            let id = isKnown ? sold[below(sold.count)] : pick([3, 3, 4, 12, 99])
            return .addLine(productID: id, quantity: id == 3 ? weight() : quantity())
        case .setQuantity: return .setQuantity(lineID: lineID(state), quantity: quantity())
        case .setPrice:
            let price = pick([
                number(0...20_000_000), number(0...2000) * 10_000, -1, 1, OrderLimits.price.millionths + 1,
            ])
            return .setPrice(lineID: lineID(state), price: Price(millionths: price))
        case .setLineNote: return .setLineNote(lineID: lineID(state), note: text())
        default: return .removeLine(lineID: lineID(state))
        }
    }

    private mutating func lineID(_ state: TillState) -> Int {
        guard let lines = state.order?.lines, !lines.isEmpty, !oneIn(15) else { return below(6) }
        return lines[below(lines.count)].id
    }

    private mutating func quantity() -> Quantity {
        let thousandths =
            oneIn(25)
            ? pick([0, -1000, 350, OrderLimits.quantity.thousandths, 1]) : pick([1000, 1000, 2000, 3000, 7000])
        return Quantity(thousandths: thousandths)
    }

    private mutating func weight() -> Quantity { Quantity(thousandths: number(1...3000)) }

    private mutating func text() -> String { pick(["", "sin sal", "Marta", String(repeating: "ñ", count: 201)]) }

    private mutating func discount(_ kind: Kind, _ state: TillState) -> Action.Event {
        switch kind {
        case .discountLine: .discountLine(lineID: lineID(state), request())
        case .removeLineDiscount: .removeLineDiscount(lineID: lineID(state))
        case .discountOrder: .discountOrder(request())
        case .removeOrderDiscount: .removeOrderDiscount
        default: .comp(lineID: lineID(state), reason: pick(["Casa", ""]))
        }
    }

    private mutating func request() -> DiscountRequest {
        let values: [Discount.Value?] = [
            nil, nil, .percent(Percent(tenThousandths: number(1...1_000_000))),
            .percent(Percent(tenThousandths: number(1...10) * 50_000)), .amount(Money(minor: number(0...1500))),
            .amount(RandomShop.units(2, digits)),
        ]
        return DiscountRequest(presetID: pick([nil, nil, 1, 2, 3, 4, 99]), value: pick(values), reason: text())
    }

    private mutating func kitchen(_ kind: Kind, _ state: TillState) -> Action.Event {
        let open = ([state.order].compactMap(\.self) + state.parked).map(\.reference) + ["NU/none"]
        switch kind {
        case .sendToKitchen: return .sendToKitchen
        case .voidLine:
            return .voidLine(
                lineID: lineID(state),
                quantity: pick([nil, nil, quantity()]),
                reasonID: pick([1, 1, 2, 99])
            )
        case .voidOrder: return .voidOrder(reasonID: pick([1, 1, 2, 99]))
        case .kitchenReady: return .kitchenReady(reference: pick(open))
        default: return .kitchenRecalled(reference: pick(open))
        }
    }

    // MARK: - Money

    private mutating func payment(_ kind: Kind, _ state: TillState) -> Action.Event {
        switch kind {
        case .goCheckout: return .goCheckout
        case .goEditing: return .goEditing
        case .splitEvenly: return .splitEvenly(ways: pick([nil, 2, 3, 4, 7, 1, 100]))
        case .pay:
            let method = pick([1, 1, 1, 1, 2, 2, 3, 4, 5, 5, 6, 99])
            return .pay(methodID: method, tendered: tendered(state))
        case .takePaymentBack: return .takePaymentBack(position: below((state.order?.payments.count ?? 0) + 1))
        case .tip: return .tip(amount: pick([RandomShop.units(1, digits), amount(state)]))
        default:
            let partner = pick([1, 2, 3, 99])
            return .collectInvoice(name: pick(["F/1", "F/2", " "]), amount: amount(state), partnerID: partner)
        }
    }

    private mutating func tendered(_ state: TillState) -> Money? {
        let due = state.order?.balance.minor ?? 0
        if oneIn(20) {
            return Money(minor: pick([0, -1, 1, OrderLimits.tendered.minor + 1, -OrderLimits.tendered.minor]))
        }
        let usual: [Int64?] = [
            nil, nil, nil, due, due / 2, due / 3, due * 2, due + number(1...2000), (due + 4) / 5 * 5,
        ]
        return pick(usual).map(Money.init(minor:))
    }

    private mutating func amount(_ state: TillState) -> Money {
        Money(minor: pick([number(0...50_000), number(0...50_000), 0, -1, OrderLimits.tendered.minor + 1]))
    }

    private mutating func count(_ state: TillState) -> CashCount {
        switch below(5) {
        case 0: .amount(amount(state))
        case 1: .denominations([CashCount.Denomination(value: RandomShop.units(10, digits), count: below(50))])
        case 2: .denominations([CashCount.Denomination(value: RandomShop.units(7, digits), count: 1)])
        default: .amount(state.session.expectedCash)
        }
    }

    // MARK: - Afterwards

    private mutating func comingBack(_ kind: Kind, _ state: TillState) -> Action.Event {
        switch kind {
        case .returnSale:
            let known = store.paid.isEmpty || oneIn(8) ? store.unfinished : Array(store.paid.suffix(8))
            return .returnSale(reference: known.isEmpty || oneIn(20) ? "NU/none" : pick(known))
        case .saleFound:
            let asked = oneIn(15) ? store.paid.last ?? "" : state.wantedSale?.reference ?? store.paid.first ?? ""
            return store.answer(to: asked)
        case .saleNotFound: return .saleNotFound(reference: state.wantedSale?.reference ?? "NU/none")
        case .returnLine:
            let lines = state.order?.origin?.lines ?? []
            let id = lines.isEmpty || oneIn(20) ? 99 : lines[below(lines.count)].id
            return .returnLine(lineID: id, quantity: pick([nil, .one, .one, .one, quantity()]))
        case .returnAll: return .returnAll
        default: return .refund
        }
    }

    private mutating func after(_ kind: Kind, _ state: TillState) -> Action.Event {
        let sale =
            state.unconfirmed.isEmpty || oneIn(20) ? "NU/none" : state.unconfirmed[below(state.unconfirmed.count)]
        switch kind {
        case .reprint: return .reprint
        case .printCheck: return .printCheck
        case .printTestPage: return .printTestPage
        case .printCommandSheet: return .printCommandSheet
        case .openDrawer: return .openDrawer
        case .upstreamAccepted: return .upstreamAccepted(reference: sale, orderID: below(1000))
        case .upstreamRefused: return .upstreamRefused(reference: sale, reason: "no such session")
        default:
            return .printEnded(
                job: store.jobs.isEmpty ? "job" : pick(store.jobs),
                ending: pick([.printed, .waiting, .unknown])
            )
        }
    }
}
