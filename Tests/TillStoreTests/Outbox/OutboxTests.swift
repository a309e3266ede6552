import Foundation
import Testing
import TillDomain
import TillWire

@testable import TillStore

@Suite("The outbox")
struct OutboxTests {
    private func deskWithSales(_ count: Int) throws -> (Desk, [String]) {
        let desk = try Desk.open()
        let references = try (0..<count).map { _ in try desk.sell() }
        return (desk, references)
    }

    private func waiting(_ desk: Desk) throws -> [String] {
        try desk.store.waitingSubmissions(limit: 100).map(\.reference)
    }

    @Test("keeps the order of the sales, over a restart too, and its bodies as they were made")
    func order() throws {
        let (desk, references) = try deskWithSales(4)
        let before = try desk.store.waitingSubmissions(limit: 100)
        #expect(before.map(\.reference) == references)
        #expect(try desk.store.waitingSubmissions(limit: 2).map(\.reference) == Array(references.prefix(2)))
        try desk.adopt(Shop.payload(etag: "v2", coffee: "9.99"))
        try desk.reopen()
        #expect(try desk.store.waitingSubmissions(limit: 100) == before)
        let body = try WireCoding.decode(OrderCreateRequest.self, from: before[0].payload)
        #expect(body.posReference == references[0])
        #expect(body.state == "paid")
        #expect((body.amountTotal.text, body.amountPaid.text, body.amountReturn.text) == ("1.5", "1.5", "3.5"))
    }

    @Test("a failed attempt is counted with its reason and its time, and keeps its place")
    func attempts() throws {
        let (desk, references) = try deskWithSales(2)
        let first = try #require(try desk.store.waitingSubmissions(limit: 1).first)
        #expect(first.attempts == 0 && first.lastError == nil)
        for attempt in 1...3 {
            try desk.store.noteAttempt(id: first.id, nextAttemptAtMillis: Int64(attempt) * 100, error: "no route")
        }
        let noted = try #require(try desk.store.waitingSubmissions(limit: 1).first)
        #expect(noted.reference == references[0])
        #expect(noted.attempts == 3 && noted.nextAttemptAtMillis == 300 && noted.lastError == "no route")
    }

    @Test("a refused sale is parked with its reason and does not block those behind it")
    func parked() throws {
        let (desk, references) = try deskWithSales(3)
        try desk.take([.upstreamRefused(reference: references[0], reason: "HTTP 422")])
        #expect(try waiting(desk) == Array(references.dropFirst()))
        let unsettled = try desk.store.unsettledSubmissions(limit: 9)
        #expect(unsettled.map(\.state) == [.parked, .waiting, .waiting])
        #expect(unsettled[0].lastError == "HTTP 422")
        #expect(try desk.store.order(reference: references[0])?.refusal == "HTTP 422")
        #expect(try desk.store.outboxDepth() == 3)
    }

    @Test("a person's «now» brings parked and postponed ones back, but nothing that is done")
    func retry() throws {
        let (desk, references) = try deskWithSales(3)
        try desk.take([
            .upstreamRefused(reference: references[0], reason: "HTTP 422"),
            .upstreamAccepted(reference: references[1], orderID: 11),
        ])
        let last = try #require(try desk.store.waitingSubmissions(limit: 9).last)
        try desk.store.noteAttempt(id: last.id, nextAttemptAtMillis: 9_999, error: "late")
        try desk.store.retryOutbox()
        #expect(try waiting(desk) == [references[0], references[2]])
        #expect(try desk.store.waitingSubmissions(limit: 9).allSatisfy { $0.nextAttemptAtMillis == 0 })
    }

    @Test("an accepted sale is finalized with the upstream's number; twice is once")
    func accepted() throws {
        let (desk, references) = try deskWithSales(2)
        for _ in 1...2 { try desk.take([.upstreamAccepted(reference: references[0], orderID: 11)]) }
        let stored = try #require(try desk.store.order(reference: references[0]))
        #expect(stored.order.state == .finalized && stored.upstreamID == 11 && stored.refusal == nil)
        #expect(try desk.store.order(reference: references[1])?.order.state == .paid)
        #expect(try waiting(desk) == [references[1]])
        #expect(try desk.store.outboxDepth() == 1)
    }

    @Test("a refused sale that is accepted after all has no refusal left")
    func acceptedAfterAll() throws {
        let (desk, references) = try deskWithSales(1)
        try desk.take([.upstreamRefused(reference: references[0], reason: "why")])
        try desk.store.retryOutbox()
        try desk.take([.upstreamAccepted(reference: references[0], orderID: 3)])
        #expect(try desk.store.order(reference: references[0])?.refusal == nil)
        #expect(try desk.store.unsettledSubmissions(limit: 9).isEmpty)
    }

    @Test("a copy printed after the upstream's yes does not take the yes back")
    func reprintAfterAccepted() throws {
        let (desk, references) = try deskWithSales(1)
        try desk.take([.upstreamAccepted(reference: references[0], orderID: 11), .reprint])
        let stored = try #require(try desk.store.order(reference: references[0]))
        #expect(stored.order.state == .finalized && stored.upstreamID == 11)
        #expect(stored.order.receiptPrints == 2)
        #expect(try waiting(desk).isEmpty)
    }

    @Test("a technician can send everything once more")
    func replay() throws {
        let (desk, references) = try deskWithSales(2)
        try desk.take([.upstreamAccepted(reference: references[0], orderID: 11)])
        try desk.store.replayOutbox()
        #expect(try waiting(desk) == references)
    }
}
