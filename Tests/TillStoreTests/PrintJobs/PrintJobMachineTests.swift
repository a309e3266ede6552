import Testing
import TillDomain

@testable import TillStore

/// The table of a print job and the database that is changed by it.
@Suite("A print job's machine")
struct PrintJobMachineTests {
    private typealias State = StoredPrintJob.State

    /// Does what the event stands for, as the program does it; false where the store would not.
    private func apply(_ event: PrintJobEvent, _ store: TillStore, in state: StoredPrintJob.State) throws -> Bool {
        do throws(StoreError) {
            switch event {
            case .start: try store.markPrinting(id: "a", device: "p", atMillis: 9)
            case .block where state != .printing:
                return try store.markBlocked(id: "a", device: "p", reason: "why", atMillis: 9)
            case .confirm, .send, .block, .fail, .lose:
                try store.markPrint(id: "a", event, reason: "why", bytesSent: 7, atMillis: 9)
            case .recover: return try store.recoverPrintJobs(atMillis: 9) == ["a"]
            case .printAgain, .tryNow, .discard:
                // One word of a person is both; which of them it is, the state says.
                guard event == .discard || (event == .printAgain) == (state == .unknown) else { return false }
                return try store.settlePrint(id: "a", printAgain: event != .discard, by: "u", atMillis: 9)
            }
            return true
        } catch {
            guard error.code == .unreadable else { throw error }
            return false
        }
    }

    @Test("the database takes what the table allows, and refuses the rest without a trace", arguments: State.allCases)
    func everyPair(state: StoredPrintJob.State) throws {
        for event in PrintJobEvent.allCases {
            let desk = try Desk()
            try desk.store.queuePrint(
                PrintJob(id: "a", role: .receipt, title: "T", document: Document([])),
                atMillis: 1
            )
            try desk.store.run("UPDATE print_jobs SET state = '\(state.rawValue)', reason = 'before'")
            let before = try desk.contents()
            let target = PrintJobMachine.transitions[state]?[event]
            #expect(try apply(event, desk.store, in: state) == (target != nil), "\(state) \(event)")
            #expect(try desk.store.printJobs(limit: 1).first?.state == target ?? state, "\(state) \(event)")
            if target == nil { #expect(try desk.contents() == before, "\(state) \(event)") }
        }
    }

    @Test("a job is queued in the state in which the table begins")
    func start() throws {
        let desk = try Desk()
        try desk.store.queuePrint(PrintJob(id: "a", role: .receipt, title: "T", document: Document([])), atMillis: 1)
        #expect(try desk.store.printJobs(limit: 1).first?.state == PrintJobMachine.start)
    }

    @Test("every state is reached, and only a person leads out of doubt")
    func shape() {
        var reached: Set = [PrintJobMachine.start]
        for _ in State.allCases {
            for state in reached { reached.formUnion((PrintJobMachine.transitions[state] ?? [:]).values) }
        }
        #expect(reached == Set(State.allCases))
        #expect(Set(PrintJobMachine.transitions[.unknown, default: [:]].keys) == [.printAgain, .discard])
    }

    /// The proof that nothing is printed twice in silence: what leads to paper leads there through no state in which a
    /// byte may have left, but by a person's word.
    @Test("the machine prints only what no byte has left of")
    func workable() {
        #expect(Set(PrintJobMachine.workable) == [.queued, .blocked, .failed])
        for (state, events) in PrintJobMachine.transitions where !PrintJobMachine.workable.contains(state) {
            for (event, target) in events where PrintJobMachine.workable.contains(target) {
                let isFree = state == .printing ? [.block, .fail].contains(event) : event == .printAgain
                #expect(isFree, "\(state) \(event)")
            }
        }
    }
}
