/// How long the command is that begins with some bytes.
///
/// Source: Epson ESC/POS command reference, the format of each command.
enum CommandLength: Equatable {
    /// Cannot be told before so many bytes are there.
    case needs(Int)
    /// So many bytes in all.
    case bytes(Int)
    /// No command that the emulator can delimit: the bytes so far are reported and the rest is data.
    case unknown

    /// - Parameter head: at least two bytes, the first being DLE, ESC, FS or GS, and as many as `needs` said before.
    init(of head: [UInt8]) {
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
            guard head.count > 2 else { return .needs(3) }
            return .bytes([7, 8, 18].contains(head[2]) ? 4 : 3)
        case ControlCode.dc4:
            guard head.count > 2 else { return .needs(3) }
            return realTimeLengths[head[2]].map { .bytes($0) } ?? .unknown
        default: return .unknown
        }
    }

    /// DLE DC4 fn.
    private static let realTimeLengths: [UInt8: Int] = [1: 5, 2: 5, 3: 8, 7: 4, 8: 10]

    private static func ofESC(_ head: [UInt8]) -> CommandLength {
        switch head[1] {
        case 0x26: ofUserCharacters(head)
        case 0x28: parenthesised(head)
        case 0x2A: ofColumnImage(head)
        case 0x44: toNUL(head, from: 2, atMost: PrintModes.TabStops.maximumCount)
        case 0x63: ofPaperSensors(head)
        case 0x70: ofPulse(head)
        default: escLengths[head[1]].map { .bytes($0) } ?? .unknown
        }
    }

    private static let escLengths = lengths([
        2: [0x0C, 0x32, 0x3C, 0x40, 0x4C, 0x53, 0x69, 0x6D, 0x76],
        3: [
            0x20, 0x21, 0x25, 0x2D, 0x33, 0x3D, 0x3F, 0x45, 0x47, 0x4A, 0x4B, 0x4D, 0x52, 0x54, 0x55, 0x56, 0x61, 0x64,
            0x65, 0x72, 0x74, 0x75, 0x7B,
        ],
        4: [0x24, 0x42, 0x5C],
        10: [0x57],
    ])

    private static func ofFS(_ head: [UInt8]) -> CommandLength {
        switch head[1] {
        case 0x28: parenthesised(head)
        case 0x67: ofUserMemory(head)
        case 0x71: ofStoredImages(head)
        default: fsLengths[head[1]].map { .bytes($0) } ?? .unknown
        }
    }

    private static let fsLengths = lengths([
        2: [0x26, 0x2E],
        3: [0x21, 0x2D, 0x43, 0x57],
        4: [0x3F, 0x53, 0x70],
        // FS 2 c1 c2 and 24 × 24 dots.
        76: [0x32],
    ])

    private static func ofGS(_ head: [UInt8]) -> CommandLength {
        switch head[1] {
        case 0x28: parenthesised(head)
        case 0x2A: counted(head, header: 4) { Int($0[2]) * Int($0[3]) * 8 }
        case 0x38: ofLargeGraphics(head)
        case 0x43: ofCounter(head)
        case 0x44: ofBMP(head)
        case 0x51, 0x76: ofRaster(head)
        case 0x56: ofCut(head)
        case 0x6B: ofBarcode(head)
        default: gsLengths[head[1]].map { .bytes($0) } ?? .unknown
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
