import Testing
import TillTestSupport

@testable import TillDomain

/// Whole days as scripts: each action with what it answered, as a text to read.
@Suite("Days")
struct DayTests {
    @Test("a day in English")
    func english() throws {
        #expect(try Golden.difference(try transcript(Shop.catalogue()), "day-en.txt") == nil)
    }

    @Test("the same day in Spanish")
    func spanish() throws {
        #expect(try Golden.difference(try transcript(Shop.catalogue(language: .spanish)), "day-es.txt") == nil)
    }

    private func transcript(_ catalogue: Catalogue) throws -> String {
        var till = TestTill(catalogue)
        var text = ""
        func take(_ events: Action.Event...) {
            for event in events {
                text += "> \(label(event))\n"
                text += describe(till.take(event), catalogue)
            }
        }
        take(.scan("CAFE"), .signIn(userID: 2), .openSession(id: 42, float: Money(minor: 100_00)))
        take(.scan("CAFE"), .scan("CAFE"), .scan(Shop.wine.barcode), .scan("4006381333931"), .scanned(label: [0xFF]))
        take(.setPrice(lineID: 2, price: .zero), .setQuantity(lineID: 1, quantity: Quantity(thousandths: 3000)))
        take(.pay(Shop.card, 10_000), .pay(Shop.card, 1000), .scan("CAFE"), .pay(Shop.cash, 1000))
        let sale = try #require(till.state.lastSale).reference
        take(.printEnded(job: sale + "#1", ending: .unknown), .reprint, .approve(userID: 3, reason: "no"))
        take(.scan("041000000001"), .reprint, .scan("TILL51"))
        take(.upstreamAccepted(reference: sale, orderID: 1234), .openDrawer)
        take(.cashIn(amount: Money(minor: 50_00), reason: "Cambio"))
        take(.cashOut(amount: Money(minor: 500_00), reason: "Pan"), .cashOut(amount: Money(minor: 5_00), reason: " "))
        take(.lock, .scan("CAFE"), .scan("041000000009"), .scan("041000000002"))
        take(.add(Shop.ham, Quantity(thousandths: 350)), .park, .add(Shop.coffee))
        let parked = try #require(till.state.parked.first).reference
        take(.takeUp(reference: parked), .removeLine(lineID: 1), .takeUp(reference: parked), .goCheckout, .goEditing)
        take(.pay(Shop.cash))
        let second = try #require(till.state.lastSale).reference
        take(.upstreamRefused(reference: second, reason: "HTTP 422"), .add(Shop.wine))
        take(.signIn(userID: 1), .printXReport, .startClosing, .scan("CAFE"), .countCash(.amount(.zero)))
        take(.acknowledgeOpenOrders, .countCash(.amount(Money(minor: 164_00))), .confirmClosing, .scan("CAFE"))
        return text
    }

    private func label(_ event: Action.Event) -> String {
        switch event {
        case .scanned(let label) where label.allSatisfy { $0 < 0x7F }:
            "scanned \(String(decoding: label, as: UTF8.self))"
        default: "\(event)".replacing("TillDomain.", with: "")
        }
    }

    private func describe(_ outcome: Outcome, _ catalogue: Catalogue) -> String {
        let (currency, language) = (catalogue.company.currency, catalogue.configuration.language)
        var lines: [String] = []
        if let refusal = outcome.refusal {
            let kind = outcome.isRefused ? "refused" : "waits for a manager:"
            lines.append("\(kind) \(refusal.code): \(refusal.text(currency, language))")
        }
        for effect in outcome.effects {
            switch effect {
            case .saveOrder(let order):
                lines.append("save #\(order.sequence) \(order.state.rawValue) total \(currency.plain(order.total))")
            case .print(let job): lines.append("print \(job.id)")
            case .submit(let order): lines.append("submit \(order.reference) paid \(currency.plain(order.paid))")
            case .markFinalized(let reference, let id): lines.append("finalized \(reference) as \(id)")
            case .noteReturn(let reference, let returned, _):
                let parts = returned.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.plain)" }
                lines.append("returned of \(reference): \(parts.joined(separator: ", "))")
            case .findSale(let reference): lines.append("find \(reference)")
            case .markRefused(let reference, let reason): lines.append("refused \(reference): \(reason)")
            case .show(let display): lines += display.lines(columns: 20).map { "display [\($0)]" }
            case .sound(let sound): lines.append("sound \(sound.rawValue)")
            case .openDrawer(let reason): lines.append("drawer (\(reason))")
            case .tell(let notice): lines.append("notice: \(notice.text(currency, language))")
            }
        }
        return lines.map { "    \($0)\n" }.joined()
    }
}
