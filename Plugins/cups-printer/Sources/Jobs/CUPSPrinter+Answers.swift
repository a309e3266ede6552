import TillDeviceKit
import TillLinuxIO

/// What CUPS answers, and how a call ends.
extension CUPSPrinter {
    mutating func answered(_ bytes: [UInt8], atMillis now: Int64) -> [DriverOutput] {
        // Answers come in pieces; the reader keeps the one that is begun.
        let records: [CUPSRecord]
        do throws(DeviceError) {
            records = try reader.records(bytes)
        } catch {
            reader = CUPSRecordReader()
            return [.log(.error, error.message)]
        }
        return records.flatMap { answered($0, atMillis: now) }
    }

    private mutating func answered(_ record: CUPSRecord, atMillis now: Int64) -> [DriverOutput] {
        if record.kind == .unfinished { return left(record) }
        var outputs: [DriverOutput] = []
        if record.fields.text("printer-state") != nil { outputs = changes(QueueReport(record.fields)) }
        if record.ticket == idleTicket {
            idleTicket = nil
            return outputs
        }
        guard var call = running, let ticket = record.ticket, call.asked == ticket else {
            return outputs + [.log(.debug, "an answer of CUPS that nobody waits for: \(record.kind.rawValue)")]
        }
        call.asked = nil
        running = call
        switch call.phase {
        case .looking: return outputs + looked(record, call, atMillis: now)
        case .submitting: return outputs + submitted(record)
        case .following(let follower): return outputs + followed(record, follower)
        }
    }

    /// A job of an earlier run is not ours to cancel: it is somebody's receipt. The one that is followed is told too,
    /// where the connection was opened anew, and is none of these.
    private func left(_ record: CUPSRecord) -> [DriverOutput] {
        let number = record.fields.number("job-id")
        if case .following(let follower)? = running?.phase, follower.job == number { return [] }
        let name = record.fields.text("job-name") ?? ""
        let state = JobReport(record.fields)?.state.word ?? "unknown"
        let text =
            "job \(number.map(String.init) ?? "?") of an earlier run still waits in CUPS: '\(name)', \(state); "
            + "it may be printed yet"
        return [.log(.warning, text)]
    }

    private mutating func changes(_ queue: QueueReport) -> [DriverOutput] {
        var outputs: [DriverOutput] = []
        if !hasWarned {
            hasWarned = true
            if let warning = CUPSAdvice.warningAtOpen(queue) { outputs.append(.log(.warning, warning)) }
        }
        for update in condition.change(queue) {
            outputs.append(.event(device: device, .status(update)))
            if update.status == .coverOpen {
                outputs.append(.count(device: device, statistic: "ReceiptCoverOpenCount", by: 1))
            }
            if update.status == .fault {
                outputs.append(.count(device: device, statistic: "PrinterFaultCount", by: 1))
            }
        }
        return outputs
    }

    private mutating func looked(
        _ record: CUPSRecord,
        _ call: RunningCall,
        atMillis now: Int64
    ) -> [DriverOutput] {
        guard record.kind == .queue else {
            let text = "CUPS does not show the queue: \(record.fields.text("text") ?? "no reason given")"
            return fail(DeviceError(.failure, .waitForOperator, text, bytesSent: 0))
        }
        let queue = QueueReport(record.fields)
        if case .look = call.call.work { return succeed(DriverResult(text: Self.health(queue))) }
        if let obstacle = preflight.obstacle(queue, atMillis: now) { return fail(obstacle) }
        return submit(call.call.work, to: queue)
    }

    private mutating func submitted(_ record: CUPSRecord) -> [DriverOutput] {
        if record.kind == .submitted, let job = record.fields.number("job-id") {
            let ticks = settings.giveUpMinutes * 60_000 / Self.followMillis
            let title = running?.title ?? ""
            running?.phase = .following(JobFollower(job: job, title: title, giveUpTicks: ticks))
            return ask(.follow, job: job)
        }
        let text = record.fields.text("text") ?? "CUPS did not take the document"
        guard record.kind == .notSubmitted, record.fields.flag("nothing-printed") == true else {
            return fail(unknown(text))
        }
        return fail(DeviceError(.failure, .waitForOperator, text, bytesSent: 0))
    }

    private mutating func followed(_ record: CUPSRecord, _ known: JobFollower) -> [DriverOutput] {
        var follower = known
        switch record.kind {
        case .job:
            guard let ending = JobReport(record.fields).flatMap({ follower.received($0) }) else {
                running?.phase = .following(follower)
                return []
            }
            return end(follower, ending)
        case .failed where record.fields.number("status") == Self.notFoundStatus:
            return end(follower, follower.vanished(record.fields.text("text") ?? "no reason given"))
        default:
            // A cancel that was taken or refused: the next question tells how the job is.
            return []
        }
    }

    /// client-error-not-found (RFC 8011, appendix B).
    private static let notFoundStatus = 0x0406

    mutating func end(_ follower: JobFollower, _ ending: JobFollower.Ending) -> [DriverOutput] {
        switch ending {
        case .completed:
            let outcome: PrintOutcome = running?.isEndThePrinters == true ? .confirmed : .sent
            guard case .testPage? = running?.call.work else { return succeed(DriverResult(outcome: outcome)) }
            return succeed(DriverResult(text: "External HCheck: the test page is \(outcome.rawValue): look at it"))
        case .nothingPrinted(let text): return fail(DeviceError(.failure, .waitForOperator, text, bytesSent: 0))
        case .unknown(let text): return fail(unknown(text))
        }
    }

    // MARK: - Ends

    mutating func succeed(_ result: DriverResult) -> [DriverOutput] {
        guard let call = running else { return [] }
        running = nil
        let counts = call.tally.filter { $0.count > 0 }.map {
            DriverOutput.count(device: device, statistic: $0.statistic, by: $0.count)
        }
        return [.result(id: call.call.id, result)] + counts + startNext()
    }

    mutating func fail(_ error: DeviceError) -> [DriverOutput] {
        guard let call = running else { return [] }
        running = nil
        return [.failure(id: call.call.id, error)] + startNext()
    }

    /// Something may have come out; how much, nobody here knows.
    func unknown(_ text: String) -> DeviceError {
        DeviceError(.failure, .waitForOperator, "\(text): look what came out before it is repeated")
    }

    private static func health(_ queue: QueueReport) -> String {
        var words = ["queue \(queue.name) (\(queue.kind.rawValue), \(queue.backend))"]
        words.append(queue.state == .stopped ? "stopped" : queue.state == .idle ? "idle" : "printing")
        words.append(queue.isAccepting ? "accepts jobs" : "accepts no jobs")
        if !queue.reasons.isEmpty { words.append(queue.reasons.joined(separator: ", ")) }
        if !queue.message.isEmpty { words.append(queue.message) }
        return "Internal HCheck: " + words.joined(separator: ", ")
    }
}
