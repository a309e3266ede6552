import CCUPS
import Synchronization
import TillDeviceKit

/// The queues of CUPS. Till prints past them; they are listed because a queue holds its printer, and because its device
/// tells an address.
enum PrintQueues {
    /// How long CUPS may take to list its queues. libcups waits for a cupsd that hangs for as long as it likes; after
    /// this time the survey goes on without the queues and says so.
    static let surveyTimeoutMillis = 2000

    static func survey() -> AttachedDevices.Survey {
        BoundedSurvey.cups.survey(timeoutMillis: surveyTimeoutMillis)
    }

    /// Asks CUPS and waits for it without a limit.
    static func ask() -> AttachedDevices.Survey {
        var list: UnsafeMutablePointer<cups_dest_t>?
        let count = cupsGetDests2(nil, &list)
        defer { cupsFreeDests(count, list) }
        guard count > 0, let list else { return .init(devices: [], problems: problem().map { [$0] } ?? []) }
        let devices = UnsafeBufferPointer(start: list, count: Int(count)).map(attached)
        return .init(devices: devices, problems: [])
    }

    /// Why there are no queues; nil when there are simply none.
    private static func problem() -> String? {
        // Everything from this value on is an error (RFC 8011, 4.1.6: 0x0400 and above).
        guard cupsLastError().rawValue >= 0x0400, cupsLastError() != IPP_STATUS_ERROR_NOT_FOUND else { return nil }
        let text = cupsLastErrorString().map { String(cString: $0) } ?? "no reason given"
        return "CUPS does not answer (\(text)), so its queues are not listed: is it running?"
    }

    private static func attached(_ queue: cups_dest_t) -> AttachedDevice {
        let device = cupsGetOption("device-uri", queue.num_options, queue.options).map { String(cString: $0) }
        return AttachedDevice(
            kind: .printQueue,
            address: device.flatMap(address),
            name: queue.name.map { String(cString: $0) } ?? "unnamed",
            obstacle: device == nil ? "CUPS does not tell what the queue prints on" : nil
        )
    }

    /// The address of the printer behind a queue, for those that a driver can open instead of CUPS.
    static func address(device: String) -> String? {
        guard device.hasPrefix("socket://") else { return nil }
        let target = device.dropFirst("socket://".count).prefix { $0 != "/" && $0 != "?" }
        return target.isEmpty ? nil : "tcp://\(target)"
    }
}

/// A survey that may hang, asked on a thread of its own with a limit.
///
/// Bound: one thread at most. While one still waits for an answer that nobody will take, a further survey is not begun
/// but says at once that the source does not answer.
final class BoundedSurvey: Sendable {
    static let cups = BoundedSurvey(of: "CUPS", missing: "its queues are not listed", PrintQueues.ask)

    private final class Question: Sendable {
        let answered: WakeEvent
        let answer = Mutex<AttachedDevices.Survey?>(nil)

        init(_ answered: WakeEvent) {
            self.answered = answered
        }
    }

    private let source: String
    private let missing: String
    private let ask: @Sendable () -> AttachedDevices.Survey
    private let isAsking = Mutex(false)

    /// - Parameters:
    ///   - source: who is asked, for the sentence that says that it does not answer.
    ///   - missing: what is not listed then.
    init(of source: String, missing: String, _ ask: @escaping @Sendable () -> AttachedDevices.Survey) {
        (self.source, self.missing, self.ask) = (source, missing, ask)
    }

    func survey(timeoutMillis: Int) -> AttachedDevices.Survey {
        let isFree = isAsking.withLock { isAsking in
            defer { isAsking = true }
            return !isAsking
        }
        guard isFree else { return problem("does not answer an earlier question") }
        guard let question = begin() else {
            isAsking.withLock { $0 = false }
            return problem("cannot be asked (no thread or descriptor is left)")
        }
        guard question.answered.wait(maxMillis: timeoutMillis), let answer = question.answer.withLock({ $0 }) else {
            return problem("does not answer within \(timeoutMillis) ms")
        }
        return answer
    }

    private func begin() -> Question? {
        guard let event = WakeEvent() else { return nil }
        let question = Question(event)
        let isStarted = DetachedThread.start { [self] in
            let found = ask()
            question.answer.withLock { $0 = found }
            isAsking.withLock { $0 = false }
            question.answered.ring()
        }
        return isStarted ? question : nil
    }

    private func problem(_ what: String) -> AttachedDevices.Survey {
        .init(devices: [], problems: ["\(source) \(what), so \(missing): is it running?"])
    }
}
