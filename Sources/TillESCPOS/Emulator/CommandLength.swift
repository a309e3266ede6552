/// How long the command is that begins with some bytes.
enum CommandLength: Equatable {
    /// Cannot be told yet.
    case needsMore
    /// So many bytes in all.
    case bytes(Int)
    /// No command that the emulator can delimit: the bytes so far are reported and the rest is data.
    case unknown

    /// - Parameter head: at least one byte, the first being DLE, ESC, FS or GS.
    init(of head: [UInt8]) {
        guard head.count > 1 else {
            self = .needsMore
            return
        }
        switch head[0] {
        case ControlCode.dle: self = Self.ofRealTime(head)
        case ControlCode.esc: self = Self.ofESC(head)
        case ControlCode.fs: self = Self.ofFS(head)
        case ControlCode.gs: self = Self.ofGS(head)
        default: self = .unknown
        }
    }

    private static func ofRealTime(_ head: [UInt8]) -> CommandLength {
        switch head[1] {
        case ControlCode.enq: return .bytes(3)
        case ControlCode.eot:
            guard head.count > 2 else { return .needsMore }
            return .bytes([7, 8, 18].contains(head[2]) ? 4 : 3)
        case ControlCode.dc4:
            guard head.count > 2 else { return .needsMore }
            return realTimeLengths[head[2]].map { .bytes($0) } ?? .unknown
        default: return .unknown
        }
    }

    /// DLE DC4 fn.
    private static let realTimeLengths: [UInt8: Int] = [1: 5, 2: 5, 3: 8, 7: 4, 8: 10]

    private static func ofESC(_ head: [UInt8]) -> CommandLength {
        switch head[1] {
        case 0x28: return parenthesised(head)
        case 0x2A: return columnImage(head)
        case 0x44: return toNUL(head, from: 2, atMost: 32)
        case 0x70: return ofPulse(head)
        default: return escLengths[head[1]].map { .bytes($0) } ?? .unknown
        }
    }

    private static let escLengths = lengths([
        2: [0x0C, 0x32, 0x40, 0x4C, 0x53, 0x69, 0x6D, 0x76],
        3: [
            0x20, 0x21, 0x25, 0x2D, 0x33, 0x3D, 0x3F, 0x45, 0x47, 0x4A, 0x4B, 0x4D, 0x52, 0x54, 0x55, 0x56, 0x61, 0x64,
            0x65, 0x72, 0x74, 0x75, 0x7B,
        ],
        4: [0x24, 0x5C, 0x63],
        10: [0x57],
    ])

    private static func ofFS(_ head: [UInt8]) -> CommandLength {
        head[1] == 0x28 ? parenthesised(head) : fsLengths[head[1]].map { .bytes($0) } ?? .unknown
    }

    private static let fsLengths = lengths([
        2: [0x26, 0x2E],
        3: [0x21, 0x2D, 0x43, 0x57],
        4: [0x3F, 0x53, 0x70],
    ])

    private static func ofGS(_ head: [UInt8]) -> CommandLength {
        switch head[1] {
        case 0x28: return parenthesised(head)
        case 0x2A: return counted(head, at: [2, 3], header: 4) { $0[0] * $0[1] * 8 }
        case 0x38: return largeParenthesised(head)
        case 0x51: return counted(head, at: [4, 5, 6, 7], header: 8) { ($0[0] + $0[1] << 8) * ($0[2] + $0[3] << 8) }
        case 0x56: return ofCut(head)
        case 0x6B: return ofBarcode(head)
        case 0x76: return counted(head, at: [4, 5, 6, 7], header: 8) { ($0[0] + $0[1] << 8) * ($0[2] + $0[3] << 8) }
        default: return gsLengths[head[1]].map { .bytes($0) } ?? .unknown
        }
    }

    private static let gsLengths = lengths([
        2: [0x3A, 0x63],
        3: [0x21, 0x2F, 0x42, 0x48, 0x49, 0x54, 0x61, 0x62, 0x66, 0x68, 0x6A, 0x72, 0x77],
        4: [0x24, 0x4C, 0x50, 0x57, 0x5C],
        5: [0x5E, 0x7A],
        6: [0x67],
    ])

    private static func lengths(_ table: [Int: [UInt8]]) -> [UInt8: Int] {
        var lengths: [UInt8: Int] = [:]
        for (length, commands) in table {
            for command in commands { lengths[command] = length }
        }
        return lengths
    }
}

/// The commands whose length is inside them.
extension CommandLength {
    /// ESC p m t1 t2. With an m out of range the printer drops the command and takes what follows as data.
    private static func ofPulse(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needsMore }
        return [0, 1, 48, 49].contains(head[2]) ? .bytes(5) : .unknown
    }

    /// GS V m [n].
    private static func ofCut(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needsMore }
        switch head[2] {
        case 0, 1, 48, 49: return .bytes(3)
        case 65, 66, 97, 98, 103, 104: return .bytes(4)
        default: return .unknown
        }
    }

    /// GS k: function A (m 0…6) runs to a NUL, function B (m 65…79) has a length byte, which is not 0.
    private static func ofBarcode(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needsMore }
        switch head[2] {
        case 0...6: return toNUL(head, from: 3, atMost: 255)
        case 65...79:
            guard head.count > 3 else { return .needsMore }
            return head[3] == 0 ? .unknown : .bytes(4 + Int(head[3]))
        default: return .unknown
        }
    }

    /// `( x pL pH`: p bytes follow.
    private static func parenthesised(_ head: [UInt8]) -> CommandLength {
        counted(head, at: [3, 4], header: 5) { $0[0] + $0[1] << 8 }
    }

    /// GS 8 L p1 p2 p3 p4: p bytes follow.
    private static func largeParenthesised(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needsMore }
        guard head[2] == 0x4C else { return .unknown }
        return counted(head, at: [3, 4, 5, 6], header: 7) { $0[0] + $0[1] << 8 + $0[2] << 16 + $0[3] << 24 }
    }

    /// ESC * m nL nH: one byte a column in the 8-dot modes, three in the 24-dot ones.
    private static func columnImage(_ head: [UInt8]) -> CommandLength {
        guard head.count > 2 else { return .needsMore }
        guard [0, 1, 32, 33].contains(head[2]) else { return .unknown }
        let bytesPerColumn = head[2] < 32 ? 1 : 3
        return counted(head, at: [3, 4], header: 5) { ($0[0] + $0[1] << 8) * bytesPerColumn }
    }

    /// - Parameters:
    ///   - indices: where the numbers stand from which `payload` is computed.
    ///   - header: bytes before the payload.
    private static func counted(
        _ head: [UInt8],
        at indices: [Int],
        header: Int,
        payload: ([Int]) -> Int
    ) -> CommandLength {
        guard head.count >= header else { return .needsMore }
        return .bytes(header + payload(indices.map { Int(head[$0]) }))
    }

    private static func toNUL(_ head: [UInt8], from start: Int, atMost limit: Int) -> CommandLength {
        if head.count > start, head.last == 0 { return .bytes(head.count) }
        return head.count > start + limit ? .unknown : .needsMore
    }
}
