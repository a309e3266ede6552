import TillDeviceKit
import TillESCPOS
import TillImaging

/// A receipt printer with ESC/POS commands, the cash drawer on its kick connector, and a customer display on its line.
///
/// Every call that reaches the printer is a job, and what a job prints is one write. One job runs at a time; at most
/// `waitingMaxJobs` wait behind it in order, and one more is refused as busy with nothing sent. Questions are asked
/// between writes only. One `wake` is enough: it belongs to the round of questions that is open, else to the job that
/// runs, else to the next question while nothing is to do; whoever waits asks for it anew.
struct ESCPOSPrinter: DeviceDriver {
    static let waitingMaxJobs = 16
    /// The most zeros that are sent after a print that broke; no command of the encoder is longer.
    static let resyncMaxBytes = 65_536

    let settings: PrinterSettings
    /// The configured names; a process serves one or both.
    let printer: String?
    let drawer: String?

    var encoder: ESCPOSEncoder
    var parser = ReplyParser()
    var condition = PrinterCondition()
    var drawerSwitch: DrawerSwitch
    var contact = PrinterContact()
    var running: RunningJob?
    var waiting: [PrinterJob] = []
    var round: QuestionRound?
    /// The last questions, while the device has not taken them.
    var unwrittenQuestion: Int?
    var isLinkUp = false
    /// The printer says that it cannot go on, so that what it has not printed yet is waited for.
    var isHeld = false
    /// How many zeros end whatever command a broken print may have left half in the printer; nil where none broke.
    var resyncByteCount: Int?
    /// Whether prints are to be confirmed; ends for this connection when the printer does not answer.
    var asksConfirmation: Bool
    /// Nil where none is configured.
    var display: SharedDisplay?
    /// The printer has answered GS ( H on this connection: a confirmation that does not come means something.
    var hasConfirmed = false
    /// Prints in a row whose GS r was not answered on this connection.
    var unreachedLines = 0
    var lastToken = 0

    init(_ parameters: OpenParameters) throws(DeviceError) {
        try self.init(parameters, settings: try PrinterSettings(parameters.settings))
    }

    init(_ parameters: OpenParameters, settings: PrinterSettings) throws(DeviceError) {
        self.settings = settings
        let devices = parameters.devices
        let known: Set<DeviceClass> = [.posPrinter, .cashDrawer, .lineDisplay]
        guard devices.contains(where: { $0.deviceClass != .lineDisplay }),
            devices.allSatisfy({ known.contains($0.deviceClass) }),
            Set(devices.map(\.deviceClass)).count == devices.count
        else {
            let text =
                "escpos-printer serves a POSPrinter, a CashDrawer, or one of each, and with them a LineDisplay on the "
                + "same line"
            throw DeviceError(.illegal, .giveUp, text)
        }
        printer = devices.first { $0.deviceClass == .posPrinter }?.name
        drawer = devices.first { $0.deviceClass == .cashDrawer }?.name
        guard drawer == nil || settings.profile.drawer else {
            let text = "a printer of profile \(settings.profile.name) has no connector for a cash drawer"
            throw DeviceError(.illegal, .giveUp, text)
        }
        encoder = ESCPOSEncoder(profile: settings.profile, glyphs: MachineGlyphs())
        drawerSwitch = DrawerSwitch(settings.drawerOpenLevel)
        asksConfirmation = settings.confirmsPrints
        if let shared = devices.first(where: { $0.deviceClass == .lineDisplay }) {
            display = SharedDisplay(name: shared.name, try DisplayLineSettings(parameters.settings))
        }
    }

    var capabilities: [DeviceCapabilities] {
        let printers = [printer].compactMap(\.self).map {
            DeviceCapabilities(
                device: $0,
                columns: settings.profile.columns,
                confirmsPrints: settings.confirmsPrints
            )
        }
        let displays = [display].compactMap(\.self).map {
            DeviceCapabilities(device: $0.name, columns: $0.encoder.size.columns, rows: $0.encoder.size.rows)
        }
        return printers + [drawer].compactMap(\.self).map { DeviceCapabilities(device: $0) } + displays
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        let outputs = decide(input)
        return outputs + displayOutputs()
    }

    private mutating func decide(_ input: DriverInput) -> [DriverOutput] {
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
        case .wake: return woken()
        }
    }

    private mutating func connected() -> [DriverOutput] {
        encoder.forget()
        parser.forget()
        contact = PrinterContact()
        condition.forgetPower()
        isLinkUp = true
        isHeld = false
        asksConfirmation = settings.confirmsPrints
        hasConfirmed = false
        unreachedLines = 0
        let isUsual = settings.stallMillis == PrinterSettings.stallDefaultSeconds * 1000
        return (isUsual ? [] : [.stallLimit(millis: settings.stallMillis)]) + resync() + clearDisplayLine()
            + startAsking()
    }

    /// A printer keeps waiting for the rest of a command that was cut off, and would swallow the next print as that. A
    /// command is at most as long as its print; zeros complete it, and print nothing where none is open.
    private mutating func resync() -> [DriverOutput] {
        guard let count = resyncByteCount else { return [] }
        resyncByteCount = nil
        lastToken += 1
        return [.write([UInt8](repeating: 0, count: min(count, Self.resyncMaxBytes)), token: lastToken)]
    }

    private mutating func woken() -> [DriverOutput] {
        if let asked = round {
            // At link-up and after a print silence means something, so that it is not taken for silence that the
            // question has not left yet. The stall limit bounds that.
            let isTelling = !contact.untried.isEmpty || running?.phase == .concluding
            let hasLeft = unwrittenQuestion != asked.token
            return hasLeft || !isTelling ? endRound() : [.wake(afterMillis: asked.waitMillis)]
        }
        guard let job = running else { return poll() }
        return waited(job)
    }

    // MARK: - Calls

    private mutating func called(id: Int, _ call: DriverCall) -> [DriverOutput] {
        if let answered = displayCalled(id: id, call) { return answered }
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
        case .openDrawer where isDrawer: return .openDrawer(isHealthCheck: false)
        case .checkHealth(_, .internal): return .askStatus
        case .checkHealth(_, .external) where isDrawer: return .openDrawer(isHealthCheck: true)
        case .checkHealth(_, .external): return .testPage
        case .identify: return .identify
        default: return nil
        }
    }
}
