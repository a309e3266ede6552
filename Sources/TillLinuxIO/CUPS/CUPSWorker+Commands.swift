import CCUPS
import TillDeviceKit

/// What the thread does with a record. A server that refuses is answered; one that does not answer ends the connection.
extension CUPSWorker {
    /// The titles of Till's jobs begin so.
    static let titlePrefix = "till "

    /// Looks whether the queue is there, and for jobs of earlier runs in it.
    func begin(_ connection: CUPSConnection) throws(DeviceError) {
        let name = queue.queue
        if case .refused(let status, let text) = try connection.queue(name) {
            guard status == Int(IPP_STATUS_ERROR_NOT_FOUND.rawValue) else {
                throw DeviceError(
                    .failure,
                    .waitForOperator,
                    "\(connection.place) does not show queue \(name): \(text)"
                )
            }
            throw DeviceError(.noExist, .waitForOperator, "\(connection.place) has no queue '\(name)'")
        }
        var unfinished: [CUPSRecord] = []
        if case .done(let jobs) = try connection.unfinishedJobs(of: name) {
            unfinished = jobs.filter { $0.text("job-name")?.hasPrefix(Self.titlePrefix) == true }
                .map { CUPSRecord(.unfinished, $0.values) }
        }
        connected(unfinished)
    }

    func perform(_ command: CUPSRecord, _ connection: CUPSConnection) throws(DeviceError) {
        let job = command.fields.number("job-id") ?? 0
        switch command.kind {
        case .look: try pass(.queue, try connection.queue(queue.queue), to: command)
        case .follow: try follow(job, command, connection)
        case .cancel: try pass(.cancelled, try connection.cancel(job, of: queue.queue), to: command)
        case .submit: try submit(command, connection)
        case .queue, .submitted, .notSubmitted, .job, .cancelled, .failed, .unfinished:
            throw DeviceError(.illegal, .giveUp, "'\(command.kind.rawValue)' is an answer and no question to CUPS")
        }
    }

    /// The job and its printer in one answer, so that both are of the same moment.
    private func follow(_ job: Int, _ command: CUPSRecord, _ connection: CUPSConnection) throws(DeviceError) {
        let reply = try connection.job(job, of: queue.queue)
        guard case .done(let jobs) = reply, let job = jobs.first else { return try pass(.job, reply, to: command) }
        guard case .done(let queues) = try connection.queue(queue.queue), let printer = queues.first else {
            return try pass(.job, reply, to: command)
        }
        let both = job.values.merging(printer.values) { ofJob, _ in ofJob }
        try pass(.job, .done([IPPGroup(both)]), to: command)
    }

    private func pass(
        _ kind: CUPSRecord.Kind,
        _ reply: CUPSConnection.Reply,
        to command: CUPSRecord
    ) throws(DeviceError) {
        let ticket = command.fields.list("ticket")
        switch reply {
        case .done(let groups):
            var fields = groups.first?.values ?? [:]
            fields["ticket"] = ticket
            try answer(CUPSRecord(kind, fields))
        case .refused(let status, let text):
            try answer(CUPSRecord(.failed, ["ticket": ticket, "status": [String(status)], "text": [text]]))
        }
    }

    private func submit(_ command: CUPSRecord, _ connection: CUPSConnection) throws(DeviceError) {
        let (submission, broken) = CUPSSubmission.submit(command, to: queue, over: connection)
        var fields = ["ticket": command.fields.list("ticket")]
        switch submission {
        case .submitted(let job):
            fields["job-id"] = [String(job)]
            try answer(CUPSRecord(.submitted, fields))
        case .notSubmitted(let text, let job, let isNothingPrinted):
            fields["text"] = [text]
            fields["nothing-printed"] = [isNothingPrinted ? "true" : "false"]
            if let job { fields["job-id"] = [String(job)] }
            try answer(CUPSRecord(.notSubmitted, fields))
        }
        if let broken { throw broken }
    }
}
