import TillDeviceKit
import TillESCPOS

/// How a job goes to the printer.
extension ESCPOSPrinter {
    /// Begins the job that has waited longest, if none is running.
    mutating func startNext() -> [DriverOutput] {
        guard running == nil, !waiting.isEmpty else { return [] }
        let job = waiting.removeFirst()
        lastToken += 1
        switch job.work {
        case .print(let name, let items): return startPrint(job, name: name, items)
        case .testPage: return startPrint(job, name: "test page", TestPage.items(profile: settings.profile))
        case .openDrawer:
            let bytes = ESCPOSEncoder.pulse(settings.pulse)
            var started = RunningJob(job: job, token: lastToken, byteCount: bytes.count)
            started.tally.addPulse()
            running = started
            return [.write(bytes, token: lastToken)]
        case .askStatus: return startQuestions(job)
        }
    }

    private mutating func startPrint(_ job: PrinterJob, name: String, _ items: [PrintItem]) -> [DriverOutput] {
        var outputs: [DriverOutput] = []
        var tally = PrintTally()
        for item in items {
            let refusal = encoder.refusal(of: item)
            tally.add(item, isRefused: refusal != nil)
            if let refusal { outputs.append(.log(.warning, Self.warning(name, item, refusal))) }
        }
        var bytes = encoder.encode(items)
        var processID: ProcessID?
        if asksConfirmation {
            let asked = Self.processID(job: name, number: lastToken)
            bytes += Commands.requestProcessID(asked)
            processID = asked
        }
        running = RunningJob(
            job: job,
            token: lastToken,
            byteCount: bytes.count,
            processID: processID,
            tally: tally
        )
        return outputs + [.write(bytes, token: lastToken)]
    }

    private mutating func startQuestions(_ job: PrinterJob) -> [DriverOutput] {
        let questions = RealTimeStatus.allCases.filter { parser.asked(.realTime($0)) }
        let bytes = questions.flatMap { Commands.realTimeStatus($0) }
        var started = RunningJob(job: job, token: lastToken, byteCount: bytes.count)
        started.questions = StatusQuestions()
        running = started
        // The wait begins with the question, so that a printer that takes no bytes is found out, too.
        return [.write(bytes, token: lastToken), .wake(afterMillis: Self.answerWaitMillis)]
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
