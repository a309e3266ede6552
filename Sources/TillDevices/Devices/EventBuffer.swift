import DequeModule

/// The events that wait for the runtime.
///
/// Bound: `countMax`. At the bound the oldest status makes room, because a newer one or `Devices.statuses` tells the
/// same; where no status waits, the oldest event that is not a scan does. A scan is goods that a customer takes along,
/// so it is lost only where nothing but scans wait, and then it is the newest, the one that the cashier notices; the
/// owner counts and logs it.
struct EventBuffer {
    static let countMax = 4096

    private var events: Deque<DevicesEvent> = []

    var count: Int { events.count }

    /// Queues an event; answers the one that had to go for it.
    mutating func append(_ event: DevicesEvent) -> DevicesEvent? {
        guard events.count >= Self.countMax else {
            events.append(event)
            return nil
        }
        guard let sacrificed = events.firstIndex(where: \.isStatus) ?? events.firstIndex(where: { !$0.isData }) else {
            return event
        }
        let dropped = events.remove(at: sacrificed)
        events.append(event)
        return dropped
    }

    mutating func popFirst() -> DevicesEvent? {
        events.popFirst()
    }
}

extension DevicesEvent {
    var isData: Bool { if case .data = self { true } else { false } }
    var isStatus: Bool { if case .status = self { true } else { false } }
}
