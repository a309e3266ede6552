import Testing
import TillDomain

@testable import TillStore

/// The kitchen's tickets: each station has its own queue.
@Suite("Stations")
struct StationTests {
    private func queue(_ id: String, _ station: String?, _ store: TillStore, _ role: PrintJob.Role = .kitchen) throws {
        let job = PrintJob(id: id, role: role, station: station, title: "T", document: Document([.text(id)]))
        try store.queuePrint(job, atMillis: 1)
    }

    private func next(_ station: String?, _ store: TillStore, _ role: PrintJob.Role = .kitchen) throws -> String? {
        try store.printQueueHeads().first { $0.role == role && $0.station == station }?.id
    }

    @Test("each has its own queue, oldest first, and none is another's or the counter's")
    func ownQueues() throws {
        let desk = try Desk()
        let store = desk.store
        try queue("r1", nil, store, .receipt)
        for (id, station) in [("g1", "grill"), ("b1", "bar"), ("g2", "grill")] { try queue(id, station, store) }
        #expect(try next("grill", store) == "g1")
        #expect(try next("bar", store) == "b1")
        #expect(try next(nil, store) == nil)
        #expect(try next("Grill", store) == nil, "a key is written one way")
        #expect(try next(nil, store, .receipt) == "r1")
        try store.markPrinting(id: "g1", device: "p", atMillis: 2)
        #expect(try next("grill", store) == "g2")
        #expect(try next("bar", store) == "b1")
        #expect(try store.printJobs(limit: 9).map(\.station) == ["grill", "bar", "grill", nil])
    }

    @Test("those with a job that the machine may print are told, once each, oldest first")
    func waiting() throws {
        let desk = try Desk()
        func stations() throws -> [String?] { try desk.store.printQueueHeads().map(\.station) }
        #expect(try stations() == [])
        for (id, station) in [("g1", "grill"), ("b1", "bar"), ("g2", "grill")] { try queue(id, station, desk.store) }
        #expect(try stations() == ["grill", "bar"])
        try desk.store.markPrinting(id: "b1", device: "p", atMillis: 2)
        #expect(try stations() == ["grill"], "what is printing waits for nobody")
        try desk.reopen()
        #expect(try desk.store.recoverPrintJobs(atMillis: 3) == ["b1"])
        #expect(try stations() == ["grill"], "what is unknown waits for a person")
        #expect(try desk.store.settlePrint(id: "b1", printAgain: true, by: "u", atMillis: 4))
        #expect(try stations() == ["grill", "bar"])
    }
}
