import TillDeviceKit
import TillLinuxIO

/// A scanner of the HID usage page for scanners (8Ch), read report by report.
struct HIDPOSScanner: DeviceDriver {
    /// How long the next report of a label may take. They follow each other within milliseconds, so after this the rest
    /// is not coming, and the part is dropped rather than taken for the head of the next label.
    static let partMillis = 500
    /// Feature report 254 with 1 lets a Honeywell scanner send its labels as reports.
    static let honeywellStart: [UInt8] = [254, 1]
    private static let startToken = 1

    private let device: String
    private let scheme: CodeIdentifier.Scheme
    private let startsHoneywell: Bool
    private var reader = HIDRecordReader()
    private var layouts: [ScanReportLayout] = []
    /// Whether reports begin with their id.
    private var hasReportIDs = true
    private var parted: PartedScan?

    init(_ parameters: OpenParameters) throws(DeviceError) {
        guard let first = parameters.devices.first, parameters.devices.count == 1, first.deviceClass == .scanner else {
            throw DeviceError(.illegal, .giveUp, "hidpos-scanner serves exactly one device, of class Scanner")
        }
        device = first.name
        scheme = try parameters.settings.choice("code-id", default: .aim)
        startsHoneywell = parameters.settings.flag("honeywell-start") ?? false
    }

    var capabilities: [DeviceCapabilities] { [DeviceCapabilities(device: device)] }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .bytes(let bytes, let atMillis): return records(bytes, atMillis)
        case .wake:
            guard parted != nil else { return [] }
            return lose("the rest of a label did not come; scan it again")
        case .call(let id, let call): return [.scannerAnswer(id: id, call)]
        case .linkUp:
            forget()
            return startsHoneywell
                ? [.write(HIDRecord(.feature, Self.honeywellStart).bytes, token: Self.startToken)] : []
        case .linkDown:
            forget()
            return []
        case .written, .notWritten: return []
        }
    }

    private mutating func forget() {
        reader = HIDRecordReader()
        layouts = []
        parted = nil
    }

    private mutating func records(_ bytes: [UInt8], _ atMillis: Int64) -> [DriverOutput] {
        do throws(DeviceError) {
            var outputs: [DriverOutput] = []
            for record in try reader.received(bytes) { outputs += take(record, atMillis) }
            return outputs + (parted == nil ? [] : [.wake(afterMillis: Self.partMillis)])
        } catch {
            forget()
            return [.event(device: device, .error(error))]
        }
    }

    private mutating func take(_ record: HIDRecord, _ atMillis: Int64) -> [DriverOutput] {
        switch record.kind {
        case .descriptor: return find(in: record.content)
        case .input: return take(report: record.content, atMillis)
        case .feature: return []
        case .refused:
            let number = record.content.last ?? 0
            return [
                .log(
                    .warning,
                    "the scanner does not take feature report 254 (error \(number)): see to setting "
                        + "'honeywell-start'"
                )
            ]
        }
    }

    /// A descriptor that cannot be read says nothing of the reports, and those may be as usual all the same.
    private mutating func find(in bytes: [UInt8]) -> [DriverOutput] {
        do throws(HIDReportDescriptor.Malformed) {
            let descriptor = try HIDReportDescriptor(bytes)
            hasReportIDs = descriptor.hasReportIDs
            layouts = ScanReportLayout.layouts(of: descriptor)
            guard !hasReportIDs, !layouts.contains(where: { $0.reportID == 0 }) else { return [] }
            return [.log(.error, "the reports of this scanner have no ids and name no data: they cannot be read")]
        } catch {
            hasReportIDs = true
            layouts = ScanReportLayout.layouts(of: nil)
            return [.log(.warning, "the scanner's report descriptor cannot be read: \(error.reason)")]
        }
    }

    /// Reports with another id than that of labels tell of triggers and settings.
    private mutating func take(report: [UInt8], _ atMillis: Int64) -> [DriverOutput] {
        guard let id = hasReportIDs ? report.first : 0, let layout = layouts.first(where: { $0.reportID == id }) else {
            return []
        }
        let part: ScanReport
        do throws(ScanReport.Malformed) {
            part = try ScanReport(report, layout)
        } catch {
            return lose("a report of the scanner makes no sense (\(error.reason)); scan the label again")
        }
        var whole = parted ?? PartedScan(part)
        if parted != nil { whole.append(part) }
        guard !part.hasMore else {
            parted = whole
            return []
        }
        parted = nil
        return DriverOutput.scanned(device, whole.scan(scheme, atMillis: atMillis))
    }

    private mutating func lose(_ why: String) -> [DriverOutput] {
        parted = nil
        return [.event(device: device, .error(DeviceError(.failure, .retry, why)))]
    }
}
