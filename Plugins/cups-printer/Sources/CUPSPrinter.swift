import TillDeviceKit
import TillESCPOS
import TillLinuxIO

/// A printer behind a queue of CUPS.
///
/// One call is worked off at a time, in order: the queue is asked how it is, the document is submitted once, and the
/// job is followed to its end. At most `waitingMaxCalls` wait behind it; one more is refused as busy with nothing sent.
/// A job is never submitted twice, whatever happens.
///
/// The driver speaks to the transport in records (`CUPSRecord`). It asks one question at a time and knows each answer
/// by its ticket, so that an answer that comes late is not taken for that of another question.
struct CUPSPrinter: DeviceDriver {
    static let waitingMaxCalls = 16
    /// By this the jobs of Till are found again in a queue.
    static let titlePrefix = "till "
    /// What is kept of a job's name; cupsd refuses names of more than 255 bytes.
    static let titleMaxCharacters = 60
    /// How often a running job is asked after.
    static let followMillis = 250
    /// How often an idle queue is looked at for paper, cover and whether it is enabled.
    static let idleLookMillis = 10_000
    /// How long the question for the queue's state may stay without an answer; then the call fails with nothing sent.
    static let lookLimitMillis = 15_000
    /// How long a document may stay with the transport without an answer: longer than its calls to CUPS can take
    /// together. Then the outcome is unknown.
    static let submitLimitMillis = 40_000
    /// A question after a running job that is not answered for so long is asked anew.
    static let answerLimitMillis = 15_000

    let settings: CUPSPrinterSettings
    let device: String

    var condition = QueueCondition()
    var preflight = Preflight()
    var running: RunningCall?
    var waiting: [QueueCall] = []
    /// The question of an idle moment.
    var idleTicket: Int?
    var isLinkUp = false
    var hasWarned = false
    var lastTicket = 0
    var reader = CUPSRecordReader()

    init(_ parameters: OpenParameters) throws(DeviceError) {
        settings = try CUPSPrinterSettings(parameters.settings)
        guard parameters.devices.count == 1, let only = parameters.devices.first, only.deviceClass == .posPrinter else {
            throw DeviceError(.illegal, .giveUp, "cups-printer serves one POSPrinter")
        }
        device = only.name
    }

    /// Whether a print is confirmed depends on the queue, which is not known yet: none is promised.
    var capabilities: [DeviceCapabilities] {
        [DeviceCapabilities(device: device, columns: settings.profile.columns, confirmsPrints: false)]
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .linkUp: return connected()
        case .linkDown(let error): return disconnected(error)
        case .bytes(let bytes, let atMillis): return answered(bytes, atMillis: atMillis)
        case .written: return []
        case .notWritten(let token, let error): return notWritten(token, error)
        case .call(let id, let call): return called(id: id, call)
        case .wake: return ticked()
        }
    }

    // MARK: - Calls

    private mutating func called(id: Int, _ call: DriverCall) -> [DriverOutput] {
        guard call.device == device, let work = Self.work(of: call) else {
            let text = "a printer behind CUPS does not do this"
            return [.failure(id: id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))]
        }
        guard waiting.count < Self.waitingMaxCalls else {
            let text = "\(waiting.count) jobs wait for the printer already"
            return [.failure(id: id, DeviceError(.busy, .retry, text, bytesSent: 0))]
        }
        waiting.append(QueueCall(id: id, work: work))
        return startNext()
    }

    private static func work(of call: DriverCall) -> QueueCall.Work? {
        switch call {
        case .print(_, let job, let items): .print(job: job, items: items)
        case .checkHealth(_, .internal): .look
        case .checkHealth(_, .external): .testPage
        default: nil
        }
    }

    // MARK: - The connection

    private mutating func connected() -> [DriverOutput] {
        isLinkUp = true
        idleTicket = nil
        running?.asked = nil
        reader = CUPSRecordReader()
        condition.linkIsUp()
        return running == nil ? lookWhenIdle() : [.wake(afterMillis: Self.followMillis)]
    }

    /// A job that CUPS has goes on without us, and is asked after when CUPS is back. What is not submitted fails with
    /// nothing sent; a document whose answer is missing is of unknown outcome.
    private mutating func disconnected(_ error: DeviceError) -> [DriverOutput] {
        isLinkUp = false
        idleTicket = nil
        var untouched = error
        untouched.bytesSent = 0
        untouched.recovery = .retry
        let left = waiting
        waiting = []
        var outputs: [DriverOutput] = [.count(device: device, statistic: "CommunicationErrorCount", by: 1)]
        outputs += left.map { .failure(id: $0.id, untouched) }
        switch running?.phase {
        case nil: return outputs
        case .looking: return outputs + fail(untouched)
        case .submitting:
            return outputs + fail(unknown("the connection to CUPS broke with the document: \(error.message)"))
        case .following:
            running?.asked = nil
            return outputs + [.wake(afterMillis: Self.followMillis)]
        }
    }

    /// Not one record of which a byte is missing reaches CUPS.
    private mutating func notWritten(_ token: Int, _ error: DeviceError) -> [DriverOutput] {
        guard let call = running, call.token == token, case .submitting = call.phase else { return [] }
        guard (error.bytesSent ?? call.byteCount) < call.byteCount else {
            return fail(unknown("the document was with the transport: \(error.message)"))
        }
        var untouched = error
        untouched.bytesSent = 0
        untouched.recovery = .retry
        return fail(untouched)
    }
}
