/// Finds the packets of a decoder in what arrives, whatever the pieces. SSI has no mark at which a packet begins, so
/// after noise the next beginning is searched: a length, the decoder as source, and a checksum that is right.
///
/// Bound: less than one packet is held between pieces.
struct SSIPacketReader: Equatable {
    enum Event: Equatable {
        case packet(SSIPacket)
        /// What looked like a packet had another checksum, and no packet came behind it: it should be sent once more.
        case damaged
    }

    private var buffer: [UInt8] = []
    /// What is held is left of a packet that was told to be damaged, and is not told again.
    private var isTold = false

    /// Whether the beginning of something has come that silence would end.
    var isPending: Bool { !buffer.isEmpty }

    mutating func received(_ bytes: [UInt8]) -> [Event] {
        buffer += bytes
        let events = search()
        isTold = events.contains(.damaged)
        return events
    }

    /// Nothing has come for longer than a pause within a packet: what is here is no whole one, but one may lie in it.
    mutating func silence() -> [Event] {
        var events: [Event] = []
        // A byte or two are noise.
        let wasPacket = !isTold && buffer.count > 2 && looksLikePacket(at: 0)
        while !buffer.isEmpty {
            buffer.removeFirst()
            events += search()
        }
        let packets = events.filter { $0 != .damaged }
        let isDamaged = packets.isEmpty && !isTold && (wasPacket || !events.isEmpty)
        isTold = false
        return isDamaged ? [.damaged] : packets
    }

    private mutating func search() -> [Event] {
        var packets: [Event] = []
        var isDamaged = false
        var start = 0
        while start < buffer.count {
            guard looksLikePacket(at: start) else {
                start += 1
                continue
            }
            let end = start + Int(buffer[start]) + SSIPacket.checksumBytes
            guard end <= buffer.count else { break }
            if let packet = packet(start..<end) {
                packets.append(.packet(packet))
                isDamaged = false
                start = end
            } else {
                isDamaged = true
                start += 1
            }
        }
        buffer.removeFirst(start)
        return packets + (isDamaged ? [.damaged] : [])
    }

    /// As far as it has come. Opcodes have the high bit, all of them.
    private func looksLikePacket(at start: Int) -> Bool {
        guard start < buffer.count, Int(buffer[start]) >= SSIPacket.headerBytes else { return false }
        if start + 1 < buffer.count, buffer[start + 1] < 0x80 { return false }
        return start + 2 >= buffer.count || buffer[start + 2] == SSIPacket.Source.decoder
    }

    private func packet(_ range: Range<Int>) -> SSIPacket? {
        let message = buffer[range].dropLast(SSIPacket.checksumBytes)
        guard Array(buffer[range].suffix(SSIPacket.checksumBytes)) == SSIPacket.checksum(message) else { return nil }
        return SSIPacket(
            opcode: message[range.lowerBound + 1],
            source: message[range.lowerBound + 2],
            status: message[range.lowerBound + 3],
            data: Array(message.dropFirst(SSIPacket.headerBytes))
        )
    }
}
