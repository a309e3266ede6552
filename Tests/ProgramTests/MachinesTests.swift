import Foundation
import Testing
import TillTestSupport

/// The drawings of the state machines, in the program and in `docs/`.
@Suite struct MachinesTests {
    private struct Machine: Decodable {
        var name: String
        var start: String
        var arrows: [MermaidStates.Arrow]
        var mermaid: String
    }

    private func machines() throws -> [Machine] {
        let ending = try Program.run(["machines", "--json"], in: try Folder())
        #expect(ending.code == 0, "\(ending.errors)")
        return try JSONDecoder().decode([Machine].self, from: Data(ending.output.utf8))
    }

    @Test func theDocumentIsWhatTheProgramDraws() throws {
        let ending = try Program.run(["machines"], in: try Folder())
        #expect(ending.code == 0 && ending.errors.isEmpty)
        // It lies where people read, not with the other golden files.
        #expect(try Golden.difference(ending.output, "../../../docs/machines.md") == nil)
    }

    /// Mermaid itself is not at hand here; what these lines may hold is far less than what it reads.
    @Test func everyDrawingIsMermaidAndShowsItsTable() throws {
        let machines = try machines()
        #expect(machines.map(\.name) == ["order", "kitchen", "session", "closing", "print", "outbox", "driver"])
        for machine in machines {
            let drawing = MermaidStates(machine.mermaid)
            #expect(drawing.problems == [], "\(machine.name)")
            #expect(drawing.start == machine.start, "\(machine.name)")
            #expect(
                drawing.arrows == Set(machine.arrows) && drawing.arrows.count == machine.arrows.count,
                "\(machine.name)"
            )
            let states = Set(machine.arrows.flatMap { [$0.from, $0.to] })
            #expect(drawing.ends == states.subtracting(machine.arrows.map(\.from)), "\(machine.name)")
            let lines = machine.mermaid.split(separator: "\n").filter { $0.contains(" --> ") }
            #expect(lines.count <= 44, "\(machine.name) has \(lines.count) arrows: too many for a drawing")
        }
    }

    @Test func oneDrawingByItsName() throws {
        let home = try Folder()
        let whole = try Program.run(["machines"], in: home).output
        for machine in try machines() {
            let ending = try Program.run(["machines", machine.name], in: home)
            #expect(ending.code == 0)
            #expect(ending.output.hasPrefix("## \(machine.name): ") && whole.contains(ending.output))
            #expect(ending.output.contains("```mermaid\n\(machine.mermaid)\n```\n"))
        }
    }

    @Test func aNameThatIsNone() throws {
        for options in [[], ["--json"]] {
            let ending = try Program.run(["machines", "kitchne"] + options, in: try Folder())
            #expect(ending.code == 64 && ending.output.isEmpty)
            let says =
                "there is no machine 'kitchne'; there are order, kitchen, session, closing, print, outbox, driver"
            #expect(ending.errors.contains(says), "\(ending.errors)")
        }
    }

    // MARK: - The check itself

    @Test(arguments: [
        "stateDiagram\n    [*] --> a", "stateDiagram-v2\n  [*] --> a", "stateDiagram-v2\n    a --> b",
        "stateDiagram-v2\n    a --> b: x", "stateDiagram-v2\n    a --> b: X:Y", "stateDiagram-v2\n    a --> b: X;",
        "stateDiagram-v2\n    a-b --> c: X", "stateDiagram-v2\n    note --> c: X",
        "stateDiagram-v2\n    a --> Default: X",
        "stateDiagram-v2\n    a --> b: X<br/>", "stateDiagram-v2\n    a --> b: X\n    a --> b: X", "stateDiagram-v2\n",
        "stateDiagram-v2\n    state f {\n        a", "stateDiagram-v2\n    state f {\n        a\n    }\n    f --> a: X",
    ])
    func whatIsNoDrawingIsFound(text: String) {
        #expect(MermaidStates(text).problems != [])
    }

    @Test func aFrameStandsForItsStates() {
        let text =
            "stateDiagram-v2\n    state f {\n        a\n        b\n    }\n    [*] --> a\n    f --> c: X\n    c --> [*]"
        let drawing = MermaidStates(text)
        #expect(drawing.problems == [])
        #expect(drawing.arrows == [.init(from: "a", event: "X", to: "c"), .init(from: "b", event: "X", to: "c")])
        #expect(drawing.start == "a" && drawing.ends == ["c"])
    }
}
