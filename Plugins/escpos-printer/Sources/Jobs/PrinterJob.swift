import TillDeviceKit
import TillESCPOS

/// One call, from when it was taken to when it is answered.
struct PrinterJob {
    enum Work {
        case print(job: String, items: [PrintItem])
        /// `checkHealth` external of the printer.
        case testPage
        /// `openDrawer`, and `checkHealth` external of the drawer, which answers in words.
        case openDrawer(isHealthCheck: Bool)
        /// `checkHealth` internal.
        case askStatus
        case identify
    }

    /// The call's id, to be answered once.
    let id: Int
    let device: String
    let work: Work
}

/// The job that runs, and how far it is.
struct RunningJob {
    /// A print goes from checking over writing to confirming or reaching, then concluding; each of them but writing may
    /// be left out. A drawer goes from looking over writing to watching, and over pausing to the next pulse.
    enum Phase: Equatable {
        /// Asked whether a print can be begun; no byte of it has left.
        case checking
        /// The bytes are on their way.
        case writing
        /// All have left; the printer is to confirm (GS ( H) within so many milliseconds of being well.
        case confirming(leftMillis: Int)
        /// The confirmation did not come; asked whether the printer confirms at all (GS ( H with another id).
        case proving
        /// All have left; the printer is to say that it came to the end of them (GS r 1).
        case reaching
        /// All have left; asked how the printer is after them.
        case concluding
        /// Asked for the drawer's switch before the pulse.
        case looking
        /// The pulse has left; the switch is asked so many times more.
        case watching(checksLeft: Int)
        /// The drawer's magnet rests before the next pulse.
        case pausing
        /// The questions of a health check.
        case asking
        /// The questions for what the printer is; the first is open.
        case identifying([PrinterIdentity])
    }

    let job: PrinterJob
    var phase: Phase
    /// Of the write that carries the print or the pulse.
    var token = 0
    /// How many bytes that write has.
    var byteCount = 0
    /// How many bytes of the job had left before that write: earlier pulses.
    var earlierByteCount = 0
    /// What the printer is asked to answer once the print is on paper; nil where it is not asked.
    var processID: ProcessID?
    /// By which the printer shows that it knows GS ( H, where it did not confirm the print.
    var proofID: ProcessID?
    /// The printer said that the print is on paper.
    var isConfirmed = false
    /// The wait that is under way while confirming, and how long the printer has been offline meanwhile.
    var tickMillis = 0
    var heldMillis = 0
    /// What is added to the statistics when the job succeeds.
    var tally = PrintTally()
    var opening = DrawerAttempt()
    var identity: [String: String] = [:]
    /// Questions for identity without an answer, one after the other.
    var silentQuestions = 0

    init(_ job: PrinterJob, _ phase: Phase) {
        self.job = job
        self.phase = phase
    }

    /// Every byte of a print has left the host.
    var isWritten: Bool {
        switch phase {
        case .confirming, .proving, .reaching, .concluding: true
        default: false
        }
    }
}
