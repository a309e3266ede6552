/// What CUPS says of one job, with what it says of the job's printer at the same time.
public struct JobReport: Equatable, Sendable {
    /// `job-state` (RFC 8011, 5.3.7).
    public enum State: Int, Equatable, Sendable, CaseIterable {
        case pending = 3
        case held = 4
        case processing = 5
        case stopped = 6
        case canceled = 7
        case aborted = 8
        case completed = 9

        /// The job's name of it, for people.
        public var word: String {
            switch self {
            case .pending: "pending"
            case .held: "held"
            case .processing: "processing"
            case .stopped: "stopped"
            case .canceled: "canceled"
            case .aborted: "aborted"
            case .completed: "completed"
            }
        }
    }

    public var id: Int
    public var name: String
    public var state: State
    /// `job-state-reasons` without `none`.
    public var reasons: [String]
    /// What the backend says of the printer while it has the job (`job-printer-state-message`).
    public var message: String
    /// Whether CUPS ever began to print it: `time-at-processing` has a value. Until then no byte can have reached the
    /// printer.
    public var wasProcessed: Bool
    public var sheetsCompleted: Int
    /// Jobs of the queue that are printed before this one.
    public var jobsAhead: Int

    static let attributes = [
        "job-id", "job-name", "job-state", "job-state-reasons", "job-printer-state-message", "time-at-processing",
        "job-media-sheets-completed", "number-of-intervening-jobs",
    ]

    /// Nil where the group is not a job. A time that CUPS does not tell counts as "was processed".
    public init?(_ group: IPPGroup) {
        guard let id = group.number("job-id"), let number = group.number("job-state"),
            let state = State(rawValue: number)
        else { return nil }
        self.id = id
        self.state = state
        name = group.text("job-name") ?? ""
        reasons = group.keywords("job-state-reasons")
        message = group.text("job-printer-state-message") ?? ""
        wasProcessed = group.values["time-at-processing"] != []
        sheetsCompleted = group.number("job-media-sheets-completed") ?? 0
        jobsAhead = group.number("number-of-intervening-jobs") ?? 0
    }
}
