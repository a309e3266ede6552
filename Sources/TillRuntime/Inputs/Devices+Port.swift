import TillDeviceKit
import TillDevices

extension Devices: DevicePort {
    public func devices(of deviceClass: DeviceClass) async -> [PortDevice] {
        statuses().filter { $0.deviceClass == deviceClass }.map { status in
            PortDevice(
                name: status.name,
                columns: status.columns,
                rows: status.rows,
                outOfUse: status.condition == .ready
                    ? claimedText(status.name) : "\(status.condition.rawValue): \(status.reason)"
            )
        }
    }
}
