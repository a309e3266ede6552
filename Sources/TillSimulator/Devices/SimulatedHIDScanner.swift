/// A barcode scanner of HID usage page 8Ch, usage 02h ("HID POS"). Source: HID Point of Sale Usage Tables 1.02, chapter
/// 3; the report as Access-IS LSR118, appendix B, and Honeywell's scanners have it.
public struct SimulatedHIDScanner: SimulatedUSBDevice {
    static let reportBytes = 64
    /// A label of more bytes goes in several reports.
    static let dataBytes = 56
    static let inputReport: UInt8 = 0x02
    static let featureReport: UInt8 = 0xFE
    /// Reports that wait for the host: two of the longest labels. A label that does not fit is refused.
    static let reportsMax = 256

    public let kind = SimulatedDeviceKind.hidScanner
    private var source: HIDReportSource
    /// Feature report 254, by which Honeywell's scanners are told to report here. This one always does.
    public private(set) var feature: UInt8 = 0

    public init(identity: SimulatedIdentity) {
        source = HIDReportSource(
            identity,
            USBClassCode(0x03, 0x00, 0x00),
            descriptor: HIDReportDescriptor.scanner,
            reportBytes: Self.reportBytes,
            reportsMax: Self.reportsMax
        )
    }

    public var deviceDescriptor: [UInt8] { source.peripheral.deviceDescriptor }
    public var configurationDescriptor: [UInt8] { source.peripheral.configurationDescriptor }

    public mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer {
        if let answer = source.peripheral.answer(setup) ?? source.requests.answer(setup) { return answer }
        switch (UInt8(setup.value >> 8), UInt8(truncatingIfNeeded: setup.value)) {
        case (HIDRequests.Report.input, Self.inputReport) where setup.isFromDevice:
            let none = [Self.inputReport] + [UInt8](repeating: 0, count: Self.reportBytes - 1)
            return USBPeripheral.reply(none, to: setup)
        case (HIDRequests.Report.feature, Self.featureReport) where setup.isFromDevice:
            return USBPeripheral.reply([Self.featureReport, feature], to: setup)
        // The report with its id, then the value.
        case (HIDRequests.Report.feature, Self.featureReport) where data.count == 2 && data[0] == Self.featureReport:
            feature = data[1]
            return .done([])
        default: return .stalled
        }
    }

    /// There is no endpoint to the scanner.
    public mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer { .stalled }

    public mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        source.input(endpoint: endpoint, maxBytes: maxBytes)
    }

    public mutating func unplugged() {
        source.unplugged()
        feature = 0
    }

    public mutating func received(_ command: SimulatorCommand) -> Result<SimulatorAnswer, SimulatorRefusal> {
        if source.peripheral.received(command) { return .success(SimulatorAnswer()) }
        switch command {
        case .scan(let data, let aim):
            do throws(SimulatorRefusal) {
                try source.send(Self.reports(try ScannedLabel(data: data, aim: aim)))
            } catch {
                return .failure(error)
            }
            return .success(SimulatorAnswer())
        // It keeps nothing that it could show.
        case .dump, .clear: return .success(SimulatorAnswer())
        default: return .failure(.onlyScans)
        }
    }

    /// `02h, length, identifier[3], data[56], code id, reserved, flags`; bit 0 of the flags says that more follows.
    private static func reports(_ label: ScannedLabel) -> [UInt8] {
        stride(from: 0, to: label.data.count, by: dataBytes).flatMap { start -> [UInt8] in
            let piece = label.data[start...].prefix(dataBytes)
            let padding = [UInt8](repeating: 0, count: dataBytes - piece.count)
            let isContinued = start + piece.count < label.data.count
            return [inputReport, UInt8(piece.count)] + label.identifier + piece + padding
                + [label.codeID, 0, isContinued ? 1 : 0]
        }
    }
}
