import TillDeviceKit
import TillLinuxIO

/// Where the parts of a scan lie in an input report. All places are counted in the report as hidraw gives it, with its
/// id where reports have ids.
struct ScanReportLayout: Equatable {
    /// A bit, or several, of one byte.
    struct Flag: Equatable {
        var byte: Int
        var mask: UInt8
    }

    /// 0 where reports have no ids.
    var reportID: UInt8
    /// How many bytes of `data` hold something; nil where that is not told, and then the zeros at the end are padding.
    var length: Int?
    /// The first of the three bytes of the AIM identifier; nil where it stands in the data.
    var aim: Int?
    var data: Range<Int>
    /// The maker's own letter for the symbology.
    var makersId: Int?
    /// Whether the next report goes on with this label.
    var more: Flag?
    /// Whether one byte may stand before the identifier that is told of nowhere, and move all that follows.
    var mayShift = false

    /// The reports of 64 bytes of Access-IS, Honeywell and others, whose descriptors need not name their parts.
    static let common = ScanReportLayout(
        reportID: 2,
        length: 1,
        aim: 2,
        data: 5..<61,
        makersId: 61,
        more: Flag(byte: 63, mask: 1),
        mayShift: true
    )
    /// "Microscan HID Report Format": report id, length, 62 bytes with the identifier in them.
    static let microscan = ScanReportLayout(reportID: 1, length: 1, data: 2..<64)
}

/// Usages of the page of bar code scanners (HID Point of Sale Usage Tables 1.02), and of generic desktops.
private enum Usage {
    static let symbologyIdentifier: UInt32 = 0x008C_00FB
    static let decodedData: UInt32 = 0x008C_00FE
    static let continued: UInt32 = 0x008C_00FF
    static let byteCount: UInt32 = 0x0001_003B
}

extension ScanReportLayout {
    /// The layouts that a descriptor tells; where it names no decoded data, those that scanners have by habit.
    static func layouts(of descriptor: HIDReportDescriptor?) -> [ScanReportLayout] {
        guard let descriptor else { return [common, microscan] }
        let told = descriptor.fields.compactMap { layout(of: $0, in: descriptor) }
        return told.isEmpty ? [common, microscan] : told
    }

    /// - Parameter data: a field; nil comes back where it is none of decoded data.
    private static func layout(
        of data: HIDReportDescriptor.Field,
        in descriptor: HIDReportDescriptor
    ) -> ScanReportLayout? {
        guard data.kind == .input, !data.isConstant, data.usage(at: 0) == Usage.decodedData, data.bitSize == 8,
            data.bitOffset % 8 == 0
        else { return nil }
        let idBytes = descriptor.hasReportIDs ? 1 : 0
        let fields = descriptor.fields.filter { $0.kind == .input && $0.reportID == data.reportID && !$0.isConstant }
        let start = idBytes + data.bitOffset / 8
        var layout = ScanReportLayout(reportID: data.reportID, data: start..<start + data.count)
        for field in fields where field != data {
            let byte = idBytes + field.bitOffset / 8
            let isBytes = field.bitSize == 8 && field.bitOffset % 8 == 0
            switch field.usage(at: 0) {
            case Usage.symbologyIdentifier where isBytes: layout.aim = byte
            case Usage.byteCount where isBytes: layout.length = byte
            case Usage.continued where field.count == 1 && field.bitOffset % 8 + field.bitSize <= 8:
                layout.more = Flag(
                    byte: byte,
                    mask: UInt8(truncatingIfNeeded: (1 << field.bitSize - 1) << (field.bitOffset % 8))
                )
            case _ where isBytes && byte >= layout.data.upperBound && layout.makersId == nil: layout.makersId = byte
            // Some call the length by no name: it is the byte at the beginning, then.
            case _ where isBytes && field.count == 1 && byte == idBytes && layout.length == nil: layout.length = byte
            default: break
            }
        }
        return layout
    }
}
