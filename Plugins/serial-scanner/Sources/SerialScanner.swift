import TillDeviceKit

/// A scanner that sends its labels as text over a line: RS-232, USB serial (CDC-ACM) or a socket.
struct SerialScanner: DeviceDriver {
    /// How long a part of a label may wait for its terminator where only that ends a label. After that it is dropped,
    /// so that it is never taken for the head of the next one.
    static let staleMillis = 2000
    /// The silence that ends a label where no terminator comes (`gap-millis`): at 9600 baud a byte takes one.
    static let gapDefaultMillis = 100

    private let device: String
    private let readsAIM: Bool
    private let silenceMillis: Int
    private var framer: LabelFramer

    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .scanner else {
            throw DeviceError(.illegal, .giveUp, "serial-scanner serves exactly one device, of class Scanner")
        }
        let settings = parameters.settings
        let text = settings.text("terminator") ?? LabelFramer.Terminator.auto.rawValue
        guard let terminator = LabelFramer.Terminator(rawValue: text) else {
            let known = LabelFramer.Terminator.allCases.map(\.rawValue).joined(separator: ", ")
            throw DeviceError(.illegal, .giveUp, "setting 'terminator' is one of \(known), not '\(text)'")
        }
        let gapMillis = settings.number("gap-millis") ?? Self.gapDefaultMillis
        guard gapMillis > 0 else {
            throw DeviceError(.illegal, .giveUp, "setting 'gap-millis' is above 0, not \(gapMillis)")
        }
        device = first.name
        readsAIM = settings.flag("prefix-aim") ?? true
        silenceMillis = terminator.endsBySilence ? gapMillis : Self.staleMillis
        framer = LabelFramer(terminator: terminator)
    }

    var capabilities: [DeviceCapabilities] { [DeviceCapabilities(device: device)] }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .bytes(let bytes, let atMillis):
            let scans = framer.received(bytes, atMillis: atMillis).flatMap(scan)
            return scans + (framer.isPending ? [.wake(afterMillis: silenceMillis)] : [])
        case .wake: return silence()
        case .call(let id, let call): return [.scannerAnswer(id: id, call)]
        case .linkUp, .linkDown:
            framer.reset()
            return []
        case .written, .notWritten: return []
        }
    }

    /// Nothing has come since the wake was asked for: every byte asks for a later one.
    private mutating func silence() -> [DriverOutput] {
        switch framer.silence() {
        case .quiet: return []
        case .label(let label): return scan(label)
        case .dropped(let count):
            return [.log(.warning, "\(count) bytes without the terminator are dropped: see to setting 'terminator'")]
        }
    }

    private func scan(_ label: LabelFramer.Label) -> [DriverOutput] {
        let scan = ScanData(label, readsAIM: readsAIM)
        // An identifier without a label behind it is an empty label.
        guard !scan.label.isEmpty else { return [] }
        return [.event(device: device, .data(scan)), .count(device: device, statistic: "GoodScanCount", by: 1)]
    }
}
