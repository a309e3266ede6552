/// A change of state as SQL, made from the table that says which changes there are. A row in a state in which the event
/// is illegal is not found, so that the database refuses what the table refuses.
struct StateChange<State, Event> where State: RawRepresentable<String> & CaseIterable & Hashable, Event: Hashable {
    /// For `SET`: where the event leads from the state in which the row is.
    let assignment: String
    /// For `WHERE`: the states in which the event is legal.
    let condition: String

    init(_ event: Event, _ transitions: [State: [Event: State]]) {
        let changes = State.allCases.compactMap { state in
            transitions[state]?[event].map { (from: "'\(state.rawValue)'", to: "'\($0.rawValue)'") }
        }
        precondition(!changes.isEmpty, "\(event) leads nowhere")
        let cases = changes.map { "WHEN \($0.from) THEN \($0.to)" }.joined(separator: " ")
        assignment = "state = CASE state \(cases) END"
        condition = "state IN (\(changes.map(\.from).joined(separator: ", ")))"
    }
}
