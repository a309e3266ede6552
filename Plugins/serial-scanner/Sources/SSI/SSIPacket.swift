/// One packet of Zebra's Simple Serial Interface (Programmer's Guide 72E-40451, "Message formats"): length, opcode,
/// source, status, data, and the two's complement of the sum of all these in two bytes, the high one first. The length
/// counts everything but the checksum.
struct SSIPacket: Equatable {
    enum Opcode {
        static let acknowledge: UInt8 = 0xD0
        static let refuse: UInt8 = 0xD1
        static let enable: UInt8 = 0xE9
        static let decodeData: UInt8 = 0xF3
    }

    enum Source {
        static let decoder: UInt8 = 0x00
        static let host: UInt8 = 0x04
    }

    /// Why a packet is refused: it shall be sent once more.
    static let causeResend: UInt8 = 1

    /// Length, opcode, source, status.
    static let headerBytes = 4
    static let checksumBytes = 2
    /// The length is one byte.
    static let dataMaxBytes = 255 - headerBytes

    var opcode: UInt8
    var source: UInt8
    var status: UInt8 = 0
    var data: [UInt8] = []

    /// It was sent before, and no answer came.
    var isRetransmitted: Bool { status & 1 != 0 }
    /// The next packet goes on with this message.
    var isContinued: Bool { status & 2 != 0 }

    static let acknowledgement = SSIPacket(opcode: Opcode.acknowledge, source: Source.host)
    static let resendRequest = SSIPacket(opcode: Opcode.refuse, source: Source.host, data: [causeResend])
    static let enabling = SSIPacket(opcode: Opcode.enable, source: Source.host)

    /// As it goes over the line.
    var bytes: [UInt8] {
        precondition(data.count <= Self.dataMaxBytes, "whoever makes packets keeps to their bound")
        let message = [UInt8(Self.headerBytes + data.count), opcode, source, status] + data
        return message + Self.checksum(message)
    }

    static func checksum(_ message: some Sequence<UInt8>) -> [UInt8] {
        let sum = message.reduce(UInt16(0)) { $0 &+ UInt16($1) }
        let complement = 0 &- sum
        return [UInt8(complement >> 8), UInt8(complement & 0xFF)]
    }
}
