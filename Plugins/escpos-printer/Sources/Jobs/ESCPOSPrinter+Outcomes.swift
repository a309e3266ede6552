import TillDeviceKit
import TillESCPOS

/// How a job ends. Exactly one of these answers it: the printer confirms, the bytes are written and nothing more can be
/// known, nothing is sent, or what was sent is unknown.
extension ESCPOSPrinter {
    mutating func written(_ token: Int) -> [DriverOutput] {
        if let answered = displayWritten(token) { return answered }
        if unwrittenQuestion == token { unwrittenQuestion = nil }
        guard let job = running, job.token == token, job.phase == .writing else { return [] }
        if case .openDrawer = job.job.work { return pulsed(job) }
        return printWritten(job)
    }

    mutating func notWritten(_ token: Int, _ error: DeviceError) -> [DriverOutput] {
        if let answered = displayNotWritten(token, error) { return answered }
        if unwrittenQuestion == token { unwrittenQuestion = nil }
        guard let job = running, job.token == token, job.phase == .writing else { return [] }
        if error.bytesSent != 0 { resyncByteCount = job.byteCount }
        // Where the printer has said that all is on paper, a connection that breaks afterwards changes nothing.
        return job.isConfirmed ? succeedPrint(job) : failJob(job, Self.partlyWritten(error, job))
    }

    mutating func disconnected(_ error: DeviceError) -> [DriverOutput] {
        isLinkUp = false
        round = nil
        unwrittenQuestion = nil
        parser.forget()
        condition.forgetPower()
        var outputs = displayDisconnected(error)
        for device in [printer ?? drawer].compactMap(\.self) {
            outputs.append(.count(device: device, statistic: "CommunicationErrorCount", by: 1))
        }
        // Those that wait are taken away first, so that none of them is begun on a connection that is gone.
        var untouched = error
        untouched.bytesSent = 0
        untouched.recovery = .retry
        let left = waiting
        waiting = []
        if let job = running { outputs += cutOff(job, error, untouched: untouched) }
        return outputs + left.map { .failure(id: $0.id, untouched) }
    }

    /// The connection went while nothing of the job was on its way.
    private mutating func cutOff(_ job: RunningJob, _ error: DeviceError, untouched: DeviceError) -> [DriverOutput] {
        switch job.phase {
        case .checking, .looking: return failJob(job, untouched)
        // Questions move no paper, so they may be asked again whatever became of them.
        case .asking, .identifying: return failJob(job, untouched)
        case .writing: return failJob(job, Self.partlyWritten(error, job))
        case .confirming, .proving, .reaching, .concluding, .watching, .pausing:
            // A printer that cannot confirm has said all that it can. One that would have, or that was asked how it is
            // after the print, is not heard any more.
            let hasSaidAll = job.phase == .reaching && !isHeld
            if hasSaidAll { return succeedPrint(job) }
            var told = error
            told.bytesSent = job.byteCount
            return failJob(job, Self.partlyWritten(told, job))
        }
    }

    // MARK: - Ends

    mutating func succeedPrint(_ job: RunningJob) -> [DriverOutput] {
        let outcome: PrintOutcome = job.isConfirmed ? .confirmed : .sent
        if case .testPage = job.job.work {
            let number = TestNumber.words(TestNumber.number(request: job.job.id))
            let text = "External HCheck: the test page is \(outcome.rawValue): look at it, \(number)"
            return succeed(job, DriverResult(text: text))
        }
        return succeed(job, DriverResult(outcome: outcome))
    }

    mutating func succeed(_ job: RunningJob, _ result: DriverResult) -> [DriverOutput] {
        running = nil
        let answer = DriverOutput.result(id: job.job.id, result)
        return [answer] + job.tally.outputs(printer: printer, drawer: drawer) + startNext()
    }

    mutating func blocked(_ job: RunningJob, _ obstacle: Obstacle) -> [DriverOutput] {
        let isDrawer = if case .openDrawer = job.job.work { true } else { false }
        let what =
            isDrawer
            ? "a pulse would wait in it and open the drawer later, so that none was sent"
            : "nothing was printed and the job waits"
        return failJob(job, obstacle.blocked(what))
    }

    mutating func failJob(_ job: RunningJob, _ error: DeviceError) -> [DriverOutput] {
        running = nil
        var outputs = [DriverOutput.failure(id: job.job.id, error)]
        if case .openDrawer = job.job.work, let drawer {
            outputs.append(.count(device: drawer, statistic: "DrawerFailedOpenCount", by: 1))
        }
        return outputs + startNext()
    }

    /// With no byte gone a repetition is safe. With one gone nobody but a person knows what is on the paper.
    private static func partlyWritten(_ error: DeviceError, _ job: RunningJob) -> DeviceError {
        var told = error
        told.bytesSent = error.bytesSent.map { $0 + job.earlierByteCount }
        if told.bytesSent == 0 {
            told.recovery = .retry
            return told
        }
        let gone = told.bytesSent.map(String.init) ?? "an unknown number"
        let count = job.byteCount + job.earlierByteCount
        told.recovery = .waitForOperator
        told.message += " (\(gone) of \(count) bytes had left: look what the printer did before it is repeated)"
        return told
    }
}
