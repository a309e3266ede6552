import TillDeviceKit

/// A label that comes in several reports.
///
/// Bound: `ScanData.lengthMaxBytes` of data; what is beyond is dropped, and the scan is marked as truncated.
struct PartedScan: Equatable {
    private var aim: [UInt8]
    private var makersId: UInt8
    private var data: [UInt8] = []
    private var isTruncated = false

    /// Begins with the first report, which has the identifier of the whole.
    init(_ first: ScanReport) {
        aim = first.aim
        makersId = first.makersId
        append(first)
    }

    /// The identifier in a report that goes on with a label is not looked at: scanners repeat it, or leave it empty.
    mutating func append(_ report: ScanReport) {
        let room = ScanData.lengthMaxBytes + CodeIdentifier.lengthMaxBytes - data.count
        data += report.data.prefix(room)
        if report.data.count > room { isTruncated = true }
    }

    /// The scan, its symbology by the identifier that the scheme believes. Where the report has none of those, it may
    /// stand in the data.
    func scan(_ scheme: CodeIdentifier.Scheme, atMillis: Int64) -> ScanData {
        guard let symbology = symbology(scheme) else {
            let framed = LabelFramer.Label(bytes: data, atMillis: atMillis, isTruncated: isTruncated)
            return ScanData(framed, codeId: scheme)
        }
        let label = Array(data.prefix(ScanData.lengthMaxBytes))
        return ScanData(
            label: label,
            raw: aim + data,
            symbology: symbology,
            aim: scheme == .none ? "" : AIMIdentifier(prefixOf: aim)?.text ?? "",
            atMillis: atMillis,
            isTruncated: isTruncated || data.count > label.count
        )
    }

    /// Nil where the reports do not tell it.
    private func symbology(_ scheme: CodeIdentifier.Scheme) -> Symbology? {
        switch scheme {
        case .none: .unknown
        case .aim: AIMIdentifier(prefixOf: aim)?.symbology(labelLength: data.count)
        case .honeywell, .zebra, .datalogicUS, .datalogicEU, .ncr:
            CodeIdentifier.symbology(letter: makersId, scheme: scheme, labelLength: data.count)
        }
    }
}
