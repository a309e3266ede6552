import TillAPI
import TillDeviceKit
import TillDevices
import TillLinuxIO

/// The checks of all that prints.
enum PrintingChecks {
    /// The queues of CUPS, asked for by libcups.
    ///
    /// - Parameter isUsed: a configured device prints through CUPS; else it is no harm that CUPS is not there.
    static func cups(isUsed: Bool) -> [DoctorFinding] {
        do throws(DeviceError) {
            let queues = try CUPSQueues.list()
            guard !queues.isEmpty else {
                return [DoctorFinding(severity: .good, tested: "the queues of CUPS", found: "There is none.")]
            }
            return queues.flatMap { queue -> [DoctorFinding] in
                let findings = CUPSAdvice(queue).findings.map(DoctorFinding.init)
                let fine = DoctorFinding(
                    severity: .good,
                    tested: "queue \(queue.name) of CUPS",
                    found: "It is in order."
                )
                return findings.isEmpty ? [fine] : findings
            }
        } catch {
            return CUPSAdvice(silent: error).findings.map { finding in
                var told = DoctorFinding(finding)
                if !isUsed { told.severity = .note }
                return told
            }
        }
    }

    /// A configured device that prints or opens, as its driver says it is.
    static func device(_ device: DeviceStatus) -> DoctorFinding {
        let tested = "\(device.deviceClass.rawValue) \(device.name) at \(device.connection)"
        guard device.condition == .ready else {
            return DoctorFinding(
                severity: .problem,
                tested: tested,
                found: "It is \(device.condition.rawValue): \(device.reason)",
                means: "What is to be printed or opened there waits or fails.",
                remedy: "See to what it says; then till devices restart \(device.name)"
            )
        }
        return DoctorFinding(severity: .good, tested: tested, found: "It is ready.")
    }

    /// Prints that wait for a person.
    static func jobs(_ jobs: [PrintJobList.Job]) -> [DoctorFinding] {
        let unknown = jobs.filter { $0.state == "unknown" }
        let blocked = jobs.filter { $0.state == "blocked" }
        var findings: [DoctorFinding] = []
        if let first = unknown.first {
            findings.append(
                DoctorFinding(
                    severity: .problem,
                    tested: "prints of unknown outcome",
                    found: "\(unknown.count), for instance \(first.id): \(first.reason ?? "no reason is kept")",
                    means: "They may be on paper or not; Till never repeats them by itself.",
                    remedy:
                        "Look at the printer; then till print retry JOB (marked as a copy), or till print discard JOB"
                )
            )
        }
        if let first = blocked.first {
            findings.append(
                DoctorFinding(
                    severity: .problem,
                    tested: "prints that the printer cannot take",
                    found: "\(blocked.count), the first because: \(first.reason ?? "no reason is kept")",
                    means: "Not a byte of them was sent; they go on by themselves.",
                    remedy: "See to the printer: paper, cover, power."
                )
            )
        }
        let fine = DoctorFinding(severity: .good, tested: "prints that wait for a person", found: "There is none.")
        return findings.isEmpty ? [fine] : findings
    }
}

extension DoctorFinding {
    init(_ finding: CUPSAdvice.Finding) {
        let severity: Severity =
            switch finding.severity {
            case .note: .note
            case .warning: .warning
            case .problem: .problem
            }
        self.init(
            severity: severity,
            tested: finding.tested,
            found: finding.found,
            means: finding.means,
            remedy: finding.remedy
        )
    }
}
