/// USBIP_CMD_SUBMIT: a transfer that the host wants done (an URB).
public struct USBIPSubmit: Equatable, Sendable {
    public static let command: UInt32 = 1
    /// `URB_SHORT_NOT_OK` (include/uapi/linux/usbip.h): fewer bytes than asked for are an error.
    static let shortIsError: UInt32 = 0x0001

    /// By which the answer is known.
    public var sequence: UInt32
    /// 0…15, without the direction bit.
    public var endpoint: UInt8
    public var isFromDevice: Bool
    public var flags: UInt32
    /// The bytes that go to the device, or that it may answer.
    public var lengthBytes: Int
    /// Answered as it came: 0 from Linux, FFFFFFFFh from others; both say that there are no isochronous packets.
    public var packetCount: UInt32
    /// The eight bytes of a control transfer; zeros with the others.
    public var setup: [UInt8]
    /// What goes to the device; empty in the other direction.
    public var data: [UInt8]

    public init(
        sequence: UInt32,
        endpoint: UInt8,
        isFromDevice: Bool,
        flags: UInt32 = 0,
        lengthBytes: Int,
        packetCount: UInt32 = 0,
        setup: [UInt8] = [UInt8](repeating: 0, count: USBSetup.sizeBytes),
        data: [UInt8] = []
    ) {
        self.sequence = sequence
        self.endpoint = endpoint
        self.isFromDevice = isFromDevice
        self.flags = flags
        self.lengthBytes = lengthBytes
        self.packetCount = packetCount
        self.setup = setup
        self.data = data
    }
}

/// USBIP_CMD_UNLINK: a transfer that the host does not want any more.
public struct USBIPUnlink: Equatable, Sendable {
    public static let command: UInt32 = 2

    public var sequence: UInt32
    /// The sequence number of the transfer.
    public var target: UInt32

    public init(sequence: UInt32, target: UInt32) {
        self.sequence = sequence
        self.target = target
    }
}

/// How a transfer ended, as Linux says it: zero, or an errno of its own numbers (asm-generic/errno.h), negative.
public enum USBIPStatus: Int32, Sendable {
    case ok = 0
    /// -EPIPE: the endpoint answered with STALL.
    case stalled = -32
    /// -EOVERFLOW: the device sent more than was asked for.
    case overflow = -75
    /// -ECONNRESET: the transfer was taken back before it was done.
    case unlinked = -104
    /// -ESHUTDOWN: the device is gone.
    case gone = -108
    /// -EREMOTEIO: fewer bytes came than were asked for, where the host takes that for an error.
    case short = -121
}

/// The answers of 48 bytes, with the bytes of an IN transfer after the one to it. Of the basic header only command and
/// sequence number are said; device, direction and endpoint are zero from a server.
enum USBIPReply {
    static let headerBytes = 48

    /// USBIP_RET_SUBMIT.
    static func submit(_ urb: USBIPSubmit, _ status: USBIPStatus, data: [UInt8] = [], taken: Int = 0) -> [UInt8] {
        var bytes = basic(3, urb.sequence)
        bytes.reserveCapacity(headerBytes + data.count)
        bytes.append(big: UInt32(bitPattern: status.rawValue))
        // actual_length
        bytes.append(big: UInt32(urb.isFromDevice ? data.count : taken))
        // start_frame
        bytes.append(big: UInt32(0))
        bytes.append(big: urb.packetCount)
        // error_count
        bytes.append(big: UInt32(0))
        bytes.append(zeros: 8)
        return bytes + data
    }

    /// USBIP_RET_UNLINK.
    static func unlink(_ sequence: UInt32, _ status: USBIPStatus) -> [UInt8] {
        var bytes = basic(4, sequence)
        bytes.append(big: UInt32(bitPattern: status.rawValue))
        bytes.append(zeros: 24)
        return bytes
    }

    private static func basic(_ command: UInt32, _ sequence: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(big: command)
        bytes.append(big: sequence)
        bytes.append(zeros: 12)
        return bytes
    }
}
