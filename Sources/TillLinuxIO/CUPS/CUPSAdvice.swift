import TillDeviceKit

/// What is to be said of printing through CUPS: facts in, findings out. `till doctor` prints them; a driver logs the
/// one on the usb backend.
public struct CUPSAdvice: Equatable, Sendable {
    /// One finding, in four sentences.
    public struct Finding: Equatable, Sendable {
        public enum Severity: String, Equatable, Sendable {
            /// Good to know.
            case note
            /// It prints, and something will go wrong one day.
            case warning
            /// It does not print.
            case problem
        }

        public var severity: Severity
        /// What was looked at.
        public var tested: String
        /// What was found.
        public var found: String
        /// What follows from it.
        public var means: String
        /// What to do.
        public var remedy: String
    }

    public var findings: [Finding]

    /// On one queue.
    public init(_ queue: QueueReport) {
        findings = [
            Self.stopped(queue), Self.refusing(queue), Self.backend(queue), Self.policy(queue), Self.raw(queue),
            Self.remote(queue), Self.shared(queue),
        ].compactMap(\.self)
    }

    /// On a server that does not answer.
    public init(silent error: DeviceError) {
        findings = [
            Finding(
                severity: .problem,
                tested: "whether CUPS answers",
                found: error.message,
                means: "No printer behind a queue of CUPS can print.",
                remedy: "Start it (systemctl start cups), or correct the server in the address or in CUPS_SERVER."
            )
        ]
    }

    /// What a driver says when it opens a queue on the usb backend; nil for other queues.
    public static func warningAtOpen(_ queue: QueueReport) -> String? {
        guard queue.backend == "usb" else { return nil }
        return "this queue goes through CUPS' usb backend, which waits 8 s after each job on printers that do not "
            + "answer; connect it directly (usb: or usblp:) or add a quirk line"
    }

    private static func stopped(_ queue: QueueReport) -> Finding? {
        guard queue.state == .stopped else { return nil }
        let why = queue.message.isEmpty ? queue.reasons.joined(separator: ", ") : queue.message
        return Finding(
            severity: .problem,
            tested: "whether queue \(queue.name) is enabled",
            found: "It is stopped\(why.isEmpty ? "" : ": \(why)").",
            means: "Till refuses to print to it, because the jobs would come out when somebody enables it.",
            remedy: "See to the printer, then: cupsenable \(queue.name)"
        )
    }

    private static func refusing(_ queue: QueueReport) -> Finding? {
        guard !queue.isAccepting else { return nil }
        return Finding(
            severity: .problem,
            tested: "whether queue \(queue.name) accepts jobs",
            found: "It rejects them.",
            means: "Nothing can be printed to it.",
            remedy: "cupsaccept \(queue.name)"
        )
    }

    private static func backend(_ queue: QueueReport) -> Finding? {
        guard queue.backend == "usb" else { return nil }
        return Finding(
            severity: .warning,
            tested: "how queue \(queue.name) reaches its printer",
            found: "Through CUPS' usb backend (\(queue.deviceURI)).",
            means: "On a bidirectional printer that says nothing it waits 8 s after each job before the next begins.",
            remedy: "Connect the printer directly (usb: or usblp:), or add a line 'VENDOR PRODUCT unidir' to a file "
                + "/usr/share/cups/usb/*.usb-quirks."
        )
    }

    private static func policy(_ queue: QueueReport) -> Finding? {
        switch queue.errorPolicy {
        case "abort-job":
            Finding(
                severity: .warning,
                tested: "what queue \(queue.name) does with a job that fails",
                found: "It aborts it (error policy abort-job).",
                means: "A receipt that meets a printer that is off is thrown away; Till then reports it.",
                remedy: "lpadmin -p \(queue.name) -o printer-error-policy=retry-current-job"
            )
        case "stop-printer":
            Finding(
                severity: .note,
                tested: "what queue \(queue.name) does with a job that fails",
                found: "It stops the queue (error policy stop-printer).",
                means: "After a failure nothing prints until somebody enables the queue.",
                remedy: "lpadmin -p \(queue.name) -o printer-error-policy=retry-current-job"
            )
        default: nil
        }
    }

    private static func raw(_ queue: QueueReport) -> Finding? {
        guard queue.kind == .raw else { return nil }
        return Finding(
            severity: .note,
            tested: "what queue \(queue.name) does with a document",
            found: "It is a raw queue.",
            means: "That is right for a receipt printer, but CUPS calls raw queues deprecated and will drop them.",
            remedy: "Where Till can reach the printer itself (tcp:, usb:, usblp:), connect it so."
        )
    }

    private static func remote(_ queue: QueueReport) -> Finding? {
        guard queue.isRemote else { return nil }
        return Finding(
            severity: .note,
            tested: "where queue \(queue.name) stands",
            found: "On another CUPS server (\(queue.deviceURI)).",
            means: "The end of a job is told by that server, not by the printer; a print counts as sent.",
            remedy: "Nothing, if that is meant; else make a queue on this machine."
        )
    }

    private static func shared(_ queue: QueueReport) -> Finding? {
        guard queue.isShared, !queue.isRemote, queue.kind == .raw else { return nil }
        return Finding(
            severity: .note,
            tested: "who may print to queue \(queue.name)",
            found: "It is shared.",
            means: "Where cupsd listens on the network, others can print between the receipts.",
            remedy: "lpadmin -p \(queue.name) -o printer-is-shared=false"
        )
    }
}
