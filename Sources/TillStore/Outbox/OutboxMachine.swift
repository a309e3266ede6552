/// What moves an entry of the outbox from one state to another.
public enum OutboxEvent: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// An attempt failed in a way that passes: the network, a server that is overloaded.
    case fail = "ATTEMPT_FAILED"
    /// The upstream has it.
    case accept = "UPSTREAM_ACCEPTED"
    /// The upstream will not have it, however often it is asked.
    case refuse = "UPSTREAM_REFUSED"
    /// A person says «now».
    case retry = "RETRY"
    /// A person wants everything sent once more, what the upstream has confirmed, too.
    case replay = "RETRY_ALL"
}

/// Which event is legal in which state of an entry. The store's SQL is made from it.
public enum OutboxMachine {
    /// The state in which an entry is queued.
    public static let start = StoredSubmission.State.waiting

    /// Every legal pair. What is not here changes nothing: an answer that comes twice is taken once, and what the
    /// upstream has confirmed is not parked by a refusal that comes late.
    public static let transitions: [StoredSubmission.State: [OutboxEvent: StoredSubmission.State]] = [
        .waiting: [.fail: .waiting, .accept: .done, .refuse: .parked, .retry: .waiting, .replay: .waiting],
        .parked: [.accept: .done, .retry: .waiting, .replay: .waiting],
        .done: [.replay: .waiting],
    ]

    static func change(_ event: OutboxEvent) -> StateChange<StoredSubmission.State, OutboxEvent> {
        StateChange(event, transitions)
    }
}
