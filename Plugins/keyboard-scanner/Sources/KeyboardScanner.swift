import TillDeviceKit

/// A scanner that types its labels like a keyboard, read from the kernel's input device.
struct KeyboardScanner: DeviceDriver {
    /// How long a part of a label may wait for its terminator. The keys of a scan come 1…15 ms apart, so after this the
    /// rest is not coming, and the part is dropped rather than taken for the head of the next label.
    static let staleMillis = 500
    /// The silence that ends a label where no terminator comes.
    static let gapDefaultMillis = 100

    /// What ends a label; the raw value is the one of the setting `terminator`.
    enum Terminator: String, CaseIterable {
        case enterOrTab = "enter-or-tab"
        case enter, tab, lf
        /// Silence.
        case none

        /// The typed bytes that end a label. Ctrl+M and Ctrl+J are CR and LF.
        var bytes: Set<UInt8> {
            switch self {
            case .enterOrTab: [0x0D, 0x0A, 0x09]
            case .enter: [0x0D, 0x0A]
            case .tab: [0x09]
            case .lf: [0x0A]
            case .none: []
            }
        }

        /// The framer's terminator, and the byte that stands for every one of `bytes`.
        var framing: (terminator: LabelFramer.Terminator, byte: UInt8?) {
            switch self {
            case .enterOrTab, .enter: (.cr, 0x0D)
            case .tab: (.tab, 0x09)
            case .lf: (.lf, 0x0A)
            case .none: (.none, nil)
            }
        }
    }

    /// From linux/input-event-codes.h.
    private static let synchronization: UInt16 = 0
    private static let keys: UInt16 = 1
    private static let report: UInt16 = 0
    private static let dropped: UInt16 = 3

    private let device: String
    private let scheme: CodeIdentifier.Scheme
    private let charset: Charset
    private let terminator: Terminator
    /// How far apart two keys of one label may be.
    private let gapMillis: Int
    private var reader = InputEventReader()
    private var decoder: KeyDecoder
    private var framer: LabelFramer
    /// When the last key was pressed or released, by the kernel's clock.
    private var lastKeyMillis: Int64 = 0
    /// The kernel has lost events; up to the next report nothing that comes can be relied on (Documentation/input/
    /// event-codes, SYN_DROPPED).
    private var isBehind = false

    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .scanner else {
            throw DeviceError(.illegal, .giveUp, "keyboard-scanner serves exactly one device, of class Scanner")
        }
        let settings = parameters.settings
        device = first.name
        scheme = try settings.choice("code-id", default: .aim)
        charset = try settings.choice("charset", default: .utf8)
        terminator = try settings.choice("terminator", default: .enterOrTab)
        gapMillis =
            settings.number("gap-millis")
            ?? (terminator == .none ? Self.gapDefaultMillis : Self.staleMillis)
        guard gapMillis > 0 else {
            throw DeviceError(.illegal, .giveUp, "setting 'gap-millis' is above 0, not \(gapMillis)")
        }
        decoder = KeyDecoder(
            layout: try settings.choice("layout", default: .us),
            gsKey: try settings.choice("gs-key", default: .none)
        )
        framer = LabelFramer(terminator: terminator.framing.terminator)
    }

    var capabilities: [DeviceCapabilities] { [DeviceCapabilities(device: device)] }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .bytes(let bytes, _):
            var outputs: [DriverOutput] = []
            for event in reader.received(bytes) { outputs += take(event) }
            return outputs + (framer.isPending ? [.wake(afterMillis: gapMillis)] : [])
        case .wake: return silence()
        case .call(let id, let call): return [.scannerAnswer(id: id, call)]
        case .linkUp, .linkDown:
            reader = InputEventReader()
            decoder.reset()
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
            // The gap is counted from here on: the keys before are those that are lost.
            lastKeyMillis = event.atMillis
            decoder.reset()
            return lose("the kernel lost keys of this scanner; scan the label again")
        case (Self.synchronization, Self.report):
            isBehind = false
            return []
        case (Self.keys, let code) where !isBehind:
            let ended = gap(before: event)
            return ended + decoder.key(code, value: event.value).flatMap { type($0, event) }
        default:
            return []
        }
    }

    /// Two labels that lie in one read are told apart by the kernel's time, too, because this process may have slept
    /// between them. A clock that was set back says nothing.
    private mutating func gap(before event: InputEvent) -> [DriverOutput] {
        defer { lastKeyMillis = event.atMillis }
        guard framer.isPending, event.atMillis &- lastKeyMillis > Int64(gapMillis) else { return [] }
        return silence()
    }

    private mutating func silence() -> [DriverOutput] {
        decoder.forgetBegun()
        switch framer.silence() {
        case .quiet: return []
        case .label(let label): return scans([label])
        case .dropped(let count):
            let text = "\(count) characters without a terminator are dropped: let the scanner send Enter, or see to"
            return [.log(.warning, text + " setting 'terminator'")]
        }
    }

    private mutating func type(_ typed: KeyDecoder.Typed, _ event: InputEvent) -> [DriverOutput] {
        switch typed {
        case .character(let scalar):
            guard let bytes = charset.bytes(of: scalar) else {
                return loseOnce("a character that \(charset.rawValue) does not have: see to setting 'charset'")
            }
            if bytes.count == 1, terminator.bytes.contains(bytes[0]), let end = terminator.framing.byte {
                return scans(framer.received([end], atMillis: event.atMillis))
            }
            return scans(framer.received(bytes, atMillis: event.atMillis))
        case .unreadable(let what):
            return loseOnce("the scanner types \(what): set it to the keyboard of setting 'layout'")
        }
    }

    private func scans(_ labels: [LabelFramer.Label]) -> [DriverOutput] {
        labels.flatMap { DriverOutput.scanned(device, ScanData($0, codeId: scheme)) }
    }

    /// The rest of a label that is lost already is lost without a word.
    private mutating func loseOnce(_ why: String) -> [DriverOutput] {
        framer.isSkipping ? [] : lose(why)
    }

    private mutating func lose(_ why: String) -> [DriverOutput] {
        framer.skipLabel()
        return [.event(device: device, .error(DeviceError(.failure, .retry, why)))]
    }
}
