import TillDeviceKit
import TillLineDisplay

/// A customer display of a few lines. Only lines that changed are sent; after the connection came back everything is.
///
/// One `wake` is enough: it belongs to the pause between two lines, else to the idle text. Whatever comes in between
/// changes the phase, so that an old wake does nothing.
struct LineDisplayDriver: DeviceDriver {
    /// What the next `wake` is for.
    enum Phase: Equatable {
        /// Nothing.
        case resting
        /// The pause behind a line.
        case pausing
        /// Nothing is on the display; the idle text comes after a while.
        case waitingForIdle
        /// The idle text moves on.
        case stepping
    }

    /// A call that is answered when the display shows what it asked for, or something newer.
    struct Answer {
        let id: Int
        let result: DriverResult
    }

    /// One more call is refused while so many wait for their lines to arrive.
    static let waitingMaxCalls = 64

    let device: String
    let settings: DisplaySettings
    var encoder: LineDisplayEncoder
    /// What the calls asked for last.
    var wanted: [DisplayLine]
    /// How many steps the idle text has moved; nil while it is not shown.
    var idleStep: Int?
    /// The display moves the idle text by itself.
    var isMovedByDisplay = false
    var phase = Phase.resting
    /// The calls that end with a write, by its token.
    var waiting: [Int: [Answer]] = [:]
    /// The write that is on its way, where lines are sent one by one.
    var lineToken: Int?
    var lastToken = 0

    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .lineDisplay
        else { throw DeviceError(.illegal, .giveUp, "line-display serves exactly one device, of class LineDisplay") }
        device = first.name
        settings = try DisplaySettings(parameters.settings)
        encoder = LineDisplayEncoder(
            settings.commands,
            size: settings.size,
            pages: settings.pages,
            brightness: settings.brightness
        )
        wanted = encoder.lines([])
    }

    var capabilities: [DeviceCapabilities] {
        [DeviceCapabilities(device: device, columns: settings.size.columns, rows: settings.size.rows)]
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .linkUp:
            encoder.forget()
            endIdle()
            return [.count(device: device, statistic: "OnlineTransitionCount", by: 1)] + bring(answering: nil)
        case .linkDown:
            let count = DriverOutput.count(device: device, statistic: "CommunicationErrorCount", by: 1)
            return [count] + fail(DeviceError(.offline, .reopen, "the display is gone"))
        case .written(let token): return written(token)
        case .notWritten(let token, let error): return notWritten(token, error)
        case .call(let id, let call): return answer(id: id, call)
        case .wake: return woken()
        // DSP-800 says ACK or NAK; the lines are whole, and the next one stands by itself.
        case .bytes: return []
        }
    }

    private mutating func answer(id: Int, _ call: DriverCall) -> [DriverOutput] {
        switch call {
        case .displayText(_, let lines): return show(lines, Answer(id: id, result: .done))
        case .checkHealth(_, .internal): return [.result(id: id, DriverResult(text: healthText))]
        case .checkHealth(_, .external):
            // The pattern stays until the next text, so that a person can look at it.
            let text = "External HCheck: look whether each column is lit and each letter is right"
            return show(DisplayCheck.pattern(encoder), Answer(id: id, result: DriverResult(text: text)))
        case .checkHealth(_, .interactive):
            let number = String(DisplayCheck.number(call: id))
            let text = "Interactive HCheck: shown: \(number)"
            return show([number], Answer(id: id, result: DriverResult(text: text)))
        default:
            let text = "a line display without a way back does not do this"
            return [.failure(id: id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))]
        }
    }

    private mutating func show(_ lines: [String], _ answer: Answer) -> [DriverOutput] {
        guard waiting.values.reduce(0, { $0 + $1.count }) < Self.waitingMaxCalls else {
            let text = "\(Self.waitingMaxCalls) texts wait for the display already"
            return [.failure(id: answer.id, DeviceError(.busy, .retry, text, bytesSent: 0))]
        }
        wanted = encoder.lines(lines)
        endIdle()
        return bring(answering: answer)
    }

    /// UnifiedPOS `CheckHealthText` of the level internal: nobody can ask the display, so that it says what is known.
    private var healthText: String {
        let facts = [
            "Rows \(settings.size.rows)", "Columns \(settings.size.columns)",
            "CapBrightness \(settings.commands.commands.canDim)",
            "CapHMarquee \(settings.commands.commands.marqueeMaxBytes != nil)",
            "code page \(settings.codePage)",
        ]
        let level = settings.brightness.map { ["DeviceBrightness \($0.percent)"] } ?? []
        return "Internal HCheck: Successful, " + (facts + level).joined(separator: ", ")
    }
}
