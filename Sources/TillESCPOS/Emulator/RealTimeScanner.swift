import TillDeviceKit

/// Finds real-time commands anywhere in the stream, inside data too, as printers do: DLE EOT n and DLE DC4 1 m t.
struct RealTimeScanner: Sendable {
    enum Found: Equatable {
        case status(RealTimeStatus)
        case pulse(DrawerPulse)
    }

    /// The bytes since the last DLE that may still become a command; at most four.
    private var begun: [UInt8] = []

    mutating func received(_ byte: UInt8) -> Found? {
        if begun.isEmpty || !continues(byte) {
            begun = byte == ControlCode.dle ? [byte] : []
            return nil
        }
        begun.append(byte)
        if begun.count == 3, begun[1] == ControlCode.eot {
            begun = []
            return RealTimeStatus(rawValue: byte).map { .status($0) }
        }
        guard begun.count == 5 else { return nil }
        let millis = Int(byte) * 100
        let pulse = DrawerPulse(pin: begun[3] == 0 ? .pin2 : .pin5, onMillis: millis, offMillis: millis)
        begun = []
        return .pulse(pulse)
    }

    private func continues(_ byte: UInt8) -> Bool {
        switch begun.count {
        case 1: byte == ControlCode.eot || byte == ControlCode.dc4
        case 2: begun[1] == ControlCode.eot ? RealTimeStatus(rawValue: byte) != nil : byte == 1
        case 3: byte <= 1
        default: (1...8).contains(byte)
        }
    }
}
