import Testing
import TillTestSupport

@testable import TillDomain

@Suite("The closing's machine")
struct ClosingMachineTests {
    @Test("every state with every event, as a table")
    func table() throws {
        var text = ""
        for state in ClosingState.allCases {
            for event in ClosingEvent.allCases {
                let next = ClosingMachine.next(state, event)?.rawValue ?? "refused"
                text += "\(state.rawValue) + \(event.rawValue) -> \(next)\n"
            }
        }
        #expect(try Golden.difference(text, "closing-machine.txt") == nil)
    }

    private func reached(from start: ClosingState) -> Set<ClosingState> {
        var reached: Set<ClosingState> = [start]
        for _ in ClosingState.allCases {
            for state in reached { reached.formUnion((ClosingMachine.transitions[state] ?? [:]).values) }
        }
        return reached
    }

    @Test("every state is reached, and every state leads to done")
    func reachable() {
        #expect(reached(from: .loading) == Set(ClosingState.allCases))
        for state in ClosingState.allCases { #expect(reached(from: state).contains(.done), "\(state)") }
    }

    @Test("there is no way round the warning, and none to closing but by a confirmation")
    func onlyWays() {
        #expect(ClosingMachine.transitions[.warning] == [.acknowledge: .counting])
        for state in ClosingState.allCases {
            for event in ClosingEvent.allCases where ClosingMachine.next(state, event) == .closing {
                #expect(event == .confirm && (state == .counting || state == .managerOverride))
            }
        }
        #expect(ClosingMachine.transitions[.done] == [:])
    }
}
