/// Why a USB/IP connection cannot go on. The connection is closed; the device stays where it is.
public enum USBIPFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The client speaks another version than 1.1.1.
    case version(UInt16)
    /// No request that is known before an import.
    case operation(UInt16)
    /// More than `USBIPSession.waitingMaxBytes` came before the import was answered.
    case tooEarly
    /// No command that is known after an import.
    case command(UInt32)
    /// A direction other than 0 and 1, or an endpoint above 15.
    case endpoint(UInt32, direction: UInt32)
    /// A transfer of more bytes than `USBIPSession.transferMaxBytes`.
    case transferLength(UInt32)
    /// A transfer in packets of time: no simulated device has isochronous endpoints.
    case isochronous
    /// A sequence number that a waiting transfer has already.
    case sequence(UInt32)
    /// More transfers wait than `URBQueue.urbsMax`, or with more bytes than `URBQueue.bytesMax`.
    case tooManyWaiting

    public var description: String {
        switch self {
        case .version(let version):
            "the client speaks USB/IP version \(String(version, radix: 16)); this is version 111"
        case .operation(let code): "the client asked for the unknown operation \(String(code, radix: 16))h"
        case .tooEarly: "the client sent transfers before its import was answered"
        case .command(let code): "the client sent the unknown command \(code)"
        case .endpoint(let endpoint, let direction):
            "the client named endpoint \(endpoint) in direction \(direction), which cannot be"
        case .transferLength(let length):
            "a transfer of \(length) bytes; at most \(USBIPSession.transferMaxBytes) are taken"
        case .isochronous: "the client sent an isochronous transfer, which no simulated device has"
        case .sequence(let number): "the client used the sequence number \(number) twice"
        case .tooManyWaiting:
            "more than \(URBQueue.urbsMax) transfers or \(URBQueue.bytesMax) bytes wait for the device"
        }
    }
}
