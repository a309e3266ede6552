import TillDeviceKit

/// A document handed to CUPS exactly once, and taken back where that fails halfway.
///
/// A job without its document prints nothing, so that the only moment of doubt is Send-Document. When it fails, the job
/// is canceled over a new connection and then asked whether it was ever begun: CUPS knows (`time-at-processing`).
enum CUPSSubmission {
    /// - Returns: what became of it, and whether the connection is of no use any more.
    static func submit(
        _ record: CUPSRecord,
        to address: CUPSAddress,
        over connection: CUPSConnection
    ) -> (CUPSConnection.Submission, broken: DeviceError?) {
        let title = record.fields.text("job-name") ?? "till"
        let format = record.fields.text("document-format") ?? "application/vnd.cups-raw"
        let id: Int
        do throws(DeviceError) {
            let created = try connection.createJob(title, of: address.queue)
            guard let made = created.id else {
                let text = "CUPS takes no job for queue \(address.queue): \(created.refusal)"
                return (.notSubmitted(text: text, job: nil, isNothingPrinted: true), nil)
            }
            id = made
        } catch {
            return (.notSubmitted(text: error.message, job: nil, isNothingPrinted: true), error)
        }
        do throws(DeviceError) {
            switch try connection.send(record.body, format: format, to: id, of: address.queue) {
            case .done: return (.submitted(job: id), nil)
            case .refused(_, let text): return (takeBack(id, address, why: text), nil)
            }
        } catch {
            return (takeBack(id, address, why: error.message), error)
        }
    }

    /// Cancels the job and finds out whether anything of it can have come out.
    static func takeBack(_ id: Int, _ address: CUPSAddress, why: String) -> CUPSConnection.Submission {
        do throws(DeviceError) {
            let connection = try CUPSConnection(address.server)
            // A job that has ended by itself cannot be canceled; the question below tells either way.
            _ = try connection.cancel(id, of: address.queue)
            if case .done(let groups) = try connection.job(id, of: address.queue),
                let report = groups.first.flatMap({ JobReport($0) }),
                [.canceled, .aborted].contains(report.state), !report.wasProcessed
            {
                let text = "\(why); job \(id) is canceled in CUPS, and nothing of it was printed"
                return .notSubmitted(text: text, job: id, isNothingPrinted: true)
            }
        } catch {
            let text = "\(why); job \(id) could not be taken back (\(error.message)) and may be printed yet"
            return .notSubmitted(text: text, job: id, isNothingPrinted: false)
        }
        let text = "\(why); job \(id) could not be taken back before CUPS had begun it"
        return .notSubmitted(text: text, job: id, isNothingPrinted: false)
    }
}
