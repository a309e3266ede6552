import TillDeviceKit

#if canImport(Glibc)
import Glibc
#endif

/// Devices that are plugged in and unplugged.
extension Devices {
    /// The device of a role is there: its driver is started with this address, or sent there if it runs.
    ///
    /// - Parameters:
    ///   - device: a configured device whose connection is `auto`.
    ///   - address: where it is opened.
    ///   - settings: what the device would like where the configuration says nothing.
    /// - Throws: `E_NOEXIST` where there is no such device, `E_ILLEGAL` where the configuration says where it is.
    public func connect(
        _ device: String,
        to address: String,
        settings: [String: SettingValue] = [:]
    ) throws(DeviceError) {
        let index = try automaticSlot(of: device)
        received(.connect(address: address, settings: slots[index].planned.settings(with: settings)), at: index)
    }

    /// The device of a role has gone, or has to be chosen by a person. Its driver is ended.
    ///
    /// - Throws: as `connect`.
    public func detach(_ device: String, _ absence: DeviceAbsence) throws(DeviceError) {
        received(.detach(absence), at: try automaticSlot(of: device))
    }

    /// Something was plugged in: the drivers whose address it has by the configuration open it at once.
    public func attached(_ device: AttachedDevice) {
        for index in slots.indices where !slots[index].planned.isAutomatic {
            guard let address = ConnectionAddress(slots[index].planned.parameters.connection),
                address.denotes(device, node: LinkTarget.node(of: address))
            else { continue }
            received(.attachedAgain, at: index)
        }
    }

    private func automaticSlot(of device: String) throws(DeviceError) -> Int {
        let index = try slot(of: device)
        guard slots[index].planned.isAutomatic else {
            let text = "the configuration says where '\(device)' is; write 'connection: auto' there"
            throw DeviceError(.illegal, .giveUp, text, bytesSent: 0)
        }
        return index
    }
}

/// Where a link to a device's node leads, for addresses that name one of udev's links.
enum LinkTarget {
    /// `/dev/ttyACM0` for `serial:/dev/serial/by-id/…`; nil where the address names no node, or none that is there.
    static func node(of address: ConnectionAddress) -> String? {
        guard address.target.hasPrefix("/dev/"), let path = realpath(address.target, nil) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }
}
