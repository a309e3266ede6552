import TillDeviceKit

/// The connections of devices that do not exist.
///
/// | scheme | what it is | where |
/// |---|---|---|
/// | `folder` | a folder into which printer, drawer and display write files | `Folder/` |
/// | `listen` | a socket from which the scanner takes lines | `ScannerSocket/` |
/// | `none` | nothing at all | here |
struct VirtualTransports: TransportOpener {
    static let schemes = ["folder", "listen", "none"]

    func open(_ address: ConnectionAddress) throws(DeviceError) -> any Transport {
        guard address.options.isEmpty else {
            throw DeviceError(.illegal, .giveUp, "\(address.scheme): takes no options")
        }
        switch address.scheme {
        case "folder": return FolderTransport(try OutputFolder(path: address.target))
        case "listen": return try ScannerSocketTransport(path: address.target)
        case "none": return Nothing()
        default:
            let known = Self.schemes.joined(separator: ", ")
            throw DeviceError(.illegal, .giveUp, "no virtual device is at '\(address.scheme):'; there are \(known)")
        }
    }

    /// Always open, takes every byte, never delivers one.
    private final class Nothing: Transport {
        func descriptors(wantsWrite: Bool) -> [PollDescriptor] { [] }
        func isOpen() -> Bool { true }
        func read() -> [UInt8] { [] }
        func write(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count }
        func isDrained() -> Bool { true }
        func close() {}
    }
}
