import TillDeviceKit
import TillLinuxIO

/// How a call begins, and what is asked of CUPS and when.
extension CUPSPrinter {
    /// Begins the call that has waited longest, if none is running.
    mutating func startNext() -> [DriverOutput] {
        guard running == nil else { return [] }
        guard !waiting.isEmpty else { return isLinkUp ? [.wake(afterMillis: Self.idleLookMillis)] : [] }
        running = RunningCall(call: waiting.removeFirst())
        return ask(.look) + [.wake(afterMillis: Self.followMillis)]
    }

    /// It is time: to look at an idle queue, to ask after a job, or to wait no longer.
    mutating func ticked() -> [DriverOutput] {
        guard var call = running else { return lookWhenIdle() }
        call.ticks += 1
        running = call
        let waited = call.ticks * Self.followMillis
        let outputs: [DriverOutput]
        switch call.phase {
        case .looking where waited >= Self.lookLimitMillis:
            outputs = fail(
                DeviceError(.timeout, .retry, "CUPS does not say how the queue is: is it running?", bytesSent: 0)
            )
        case .submitting where waited >= Self.submitLimitMillis:
            outputs = fail(unknown("CUPS has not said within \(Self.submitLimitMillis / 1000) s that it has the job"))
        case .looking, .submitting: outputs = []
        case .following(let follower): outputs = follow(follower)
        }
        return outputs + (running == nil ? [] : [.wake(afterMillis: Self.followMillis)])
    }

    private mutating func follow(_ known: JobFollower) -> [DriverOutput] {
        var follower = known
        let step = follower.ticked()
        running?.phase = .following(follower)
        switch step {
        case .end(let ending)?: return end(follower, ending)
        case .cancel?:
            let text = "job \(follower.job) has made no progress in CUPS for \(settings.giveUpMinutes) min"
            guard isLinkUp else {
                return fail(unknown("\(text), and CUPS does not answer: it may be printed when CUPS is back"))
            }
            return [.log(.warning, "\(text): it is canceled")] + ask(.cancel, job: follower.job)
        case nil:
            let isOverdue = (running?.ticks ?? 0) * Self.followMillis >= Self.answerLimitMillis
            guard isLinkUp, running?.asked == nil || isOverdue else { return [] }
            return ask(.follow, job: follower.job)
        }
    }

    /// One question at a time, and none while CUPS is away.
    mutating func lookWhenIdle() -> [DriverOutput] {
        guard isLinkUp else { return [] }
        lastTicket += 1
        idleTicket = lastTicket
        let record = CUPSRecord(.look, ["ticket": [String(lastTicket)]])
        return [.write(record.bytes, token: lastTicket), .wake(afterMillis: Self.idleLookMillis)]
    }

    /// Writes a question of the running call.
    mutating func ask(_ kind: CUPSRecord.Kind, job: Int? = nil) -> [DriverOutput] {
        lastTicket += 1
        running?.asked = lastTicket
        running?.ticks = 0
        var fields = ["ticket": [String(lastTicket)]]
        if let job { fields["job-id"] = [String(job)] }
        return [.write(CUPSRecord(kind, fields).bytes, token: lastTicket)]
    }

    /// Makes the document for the queue and hands it over, once.
    mutating func submit(_ work: QueueCall.Work, to queue: QueueReport) -> [DriverOutput] {
        let name: String
        let items: [PrintItem]
        switch work {
        case .print(let job, let given): (name, items) = (job, given)
        case .testPage: (name, items) = ("test page", TestPage.items(columns: settings.profile.columns))
        case .look: return []
        }
        let document: ReceiptDocument
        do throws(DeviceError) {
            document = try ReceiptDocument(items, for: queue, settings: settings)
        } catch {
            return fail(error)
        }
        lastTicket += 1
        let title = Self.titlePrefix + CUPSRecord.oneLine(name).prefix(Self.titleMaxCharacters)
        let fields = [
            "ticket": [String(lastTicket)], "job-name": [title], "document-format": [document.format],
        ]
        let record = CUPSRecord(.submit, fields, body: document.bytes).bytes
        running?.phase = .submitting
        running?.title = title
        running?.asked = lastTicket
        running?.token = lastTicket
        running?.byteCount = record.count
        running?.ticks = 0
        running?.tally = document.tally
        running?.isEndThePrinters = document.isPages && queue.tellsPrintersEnd
        let warnings = document.warnings.map { DriverOutput.log(.warning, "job \(name): \($0)") }
        return warnings + [.write(record, token: lastTicket)]
    }
}
