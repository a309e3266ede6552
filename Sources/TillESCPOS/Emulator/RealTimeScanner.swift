/// Finds real-time commands anywhere in the stream, inside data too, as printers do: DLE EOT, DLE ENQ, DLE DC4.
struct RealTimeScanner: Sendable {
    /// What has come of the sequence that may be one; at most ten bytes.
    private var begun: [UInt8] = []

    /// DLE DC4 8 d1…d7 (Epson, DLE DC4 function 8).
    private static let clearing: [UInt8] = [ControlCode.dle, ControlCode.dc4, 8, 1, 3, 20, 1, 6, 2, 8]
    /// DLE DC4 2 1 8.
    private static let powerOff: [UInt8] = [ControlCode.dle, ControlCode.dc4, 2, 1, 8]

    /// - Returns: the whole command, with its last byte.
    mutating func received(_ byte: UInt8) -> [UInt8]? {
        if begun.isEmpty {
            if byte == ControlCode.dle { begun = [byte] }
            return nil
        }
        begun.append(byte)
        switch Self.state(of: begun) {
        case .open: return nil
        case .whole:
            defer { begun = [] }
            return begun
        case .broken:
            begun = byte == ControlCode.dle ? [byte] : []
            return nil
        }
    }

    /// Whether nothing has begun, so that only a DLE begins something.
    var isIdle: Bool { begun.isEmpty }

    mutating func forget() { begun = [] }

    private enum State { case open, whole, broken }

    private static func state(of bytes: [UInt8]) -> State {
        switch bytes[1] {
        case ControlCode.eot: ofStatus(bytes)
        case ControlCode.enq: bytes.count < 3 ? .open : bytes[2] <= 3 ? .whole : .broken
        case ControlCode.dc4: ofFunction(bytes)
        default: .broken
        }
    }

    private static func ofStatus(_ bytes: [UInt8]) -> State {
        guard bytes.count > 2 else { return .open }
        switch bytes[2] {
        case 1...5: return .whole
        case 7, 8, 18: return bytes.count == 4 ? .whole : .open
        default: return .broken
        }
    }

    private static func ofFunction(_ bytes: [UInt8]) -> State {
        guard bytes.count > 2 else { return .open }
        switch bytes[2] {
        case 1:
            if bytes.count == 3 { return .open }
            if bytes.count == 4 { return bytes[3] <= 1 ? .open : .broken }
            return (1...8).contains(bytes[4]) ? .whole : .broken
        case 2: return fixed(powerOff, bytes)
        case 3:
            if bytes.count < 8 { return .open }
            return bytes[4] == 0 && bytes[6] == 1 && bytes[7] == 0 ? .whole : .broken
        case 7: return bytes.count < 4 ? .open : (1...5).contains(bytes[3]) ? .whole : .broken
        case 8: return fixed(clearing, bytes)
        default: return .broken
        }
    }

    private static func fixed(_ sequence: [UInt8], _ bytes: [UInt8]) -> State {
        guard sequence.starts(with: bytes) else { return .broken }
        return bytes.count == sequence.count ? .whole : .open
    }
}
