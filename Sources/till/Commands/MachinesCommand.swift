import ArgumentParser

struct MachinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "machines",
        abstract: "Draw the state machines, as Mermaid in Markdown.",
        discussion: "They are drawn from the tables that decide. Without a name, all of them."
    )

    @Argument(help: "\(names).")
    var name: String?

    @OptionGroup var output: OutputOptions

    private static var names: String { StateMachines.all.map(\.name).joined(separator: ", ") }

    private var drawing: StateDrawing? { StateMachines.all.first { $0.name == name } }

    func validate() throws {
        guard let name, drawing == nil else { return }
        throw ValidationError("there is no machine '\(name)'; there are \(Self.names)")
    }

    func run() throws {
        let drawings = drawing.map { [$0] } ?? StateMachines.all
        try output.write(drawings) { drawing?.section ?? StateMachines.document }
    }
}
