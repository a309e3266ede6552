import Testing
import TillDomain
import TillRuntime
import TillStore

@testable import TillAPI

/// A restaurant and a return, over the API.
@Suite(.timeLimit(.minutes(10)))
struct RestaurantTests {
    private static let restaurant = LiveTerminal.Options(isRestaurant: true)

    /// The tickets and papers so far, newest first: `kitchen Cocina 1`.
    private static func papers(_ live: LiveTerminal) throws -> [String] {
        try live.service.store.printJobs(limit: 100).map { "\($0.role.rawValue) \($0.station ?? "-")" }
    }

    @Test func `a table from the first guest to the last payment`() async throws {
        try await LiveTerminal.with(Self.restaurant) { live in
            try await live.open()
            var status = try await live.done(.table) { ($0.table, $0.guests) = ("5", 4) }
            #expect(status.order?.table == "5" && status.order?.guests == 4 && status.order?.lines.isEmpty == true)
            try await live.done(.add) { ($0.product, $0.quantity) = (20, "2") }
            try await live.done(.lineNote) { $0.text = "no saffron" }
            status = try await live.done(.add) { $0.product = 21 }
            #expect(status.order?.lines.map(\.note) == ["no saffron", nil])
            #expect(status.order?.lines.map(\.isSent) == [false, false])
            #expect(status.order?.kitchen == "open")

            status = try await live.done(.send)
            #expect(status.order?.kitchen == "sent" && status.order?.lines.map(\.isSent) == [true, true])
            #expect(try Self.papers(live) == ["kitchen bar", "kitchen kitchen"])
            #expect(status.queuedPrints == 2)

            // Another table, and back: what is at hand is put aside by itself.
            status = try await live.done(.table) { $0.table = "Patio" }
            let first = try #require(status.parked.first)
            #expect(status.parked.count == 1 && first.table == "5" && first.kitchen == "sent")
            #expect(first.total == "27.00 €")
            #expect(status.order?.table == "Patio")
            try await live.done(.add) { $0.product = 7 }
            try await live.done(.alias) { $0.text = "Blue coat" }
            status = try await live.done(.table) { $0.table = "5" }
            #expect(status.order?.reference == first.reference)
            #expect(status.parked.map(\.alias) == ["Blue coat"] && status.parked.map(\.table) == ["Patio"])

            // One paella comes back to the kitchen; a change makes the ticket stale.
            #expect(try await live.refusal(.remove) { $0.line = 1 } == "SENT_TO_KITCHEN")
            status = try await live.done(.void) { ($0.line, $0.quantity, $0.reason) = (1, "1", "Agotado") }
            #expect(status.order?.total == "15.00 €")
            status = try await live.done(.quantity) { ($0.line, $0.quantity) = (2, "3") }
            #expect(status.order?.kitchen == "changed" && status.order?.total == "21.00 €")
            status = try await live.done(.checkDiscount) { $0.preset = "Vecinos" }
            #expect(status.order?.total == "18.90 €" && status.order?.lines.map(\.discount) == ["10 %", "10 %"])
            try await live.done(.check)

            // Three pay a third each.
            status = try await live.done(.splitEvenly) { $0.ways = 3 }
            #expect(status.order?.state == "checkout")
            for balance in ["12.60 €", "6.30 €"] {
                #expect(try await live.done(.pay) { $0.method = "cash" }.order?.balance == balance)
            }
            status = try await live.done(.pay) { $0.method = "card" }
            #expect(status.order == nil && status.lastSale == first.reference && status.outboxDepth == 1)
            let stored = try #require(try live.service.store.order(reference: first.reference)).order
            #expect(stored.payments.map(\.amount) == [Money(minor: 630), Money(minor: 630), Money(minor: 630)])
            #expect(stored.voids.map(\.reason) == ["Agotado"] && stored.guests == 4 && stored.tableID == 7)
            let papers = try Self.papers(live)
            #expect(papers.filter { $0 == "receipt -" }.count == 2, "the check and the receipt")
            #expect(papers.filter { $0 == "kitchen kitchen" }.count == 2, "the order and the void")
            #expect(papers.filter { $0 == "kitchen bar" }.count == 2, "the order, and what was new when it was paid")
        }
    }

    @Test func `splitting, moving and merging`() async throws {
        try await LiveTerminal.with(Self.restaurant) { live in
            try await live.open()
            try await live.done(.table) { $0.table = "7" }
            try await live.done(.add) { ($0.product, $0.quantity) = (20, "2") }
            try await live.done(.add) { $0.product = 21 }
            var status = try await live.done(.split) {
                $0.lines = [ActionRequest.Share(line: 1, quantity: "1"), ActionRequest.Share(line: 2)]
            }
            #expect(status.order?.total == "12.00 €" && status.parked.map(\.total) == ["15.00 €"])
            #expect(status.parked.map(\.table) == ["7"])
            status = try await live.done(.transfer) { $0.lines = [ActionRequest.Share(line: 1)] }
            #expect(status.order == nil && status.parked.map(\.total) == ["27.00 €"])
            try await live.done(.add) { $0.product = 7 }
            status = try await live.done(.merge)
            #expect(status.order?.total == "29.49 €" && status.parked.isEmpty)
            #expect(try await live.refusal(.split) { $0.lines = [] } == "NOTHING_TO_SPLIT")
            #expect(try JournalVerification(live.service.store).isSound)
        }
    }

    @Test func `goods that come back, in parts, until nothing is left`() async throws {
        try await LiveTerminal.with(Self.restaurant) { live in
            try await live.open()
            try await live.done(.add) { ($0.product, $0.quantity) = (21, "3") }
            let sale = try #require(try await live.done(.pay) { ($0.method, $0.amount) = ("cash", "10") }.lastSale)

            var status = try await live.done(.returnSale)
            #expect(status.order?.mode == "return" && status.order?.lines.isEmpty == true)
            #expect(try await live.refusal(.returnLine) { ($0.line, $0.quantity) = (1, "4") } == "RETURN_EXCEEDS")
            status = try await live.done(.returnLine) { ($0.line, $0.quantity) = (1, "1") }
            #expect(status.order?.balance == "-3.00 €" && status.order?.lines.map(\.quantity) == ["-1"])
            status = try await live.done(.refund)
            let back = try #require(status.lastSale)
            #expect(back != sale && status.order == nil && status.outboxDepth == 2)

            status = try await live.done(.returnSale) { $0.reference = sale }
            status = try await live.done(.returnAll)
            #expect(status.order?.balance == "-6.00 €")
            status = try await live.done(.pay) { ($0.method, $0.amount) = ("cash", "-6") }
            #expect(status.order == nil)
            #expect(try await live.refusal(.returnSale) { $0.reference = sale } == "NOTHING_LEFT_TO_RETURN")
            #expect(try await live.refusal(.returnSale) { $0.reference = back } == "NOT_RETURNABLE")
            #expect(try await live.refusal(.returnSale) { $0.reference = "NU/none" } == "UNKNOWN_SALE")
            let stored = try #require(try live.service.store.order(reference: sale)).order
            #expect(stored.returned == [1: Quantity(thousandths: 3000)] && stored.refunded == [1: Money(minor: 900)])
            #expect(try JournalVerification(live.service.store).isSound)
        }
    }

    @Test func `a manager lends a right with a PIN`() async throws {
        try await LiveTerminal.with(Self.restaurant) { live in
            try await live.open()
            try await live.done(.signIn) { ($0.user, $0.pin) = (3, SampleShop.cashierPIN) }
            try await live.done(.add) { $0.product = 20 }
            var answer = try await live.act(ActionRequest(.price, price: "10"))
            #expect(answer.refused?.code == "NOT_PERMITTED")
            #expect(answer.status.awaitsApproval == "NOT_PERMITTED" && answer.status.order?.total == "12.00 €")

            func approve(_ user: Int, _ pin: String) async throws -> ActionAnswer {
                try await live.act(ActionRequest(.approve) { ($0.user, $0.pin, $0.reason) = (user, pin, "A regular") })
            }
            answer = try await approve(1, "0000")
            #expect(answer.refused?.code == "WRONG_PIN" && answer.status.awaitsApproval == "NOT_PERMITTED")
            answer = try await approve(3, SampleShop.cashierPIN)
            #expect(answer.refused?.code == "APPROVER_MAY_NOT" && answer.status.awaitsApproval == "NOT_PERMITTED")
            answer = try await approve(1, SampleShop.managerPIN)
            #expect(answer.refused == nil && answer.status.awaitsApproval == nil)
            #expect(answer.status.order?.total == "10.00 €" && answer.status.user == "Iker")
            #expect(try await approve(1, SampleShop.managerPIN).refused?.code == "NOTHING_TO_APPROVE")

            // Over one's own cap; what is given up waits no more.
            #expect(try await live.refusal(.discount) { $0.percent = "20" } == "DISCOUNT_OVER_CAP")
            #expect(try await live.ask("/v1/status").decoded(TerminalStatus.self).awaitsApproval == "DISCOUNT_OVER_CAP")
            #expect(try await live.done(.decline).awaitsApproval == nil)
            try await live.done(.discount) { $0.percent = "10" }
            let state = await live.service.terminal.currentState
            #expect(state.session.overrides.map(\.reason) == ["A regular"])
            #expect(try live.service.store.replay().state == state)
        }
    }

    @Test func `a locked till sells nothing until somebody signs in`() async throws {
        try await LiveTerminal.with(Self.restaurant) { live in
            try await live.open()
            #expect(try await live.done(.lock).isLocked)
            #expect(try await live.refusal(.add) { $0.product = 20 } == "LOCKED")
            try await live.done(.testPage)
            let status = try await live.done(.signIn) { ($0.user, $0.pin) = (3, SampleShop.cashierPIN) }
            #expect(!status.isLocked && status.user == "Iker")
            try await live.done(.add) { $0.product = 20 }
        }
    }

    @Test func `a day's money, from the counted float to the Z report`() async throws {
        try await LiveTerminal.with(Self.restaurant) { live in
            try await live.done(.signIn) { ($0.user, $0.pin) = (1, SampleShop.managerPIN) }
            #expect(try await live.done(.startOpening).session == "opening")
            let float = [ActionRequest.Pieces(value: "20", count: "2+2"), .init(value: "5", count: "4")]
            #expect(
                try await live.refusal(.countFloat) { $0.counts = [.init(value: "2", count: "1")] }
                    == "UNKNOWN_DENOMINATION"
            )
            #expect(try await live.done(.countFloat) { $0.counts = float }.session == "open")
            try await live.done(.cashIn) { ($0.amount, $0.reason) = ("50", "Coins") }
            try await live.done(.cashOut) { ($0.amount, $0.reason) = ("20", "To the bank") }
            #expect(try await live.refusal(.cashOut) { ($0.amount, $0.reason) = ("500", "Loot") } == "DRAWER_HAS_LESS")
            #expect(try await live.refusal(.cashIn) { $0.amount = "1" } == "REASON_NEEDED")
            try await live.done(.xReport)
            try await live.done(.table) { $0.table = "5" }
            try await live.done(.add) { $0.product = 20 }
            try await live.done(.add) { $0.product = 20 }
            try await live.done(.park)

            #expect(try await live.done(.startClosing).session == "closing")
            #expect(try await live.refusal(.countCash) { $0.amount = "130" } == "ILLEGAL_IN_CLOSING")
            try await live.done(.acknowledge)
            #expect(try await live.refusal(.confirmClosing) == "NOT_COUNTED")
            try await live.done(.countCash) {
                $0.counts = [.init(value: "50", count: "3-1"), .init(value: "0.5", count: "20")]
            }
            let status = try await live.done(.confirmClosing)
            #expect(status.session == "closed")
            #expect(status.parked.map(\.table) == ["5"], "it is there for the next session")
            #expect(try JournalVerification(live.service.store).isSound)
        }
    }
}
