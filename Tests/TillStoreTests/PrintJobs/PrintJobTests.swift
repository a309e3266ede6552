import Testing
import TillDomain

@testable import TillStore

@Suite("Print jobs")
struct PrintJobTests {
    private func job(_ id: String, _ role: PrintJob.Role = .receipt, _ text: String = "x") -> PrintJob {
        PrintJob(id: id, role: role, title: "T", document: Document([.text(text)]))
    }

    private func state(_ id: String, _ store: TillStore) throws -> StoredPrintJob? {
        try store.printJobs(limit: 100).first { $0.id == id }
    }

    /// The oldest job of that role that the machine may print.
    private func next(_ role: PrintJob.Role, _ store: TillStore) throws -> String? {
        try store.printQueueHeads().first { $0.role == role }?.id
    }

    private func desk(_ ids: String...) throws -> Desk {
        let desk = try Desk()
        for id in ids { try desk.store.queuePrint(job(id), atMillis: 1) }
        return desk
    }

    @Test("are printed oldest first, each role for itself")
    func order() throws {
        let desk = try desk("a", "b")
        try desk.store.queuePrint(job("k", .kitchen), atMillis: 0)
        #expect(try next(.receipt, desk.store) == "a")
        #expect(try next(.kitchen, desk.store) == "k")
        let heads = try desk.store.printQueueHeads()
        #expect(heads.map(\.id) == ["a", "k"] && heads[0].position < heads[1].position, "the oldest comes first")
        try desk.store.markPrinting(id: "a", device: "p", atMillis: 2)
        #expect(try next(.receipt, desk.store) == "b", "what is printing is not next")
    }

    @Test("the same id is queued once and keeps its first document")
    func once() throws {
        let desk = try desk("a")
        try desk.store.queuePrint(job("a", .receipt, "other"), atMillis: 9)
        #expect(try desk.store.printJobs(limit: 9).count == 1)
        #expect(try state("a", desk.store)?.document == Document([.text("x")]))
        try desk.store.markPrinting(id: "a", device: "p", atMillis: 2)
        try desk.store.markPrint(id: "a", .confirm, reason: nil, bytesSent: nil, atMillis: 3)
        try desk.store.queuePrint(job("a"), atMillis: 9)
        #expect(try state("a", desk.store)?.state == .confirmed, "what is printed is not queued again")
    }

    @Test(
        "from printing to each end",
        arguments: [
            (.send, .sent, nil, nil), (.confirm, .confirmed, nil, nil), (.lose, .unknown, "cable", 120),
            (.block, .blocked, "paper", 0), (.fail, .failed, "no answer", 0),
        ] as [(PrintJobEvent, StoredPrintJob.State, String?, Int?)]
    )
    func ends(event: PrintJobEvent, end: StoredPrintJob.State, reason: String?, bytes: Int?) throws {
        let desk = try desk("a")
        try desk.store.markPrinting(id: "a", device: "front", atMillis: 2)
        let printing = try #require(try state("a", desk.store))
        #expect(printing.state == .printing && printing.device == "front" && printing.attempts == 1)
        try desk.store.markPrint(id: "a", event, reason: reason, bytesSent: bytes, atMillis: 3)
        let ended = try #require(try state("a", desk.store))
        #expect(ended.state == end && ended.reason == reason && ended.bytesSent == bytes)
        #expect(try next(.receipt, desk.store) == (end == .blocked || end == .failed ? "a" : nil))
    }

    @Test("only a queued job begins to print, and a new attempt forgets the old reason")
    func begins() throws {
        let desk = try desk("a")
        try desk.store.markPrinting(id: "a", device: "p", atMillis: 2)
        let error = #expect(throws: StoreError.self) { try desk.store.markPrinting(id: "a", device: "p", atMillis: 2) }
        #expect(error?.code == .unreadable)
        try desk.store.markPrint(id: "a", .block, reason: "paper", bytesSent: 0, atMillis: 3)
        try desk.store.markPrinting(id: "a", device: "q", atMillis: 4)
        let again = try #require(try state("a", desk.store))
        #expect(again.attempts == 2 && again.reason == nil && again.bytesSent == nil && again.device == "q")
        #expect(throws: StoreError.self) { try desk.store.markPrinting(id: "none", device: "p", atMillis: 2) }
    }

    @Test("only a printing job ends: a late answer does not overrule what was decided since")
    func lateAnswer() throws {
        let desk = try desk("a", "b")
        #expect(throws: StoreError.self) {
            try desk.store.markPrint(id: "a", .send, reason: nil, bytesSent: nil, atMillis: 2)
        }
        try desk.store.markPrinting(id: "b", device: "p", atMillis: 2)
        _ = try desk.store.recoverPrintJobs(atMillis: 3)
        #expect(try desk.store.settlePrint(id: "b", printAgain: false, by: "u", atMillis: 4))
        #expect(throws: StoreError.self) {
            try desk.store.markPrint(id: "b", .fail, reason: nil, bytesSent: 0, atMillis: 5)
        }
        #expect(try state("a", desk.store)?.state == .queued)
        #expect(try state("b", desk.store)?.state == .discarded)
    }

    @Test("after a restart, what was printing is unknown and what was queued goes on")
    func recovery() throws {
        let desk = try desk("a", "b", "c")
        try desk.store.markPrinting(id: "a", device: "p", atMillis: 2)
        try desk.store.markPrinting(id: "b", device: "p", atMillis: 2)
        try desk.store.markPrint(id: "b", .send, reason: nil, bytesSent: nil, atMillis: 2)
        try desk.reopen()
        #expect(try desk.store.recoverPrintJobs(atMillis: 3) == ["a"])
        #expect(try desk.store.recoverPrintJobs(atMillis: 4) == [], "a second time there is nothing to recover")
        let unknown = try #require(try state("a", desk.store))
        #expect(unknown.state == .unknown && unknown.reason?.isEmpty == false)
        #expect(try state("b", desk.store)?.state == .sent)
        #expect(try next(.receipt, desk.store) == "c")
    }

    @Test("a person's word in every state", arguments: StoredPrintJob.State.allCases)
    func settle(from state: StoredPrintJob.State) throws {
        for printAgain in [true, false] {
            let desk = try desk("a")
            try desk.store.run("UPDATE print_jobs SET state = '\(state.rawValue)'")
            let isSettled = try desk.store.settlePrint(id: "a", printAgain: printAgain, by: "Ana", atMillis: 3)
            let waits: Set<StoredPrintJob.State> = [.blocked, .failed, .unknown]
            #expect(isSettled == (waits.contains(state) || (state == .queued && !printAgain)), "\(printAgain)")
            let job = try #require(try self.state("a", desk.store))
            #expect(job.state == (!isSettled ? state : printAgain ? .queued : .discarded))
            #expect(job.settledBy == (isSettled ? "Ana" : nil))
            #expect(job.repeats == (state == .unknown && printAgain ? 1 : 0), "only a second print is a copy")
        }
        #expect(try desk().store.settlePrint(id: "none", printAgain: true, by: "u", atMillis: 3) == false)
    }

    @Test("each copy is counted, and the fall-back is noted for the print that took it only")
    func counts() throws {
        let desk = try desk("a")
        for copy in 1...3 {
            try desk.store.markPrinting(id: "a", device: "bar", insteadOf: "kitchen", atMillis: 2)
            #expect(try state("a", desk.store)?.insteadOf == "kitchen")
            try desk.store.markPrint(id: "a", .lose, reason: "gone", bytesSent: 9, atMillis: 3)
            #expect(try desk.store.settlePrint(id: "a", printAgain: true, by: "u", atMillis: 4))
            #expect(try state("a", desk.store)?.repeats == copy)
        }
        try desk.store.markPrinting(id: "a", device: "kitchen", atMillis: 5)
        #expect(try state("a", desk.store)?.insteadOf == nil)
    }

    @Test("a printer that is known to be unable blocks its job once, and never one that is printing")
    func blocks() throws {
        let desk = try desk("a")
        #expect(try desk.store.markBlocked(id: "a", device: "p", reason: "away", atMillis: 2))
        let before = try desk.contents()
        #expect(try desk.store.markBlocked(id: "a", device: "p", reason: "away still", atMillis: 3) == false)
        #expect(try desk.contents() == before, "a printer that is away for a day costs one write")
        let blocked = try #require(try state("a", desk.store))
        #expect(blocked.state == .blocked && blocked.bytesSent == 0 && blocked.attempts == 0 && blocked.device == "p")
        try desk.store.markPrinting(id: "a", device: "p", atMillis: 4)
        #expect(try desk.store.markBlocked(id: "a", device: "p", reason: "away", atMillis: 5) == false)
        #expect(try state("a", desk.store)?.state == .printing)
    }

    @Test("the states are counted and listed")
    func census() throws {
        let desk = try desk("a", "b", "c")
        #expect(try desk.store.printJobCounts() == [.queued: 3])
        #expect(try desk.store.markBlocked(id: "b", device: "p", reason: "away", atMillis: 2))
        #expect(try desk.store.printJobCounts() == [.queued: 2, .blocked: 1])
        #expect(try desk.store.printJobs(limit: 9, state: .queued).map(\.id) == ["c", "a"])
        #expect(try desk.store.printJobs(limit: 1, state: .queued).map(\.id) == ["c"])
        #expect(try desk.store.printJobs(limit: 9, state: .unknown).isEmpty)
    }

    @Test("lists newest first, no more than asked")
    func list() throws {
        let desk = try desk("a", "b", "c")
        #expect(try desk.store.printJobs(limit: 2).map(\.id) == ["c", "b"])
    }
}
