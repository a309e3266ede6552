import TillDeviceKit

/// A customer display of a few lines. Only lines that changed are sent; after the connection came back everything is.
struct LineDisplayDriver: DeviceDriver {
    private let device: String
    private let commands: DisplayProtocol
    private let layout: DisplayProtocol.Layout
    /// What is to be on the display, each line as wide as the display.
    private var wanted: [[UInt8]]
    /// What the display shows once all that was sent has arrived; nil where it cannot be known.
    private var sent: [[UInt8]?]
    /// The calls that end with a write, by its token, each with what it answers. Bound: the write queue of the kit.
    private var waiting: [Int: [(id: Int, DriverResult)]] = [:]
    private var lastToken = 0

    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .lineDisplay
        else { throw DeviceError(.illegal, .giveUp, "line-display serves exactly one device, of class LineDisplay") }
        device = first.name
        (commands, layout) = try DisplaySettings.read(parameters.settings)
        wanted = Array(repeating: Self.blank(layout), count: layout.rows)
        sent = Array(repeating: nil, count: layout.rows)
    }

    var capabilities: [DeviceCapabilities] {
        [DeviceCapabilities(device: device, columns: layout.columns, rows: layout.rows)]
    }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .linkUp: return restart()
        case .linkDown:
            forgetScreen()
            return fail(Array(waiting.keys).sorted(), DeviceError(.offline, .reopen, "the display is gone"))
        case .written(let token):
            return (waiting.removeValue(forKey: token) ?? []).map { .result(id: $0.id, $0.1) }
        case .notWritten(let token, let error):
            forgetScreen()
            return fail([token], error)
        case .call(let id, let call): return answer(id: id, call)
        case .bytes, .wake: return []
        }
    }

    private mutating func answer(id: Int, _ call: DriverCall) -> [DriverOutput] {
        switch call {
        case .displayText(_, let lines):
            wanted = (0..<layout.rows).map { fit($0 < lines.count ? lines[$0] : "") }
            return update(answering: (id, .done))
        case .checkHealth(_, .internal):
            return [.result(id: id, DriverResult(text: "Internal HCheck: Successful"))]
        case .checkHealth(_, .external):
            // The pattern stays until the next text, so that a person can look at it.
            wanted = (0..<layout.rows).map { pattern(row: $0) }
            return update(answering: (id, DriverResult(text: "External HCheck: look whether each column is lit")))
        default:
            let text = "a line display without a way back does not do this"
            return [.failure(id: id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))]
        }
    }

    // MARK: - The screen

    private mutating func restart() -> [DriverOutput] {
        let lines = wanted.enumerated().flatMap { commands.line($0, $1) }
        sent = wanted
        lastToken += 1
        waiting[lastToken] = []
        return [
            .write(commands.start(layout) + lines, token: lastToken),
            .count(device: device, statistic: "OnlineTransitionCount", by: 1),
        ]
    }

    /// Sends the lines that differ. Where none does, the call ends with the write that brings the last of them, or at
    /// once.
    private mutating func update(answering answer: (id: Int, DriverResult)) -> [DriverOutput] {
        let changed = wanted.indices.filter { wanted[$0] != sent[$0] }
        if changed.isEmpty {
            guard let pending = waiting.keys.max() else { return [.result(id: answer.id, answer.1)] }
            waiting[pending]?.append(answer)
            return []
        }
        lastToken += 1
        waiting[lastToken] = [answer]
        sent = wanted
        return [.write(changed.flatMap { commands.line($0, wanted[$0]) }, token: lastToken)]
    }

    private mutating func forgetScreen() {
        sent = Array(repeating: nil, count: layout.rows)
    }

    private mutating func fail(_ tokens: [Int], _ error: DeviceError) -> [DriverOutput] {
        tokens.flatMap { waiting.removeValue(forKey: $0) ?? [] }.map { .failure(id: $0.id, error) }
    }

    // MARK: - Lines

    /// Cut or padded to the columns.
    private func fit(_ text: String) -> [UInt8] {
        let bytes = commands.encode(text.prefix(layout.columns), layout)
        return bytes + Array(repeating: UInt8(ascii: " "), count: layout.columns - bytes.count)
    }

    /// Digits that count the columns, shifted by one from line to line.
    private func pattern(row: Int) -> [UInt8] {
        (0..<layout.columns).map { UInt8(ascii: "0") + UInt8((row + $0 + 1) % 10) }
    }

    private static func blank(_ layout: DisplayProtocol.Layout) -> [UInt8] {
        Array(repeating: UInt8(ascii: " "), count: layout.columns)
    }
}
