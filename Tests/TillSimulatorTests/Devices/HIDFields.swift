/// Where a report descriptor says that the fields of its reports are: a reader of HID 1.11, 6.2.2, as small as the
/// tests need, which shares nothing with the simulator.
struct HIDFields {
    struct Field: Equatable {
        var kind: Kind
        /// Usage page in the upper half.
        var usages: [UInt32]
        /// From the first bit behind the report's id.
        var firstBit: Int
        var bitCount: Int
        var isConstant: Bool
    }

    enum Kind: UInt8 { case input = 0x80, output = 0x90, feature = 0xB0 }

    struct Malformed: Error {}

    /// By report id; 0 where there are no ids.
    private(set) var fields: [UInt8: [Field]] = [:]
    /// Usages of the collections, outermost first.
    private(set) var collections: [UInt32] = []
    private var page: UInt32 = 0
    private var size = 0
    private var count = 0
    private var id: UInt8 = 0
    private var usages: [UInt32] = []
    private var depth = 0

    init(_ descriptor: [UInt8]) throws {
        var rest = descriptor[...]
        while let prefix = rest.popFirst() {
            let length = [0, 1, 2, 4][Int(prefix & 0x03)]
            guard rest.count >= length else { throw Malformed() }
            let value = rest.prefix(length).enumerated().reduce(UInt32(0)) {
                $0 | UInt32($1.element) << (8 * $1.offset)
            }
            rest = rest.dropFirst(length)
            try take(prefix & 0xFC, value)
        }
        guard depth == 0 else { throw Malformed() }
    }

    func bitCount(_ kind: Kind, id: UInt8) -> Int {
        (fields[id] ?? []).filter { $0.kind == kind }.reduce(0) { $0 + $1.bitCount }
    }

    /// The bits of a usage in an input report without its id.
    func field(_ usage: UInt32, id: UInt8) -> Field? {
        fields[id]?.first { $0.usages.contains(usage) }
    }

    private mutating func take(_ item: UInt8, _ value: UInt32) throws {
        switch item {
        case 0x04: page = value << 16
        case 0x74: size = Int(value)
        case 0x94: count = Int(value)
        case 0x84: id = UInt8(value)
        case 0x08: usages.append(page | value)
        case 0xA0:
            depth += 1
            collections.append(usages.first ?? 0)
            usages = []
        case 0xC0: depth -= 1
        case 0x80, 0x90, 0xB0: try addField(item, value)
        // Minima and maxima do not move anything.
        case 0x14, 0x24, 0x18, 0x28: break
        default: throw Malformed()
        }
        if depth < 0 { throw Malformed() }
    }

    private mutating func addField(_ item: UInt8, _ value: UInt32) throws {
        guard let kind = Kind(rawValue: item), depth > 0 else { throw Malformed() }
        let first = bitCount(kind, id: id)
        fields[id, default: []].append(
            Field(kind: kind, usages: usages, firstBit: first, bitCount: size * count, isConstant: value & 1 != 0)
        )
        usages = []
    }
}
