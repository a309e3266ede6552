/// What a byte can be where no block has begun, by its fixed bits (Epson, TM-T88III specification, appendix G).
enum ReplyByte: Equatable {
    /// DLE EOT: 0xx1xx10.
    case realTime
    /// First byte of the automatic status: 0xx1xx00; three bytes 0xx0xxxx follow.
    case automatic
    /// GS r and GS I 1–3: 0xx0xxxx.
    case buffered
    case xon
    case xoff
    /// A block that runs to a NUL: GS I text (5F), other information (3D), printer (37), power-off (3B), display (57).
    case block
    case other

    init(_ byte: UInt8) {
        switch byte {
        case ControlCode.xon: self = .xon
        case ControlCode.xoff: self = .xoff
        case Self.text, Self.response, Self.powerOff, Self.information, Self.display: self = .block
        case _ where byte & 0x93 == 0x12: self = .realTime
        case _ where byte & 0x93 == 0x10: self = .automatic
        case _ where byte & 0x90 == 0x00: self = .buffered
        default: self = .other
        }
    }

    /// Header of the answers to GS I 65–69.
    static let text: UInt8 = 0x5F
    /// Header of the answers to GS I 33, 96, 110.
    static let information: UInt8 = 0x3D
    /// Header of process id (22), offline (23) and clear (25) responses.
    static let response: UInt8 = 0x37
    /// Header of the power-off notice (3B 30 00).
    static let powerOff: UInt8 = 0x3B
    /// Header of what a customer display answers.
    static let display: UInt8 = 0x57
    /// Second byte of a process-id response.
    static let processID: UInt8 = 0x22
    /// Second byte of an offline response.
    static let offline: UInt8 = 0x23
    /// Second byte of a clear response.
    static let clear: UInt8 = 0x25
    static let terminator: UInt8 = 0x00

    /// Whether the byte may be the second to fourth of an automatic status.
    static func continuesAutomatic(_ byte: UInt8) -> Bool { byte & 0x90 == 0x00 }

    /// Whether the byte may stand inside a block that began so: printable, or of a national character set.
    ///
    /// Where the length or the range of a block is known it is held, so that one that was cut off swallows as little
    /// as possible of what follows.
    static func continues(_ begun: [UInt8], _ byte: UInt8) -> Bool {
        guard let header = begun.first else { return false }
        switch (header, begun.count > 1 ? begun[1] : nil) {
        case (response, nil): return (0x20...0x2F).contains(byte)
        case (response, processID): return begun.count < 6 && (0x20...0x7E).contains(byte)
        case (response, offline): return begun.count < 12 && (0x40...0x7F).contains(byte)
        case (response, clear), (powerOff, 0x30): return false
        case (powerOff, nil): return byte == 0x30
        default: return byte >= 0x20 && byte != 0x7F
        }
    }
}
