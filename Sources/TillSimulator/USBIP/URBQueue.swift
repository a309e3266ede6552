/// The transfers that wait for a device, in the order in which they came. Those of one endpoint stay in order; a
/// transfer that the device holds off (NAK) holds up none of another endpoint.
public struct URBQueue: Sendable {
    /// The most transfers that wait; one more ends the connection. Linux's drivers keep some dozens.
    public static let urbsMax = 256
    /// The most bytes that wait to go to the device; more end the connection.
    public static let bytesMax = 16 * 1024 * 1024

    private var waiting: [USBIPSubmit] = []
    private var waitingBytes = 0

    public init() {}

    public var isEmpty: Bool { waiting.isEmpty }
    /// Whether a transfer more is one too many, unless the device takes some before.
    public var isFull: Bool { waiting.count >= Self.urbsMax }

    /// Puts a transfer at the end; `work` offers it to the device.
    public mutating func submitted(_ urb: USBIPSubmit) throws(USBIPFault) {
        guard waiting.count < Self.urbsMax, waitingBytes + urb.data.count <= Self.bytesMax else {
            throw .tooManyWaiting
        }
        guard !waiting.contains(where: { $0.sequence == urb.sequence }) else { throw .sequence(urb.sequence) }
        waiting.append(urb)
        waitingBytes += urb.data.count
    }

    /// Takes a transfer back. One that is answered already stays so, and the answer says zero; the host has seen the
    /// answer to the transfer first.
    ///
    /// - Returns: USBIP_RET_UNLINK.
    public mutating func unlinked(_ unlink: USBIPUnlink) -> [UInt8] {
        guard let index = waiting.firstIndex(where: { $0.sequence == unlink.target }) else {
            return USBIPReply.unlink(unlink.sequence, .ok)
        }
        waitingBytes -= waiting[index].data.count
        waiting.remove(at: index)
        return USBIPReply.unlink(unlink.sequence, .unlinked)
    }

    /// Offers the device what waits, until nothing more moves: one transfer may let another one through, as an answer
    /// does that follows a command.
    ///
    /// - Parameter roomBytes: where the answers have reached so many bytes, the rest keeps waiting.
    /// - Returns: USBIP_RET_SUBMIT of every transfer that is done.
    public mutating func work(on device: inout any SimulatedUSBDevice, roomBytes: Int) -> [UInt8] {
        var output: [UInt8] = []
        var hasMoved = true
        while hasMoved, !waiting.isEmpty, output.count < roomBytes {
            hasMoved = false
            var held = Set<UInt8>()
            var rest: [USBIPSubmit] = []
            for urb in waiting {
                let pipe = Self.pipe(of: urb)
                guard output.count < roomBytes, !held.contains(pipe), let answer = Self.answer(to: urb, &device) else {
                    held.insert(pipe)
                    rest.append(urb)
                    continue
                }
                output += answer
                waitingBytes -= urb.data.count
                hasMoved = true
            }
            waiting = rest
        }
        return output
    }

    /// The plug was pulled: every transfer ends with -ESHUTDOWN.
    ///
    /// - Returns: USBIP_RET_SUBMIT of each.
    public mutating func deviceLeft() -> [UInt8] {
        let output = waiting.flatMap { USBIPReply.submit($0, .gone) }
        (waiting, waitingBytes) = ([], 0)
        return output
    }

    /// Endpoint 0 is one pipe in both directions, the others are one for each.
    private static func pipe(of urb: USBIPSubmit) -> UInt8 {
        urb.endpoint == 0 ? 0 : urb.endpoint << 1 | (urb.isFromDevice ? 1 : 0)
    }

    /// USBIP_RET_SUBMIT; nil where the device says «not yet».
    private static func answer(to urb: USBIPSubmit, _ device: inout any SimulatedUSBDevice) -> [UInt8]? {
        let transfer: USBTransfer
        var mayBeCut = false
        var wanted = urb.lengthBytes
        if urb.endpoint == 0 {
            guard let setup = USBSetup(urb.setup), setup.isFromDevice == urb.isFromDevice || setup.length == 0 else {
                return USBIPReply.submit(urb, .stalled)
            }
            // A device answers with no more than wLength of a longer descriptor; a model may leave that to the bus.
            (mayBeCut, wanted) = (true, min(wanted, Int(setup.length)))
            transfer = device.control(setup, data: urb.data)
        } else if urb.isFromDevice {
            transfer = device.input(endpoint: urb.endpoint, maxBytes: urb.lengthBytes)
        } else {
            transfer = device.output(urb.data, endpoint: urb.endpoint)
        }
        switch transfer {
        case .pending: return nil
        case .stalled: return USBIPReply.submit(urb, .stalled)
        case .done where !urb.isFromDevice: return USBIPReply.submit(urb, .ok, taken: urb.lengthBytes)
        case .done(let bytes):
            guard bytes.count <= wanted || mayBeCut else { return USBIPReply.submit(urb, .overflow) }
            let data = Array(bytes.prefix(wanted))
            let isShort = urb.flags & USBIPSubmit.shortIsError != 0 && data.count < urb.lengthBytes
            return USBIPReply.submit(urb, isShort ? .short : .ok, data: data)
        }
    }
}
