import TillDeviceKit
import TillESCPOS

/// How a job goes to the printer.
extension ESCPOSPrinter {
    /// Begins the job that has waited longest, if nothing else is under way.
    mutating func startNext() -> [DriverOutput] {
        guard running == nil, round == nil else { return [] }
        guard !waiting.isEmpty else { return scheduleIdle() }
        let job = waiting.removeFirst()
        switch job.work {
        case .print, .testPage: return startCheck(RunningJob(job, .checking))
        case .openDrawer: return startDrawer(RunningJob(job, .looking))
        case .askStatus: return startHealthCheck(RunningJob(job, .asking))
        case .identify: return startIdentifying(RunningJob(job, .identifying(Self.identityQuestions)))
        }
    }

    /// Before the first byte: can the printer print?
    private mutating func startCheck(_ job: RunningJob) -> [DriverOutput] {
        running = job
        let isAutomatic = contact.isAutomaticAlive
        if isAutomatic, !contact.answersQuestions { return checked(job, hasAnswered: true) }
        guard asksRealTime else { return checked(job, hasAnswered: isAutomatic) }
        // A printer that was switched off and on over a connection that stands has forgotten automatic status.
        let mask = isAutomatic ? Commands.automaticStatus(mask: Self.automaticMask) : []
        return ask(Self.jobQuestions, waitMillis: Self.roundWaitMillis, after: mask)
    }

    /// A printer that says that it cannot print is sent nothing. One that says nothing may be one that cannot tell.
    mutating func checked(_ job: RunningJob, hasAnswered: Bool) -> [DriverOutput] {
        let obstacle = hasAnswered ? condition.obstacle : contact.isLost ? .silent : nil
        if let obstacle { return blocked(job, obstacle) }
        switch job.job.work {
        case .print(let name, let items): return startPrint(job, name: name, items)
        case .testPage:
            let page = TestPage.items(profile: settings.profile, number: TestNumber.number(request: job.job.id))
            return startPrint(job, name: "test page", page)
        case .openDrawer, .askStatus, .identify: return []
        }
    }

    private mutating func startPrint(_ job: RunningJob, name: String, _ items: [PrintItem]) -> [DriverOutput] {
        var outputs: [DriverOutput] = []
        var started = job
        for item in items {
            let refusal = encoder.refusal(of: item)
            started.tally.add(item, isRefused: refusal != nil)
            if let refusal { outputs.append(.log(.warning, Self.warning(name, item, refusal))) }
        }
        lastToken += 1
        var bytes = encoder.encode(items)
        if asksConfirmation {
            let asked = Self.processID(job: name, number: lastToken)
            bytes += Commands.requestProcessID(asked)
            started.processID = asked
        }
        outputs += displayWarning(name, bytes)
        started.phase = .writing
        started.token = lastToken
        started.byteCount = bytes.count
        running = started
        return outputs + [.write(bytes, token: lastToken)]
    }

    /// The time that the running job asked for has passed.
    mutating func waited(_ job: RunningJob) -> [DriverOutput] {
        switch job.phase {
        case .confirming: return confirmingWaited(job)
        case .proving: return proofMissing(job)
        case .watching: return watchDrawer(job)
        case .pausing: return pulse(job)
        case .checking, .writing, .reaching, .concluding, .looking, .asking, .identifying: return []
        }
    }

    /// The id by which the printer confirms the job. The job's name is in it, so that an answer to a print of an
    /// earlier driver process, which the printer may still hold, is not taken for one of this.
    static func processID(job: String, number: Int) -> ProcessID {
        // FNV-1a, 32 bits: the same name gives the same number in every process.
        let hash = job.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return ProcessID(number: Int(hash ^ (hash >> 16)) &+ number)
    }

    private static func warning(_ job: String, _ item: PrintItem, _ refusal: PrintRefusal) -> String {
        switch item {
        case .barcode(let barcode):
            "job \(job): barcode '\(barcode.data)' is printed as text, because \(refusal.sentence)"
        case .qr(let code):
            "job \(job): a QR code of \(code.data.utf8.count) bytes is printed as text, because \(refusal.sentence)"
        default: "job \(job): an item is left out, because \(refusal.sentence)"
        }
    }
}
