/// One item of a report descriptor (USB HID 1.11, 6.2.2.2 and 6.2.2.3).
struct HIDItem: Equatable {
    enum Kind: UInt8 {
        case main, global, local, reserved
    }

    var kind: Kind
    var tag: UInt8
    var value: UInt32
    /// 0, 1, 2 or 4: a usage of four bytes brings its page.
    var size: Int

    /// Takes the next item off; nil at the end. Long items have no meaning yet and are passed over.
    static func next(_ rest: inout ArraySlice<UInt8>) throws(HIDReportDescriptor.Malformed) -> HIDItem? {
        while let prefix = rest.popFirst() {
            if prefix == 0xFE {
                guard let size = rest.popFirst(), rest.count > Int(size) else { throw cut }
                rest = rest.dropFirst(Int(size) + 1)
                continue
            }
            let size = prefix & 3 == 3 ? 4 : Int(prefix & 3)
            guard rest.count >= size, let kind = Kind(rawValue: prefix >> 2 & 3) else { throw cut }
            let value = rest.prefix(size).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            rest = rest.dropFirst(size)
            return HIDItem(kind: kind, tag: prefix >> 4, value: value, size: size)
        }
        return nil
    }

    private static let cut = HIDReportDescriptor.Malformed(reason: "an item is cut off")
}

/// Follows the items of a report descriptor: the state that they set, and the fields that come of it.
struct HIDItemParser {
    typealias Malformed = HIDReportDescriptor.Malformed

    /// How many states may be pushed.
    private static let pushesMax = 16
    private static let usagesMax = 1024

    private struct Global {
        var page: UInt32 = 0
        var reportID: UInt8 = 0
        var bitSize = 0
        var count = 0
    }

    private struct Report: Hashable {
        var kind: HIDReportDescriptor.ReportKind
        var id: UInt8
    }

    /// A usage as it was written: with its page, or waiting for the page that holds at the main item.
    private struct Usage {
        var range: ClosedRange<UInt32>
        var hasPage: Bool
    }

    private(set) var fields: [HIDReportDescriptor.Field] = []
    private(set) var applications: [UInt32] = []
    private(set) var hasReportIDs = false
    private(set) var depth = 0
    private var global = Global()
    private var pushed: [Global] = []
    private var usages: [Usage] = []
    private var usageMinimum: (value: UInt32, hasPage: Bool)?
    private var lengths: [Report: Int] = [:]

    mutating func take(_ item: HIDItem) throws(Malformed) {
        switch item.kind {
        case .main: try main(item)
        case .global: try global(item)
        case .local: try local(item)
        case .reserved: throw Malformed(reason: "an item is of no kind")
        }
    }

    private mutating func main(_ item: HIDItem) throws(Malformed) {
        switch item.tag {
        case 0x8: try field(.input, item.value)
        case 0x9: try field(.output, item.value)
        case 0xB: try field(.feature, item.value)
        case 0xA:
            depth += 1
            guard depth <= HIDReportDescriptor.depthMax else { throw Malformed(reason: "too many collections") }
            // Type 1 is an application.
            if item.value & 0xFF == 1, let usage = resolvedUsages.first { applications.append(usage.lowerBound) }
        case 0xC:
            depth -= 1
            guard depth >= 0 else { throw Malformed(reason: "a collection ends that has not begun") }
        default: break
        }
        // What is local holds for one main item.
        usages = []
        usageMinimum = nil
    }

    private mutating func field(_ kind: HIDReportDescriptor.ReportKind, _ flags: UInt32) throws(Malformed) {
        let report = Report(kind: kind, id: global.reportID)
        let start = lengths[report, default: 0]
        let (bits, overflows) = global.bitSize.multipliedReportingOverflow(by: global.count)
        guard !overflows, bits <= HIDReportDescriptor.reportMaxBits - start else {
            throw Malformed(reason: "a report is too long")
        }
        lengths[report] = start + bits
        guard bits > 0 else { return }
        guard fields.count < HIDReportDescriptor.fieldsMax else { throw Malformed(reason: "too many fields") }
        fields.append(
            HIDReportDescriptor.Field(
                kind: kind,
                reportID: global.reportID,
                bitOffset: start,
                bitSize: global.bitSize,
                count: global.count,
                isConstant: flags & 1 != 0,
                usages: resolvedUsages
            )
        )
    }

    private var resolvedUsages: [ClosedRange<UInt32>] {
        usages.map { usage in
            guard !usage.hasPage else { return usage.range }
            let page = global.page << 16
            return page | usage.range.lowerBound...page | usage.range.upperBound
        }
    }

    private mutating func global(_ item: HIDItem) throws(Malformed) {
        switch item.tag {
        case 0x0: global.page = item.value & 0xFFFF
        case 0x7: global.bitSize = Int(item.value)
        case 0x8:
            guard (1...255).contains(item.value) else { throw Malformed(reason: "a report has the id \(item.value)") }
            global.reportID = UInt8(item.value)
            hasReportIDs = true
        case 0x9: global.count = Int(item.value)
        case 0xA:
            guard pushed.count < Self.pushesMax else { throw Malformed(reason: "too much is pushed") }
            pushed.append(global)
        case 0xB:
            guard let last = pushed.popLast() else { throw Malformed(reason: "nothing is there to pop") }
            global = last
        default: break
        }
    }

    private mutating func local(_ item: HIDItem) throws(Malformed) {
        let hasPage = item.size == 4
        switch item.tag {
        case 0x0: usages.append(Usage(range: item.value...item.value, hasPage: hasPage))
        case 0x1: usageMinimum = (item.value, hasPage)
        case 0x2:
            guard let minimum = usageMinimum else { return }
            guard minimum.value <= item.value, minimum.hasPage == hasPage else {
                throw Malformed(reason: "a range of usages runs backwards")
            }
            usages.append(Usage(range: minimum.value...item.value, hasPage: hasPage))
            usageMinimum = nil
        default: break
        }
        guard usages.count <= Self.usagesMax else { throw Malformed(reason: "too many usages") }
    }
}
