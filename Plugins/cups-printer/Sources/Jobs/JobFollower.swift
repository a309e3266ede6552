import TillLinuxIO

/// Follows one job of CUPS from its submission to its end. It is told what CUPS says, and how often it was asked: it
/// counts questions and not minutes, so that a clock that is set changes nothing.
///
/// Bounds: after `giveUpTicks` ticks without progress the job is canceled, once; after `cancelTicksMax` more without an
/// end the outcome is unknown.
struct JobFollower: Equatable {
    /// How the job ended.
    enum Ending: Equatable {
        case completed
        /// CUPS never began it: a repetition is safe.
        case nothingPrinted(String)
        /// CUPS had begun it: a person has to look.
        case unknown(String)
    }

    enum Step: Equatable {
        case cancel
        case end(Ending)
    }

    /// Half a minute at four questions a second.
    static let cancelTicksMax = 120

    let job: Int
    /// The name under which the job was made. A cupsd that was killed may have forgotten the job and give its number to
    /// another one, which is not to be taken for it.
    let title: String
    let giveUpTicks: Int
    private var lastProgress: Progress?
    private var ticks = 0
    private var isCancelling = false

    /// What has to change for a job to be on its way. Messages are not in it: a printer that is off has changing ones.
    private struct Progress: Equatable {
        let state: JobReport.State
        let sheets: Int
        let jobsAhead: Int
    }

    init(job: Int, title: String, giveUpTicks: Int) {
        self.job = job
        self.title = title
        self.giveUpTicks = giveUpTicks
    }

    /// What CUPS says of the job; nil while it has not ended.
    mutating func received(_ report: JobReport) -> Ending? {
        guard report.id == job else { return nil }
        // Where cupsd hides names (JobPrivateValues), there is none to compare.
        guard report.name.isEmpty || report.name == title else {
            return vanished("its number is that of '\(report.name)' now")
        }
        let progress = Progress(
            state: report.state,
            sheets: report.sheetsCompleted,
            jobsAhead: report.jobsAhead
        )
        if progress != lastProgress, !isCancelling { ticks = 0 }
        lastProgress = progress
        switch report.state {
        case .pending, .held, .processing, .stopped: return nil
        case .completed: return .completed
        case .canceled, .aborted:
            let reasons = report.reasons.isEmpty ? "" : " (\(report.reasons.joined(separator: ", ")))"
            let how = "job \(job) was \(report.state.word) in CUPS\(reasons)"
            let words = report.message.isEmpty ? "" : "; CUPS said: \(report.message)"
            return report.wasProcessed
                ? .unknown("\(how) after it had been begun\(words)")
                : .nothingPrinted("\(how) before it had been begun\(words)")
        }
    }

    /// CUPS does not know the job any more.
    func vanished(_ text: String) -> Ending {
        .unknown("CUPS does not know job \(job) any more (\(text)), so that its end is not known")
    }

    /// It is time to ask again.
    mutating func ticked() -> Step? {
        ticks += 1
        if isCancelling {
            guard ticks >= Self.cancelTicksMax else { return nil }
            return .end(.unknown("job \(job) was to be canceled in CUPS and did not end; it may be printed yet"))
        }
        guard ticks >= giveUpTicks else { return nil }
        isCancelling = true
        ticks = 0
        return .cancel
    }
}
