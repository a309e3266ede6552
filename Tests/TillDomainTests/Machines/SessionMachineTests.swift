import Testing
import TillTestSupport

@testable import TillDomain

@Suite("The session's machine")
struct SessionMachineTests {
    @Test("every state with every event, as a table")
    func table() throws {
        var text = ""
        for state in SessionState.allCases {
            for event in SessionEvent.allCases {
                let next = SessionMachine.next(state, event)?.rawValue ?? "refused"
                text += "\(state.rawValue) + \(event.rawValue) -> \(next)\n"
            }
        }
        #expect(try Golden.difference(text, "session-machine.txt") == nil)
    }

    @Test("a session is closed by way of closing only, and opened by way of opening only")
    func onlyWays() {
        for state in SessionState.allCases {
            for event in SessionEvent.allCases {
                switch SessionMachine.next(state, event) {
                case .closed:
                    #expect(state == .closing && event == .closed || state == .opening && event == .cancelOpening)
                case .open:
                    #expect(state == .opening && event == .opened || state == .closing && event == .cancelClosing)
                case .opening: #expect(state == .closed)
                case .closing: #expect(state == .open)
                case nil: break
                }
            }
        }
    }

    @Test("from every state there is a way back to closed")
    func noDeadEnd() {
        for start in SessionState.allCases {
            var reached: Set<SessionState> = [start]
            for _ in SessionState.allCases {
                for state in reached { reached.formUnion((SessionMachine.transitions[state] ?? [:]).values) }
            }
            #expect(reached.contains(.closed), "\(start)")
        }
    }
}
