import Testing
import TillTestSupport

@testable import TillDomain

@Suite("The kitchen's machine")
struct KitchenMachineTests {
    @Test("every state with every event, as a table")
    func table() throws {
        var text = ""
        for state in KitchenStatus.allCases {
            for event in KitchenEvent.allCases {
                let next = KitchenMachine.next(state, event)?.rawValue ?? "refused"
                text += "\(state.rawValue) + \(event.rawValue) -> \(next)\n"
            }
        }
        #expect(try Golden.difference(text, "kitchen-machine.txt") == nil)
    }

    @Test("every state is reached from open, and every state but paid itself leads to paid")
    func reachable() {
        for start in KitchenStatus.allCases {
            var reached: Set<KitchenStatus> = [start]
            for _ in KitchenStatus.allCases {
                for state in reached { reached.formUnion((KitchenMachine.transitions[state] ?? [:]).values) }
            }
            #expect(reached.contains(.paid), "\(start)")
            if start == .open { #expect(reached == Set(KitchenStatus.allCases)) }
        }
    }

    @Test("what was sent is never unsent, and paid bars everything")
    func neverUnsent() {
        for state in KitchenStatus.allCases where state != .open {
            for event in KitchenEvent.allCases { #expect(KitchenMachine.next(state, event) != .open) }
        }
        #expect(KitchenMachine.transitions[.paid] == [:])
        for state in [KitchenStatus.sent, .changed, .ready] {
            #expect(KitchenMachine.next(state, .change) == .changed, "any change after sending is one")
        }
    }
}
