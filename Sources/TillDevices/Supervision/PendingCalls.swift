import TillDeviceKit

/// The calls that a driver process has been sent and has not answered yet.
///
/// Bound: `countMax` calls; one more is refused with `E_BUSY` and nothing sent.
struct PendingCalls: Equatable {
    static let countMax = 64
    /// For calls that a device does at once.
    static let shortTimeoutMillis: Int64 = 5000
    /// An opening of the drawer waits behind the print that is under way on the same connection.
    static let drawerTimeoutMillis: Int64 = 30_000
    /// A health check may print a page and wait for the printer.
    static let healthTimeoutMillis: Int64 = 60_000

    /// How a call ends that the driver did not answer.
    struct Ending: Equatable {
        var ticket: Int
        var error: DeviceError
    }

    private struct Entry: Equatable {
        var ticket: Int
        var device: String
        var kind: Kind
        var isOutput: Bool
        /// Nil for a print: a slow printer is not a broken one, and the driver has a stall limit of its own.
        var deadlineMillis: Int64?
    }

    private enum Kind: String {
        case print, openDrawer, displayText, checkHealth, identify, retrieveStatistics
    }

    private var entries: [Int: Entry] = [:]

    var count: Int { entries.count }

    /// The earliest deadline; nil where nothing has one.
    var dueMillis: Int64? { entries.values.compactMap(\.deadlineMillis).min() }

    /// Whether the device does something now: UnifiedPOS BUSY.
    func isOutputUnderWay(on device: String) -> Bool {
        entries.values.contains { $0.isOutput && $0.device == device }
    }

    mutating func add(id: Int, ticket: Int, _ call: DriverCall, nowMillis: Int64) {
        precondition(entries.count < Self.countMax && entries[id] == nil)
        let (kind, timeout): (Kind, Int64?) =
            switch call {
            case .print: (.print, nil)
            case .openDrawer: (.openDrawer, Self.drawerTimeoutMillis)
            case .displayText: (.displayText, Self.shortTimeoutMillis)
            case .checkHealth: (.checkHealth, Self.healthTimeoutMillis)
            case .identify: (.identify, Self.healthTimeoutMillis)
            case .retrieveStatistics: (.retrieveStatistics, Self.shortTimeoutMillis)
            case .hello, .open, .reconnect, .claim, .enable, .disable, .release, .close, .ping, .unknown:
                preconditionFailure("\(call) is the supervision's own request")
            }
        entries[id] = Entry(
            ticket: ticket,
            device: call.device ?? "",
            kind: kind,
            isOutput: call.isOutput,
            deadlineMillis: timeout.map { nowMillis + $0 }
        )
    }

    /// Takes out the call that was answered and returns its ticket; nil where none waits under this id.
    mutating func remove(id: Int) -> Int? {
        entries.removeValue(forKey: id)?.ticket
    }

    /// Takes out the calls whose deadline has passed. Their answers, should they still come, are ignored.
    mutating func removeOverdue(nowMillis: Int64) -> [Ending] {
        let overdue = entries.filter { ($0.value.deadlineMillis ?? Int64.max) <= nowMillis }.sorted { $0.key < $1.key }
        return overdue.map { id, entry in
            entries[id] = nil
            // A second pulse would be a second opening that nobody accounts for, so a person looks first.
            let recovery: DeviceError.Recovery = entry.kind == .openDrawer ? .waitForOperator : .retry
            let text = "the driver of '\(entry.device)' did not finish \(entry.kind.rawValue) in time"
            return Ending(ticket: entry.ticket, error: DeviceError(.timeout, recovery, text))
        }
    }

    /// Takes out everything, because the process is gone.
    mutating func removeAll(reason: String) -> [Ending] {
        defer { entries = [:] }
        return entries.sorted { $0.key < $1.key }.map { _, entry in
            guard entry.kind == .print else {
                let text = "the driver of '\(entry.device)' ended during \(entry.kind.rawValue): \(reason)"
                // The pulse may have gone: a second one would be a second opening, so a person looks first.
                let recovery: DeviceError.Recovery = entry.kind == .openDrawer ? .waitForOperator : .retry
                return Ending(ticket: entry.ticket, error: DeviceError(.failure, recovery, text))
            }
            // How much had left the host died with the process: a person decides, the machine never prints again.
            let text =
                "the driver ended while printing on '\(entry.device)': \(reason); "
                + "look at the printer before you print again"
            return Ending(ticket: entry.ticket, error: DeviceError(.failure, .waitForOperator, text, bytesSent: nil))
        }
    }
}
