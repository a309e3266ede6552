import TillDeviceKit

/// The host's side of SSI: every packet of the decoder is acknowledged, a damaged one is asked for again, and a scan is
/// told once, however often it was sent.
struct SSIScanner {
    /// The longest pause within a packet ("Host Character Timeout" of the decoders is 200 ms).
    static let packetGapMillis = 200
    /// How long the next packet of a label may take, and the answer to a command ("Host Serial Response Timeout", 2 s).
    static let answerMillis = 2000
    /// How often scanning is enabled before the scanner is taken for one that does not speak SSI.
    static let enablingsMax = 3
    private static let token = 1

    /// A label whose last packet has not come. Bound: `ScanData.rawMaxBytes`; what is beyond is dropped and marked.
    private struct Part {
        var type: UInt8
        var data: [UInt8] = []
        var isTruncated = false

        mutating func append(_ more: some Collection<UInt8>) {
            let room = ScanData.rawMaxBytes - data.count
            data += more.prefix(room)
            if more.count > room { isTruncated = true }
        }
    }

    private let device: String
    private let scheme: CodeIdentifier.Scheme
    private let enables: Bool
    private var reader = SSIPacketReader()
    private var part: Part?
    /// The last scan packet that was taken: when it comes again, our answer was lost. Nil after one was asked for
    /// again, because what comes then may be the same goods scanned once more.
    private var lastTaken: SSIPacket?
    /// How often scanning has been enabled without an answer; nil when no answer is waited for.
    private var enablings: Int?
    /// What is to be answered to one read. It goes out as one write, because the queue of writes has a bound that the
    /// answers to a burst would reach.
    private var replies: [UInt8] = []

    init(device: String, scheme: CodeIdentifier.Scheme, enables: Bool) {
        self.device = device
        self.scheme = scheme
        self.enables = enables
    }

    mutating func linkUp() -> [DriverOutput] {
        linkDown()
        guard enables else { return [] }
        enablings = 1
        reply(.enabling)
        return sent() + wake()
    }

    /// What was taken last stays known: a scanner repeats what it has no answer to.
    mutating func linkDown() {
        reader = SSIPacketReader()
        part = nil
        enablings = nil
    }

    mutating func received(_ bytes: [UInt8], atMillis: Int64) -> [DriverOutput] {
        let outputs = reader.received(bytes).flatMap { take($0, atMillis) }
        return outputs + sent() + wake()
    }

    /// Nothing has come since the wake was asked for.
    mutating func wake(atMillis: Int64) -> [DriverOutput] {
        if reader.isPending {
            let outputs = reader.silence().flatMap { take($0, atMillis) }
            return outputs + sent() + wake()
        }
        if part != nil { return lose("the rest of a label did not come; scan it again") + wake() }
        guard let count = enablings else { return [] }
        guard count < Self.enablingsMax else {
            enablings = nil
            return [.log(.warning, "the scanner does not answer: is it set to SSI, and to this speed?")]
        }
        enablings = count + 1
        reply(.enabling)
        return sent() + wake()
    }

    private func wake() -> [DriverOutput] {
        if reader.isPending { return [.wake(afterMillis: Self.packetGapMillis)] }
        return part != nil || enablings != nil ? [.wake(afterMillis: Self.answerMillis)] : []
    }

    private mutating func reply(_ packet: SSIPacket) {
        replies += packet.bytes
    }

    private mutating func sent() -> [DriverOutput] {
        defer { replies = [] }
        return replies.isEmpty ? [] : [.write(replies, token: Self.token)]
    }

    private mutating func take(_ event: SSIPacketReader.Event, _ atMillis: Int64) -> [DriverOutput] {
        guard case .packet(let packet) = event else {
            lastTaken = nil
            reply(.resendRequest)
            return []
        }
        switch packet.opcode {
        case SSIPacket.Opcode.acknowledge:
            enablings = nil
            return []
        case SSIPacket.Opcode.refuse:
            enablings = nil
            let cause = packet.data.first.map { " (cause \($0))" } ?? ""
            return [.log(.warning, "the scanner refused to enable scanning\(cause)")]
        case SSIPacket.Opcode.decodeData:
            reply(.acknowledgement)
            return decoded(packet, atMillis)
        default:
            reply(.acknowledgement)
            return []
        }
    }

    private mutating func decoded(_ packet: SSIPacket, _ atMillis: Int64) -> [DriverOutput] {
        if packet.isRetransmitted, let last = lastTaken, last.data == packet.data,
            last.isContinued == packet.isContinued
        {
            return []
        }
        lastTaken = packet
        guard let type = packet.data.first else { return [] }
        // Packets of another type do not go on with this label.
        let outputs = part.map { $0.type != type } ?? false ? lose("a part of a label did not come; scan it again") : []
        var whole = part ?? Part(type: type)
        whole.append(packet.data.dropFirst())
        part = packet.isContinued ? whole : nil
        return packet.isContinued ? outputs : outputs + DriverOutput.scanned(device, scan(whole, atMillis))
    }

    /// An AIM identifier that the scanner puts before the data, too, says more than the type: GS1 DataMatrix is one.
    private func scan(_ whole: Part, _ atMillis: Int64) -> ScanData {
        let framed = LabelFramer.Label(bytes: whole.data, atMillis: atMillis, isTruncated: whole.isTruncated)
        let scan = ScanData(framed, codeId: scheme)
        let type = SSICodeType.symbology(whole.type, labelLength: scan.label.count)
        return ScanData(
            label: scan.label,
            raw: [whole.type] + whole.data,
            symbology: scan.symbology == .unknown ? type : scan.symbology,
            aim: scan.aim,
            atMillis: atMillis,
            isTruncated: scan.isTruncated
        )
    }

    private mutating func lose(_ why: String) -> [DriverOutput] {
        part = nil
        return [.event(device: device, .error(DeviceError(.failure, .retry, why)))]
    }
}
