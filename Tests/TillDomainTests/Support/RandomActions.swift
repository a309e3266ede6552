import TillTestSupport

@testable import TillDomain

/// Actions as a mad cashier, a broken scanner and a slow upstream would send them: mostly sensible in the present
/// state, sometimes not.
struct RandomActions {
    var chance: SeededGenerator

    mutating func next(_ state: TillState) -> Action.Event {
        switch Int.random(in: 0..<100, using: &chance) {
        case 0..<40: return line(state)
        case 40..<60: return .pay(methodID: Int.random(in: 0...2, using: &chance), tendered: tendered(state))
        case 60..<75: return order(state)
        case 75..<87: return session(state)
        default: return after(state)
        }
    }

    private mutating func line(_ state: TillState) -> Action.Event {
        let lineID = Int.random(in: 0...(state.order?.nextLineID ?? 1), using: &chance)
        switch Int.random(in: 0..<10, using: &chance) {
        case 0..<3: return .addLine(productID: Int.random(in: 0...10, using: &chance), quantity: quantity())
        case 3..<6:
            let codes = ["CAFE", Shop.wine.barcode, Shop.ham.barcode, "0036000291452", "4006381333931", ""]
            return .scan(codes.randomElement(using: &chance) ?? "")
        case 6: return .scanned(label: chance.bytes(Int.random(in: 0...20, using: &chance)))
        case 7: return .setQuantity(lineID: lineID, quantity: quantity())
        case 8:
            let price = Int64.random(in: -1_000_000...20_000_000, using: &chance)
            return .setPrice(lineID: lineID, price: Price(millionths: price))
        default: return .removeLine(lineID: lineID)
        }
    }

    private mutating func quantity() -> Quantity {
        let usual = [1000, 1000, 2000, 350, 0, -1000, OrderLimits.quantity.thousandths]
        return Quantity(thousandths: usual.randomElement(using: &chance) ?? 1000)
    }

    private mutating func tendered(_ state: TillState) -> Money? {
        let due = state.order?.balance.minor ?? 0
        let usual: [Int64?] = [nil, nil, nil, due, due / 2, due + 500, 0, -1, OrderLimits.tendered.minor + 1]
        return (usual.randomElement(using: &chance) ?? nil).map(Money.init(minor:))
    }

    private mutating func order(_ state: TillState) -> Action.Event {
        let parked = state.parked.randomElement(using: &chance)?.reference ?? "NU/none"
        let events: [Action.Event] = [
            .clearOrder, .park, .takeUp(reference: parked), .takeUp(reference: parked), .goCheckout, .goEditing,
        ]
        return events.randomElement(using: &chance) ?? .park
    }

    private mutating func session(_ state: TillState) -> Action.Event {
        let money = Money(minor: Int64.random(in: -1...50_000, using: &chance))
        let userID = [1, 1, 1, 2, 3, 9].randomElement(using: &chance) ?? 1
        switch state.session.state {
        case .closed where Bool.random(using: &chance):
            return .openSession(id: state.session.id + 1, float: money)
        case .closing where Bool.random(using: &chance):
            return [.closeSession(counted: money), .cancelClosing].randomElement(using: &chance) ?? .cancelClosing
        default:
            let events: [Action.Event] = [
                .signIn(userID: userID), .openSession(id: 1, float: money), .startClosing, .startClosing,
                .cancelClosing, .closeSession(counted: money),
            ]
            return events.randomElement(using: &chance) ?? .startClosing
        }
    }

    private mutating func after(_ state: TillState) -> Action.Event {
        let reference = state.unconfirmed.randomElement(using: &chance) ?? "NU/none"
        let events: [Action.Event] = [
            .reprint, .openDrawer, .upstreamAccepted(reference: reference, orderID: 7),
            .upstreamRefused(reference: reference, reason: "why"), .printEnded(job: reference + "#1", ending: .unknown),
        ]
        return events.randomElement(using: &chance) ?? .reprint
    }
}
