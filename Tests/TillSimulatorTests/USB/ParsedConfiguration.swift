/// A configuration descriptor read as a kernel reads it: from descriptor to descriptor by their lengths, trusting
/// nothing. It shares no code with what writes them.
struct ParsedConfiguration: Equatable {
    struct Endpoint: Equatable {
        var address: UInt8
        var attributes: UInt8
        var maxPacket: Int
        var interval: UInt8
    }

    struct Interface: Equatable {
        var number: UInt8
        var alternate: UInt8
        var code: [UInt8]
        /// Descriptors of the class, whole.
        var extra: [[UInt8]] = []
        var endpoints: [Endpoint] = []
        var endpointsPromised: UInt8
    }

    struct Malformed: Error, Equatable {
        var text: String
    }

    var value: UInt8
    var attributes: UInt8
    var power: UInt8
    var interfaces: [Interface] = []

    init(_ bytes: [UInt8]) throws(Malformed) {
        let all = try Self.split(bytes)
        guard let head = all.first, head.count == 9, head[1] == 2 else { throw Malformed(text: "no configuration") }
        guard Int(head[2]) | Int(head[3]) << 8 == bytes.count else { throw Malformed(text: "wTotalLength") }
        guard head[7] & 0x9F == 0x80 else { throw Malformed(text: "reserved bits of bmAttributes") }
        (value, attributes, power) = (head[5], head[7], head[8])
        for one in all.dropFirst() { try add(one) }
        guard interfaces.count == Int(head[4]) else { throw Malformed(text: "bNumInterfaces") }
        for (index, interface) in interfaces.enumerated() {
            guard interface.endpoints.count == Int(interface.endpointsPromised), Int(interface.number) == index else {
                throw Malformed(text: "interface \(index)")
            }
        }
        let addresses = interfaces.flatMap(\.endpoints).map(\.address)
        guard Set(addresses).count == addresses.count else { throw Malformed(text: "an address twice") }
    }

    private mutating func add(_ one: [UInt8]) throws(Malformed) {
        switch one[1] {
        case 4:
            guard one.count == 9 else { throw Malformed(text: "an interface of \(one.count) bytes") }
            interfaces.append(
                Interface(number: one[2], alternate: one[3], code: Array(one[5...7]), endpointsPromised: one[4])
            )
        case 5:
            guard one.count == 7, let last = interfaces.indices.last else { throw Malformed(text: "an endpoint") }
            let size = Int(one[4]) | Int(one[5]) << 8
            // Full speed: bulk 8, 16, 32 or 64 bytes; interrupt at most 64, and 1…255 ms.
            let isBulk = one[3] == 2 && [8, 16, 32, 64].contains(size)
            let isInterrupt = one[3] == 3 && (1...64).contains(size) && one[6] > 0
            guard isBulk || isInterrupt, one[2] & 0x70 == 0, one[2] & 0x0F != 0 else {
                throw Malformed(text: "endpoint \(one)")
            }
            interfaces[last].endpoints.append(
                Endpoint(address: one[2], attributes: one[3], maxPacket: size, interval: one[6])
            )
        default:
            guard let last = interfaces.indices.last else { throw Malformed(text: "a class descriptor first") }
            interfaces[last].extra.append(one)
        }
    }

    private static func split(_ bytes: [UInt8]) throws(Malformed) -> [[UInt8]] {
        var rest = bytes[...]
        var all: [[UInt8]] = []
        while let length = rest.first {
            guard length >= 2, Int(length) <= rest.count else { throw Malformed(text: "bLength \(length)") }
            all.append(Array(rest.prefix(Int(length))))
            rest = rest.dropFirst(Int(length))
        }
        return all
    }
}
