import TillDeviceKit
import TillLinuxIO

/// What CUPS says of the printer, as UnifiedPOS status. A queue that says nothing is taken to be well; every change is
/// told once.
struct QueueCondition: Equatable {
    /// Reports in a row on which CUPS is still connecting before the printer counts as offline: every job on the
    /// network begins with a moment of it. Five seconds at four questions a second.
    static let connectingReportsMax = 20

    private(set) var isCoverOpen = false
    private(set) var paper = StatusUpdate.Status.paperOK
    /// Why the printer is not there; empty when it is.
    private(set) var offline = ""
    private(set) var fault = ""
    private var connectingReports = 0

    /// What differs from the last report.
    mutating func change(_ report: QueueReport) -> [StatusUpdate] {
        var updates: [StatusUpdate] = []
        let reasons = PrinterStateReasons(report.reasons)
        if reasons.isCoverOpen != isCoverOpen {
            isCoverOpen.toggle()
            updates.append(StatusUpdate(isCoverOpen ? .coverOpen : .coverOK, reason: reasons.text))
        }
        if reasons.paper != paper {
            paper = reasons.paper
            updates.append(StatusUpdate(paper, reason: reasons.text))
        }
        connectingReports = reasons.isConnecting ? min(connectingReports + 1, Self.connectingReportsMax) : 0
        let away = absence(report, reasons)
        if away != offline {
            offline = away
            updates.append(away.isEmpty ? StatusUpdate(.powerOnline) : StatusUpdate(.powerOffline, reason: away))
        }
        if reasons.fault != fault {
            fault = reasons.fault
            updates.append(StatusUpdate(fault.isEmpty ? .faultCleared : .fault, reason: fault))
        }
        return updates
    }

    /// The kit has told that the connection stands, which counts as online: if the printer is not, it is told anew.
    mutating func linkIsUp() {
        offline = ""
        connectingReports = 0
    }

    private func absence(_ report: QueueReport, _ reasons: PrinterStateReasons) -> String {
        if report.state == .stopped || reasons.isPaused {
            let why = report.message.isEmpty ? "" : ": \(report.message)"
            return "the queue is stopped\(why); cupsenable \(report.name)"
        }
        if !report.isAccepting { return "the queue accepts no jobs; cupsaccept \(report.name)" }
        if reasons.isOffline { return "CUPS reports \(reasons.text)" }
        // What a backend said last stays after the job; of a queue that is idle it says nothing.
        guard report.state == .processing else { return "" }
        if BackendMessage(report.message).saysOffline { return "CUPS says: \(report.message)" }
        return connectingReports >= Self.connectingReportsMax ? "CUPS still connects to the printer" : ""
    }
}
