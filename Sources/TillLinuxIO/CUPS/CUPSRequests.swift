import CCUPS
import Glibc
import TillDeviceKit

/// The requests that a printing driver makes, each a blocking call. See RFC 8011, 4, and CUPS's "Using the IPP".
extension CUPSConnection {
    /// Jobs of one queue that are listed at most.
    static let jobsMax = 50

    /// What became of a document.
    enum Submission: Equatable {
        case submitted(job: Int)
        /// - Parameter isNothingPrinted: the job was never made, or is canceled and was never begun.
        case notSubmitted(text: String, job: Int?, isNothingPrinted: Bool)
    }

    /// Get-Printer-Attributes.
    func queue(_ name: String) throws(DeviceError) -> Reply {
        let request = IPPRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, printer: name)
        request?.request(attributes: QueueReport.attributes)
        let reply = try perform(request, at: "/")
        guard case .done(let groups) = reply, var group = groups.first else { return reply }
        // A hundred formats that nobody asks for would only be carried about.
        let formats = group.list("document-format-supported").filter { QueueReport.formatsOfInterest.contains($0) }
        group.values["document-format-supported"] = formats
        return .done([group])
    }

    /// CUPS-Get-Printers.
    func queues() throws(DeviceError) -> Reply {
        let request = IPPRequest(IPP_OP_CUPS_GET_PRINTERS, printer: "")
        request?.request(attributes: QueueReport.attributes)
        return try perform(request, at: "/")
    }

    /// Get-Job-Attributes, with the attributes of the printer beside them.
    func job(_ id: Int, of queue: String) throws(DeviceError) -> Reply {
        let request = IPPRequest(IPP_OP_GET_JOB_ATTRIBUTES, printer: queue, job: id)
        request?.request(attributes: JobReport.attributes)
        return try perform(request, at: "/")
    }

    /// Get-Jobs: those of the queue that have not ended, whoever made them.
    func unfinishedJobs(of queue: String) throws(DeviceError) -> Reply {
        let request = IPPRequest(IPP_OP_GET_JOBS, printer: queue)
        request?.request(attributes: JobReport.attributes)
        request?.add(IPP_TAG_KEYWORD, "which-jobs", "not-completed")
        if let request {
            ippAddInteger(request.message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "limit", Int32(Self.jobsMax))
        }
        return try perform(request, at: "/")
    }

    /// Cancel-Job.
    func cancel(_ id: Int, of queue: String) throws(DeviceError) -> Reply {
        try perform(IPPRequest(IPP_OP_CANCEL_JOB, printer: queue, job: id), at: "/jobs/")
    }

    /// Create-Job: a job without a document, of which nothing is printed.
    ///
    /// - Returns: the id, or why there is none.
    func createJob(_ title: String, of queue: String) throws(DeviceError) -> (id: Int?, refusal: String) {
        let request = IPPRequest(IPP_OP_CREATE_JOB, printer: queue)
        request?.add(IPP_TAG_NAME, "job-name", title)
        switch try perform(request, at: "/printers/\(queue)") {
        case .refused(_, let text): return (nil, text)
        case .done(let groups):
            let id = groups.first?.number("job-id")
            return (id, id == nil ? "the server told no job number" : "")
        }
    }

    /// Send-Document, the last of the job.
    func send(_ document: [UInt8], format: String, to id: Int, of queue: String) throws(DeviceError) -> Reply {
        let request = IPPRequest(IPP_OP_SEND_DOCUMENT, printer: queue, job: id)
        request?.add(IPP_TAG_MIMETYPE, "document-format", format)
        request?.add("last-document", true)
        return try perform(request, document: document, at: "/printers/\(queue)")
    }
}
