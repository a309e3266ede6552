/// A barcode scanner that types: a boot keyboard (HID 1.11, appendix B) whose keys are the characters of the label,
/// with Enter at the end.
public struct SimulatedKeyboardScanner: SimulatedUSBDevice {
    /// Reports that wait for the host, two a key. A label that does not fit is refused.
    static let reportsMax = 32 * 1024

    public let kind = SimulatedDeviceKind.keyboardScanner
    private let typing: KeyboardTyping
    private let sendsAIM: Bool
    private var source: HIDReportSource
    /// The LEDs as the host has set them: bit 0 Num Lock, 1 Caps Lock, 2 Scroll Lock, 3 Compose, 4 Kana.
    public private(set) var lights: UInt8 = 0

    /// - Parameter sendsAIM: the AIM identifier is typed before each label, also where none is given with the scan.
    public init(identity: SimulatedIdentity, typing: KeyboardTyping = .usLayout, sendsAIM: Bool = false) {
        self.typing = typing
        self.sendsAIM = sendsAIM
        source = HIDReportSource(
            identity,
            USBClassCode(0x03, 0x01, 0x01),
            descriptor: HIDReportDescriptor.keyboard,
            reportBytes: KeyboardTyping.reportBytes,
            reportsMax: Self.reportsMax
        )
    }

    public var deviceDescriptor: [UInt8] { source.peripheral.deviceDescriptor }
    public var configurationDescriptor: [UInt8] { source.peripheral.configurationDescriptor }

    public mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer {
        if let answer = source.peripheral.answer(setup) ?? source.requests.answer(setup) { return answer }
        switch UInt8(setup.value >> 8) {
        case HIDRequests.Report.input where setup.isFromDevice:
            return USBPeripheral.reply([UInt8](repeating: 0, count: KeyboardTyping.reportBytes), to: setup)
        case HIDRequests.Report.output where setup.isFromDevice: return USBPeripheral.reply([lights], to: setup)
        case HIDRequests.Report.output where data.count == 1:
            lights = data[0] & 0x1F
            return .done([])
        default: return .stalled
        }
    }

    /// There is no endpoint to the scanner: the LEDs come as SET_REPORT.
    public mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer { .stalled }

    public mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        source.input(endpoint: endpoint, maxBytes: maxBytes)
    }

    public mutating func unplugged() {
        source.unplugged()
        lights = 0
    }

    public mutating func received(_ command: SimulatorCommand) -> Result<SimulatorAnswer, SimulatorRefusal> {
        if source.peripheral.received(command) { return .success(SimulatorAnswer()) }
        switch command {
        case .scan(let data, let aim):
            do throws(SimulatorRefusal) {
                let label = try ScannedLabel(data: data, aim: aim)
                let prefix = sendsAIM ? label.identifier : label.givenIdentifier ?? []
                try source.send(try typing.reports(for: prefix + label.data))
            } catch {
                return .failure(error)
            }
            return .success(SimulatorAnswer())
        // It keeps nothing that it could show.
        case .dump, .clear: return .success(SimulatorAnswer())
        default: return .failure(.onlyScans)
        }
    }
}

extension SimulatorRefusal {
    static let onlyScans = SimulatorRefusal("a scanner has no paper, no cover and no drawer")
}
