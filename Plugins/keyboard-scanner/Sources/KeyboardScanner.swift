import TillDeviceKit

/// A scanner that types its labels like a keyboard, read from the kernel's input device.
struct KeyboardScanner: DeviceDriver {
    /// How long a part of a label may wait for Enter. The keys of a scan come 1…15 ms apart, so after this the rest is
    /// not coming, and the part is dropped rather than taken for the head of the next label.
    static let staleMillis = 500

    /// From linux/input-event-codes.h.
    private static let synchronization: UInt16 = 0
    private static let keys: UInt16 = 1
    private static let report: UInt16 = 0
    private static let dropped: UInt16 = 3

    private let device: String
    private let readsAIM: Bool
    private var reader = InputEventReader()
    private var decoder = KeyDecoder()
    private var framer = LabelFramer(terminator: .cr)
    /// The kernel has lost events; up to the next report nothing that comes can be relied on (Documentation/input/
    /// event-codes, SYN_DROPPED).
    private var isBehind = false

    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .scanner else {
            throw DeviceError(.illegal, .giveUp, "keyboard-scanner serves exactly one device, of class Scanner")
        }
        device = first.name
        readsAIM = parameters.settings.flag("prefix-aim") ?? true
    }

    var capabilities: [DeviceCapabilities] { [DeviceCapabilities(device: device)] }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .bytes(let bytes, _):
            var outputs: [DriverOutput] = []
            for event in reader.received(bytes) { outputs += take(event) }
            return outputs + (framer.isPending ? [.wake(afterMillis: Self.staleMillis)] : [])
        case .wake:
            guard case .dropped(let count) = framer.silence() else { return [] }
            return [.log(.warning, "\(count) characters without Enter are dropped: let the scanner send Enter")]
        case .call(let id, let call): return [.scannerAnswer(id: id, call)]
        case .linkUp, .linkDown:
            reader = InputEventReader()
            decoder = KeyDecoder()
            framer.reset()
            isBehind = false
            return []
        case .written, .notWritten: return []
        }
    }

    private mutating func take(_ event: InputEvent) -> [DriverOutput] {
        switch (event.type, event.code) {
        case (Self.synchronization, Self.dropped):
            isBehind = true
            decoder = KeyDecoder()
            return lose("the kernel lost keys of this scanner; scan the label again")
        case (Self.synchronization, Self.report):
            isBehind = false
            return []
        case (Self.keys, let code) where !isBehind:
            return type(decoder.key(code, value: event.value), event)
        default:
            return []
        }
    }

    private mutating func type(_ typed: KeyDecoder.Typed?, _ event: InputEvent) -> [DriverOutput] {
        switch typed {
        case nil: return []
        case .byte(let byte): return scans(framer.received([byte], atMillis: event.atMillis))
        case .terminator: return scans(framer.received([UInt8(ascii: "\r")], atMillis: event.atMillis))
        case .unreadable:
            guard !framer.isSkipping else { return [] }
            return lose("the scanner types character codes with Alt: set it to a US keyboard without Alt codes")
        }
    }

    private func scans(_ labels: [LabelFramer.Label]) -> [DriverOutput] {
        labels.flatMap { label -> [DriverOutput] in
            let scan = ScanData(label, readsAIM: readsAIM)
            // An identifier without a label behind it is an empty label.
            guard !scan.label.isEmpty else { return [] }
            return [.event(device: device, .data(scan)), .count(device: device, statistic: "GoodScanCount", by: 1)]
        }
    }

    private mutating func lose(_ why: String) -> [DriverOutput] {
        framer.skipLabel()
        return [.event(device: device, .error(DeviceError(.failure, .retry, why)))]
    }
}
