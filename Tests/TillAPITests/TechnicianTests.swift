import Testing
import TillDomain
import TillRuntime
import TillStore
import TillWire

@testable import TillAPI

/// Prints, outbox, journal, devices, health and figures.
@Suite(.timeLimit(.minutes(10)))
struct TechnicianTests {
    @Test func `health is open, counts the time, and names what is wrong`() async throws {
        try await LiveTerminal.with { live in
            live.clock.advance(seconds: 90)
            let well = try await live.ask("/health").decoded(HealthAnswer.self)
            #expect(well == HealthAnswer(status: "ok", uptimeSeconds: 90, problems: []))
            try Self.unknownPrint("test-1", live)
            let ill = try await live.ask("/health").decoded(HealthAnswer.self)
            #expect(ill.status == "degraded" && ill.problems == ["1 prints of unknown outcome"])
        }
    }

    @Test func `the journal page by page, and found whole`() async throws {
        try await LiveTerminal.with { live in
            try await live.open()
            _ = try await live.sell()
            let all = try await live.ask("/v1/journal").decoded(JournalPage.self).entries
            // The printer that is not there reports the waiting print when its spooler comes to it.
            #expect(all.map(\.event).prefix(5) == ["signIn", "openSession", "addLine", "goCheckout", "pay"])
            #expect(all.map(\.sequence) == Array(1...Int64(all.count)))
            #expect(all.allSatisfy { $0.catalogueEtag == "e1" && $0.atMillis == live.clock.nowMillis })
            let page = try await live.ask("/v1/journal?after=2&limit=2").decoded(JournalPage.self).entries
            #expect(page.map(\.sequence) == [3, 4])
            #expect(page.first?.action.event == .addLine(productID: 7, quantity: .one))
            #expect(try await live.ask("/v1/journal?after=\(Int64.max)").decoded(JournalPage.self).entries.isEmpty)
            let found = try await live.ask("/v1/journal/verify").decoded(JournalVerification.self)
            #expect(found.isSound && found.length == all.count)
            #expect(found.replayed == "session 42 open; orders: 0 open, 0 parked")
        }
    }

    @Test func `one verification at a time`() async throws {
        try await LiveTerminal.with { live in
            #expect(live.api.routes.verifications.enter())
            let words = "503 BUSY: the journal is being verified already: wait for that"
            let refusal = try await live.ask("/v1/journal/verify").refusal
            #expect(refusal == words)
            live.api.routes.verifications.leave()
            for _ in 0..<2 {
                let answer = try await live.ask("/v1/journal/verify")
                #expect(answer.status == 200)
            }
        }
    }

    @Test func `a text is queued for the printer, and a print of unknown outcome is settled once`() async throws {
        try await LiveTerminal.with { live in
            let queued = try await live.ask(.POST, "/v1/print-jobs", PrintRequest(title: "Note", text: "¡Hola!"))
            let id = try queued.decoded(PrintQueued.self).job
            var jobs = try await live.ask("/v1/print-jobs").decoded(PrintJobList.self).jobs
            #expect(jobs.map(\.id) == [id] && jobs[0].title == "Note" && jobs[0].state == "queued")

            try Self.unknownPrint("a", live)
            try Self.unknownPrint("b", live)
            #expect(try await live.ask("/v1/status").decoded(TerminalStatus.self).unknownPrints == 2)
            _ = try await live.ask(.POST, "/v1/print-jobs/settle", PrintDecision(job: "a", choice: .retry))
            let answer = try await live.ask(.POST, "/v1/print-jobs/settle", PrintDecision(job: "b", choice: .discard))
            jobs = try answer.decoded(PrintJobList.self).jobs
            #expect(jobs.map { "\($0.id) \($0.state)" } == ["b discarded", "a queued", "\(id) queued"])
            #expect(jobs.map(\.bytesSent) == [17, 17, nil])
            let byItself = "is queued and is printed by itself"
            let gone = "was discarded; print another receipt by a reprint"
            let none = "is no print; see /v1/print-jobs"
            for (job, why) in [("a", byItself), ("b", gone), (id, byItself), ("none", none)] {
                let again = try await live.ask(.POST, "/v1/print-jobs/settle", PrintDecision(job: job, choice: .retry))
                #expect(try again.refusal == "409 CONFLICT: job: '\(job)' \(why)")
            }
            #expect(jobs.map(\.settledBy) == ["nobody (technician)", "nobody (technician)", nil])
            #expect(jobs.map(\.repeats) == [0, 1, 0])
            #expect(try await live.ask("/v1/print-jobs?limit=1").decoded(PrintJobList.self).jobs.count == 1)
        }
    }

    @Test func `a job that waits for its printer is shown, tried at once and discarded`() async throws {
        try await LiveTerminal.with { live in
            try await live.open()
            let store = live.service.store
            for id in ["x", "y"] {
                let job = PrintJob(id: id, role: .receipt, title: "Slip", document: Document([.text("once")]))
                try store.queuePrint(job, atMillis: 1)
                let isBlocked = try store.markBlocked(id: id, device: "bar", reason: "paper end", atMillis: 2)
                #expect(isBlocked)
            }
            let status = try await live.ask("/v1/status").decoded(TerminalStatus.self)
            #expect(status.blockedPrints == 2 && status.queuedPrints == 2 && status.unknownPrints == 0)
            let health = try await live.ask("/health").decoded(HealthAnswer.self)
            #expect(health.problems.contains("2 prints wait for a printer"))
            let blocked = try await live.ask("/v1/print-jobs?state=blocked").decoded(PrintJobList.self).jobs
            #expect(blocked.map(\.id) == ["y", "x"])
            #expect(blocked.allSatisfy { $0.device == "bar" && $0.reason == "paper end" && $0.bytesSent == 0 })
            _ = try await live.ask(.POST, "/v1/print-jobs/settle", PrintDecision(job: "x", choice: .retry))
            let answer = try await live.ask(.POST, "/v1/print-jobs/settle", PrintDecision(job: "y", choice: .discard))
            let jobs = try answer.decoded(PrintJobList.self).jobs
            #expect(jobs.map { "\($0.id) \($0.state) \($0.repeats)" } == ["y discarded 0", "x queued 0"])
            let user = try #require(status.user)
            #expect(jobs.map(\.settledBy) == ["\(user) (technician)", "\(user) (technician)"])
            let refusal = try await live.ask("/v1/print-jobs?state=lost").refusal
            #expect(refusal.hasPrefix("422 VALIDATION: state: 'lost' is none of queued, printing, sent"))
        }
    }

    @Test func `the account of the drawer, newest first, for technicians`() async throws {
        try await LiveTerminal.with { live in
            for (at, outcome) in [(1, DrawerOpeningRecord.Outcome.opened), (2, .byHand)] {
                let record = DrawerOpeningRecord(
                    atMillis: Int64(at),
                    device: "till",
                    user: outcome == .opened ? "Marta" : nil,
                    reason: "sale",
                    outcome: outcome
                )
                try live.service.store.record(record)
            }
            try live.service.store.recordDrawerClosed("till", atMillis: 9)
            let openings = try await live.ask("/v1/drawer-openings").decoded(DrawerOpeningList.self).openings
            #expect(openings.map(\.outcome) == [.byHand, .opened] && openings.map(\.user) == [nil, "Marta"])
            #expect(openings.allSatisfy { $0.closedAtMillis == 9 })
            let one = try await live.ask("/v1/drawer-openings?limit=1").decoded(DrawerOpeningList.self).openings
            #expect(one.map(\.outcome) == [.byHand])
        }
    }

    @Test func `a text that is too long is refused whole`() async throws {
        try await LiveTerminal.with { live in
            let bounds = "422 VALIDATION: text: at most 20000 characters, title: at most 80"
            let (longest, tooLong) = (String(repeating: "x", count: 20_000), String(repeating: "x", count: 20_001))
            for request in [
                PrintRequest(title: "t", text: tooLong), PrintRequest(title: String(tooLong.prefix(81)), text: ""),
            ] {
                let refusal = try await live.ask(.POST, "/v1/print-jobs", request).refusal
                #expect(refusal == bounds)
            }
            let fits = PrintRequest(title: String(longest.prefix(80)), text: longest)
            let answer = try await live.ask(.POST, "/v1/print-jobs", fits)
            #expect(answer.status == 200)
        }
    }

    @Test func `the outbox tells what the upstream does not have, and is rung`() async throws {
        try await LiveTerminal.with { live in
            try await live.open()
            let reference = try await live.sell()
            let waiting = try #require(try live.service.store.waitingSubmissions(limit: 1).first)
            try live.service.store.noteAttempt(id: waiting.id, nextAttemptAtMillis: 99, error: "it is away")
            var entries = try await live.ask("/v1/outbox").decoded(OutboxList.self).entries
            #expect(entries.map(\.reference) == [reference])
            #expect(entries[0].state == "waiting" && entries[0].attempts == 1 && entries[0].lastError == "it is away")
            #expect(entries[0].nextAttemptAtMillis == 99)
            let status = try await live.ask(.POST, "/v1/outbox/retry?all=true", json: "{}")
            #expect(try status.decoded(TerminalStatus.self).outboxDepth == 1)
            entries = try await live.ask("/v1/outbox").decoded(OutboxList.self).entries
            #expect(entries[0].nextAttemptAtMillis == 0)
        }
    }

    @Test func `no devices, and a device that is not there`() async throws {
        try await LiveTerminal.with { live in
            #expect(try await live.ask("/v1/devices").text == #"{"devices":[]}"#)
            let words = "there is no device 'front printer'; none is configured"
            for path in ["/v1/devices/front%20printer/check", "/v1/devices/front%20printer/restart"] {
                #expect(try await live.ask(.POST, path, json: "{}").refusal == "404 E_NOEXIST: \(words)")
            }
            let level = try await live.ask(.POST, "/v1/devices/any/check?level=deep", json: "{}")
            #expect(try level.refusal == "422 VALIDATION: level: 'deep' is none of internal, external, interactive")
        }
    }

    @Test func `the figures are Prometheus' text`() async throws {
        try await LiveTerminal.with { live in
            try await live.open()
            _ = try await live.act(ActionRequest(.scan, code: "999"))
            let answer = try await live.ask("/metrics")
            #expect(answer.headers["content-type"] == "text/plain; charset=utf-8")
            #expect(answer.text.hasSuffix("\n"))
            let values = Dictionary(
                answer.text.split(separator: "\n").map { line in
                    let parts = line.split(separator: " ")
                    return (String(parts[0]), Int(parts[1]))
                }
            ) { first, _ in first }
            #expect(values["till_actions_committed_total"] == 2)
            #expect(values["till_actions_refused_total"] == 1)
            #expect(values["till_upstream_online"] == 0 && values["till_products"] == 3)
            #expect(values.values.allSatisfy { $0 != nil })
        }
    }

    private static func unknownPrint(_ id: String, _ live: LiveTerminal) throws {
        let (store, now) = (live.service.store, live.clock.nowMillis)
        let document = Document([.text("once")])
        try store.queuePrint(PrintJob(id: id, role: .kitchen, title: "Slip", document: document), atMillis: now)
        try store.markPrinting(id: id, device: "printer", atMillis: now)
        try store.markPrint(id: id, .lose, reason: "the cable", bytesSent: 17, atMillis: now)
    }
}
