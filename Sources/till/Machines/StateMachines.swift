import TillDevices
import TillDomain
import TillStore

/// Every state machine of the program.
enum StateMachines {
    static let all: [StateDrawing] = [
        StateDrawing(
            "order",
            "from the first line to the upstream",
            table: OrderMachine.self,
            start: OrderState.idle,
            OrderMachine.transitions
        ),
        StateDrawing(
            "kitchen",
            "what the kitchen knows of an order",
            table: KitchenMachine.self,
            start: KitchenStatus.open,
            KitchenMachine.transitions
        ),
        StateDrawing(
            "session",
            "a cash session",
            table: SessionMachine.self,
            start: Session.never.state,
            SessionMachine.transitions
        ),
        StateDrawing(
            "closing",
            "the closing of a session",
            table: ClosingMachine.self,
            start: Closing(openOrders: 0).state,
            ClosingMachine.transitions
        ),
        StateDrawing(
            "print",
            "a print job",
            table: PrintJobMachine.self,
            start: PrintJobMachine.start,
            PrintJobMachine.transitions
        ),
        StateDrawing(
            "outbox",
            "a paid order on its way to the upstream",
            table: OutboxMachine.self,
            start: OutboxMachine.start,
            OutboxMachine.transitions
        ),
        StateDrawing(
            "driver",
            "the process that drives a device",
            table: DriverMachine.self,
            start: DriverMachine.start,
            group: ("working", [.starting, .ready]),
            DriverMachine.transitions
        ),
    ]

    /// All of them as one document: `docs/machines.md`.
    static var document: String {
        """
        # State machines

        Each drawing is made from the table that decides; an event is refused, or changes nothing, in a state from which
        no arrow bears its name. An arrow from a frame leads from every state in it. `till machines` prints this page; after
        a change of a table, write it anew with `till machines > docs/machines.md`.

        \(all.map(\.section).joined(separator: "\n\n"))
        """
    }
}
