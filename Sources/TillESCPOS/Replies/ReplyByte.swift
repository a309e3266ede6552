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
        case Self.text, Self.response, 0x3B, 0x3D, 0x57: self = .block
        case _ where byte & 0x93 == 0x12: self = .realTime
        case _ where byte & 0x93 == 0x10: self = .automatic
        case _ where byte & 0x90 == 0x00: self = .buffered
        default: self = .other
        }
    }

    /// Header of the answers to GS I 65–69.
    static let text: UInt8 = 0x5F
    /// Header of process id (22), offline (23) and clear (25) responses.
    static let response: UInt8 = 0x37
    /// Second byte of a process-id response.
    static let processID: UInt8 = 0x22
    static let terminator: UInt8 = 0x00

    /// Whether the byte may be the second to fourth of an automatic status.
    static func continuesAutomatic(_ byte: UInt8) -> Bool { byte & 0x90 == 0x00 }

    /// Whether the byte may stand inside a block: printable, or of a national character set.
    static func continuesBlock(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }
}
