import TillDeviceKit
import TillESCPOS

/// How a job ends. Exactly one of these answers it: the printer confirms, the bytes are written and nothing more can be
/// known, they are not written, or the connection goes.
extension ESCPOSPrinter {
    mutating func written(_ token: Int) -> [DriverOutput] {
        guard var job = running, job.token == token else { return [] }
        job.isWritten = true
        running = job
        if job.questions != nil { return [] }
        if job.processID != nil, !job.isConfirmed { return [.wake(afterMillis: Self.confirmWaitMillis)] }
        return succeed(job)
    }

    mutating func notWritten(_ token: Int, _ error: DeviceError) -> [DriverOutput] {
        guard let job = running, job.token == token else { return [] }
        // Where the printer has said that all is on paper, a connection that breaks afterwards changes nothing.
        return job.isConfirmed ? succeed(job) : fail(job, error)
    }

    mutating func disconnected(_ error: DeviceError) -> [DriverOutput] {
        var outputs: [DriverOutput] = []
        for device in [printer ?? drawer].compactMap(\.self) {
            outputs.append(.count(device: device, statistic: "CommunicationErrorCount", by: 1))
        }
        // Those that wait are taken away first, so that none of them is begun on a connection that is gone.
        var untouched = error
        untouched.bytesSent = 0
        untouched.recovery = .retry
        let left = waiting
        waiting = []
        if let job = running {
            // Every byte had left, and only the confirmation is missing: that is what "sent" means.
            outputs += job.processID != nil && job.isWritten ? succeed(job) : fail(job, error)
        }
        return outputs + left.map { .failure(id: $0.id, untouched) }
    }

    /// The time asked for has come: nobody answers any more.
    mutating func waitedLongEnough() -> [DriverOutput] {
        guard let job = running else { return [] }
        if job.questions != nil { return succeed(job) }
        guard job.isWritten, job.processID != nil else { return [] }
        asksConfirmation = false
        let text = "the printer does not confirm prints (GS ( H): on this connection they count as sent from now on"
        return [.log(.warning, text)] + succeed(job)
    }

    mutating func confirmed(_ id: ProcessID) -> [DriverOutput] {
        guard var job = running, job.processID == id else {
            return [.log(.debug, "the printer confirms a print that nobody waits for")]
        }
        job.isConfirmed = true
        running = job
        return job.isWritten ? succeed(job) : []
    }

    mutating func succeed(_ job: RunningJob) -> [DriverOutput] {
        running = nil
        let outcome: PrintOutcome = job.isConfirmed ? .confirmed : .sent
        let result: DriverResult
        switch job.job.work {
        case .print: result = DriverResult(outcome: outcome)
        case .testPage: result = DriverResult(text: "External HCheck: the test page is \(outcome.rawValue): look at it")
        case .openDrawer(let text): result = DriverResult(text: text)
        case .askStatus:
            // An answer that comes too late is not one to the next questions.
            parser.forget()
            let text = job.questions?.text(
                waitMillis: Self.answerWaitMillis,
                drawerOpenLevel: settings.drawerOpenLevel
            )
            result = DriverResult(text: text)
        }
        let answer = DriverOutput.result(id: job.job.id, result)
        return [answer] + job.tally.outputs(printer: printer, drawer: drawer) + startNext()
    }

    private mutating func fail(_ job: RunningJob, _ error: DeviceError) -> [DriverOutput] {
        running = nil
        var told = error
        var outputs: [DriverOutput] = []
        switch job.job.work {
        case .print, .testPage: told = Self.unknownOutcome(error, byteCount: job.byteCount)
        case .openDrawer:
            told = Self.unknownOutcome(error, byteCount: job.byteCount)
            if let drawer { outputs = [.count(device: drawer, statistic: "DrawerFailedOpenCount", by: 1)] }
        case .askStatus:
            // Questions move no paper, so they may be asked again whatever became of them.
            parser.forget()
            told.recovery = .retry
        }
        return [.failure(id: job.job.id, told)] + outputs + startNext()
    }

    /// With no byte gone a repetition is safe. With one gone nobody but a person knows what is on the paper.
    private static func unknownOutcome(_ error: DeviceError, byteCount: Int) -> DeviceError {
        var told = error
        if error.bytesSent == 0 {
            told.recovery = .retry
            return told
        }
        let gone = error.bytesSent.map(String.init) ?? "an unknown number"
        told.recovery = .waitForOperator
        told.message += " (\(gone) of \(byteCount) bytes had left: look what the printer did before it is repeated)"
        return told
    }
}
