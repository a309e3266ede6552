import TillDeviceKit

/// One call, from when it was taken to when it is answered.
struct QueueCall {
    enum Work {
        case print(job: String, items: [PrintItem])
        /// `checkHealth` external.
        case testPage
        /// `checkHealth` internal.
        case look
    }

    /// The call's id, to be answered once.
    let id: Int
    let work: Work
}

/// The call that is being worked off.
struct RunningCall {
    /// A call is in exactly one of these.
    enum Phase {
        /// The queue is asked how it is.
        case looking
        /// The document is with the thread that speaks to CUPS; its answer says what became of it.
        case submitting
        case following(JobFollower)
    }

    let call: QueueCall
    var phase = Phase.looking
    /// Ticks since the phase began.
    var ticks = 0
    /// The question that is not answered yet; nil where none is.
    var asked: Int?
    /// Of the write that carries the document.
    var token: Int?
    var byteCount = 0
    /// The name of the job in CUPS.
    var title = ""
    /// Whether the end of the job in CUPS is the one that the printer told.
    var isEndThePrinters = false
    /// What is added to the statistics when the call succeeds.
    var tally: [(statistic: String, count: Int)] = []
}
