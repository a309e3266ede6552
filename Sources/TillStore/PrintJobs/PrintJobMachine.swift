/// What moves a print job from one state to another.
public enum PrintJobEvent: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// Bytes are about to leave the host.
    case start = "START"
    /// The printer itself says that it printed.
    case confirm = "PRINTER_CONFIRMED"
    /// Every byte left the host; this printer cannot say more.
    case send = "ALL_BYTES_LEFT"
    /// It failed before a byte left the host, so that it can be tried again without a second print.
    case wait = "NO_BYTE_LEFT"
    /// Bytes left the host and no good end was seen.
    case lose = "BYTES_LEFT_WITHOUT_END"
    /// The terminal was started again and finds the job as one that was printing.
    case recover = "TERMINAL_RESTARTED"
    /// A person wants it printed again, after having looked whether it is on paper.
    case printAgain = "PRINT_AGAIN"
    /// A person says that it need not be printed.
    case discard = "DISCARD"
}

/// Which event is legal in which state of a print job. The store's SQL is made from it.
public enum PrintJobMachine {
    /// The state in which a job is queued.
    public static let start = StoredPrintJob.State.queued

    /// Every legal pair. What is not here is refused: above all, nothing but a person leads out of `unknown`.
    public static let transitions: [StoredPrintJob.State: [PrintJobEvent: StoredPrintJob.State]] = [
        .queued: [.start: .printing],
        .printing: [.confirm: .confirmed, .send: .sent, .wait: .queued, .lose: .unknown, .recover: .unknown],
        .sent: [:],
        .confirmed: [:],
        .unknown: [.printAgain: .queued, .discard: .discarded],
        .discarded: [:],
    ]

    static func change(_ event: PrintJobEvent) -> StateChange<StoredPrintJob.State, PrintJobEvent> {
        StateChange(event, transitions)
    }
}
