/// What a HID device says of its reports (USB HID 1.11, 6.2.2): which bits of which report mean what. Only what is
/// needed to read and name fields is kept: no ranges of values, no units.
///
/// Bounds: `lengthMaxBytes` of descriptor, `fieldsMax` fields, `depthMax` collections in each other, `reportMaxBits` a
/// report. A descriptor beyond them, and one that is cut or out of balance, is malformed.
public struct HIDReportDescriptor: Equatable, Sendable {
    /// HID_MAX_DESCRIPTOR_SIZE of linux/hid.h.
    public static let lengthMaxBytes = 4096
    public static let fieldsMax = 512
    public static let depthMax = 16
    public static let reportMaxBits = 8 * 8192

    public struct Malformed: Error, Equatable, Sendable {
        public var reason: String
    }

    public enum ReportKind: Equatable, Hashable, Sendable {
        case input, output, feature
    }

    /// Neighbouring values of one size in one report.
    public struct Field: Equatable, Sendable {
        public var kind: ReportKind
        /// The first byte of the report; 0 where reports have no ids.
        public var reportID: UInt8
        /// Where it begins, counted from the first bit behind the report's id.
        public var bitOffset: Int
        /// The size of one value.
        public var bitSize: Int
        public var count: Int
        /// Padding.
        public var isConstant: Bool
        /// Usages as page in the upper half and id in the lower, in order; ranges are not spelled out.
        public var usages: [ClosedRange<UInt32>]

        /// The usage of one value: the last one goes on where there are fewer usages than values.
        public func usage(at index: Int) -> UInt32? {
            var left = UInt32(clamping: index)
            for range in usages {
                let span = range.upperBound - range.lowerBound
                if left <= span { return range.lowerBound + left }
                left -= span + 1
            }
            return usages.last?.upperBound
        }
    }

    public private(set) var fields: [Field] = []
    /// The usages of the application collections, page in the upper half: `008c0002` is a scanner.
    public private(set) var applications: [UInt32] = []
    public private(set) var hasReportIDs = false

    public init(_ bytes: some Sequence<UInt8>) throws(Malformed) {
        let bytes = Array(bytes.prefix(Self.lengthMaxBytes + 1))
        guard bytes.count <= Self.lengthMaxBytes else { throw Malformed(reason: "it is too long") }
        var parser = HIDItemParser()
        var rest = bytes[...]
        while let item = try HIDItem.next(&rest) { try parser.take(item) }
        guard parser.depth == 0 else { throw Malformed(reason: "a collection has no end") }
        (fields, applications, hasReportIDs) = (parser.fields, parser.applications, parser.hasReportIDs)
    }

    /// Whether it is, among other things, a device of this usage page.
    public func isOf(page: UInt16) -> Bool {
        applications.contains { $0 >> 16 == UInt32(page) }
    }
}
