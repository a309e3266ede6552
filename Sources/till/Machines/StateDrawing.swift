/// A state machine as a drawing in Mermaid, made from the very table that decides.
struct StateDrawing: Encodable {
    /// One change of state.
    struct Arrow: Encodable, Hashable {
        var from: String
        var event: String
        var to: String
    }

    /// One word, which names the drawing: `order`.
    let name: String
    /// What it is the machine of, for a heading.
    let title: String
    /// The type that holds the table.
    let table: String
    let start: String
    /// Every arrow of the table, in the order in which states and events are declared.
    let arrows: [Arrow]
    let mermaid: String

    /// - Parameters:
    ///   - group: states that are drawn inside a frame of that name. What leads all of them to the same state is one
    ///     arrow, from the frame.
    init<State, Event>(
        _ name: String,
        _ title: String,
        table: Any.Type,
        start: State,
        group: (name: String, states: [State])? = nil,
        _ transitions: [State: [Event: State]]
    )
    where
        State: RawRepresentable<String> & CaseIterable & Hashable,
        Event: RawRepresentable<String> & CaseIterable & Hashable
    {
        self.name = name
        self.title = title
        self.table = String(describing: table)
        self.start = start.rawValue
        arrows = State.allCases.flatMap { state in
            Event.allCases.compactMap { event in
                transitions[state]?[event].map { Arrow(from: state.rawValue, event: event.rawValue, to: $0.rawValue) }
            }
        }
        let frame = group.map { Frame(name: $0.name, states: $0.states.map(\.rawValue)) }
        mermaid = Self.mermaid(State.allCases.map(\.rawValue), start: start.rawValue, frame, arrows)
    }

    /// Markdown, as `docs/machines.md` has it.
    var section: String {
        """
        ## \(name): \(title)

        The table is `\(table)`.

        ```mermaid
        \(mermaid)
        ```
        """
    }

    // MARK: - Mermaid

    private struct Frame {
        var name: String
        var states: [String]
    }

    private static func mermaid(_ states: [String], start: String, _ frame: Frame?, _ arrows: [Arrow]) -> String {
        var lines = ["stateDiagram-v2"]
        if let frame { lines += ["    state \(frame.name) {"] + frame.states.map { "        \($0)" } + ["    }"] }
        lines.append("    [*] --> \(start)")
        var rest = arrows
        if let frame {
            let shared = rest.filter { arrow in
                frame.states.allSatisfy { rest.contains(Arrow(from: $0, event: arrow.event, to: arrow.to)) }
                    && arrow.from == frame.states.first && !frame.states.contains(arrow.to)
            }
            rest.removeAll { arrow in
                frame.states.contains(arrow.from)
                    && shared.contains { $0.event == arrow.event && $0.to == arrow.to }
            }
            rest += shared.map { Arrow(from: frame.name, event: $0.event, to: $0.to) }
        }
        for from in states + (frame.map { [$0.name] } ?? []) {
            for to in states {
                // Events that lead the same way are one arrow.
                let events = rest.filter { $0.from == from && $0.to == to }.map(\.event)
                guard !events.isEmpty else { continue }
                lines.append("    \(from) --> \(to): \(events.joined(separator: "<br/>"))")
            }
        }
        // Where nothing leads on, it ends.
        lines += states.filter { state in !arrows.contains { $0.from == state } }.map { "    \($0) --> [*]" }
        return lines.joined(separator: "\n")
    }
}
