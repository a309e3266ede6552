/// How a serial line is set: the seven bytes of SET_LINE_CODING (PSTN 1.2, table 17).
struct LineSettings: Equatable, Sendable {
    static let sizeBytes = 7

    /// Bits a second.
    private(set) var rate: UInt32 = 9600
    /// `bCharFormat`: 0, 1, 2 for one, one and a half, two stop bits.
    private(set) var stop: UInt8 = 0
    /// `bParityType`: 0…4 for none, odd, even, mark, space.
    private(set) var parity: UInt8 = 0
    /// 5…8 or 16.
    private(set) var dataBits: UInt8 = 8

    init() {}

    /// nil for another number of bytes, and for values that the table does not have.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.sizeBytes, bytes[4] <= 2, bytes[5] <= 4 else { return nil }
        guard (5...8).contains(bytes[6]) || bytes[6] == 16 else { return nil }
        rate = UInt32(bytes[0]) | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) << 16 | UInt32(bytes[3]) << 24
        (stop, parity, dataBits) = (bytes[4], bytes[5], bytes[6])
    }

    var bytes: [UInt8] {
        let rate = (0..<4).map { UInt8(truncatingIfNeeded: self.rate >> (8 * $0)) }
        return rate + [stop, parity, dataBits]
    }

    /// For instance `9600 8N1`.
    var text: String {
        let parities = ["N", "O", "E", "M", "S"]
        let stops = ["1", "1.5", "2"]
        return "\(rate) \(dataBits)\(parities[Int(parity)])\(stops[Int(stop)])"
    }
}
