import Testing

@testable import TillStore

@Suite("A change of state as SQL")
struct StateChangeTests {
    private enum Door: String, CaseIterable {
        case open, shut, locked
    }

    private enum Deed {
        case pull, turn
    }

    private static let table: [Door: [Deed: Door]] = [.open: [.pull: .shut], .shut: [.pull: .open, .turn: .locked]]

    @Test("names each state in which the event is legal and where it leads from there")
    func text() {
        let pull = StateChange(Deed.pull, Self.table)
        #expect(pull.assignment == "state = CASE state WHEN 'open' THEN 'shut' WHEN 'shut' THEN 'open' END")
        #expect(pull.condition == "state IN ('open', 'shut')")
        let turn = StateChange(Deed.turn, Self.table)
        #expect(turn.assignment == "state = CASE state WHEN 'shut' THEN 'locked' END")
        #expect(turn.condition == "state IN ('shut')")
    }
}
