import TillDeviceKit
import TillLinuxIO

/// Whether a document is submitted at all. What is refused here has left no byte.
///
/// A backend tells paper and cover while it has a job, and CUPS keeps what it said last. So a reason on an idle queue
/// is believed for a minute, in which the terminal tries again and again; then one print is tried, which brings CUPS
/// new reasons. The operator who has loaded paper is not held up for ever by what was true an hour ago.
struct Preflight: Equatable {
    /// How long a reason on an idle queue is believed. By the clock of this machine: one that is set makes the minute
    /// longer or shorter, and nothing worse.
    static let beliefMillis: Int64 = 60_000

    private var believed: [String] = []
    private var sinceMillis: Int64 = 0

    /// Why nothing is submitted; nil when something is.
    mutating func obstacle(_ queue: QueueReport, atMillis now: Int64) -> DeviceError? {
        if queue.state == .stopped {
            let why = [queue.message, queue.reasons.joined(separator: ", ")].first { !$0.isEmpty } ?? "no reason given"
            let text = "queue \(queue.name) is stopped (\(why)): see to the printer, then cupsenable \(queue.name)"
            return Self.blocked(.offline, text)
        }
        guard queue.isAccepting else {
            return Self.blocked(.offline, "queue \(queue.name) accepts no jobs: cupsaccept \(queue.name)")
        }
        if queue.state == .processing, BackendMessage(queue.message).saysOffline {
            let text =
                "another job of queue \(queue.name) waits for the printer (\(queue.message)): see to power and cable"
            return Self.blocked(.offline, text)
        }
        guard let obstacle = Self.obstacle(PrinterStateReasons(queue.reasons)) else {
            believed = []
            return nil
        }
        guard queue.state == .idle, believed == queue.reasons, now >= sinceMillis else {
            believed = queue.reasons
            sinceMillis = now
            return obstacle
        }
        if now - sinceMillis >= Self.beliefMillis {
            believed = []
            return nil
        }
        return obstacle
    }

    private static func obstacle(_ reasons: PrinterStateReasons) -> DeviceError? {
        if reasons.isCoverOpen { return blocked(.extended, "the cover is open (\(reasons.text)): close it") }
        if reasons.paper == .paperEmpty { return blocked(.extended, "the paper is out (\(reasons.text)): load paper") }
        if reasons.isOffline {
            return blocked(.offline, "the printer is offline (\(reasons.text)): see to power and cable")
        }
        return nil
    }

    private static func blocked(_ code: DeviceError.Code, _ text: String) -> DeviceError {
        DeviceError(code, .waitForOperator, text, bytesSent: 0)
    }
}
