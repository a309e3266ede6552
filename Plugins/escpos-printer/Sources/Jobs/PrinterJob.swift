import TillDeviceKit
import TillESCPOS

/// One call, from when it was taken to when it is answered.
struct PrinterJob {
    enum Work {
        case print(job: String, items: [PrintItem])
        /// `checkHealth` external of the printer.
        case testPage
        /// `openDrawer`, and `checkHealth` external of the drawer; the text is the latter's.
        case openDrawer(text: String?)
        /// `checkHealth` internal.
        case askStatus
    }

    /// The call's id, to be answered once.
    let id: Int
    let device: String
    let work: Work
}

/// The job whose bytes are on their way to the printer.
struct RunningJob {
    let job: PrinterJob
    /// Of the write that carries the whole job.
    let token: Int
    /// How many bytes the write has.
    let byteCount: Int
    /// What the printer is asked to answer once the print is on paper; nil where it is not asked.
    var processID: ProcessID?
    /// What is added to the statistics when the job succeeds.
    var tally = PrintTally()
    /// Every byte has left the host.
    var isWritten = false
    /// The printer said that the print is on paper.
    var isConfirmed = false
    /// The questions of a health check.
    var questions: StatusQuestions?
}
