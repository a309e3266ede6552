import TillDeviceKit

extension ConnectionAddress {
    /// Whether an address that a person wrote is that of the device.
    ///
    /// - Parameter node: what the link leads to that the address names, where it names one: `/dev/ttyACM0` for
    ///   `/dev/serial/by-id/…`; nil where nothing is known of it.
    func denotes(_ device: AttachedDevice, node: String? = nil) -> Bool {
        guard let other = device.address.flatMap(ConnectionAddress.init), other.scheme == scheme else { return false }
        if scheme == "usb" {
            guard other.target.lowercased() == target.lowercased() else { return false }
            return options["serial"].map { $0 == device.serial } ?? true
        }
        if other.target == target { return true }
        // The kernel calls a node in /dev by the last part of its path in /sys.
        guard target.hasPrefix("/dev/"), !device.path.isEmpty else { return false }
        return Self.lastPart(node ?? target) == Self.lastPart(device.path)
    }

    private static func lastPart(_ path: String) -> Substring {
        path.split(separator: "/").last ?? ""
    }
}
