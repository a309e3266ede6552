import TillDeviceKit
import TillESCPOS

/// A receipt printer with ESC/POS commands, and the cash drawer on its kick connector.
///
/// Every call that reaches the printer is a job, and a job is one write. One job runs at a time; at most
/// `waitingMaxJobs` wait behind it in order, and one more is refused as busy with nothing sent. So no question is ever
/// put in the middle of a print, and one `wake` is enough.
struct ESCPOSPrinter: DeviceDriver {
    static let waitingMaxJobs = 16
    /// How long the printer may take to confirm a print after its last byte has left. Without an answer the print
    /// counts as sent, and on this connection no more are asked for.
    static let confirmWaitMillis = 10_000
    /// How long the printer may take to answer the questions of a health check.
    static let answerWaitMillis = 1000

    let settings: PrinterSettings
    /// The configured names; a process serves one or both.
    let printer: String?
    let drawer: String?

    var encoder: ESCPOSEncoder
    var parser = ReplyParser()
    var condition = PrinterCondition()
    var running: RunningJob?
    var waiting: [PrinterJob] = []
    /// Whether prints are to be confirmed; ends for this connection when the printer does not answer.
    var asksConfirmation: Bool
    var lastToken = 0

    init(_ parameters: OpenParameters) throws(DeviceError) {
        settings = try PrinterSettings(parameters.settings)
        let devices = parameters.devices
        let known: Set<DeviceClass> = [.posPrinter, .cashDrawer]
        guard !devices.isEmpty, devices.allSatisfy({ known.contains($0.deviceClass) }),
            Set(devices.map(\.deviceClass)).count == devices.count
        else {
            let text = "escpos-printer serves a POSPrinter, a CashDrawer, or one of each"
            throw DeviceError(.illegal, .giveUp, text)
        }
        printer = devices.first { $0.deviceClass == .posPrinter }?.name
        drawer = devices.first { $0.deviceClass == .cashDrawer }?.name
        guard drawer == nil || settings.profile.drawer else {
            let text = "a printer of profile \(settings.profile.name) has no connector for a cash drawer"
            throw DeviceError(.illegal, .giveUp, text)
        }
        encoder = ESCPOSEncoder(profile: settings.profile)
        asksConfirmation = settings.confirmsPrints
    }

    var capabilities: [DeviceCapabilities] {
        let printers = [printer].compactMap(\.self).map {
            DeviceCapabilities(
                device: $0,
                columns: settings.profile.columns,
                confirmsPrints: settings.confirmsPrints
            )
        }
        return printers + [drawer].compactMap(\.self).map { DeviceCapabilities(device: $0) }
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .linkUp: return connected()
        case .linkDown(let error): return disconnected(error)
        case .bytes(let bytes, _):
            var outputs: [DriverOutput] = []
            for reply in parser.received(bytes) { outputs += replied(reply) }
            return outputs
        case .written(let token): return written(token)
        case .notWritten(let token, let error): return notWritten(token, error)
        case .call(let id, let call): return called(id: id, call)
        case .wake: return waitedLongEnough()
        }
    }

    private mutating func connected() -> [DriverOutput] {
        encoder.forget()
        parser.forget()
        asksConfirmation = settings.confirmsPrints
        return []
    }

    // MARK: - Calls

    private mutating func called(id: Int, _ call: DriverCall) -> [DriverOutput] {
        guard let device = call.device, let work = work(of: call) else {
            let text = "neither a receipt printer nor its cash drawer can do this, or the other of the two was asked"
            return [.failure(id: id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))]
        }
        guard waiting.count < Self.waitingMaxJobs else {
            let text = "\(waiting.count) jobs wait for the printer already"
            return [.failure(id: id, DeviceError(.busy, .retry, text, bytesSent: 0))]
        }
        waiting.append(PrinterJob(id: id, device: device, work: work))
        return startNext()
    }

    /// What the call comes to; nil where the device cannot do it.
    private func work(of call: DriverCall) -> PrinterJob.Work? {
        let isDrawer = call.device == drawer
        switch call {
        case .print(_, let job, let items) where !isDrawer: return .print(job: job, items: items)
        case .openDrawer where isDrawer: return .openDrawer(text: nil)
        case .checkHealth(_, .internal): return .askStatus
        case .checkHealth(_, .external) where isDrawer:
            return .openDrawer(text: "External HCheck: look whether the drawer has opened")
        case .checkHealth(_, .external): return .testPage
        default: return nil
        }
    }
}
