/// What moves a print job from one state to another.
public enum PrintJobEvent: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// Bytes are about to leave the host.
    case start = "START"
    /// The printer itself says that it printed.
    case confirm = "PRINTER_CONFIRMED"
    /// Every byte left the host; this printer cannot say more.
    case send = "ALL_BYTES_LEFT"
    /// The check before the first byte said paper end, cover open, offline or error. No byte left the host.
    case block = "CHECK_FAILED"
    /// It failed before a byte left the host, so that it can be tried again without a second print.
    case fail = "NO_BYTE_LEFT"
    /// Bytes left the host and no good end was seen.
    case lose = "BYTES_LEFT_WITHOUT_END"
    /// The terminal was started again and finds the job as one that was printing.
    case recover = "TERMINAL_RESTARTED"
    /// A person wants a job tried at once of which no byte has left the host.
    case tryNow = "TRY_NOW"
    /// A person wants it printed again, after having looked whether it is on paper.
    case printAgain = "PRINT_AGAIN"
    /// A person says that it need not be printed.
    case discard = "DISCARD"
}

/// Which event is legal in which state of a print job. The store's SQL is made from it.
public enum PrintJobMachine {
    /// The state in which a job is queued.
    public static let start = StoredPrintJob.State.queued

    /// The states out of which the machine prints by itself: those in which no byte has left the host.
    public static let workable: [StoredPrintJob.State] = StoredPrintJob.State.allCases.filter {
        transitions[$0]?[.start] != nil
    }

    /// Every legal pair. What is not here is refused: above all, nothing but a person leads out of `unknown`.
    public static let transitions: [StoredPrintJob.State: [PrintJobEvent: StoredPrintJob.State]] = [
        .queued: [.start: .printing, .block: .blocked, .discard: .discarded],
        .printing: [
            .confirm: .confirmed, .send: .sent, .block: .blocked, .fail: .failed, .lose: .unknown, .recover: .unknown,
        ],
        .blocked: [.start: .printing, .tryNow: .queued, .discard: .discarded],
        .failed: [.start: .printing, .block: .blocked, .tryNow: .queued, .discard: .discarded],
        .sent: [:],
        .confirmed: [:],
        .unknown: [.printAgain: .queued, .discard: .discarded],
        .discarded: [:],
    ]

    static func change(_ event: PrintJobEvent) -> StateChange<StoredPrintJob.State, PrintJobEvent> {
        StateChange(event, transitions)
    }
}
