import Testing
import TillDomain

@testable import TillStore

/// The table of an entry of the outbox and the database that is changed by it.
@Suite("The outbox's machine")
struct OutboxMachineTests {
    private typealias State = StoredSubmission.State

    /// Does what the event stands for, as the program does it.
    private func apply(_ event: OutboxEvent, _ reference: String, _ desk: Desk) throws {
        switch event {
        case .fail:
            let id = "orders/create \(reference)"
            do throws(StoreError) {
                try desk.store.noteAttempt(id: id, nextAttemptAtMillis: 9, error: "no route")
            } catch {
                guard error.code == .unreadable else { throw error }
            }
        case .accept: try desk.take([.upstreamAccepted(reference: reference, orderID: 11)])
        case .refuse: try desk.take([.upstreamRefused(reference: reference, reason: "why")])
        case .retry: try desk.store.retryOutbox()
        case .replay: try desk.store.replayOutbox()
        }
    }

    private func outbox(_ desk: Desk) throws -> [String] {
        try desk.contents().filter { $0.hasPrefix("outbox: ") }
    }

    @Test("the database takes what the table allows, and keeps the rest as it is", arguments: State.allCases)
    func everyPair(state: StoredSubmission.State) throws {
        for event in OutboxEvent.allCases {
            let desk = try Desk.open()
            let reference = try desk.sell()
            try desk.store.run(
                """
                UPDATE outbox SET state = '\(state.rawValue)', attempts = 3, next_attempt_at_millis = 5,
                    last_error = 'before'
                """
            )
            let before = try outbox(desk)
            try apply(event, reference, desk)
            let after = try outbox(desk)
            let target = OutboxMachine.transitions[state]?[event]
            #expect(
                after.count == 1 && after[0].hasSuffix("state=\"\((target ?? state).rawValue)\""),
                "\(state) \(event)"
            )
            #expect((after == before) == (target == nil), "\(state) \(event)")
        }
    }

    @Test("a refusal that comes behind the yes leaves no word of it on the order")
    func lateRefusal() throws {
        let desk = try Desk.open()
        let reference = try desk.sell()
        try desk.take([
            .upstreamAccepted(reference: reference, orderID: 11),
            .upstreamRefused(reference: reference, reason: "late"),
        ])
        let order = try #require(try desk.store.order(reference: reference))
        #expect(order.order.state == .finalized && order.upstreamID == 11 && order.refusal == nil)
    }

    @Test("a failed attempt on no entry is told")
    func noEntry() throws {
        let desk = try Desk.open()
        #expect(throws: StoreError.self) {
            try desk.store.noteAttempt(id: "none", nextAttemptAtMillis: 9, error: "no route")
        }
    }

    @Test("an entry begins where the table begins, reaches every state, and leaves every state again")
    func shape() throws {
        let desk = try Desk.open()
        try desk.sell()
        #expect(try desk.store.unsettledSubmissions(limit: 9).map(\.state) == [OutboxMachine.start])
        for start in State.allCases {
            var reached: Set = [start]
            for _ in State.allCases {
                for state in reached { reached.formUnion((OutboxMachine.transitions[state] ?? [:]).values) }
            }
            #expect(reached == Set(State.allCases), "from \(start)")
        }
    }
}
