/// What a client asks before a device is its own, and what it is answered (usbip_protocol.rst, OP_REQ_DEVLIST to
/// OP_REP_IMPORT).
public enum USBIPOperation: Equatable, Sendable {
    /// OP_REQ_DEVLIST.
    case deviceList
    /// OP_REQ_IMPORT of the device with that bus id, for instance `1-2`.
    case importDevice(busID: String)

    /// Version 1.1.1, the only one that clients of today accept.
    public static let version: UInt16 = 0x0111
    /// Version, code and status stand at the head of every operation.
    static let headBytes = 8
    static let busIDBytes = 32

    enum Code {
        static let requestDeviceList: UInt16 = 0x8005
        static let replyDeviceList: UInt16 = 0x0005
        static let requestImport: UInt16 = 0x8003
        static let replyImport: UInt16 = 0x0003
    }

    /// The status of OP_REP_IMPORT; the protocol only tells 0 from the rest, the numbers are those of the client's own
    /// header (tools/usb/usbip/libsrc/usbip_common.h, ST_OK to ST_ERROR), which it turns into words.
    public enum Status: UInt32, Sendable {
        case ok = 0
        case busy = 2
        case noDevice = 4
    }

    /// Reads one request from the head of the bytes; nil while it is not whole.
    static func read(_ bytes: [UInt8], from offset: Int) throws(USBIPFault) -> (USBIPOperation, sizeBytes: Int)? {
        guard bytes.count - offset >= headBytes else { return nil }
        let version = bytes.big16(at: offset)
        guard version == Self.version else { throw .version(version) }
        let code = bytes.big16(at: offset + 2)
        switch code {
        case Code.requestDeviceList: return (.deviceList, headBytes)
        case Code.requestImport:
            let size = headBytes + busIDBytes
            guard bytes.count - offset >= size else { return nil }
            let name = bytes[(offset + headBytes)..<(offset + size)].prefix { $0 != 0 }
            return (.importDevice(busID: String(decoding: name, as: UTF8.self)), size)
        default: throw .operation(code)
        }
    }

    private static func head(_ code: UInt16, _ status: Status) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(big: version)
        bytes.append(big: code)
        bytes.append(big: status.rawValue)
        return bytes
    }

    /// OP_REP_DEVLIST.
    public static func deviceListReply(_ exports: [USBIPExport]) -> [UInt8] {
        var bytes = head(Code.replyDeviceList, .ok)
        bytes.append(big: UInt32(exports.count))
        for export in exports { bytes += export.record + export.interfaceRecords }
        return bytes
    }

    /// OP_REP_IMPORT of a device that is given; the interfaces are not in it.
    public static func importReply(_ export: USBIPExport) -> [UInt8] {
        head(Code.replyImport, .ok) + export.record
    }

    /// OP_REP_IMPORT of one that is not; it ends after the status.
    public static func importRefusal(_ status: Status) -> [UInt8] {
        head(Code.replyImport, status)
    }
}
