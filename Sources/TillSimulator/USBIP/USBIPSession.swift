/// One USB/IP connection as its server reads it: bytes in any pieces become what the client wants. What is answered is
/// said by `USBIPOperation` and `URBQueue`.
public struct USBIPSession: Sendable {
    public enum Event: Equatable, Sendable {
        /// Answered by `USBIPOperation.deviceListReply`; the client then closes.
        case deviceListWanted
        /// Answered by `imported()` and a reply, or by a refusal and the end. Nothing is read in between.
        case importWanted(busID: String)
        case submitted(USBIPSubmit)
        case unlinked(USBIPUnlink)
        /// The connection is to be closed; nothing is read any more.
        case ended(USBIPFault)
    }

    /// The most bytes of one transfer. Linux cuts what it prints into pieces of a few kilobytes; libusb sends a whole
    /// receipt at once.
    public static let transferMaxBytes = 4 * 1024 * 1024
    /// The most that is kept while an import is undecided; more is the end.
    public static let waitingMaxBytes = 64 * 1024

    private enum State: Equatable {
        /// Before an import: next `importing`, or `over`.
        case asking
        /// The import is being decided: next `transferring`.
        case importing
        /// The device is the client's, until the end.
        case transferring
        case over
    }

    private var state: State
    private var bytes: [UInt8] = []

    /// A connection at its beginning, as on the USB/IP port.
    public init() {
        state = .asking
    }

    /// A connection that begins with transfers, as vhci_hcd does with a socket that it was given.
    public init(isImported: Bool) {
        state = isImported ? .transferring : .asking
    }

    /// - Parameter piece: what came, cut anywhere.
    public mutating func received(_ piece: [UInt8]) -> [Event] {
        guard state != .over else { return [] }
        bytes += piece
        return readOn()
    }

    /// The import is granted: what follows are transfers. Answers what had come of them already.
    public mutating func imported() -> [Event] {
        guard state == .importing else { return [] }
        state = .transferring
        return readOn()
    }

    private mutating func readOn() -> [Event] {
        var events: [Event] = []
        var offset = 0
        do throws(USBIPFault) {
            while let (event, size) = try next(from: offset) {
                offset += size
                events.append(event)
            }
        } catch {
            events.append(.ended(error))
            state = .over
        }
        bytes.removeFirst(offset)
        if state == .importing, bytes.count > Self.waitingMaxBytes {
            events.append(.ended(.tooEarly))
            state = .over
        }
        if state == .over { bytes = [] }
        return events
    }

    private mutating func next(from offset: Int) throws(USBIPFault) -> (Event, Int)? {
        switch state {
        case .asking:
            guard let (operation, size) = try USBIPOperation.read(bytes, from: offset) else { return nil }
            switch operation {
            case .deviceList: return (.deviceListWanted, size)
            case .importDevice(let busID):
                state = .importing
                return (.importWanted(busID: busID), size)
            }
        case .transferring: return try command(from: offset)
        case .importing, .over: return nil
        }
    }

    /// One command with its bytes; nil while it is not whole. What cannot be is refused by its header alone.
    private func command(from offset: Int) throws(USBIPFault) -> (Event, Int)? {
        guard bytes.count - offset >= USBIPReply.headerBytes else { return nil }
        let code = bytes.big32(at: offset)
        let sequence = bytes.big32(at: offset + 4)
        switch code {
        case USBIPUnlink.command:
            let unlink = USBIPUnlink(sequence: sequence, target: bytes.big32(at: offset + 0x14))
            return (.unlinked(unlink), USBIPReply.headerBytes)
        case USBIPSubmit.command:
            var submit = try submit(from: offset, sequence)
            guard !submit.isFromDevice else { return (.submitted(submit), USBIPReply.headerBytes) }
            let size = USBIPReply.headerBytes + submit.lengthBytes
            guard bytes.count - offset >= size else { return nil }
            submit.data = Array(bytes[(offset + USBIPReply.headerBytes)..<(offset + size)])
            return (.submitted(submit), size)
        default: throw .command(code)
        }
    }

    private func submit(from offset: Int, _ sequence: UInt32) throws(USBIPFault) -> USBIPSubmit {
        let (direction, endpoint) = (bytes.big32(at: offset + 0x0C), bytes.big32(at: offset + 0x10))
        guard direction <= 1, endpoint <= 15 else { throw .endpoint(endpoint, direction: direction) }
        let length = bytes.big32(at: offset + 0x18)
        guard length <= UInt32(Self.transferMaxBytes) else { throw .transferLength(length) }
        let packets = bytes.big32(at: offset + 0x20)
        guard packets == 0 || packets == UInt32.max else { throw .isochronous }
        return USBIPSubmit(
            sequence: sequence,
            endpoint: UInt8(endpoint),
            isFromDevice: direction == 1,
            flags: bytes.big32(at: offset + 0x14),
            lengthBytes: Int(length),
            packetCount: packets,
            setup: Array(bytes[(offset + 0x28)..<(offset + 0x30)])
        )
    }
}
