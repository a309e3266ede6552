import TillDeviceKit

/// What happens on the devices by itself.
public enum DevicesEvent: Equatable, Sendable {
    case data(device: String, ScanData)
    case status(device: String, StatusUpdate)
    case error(device: String, DeviceError)
    /// The device can be used: for the first time, or again. Whether it is online follows as a status.
    case ready(device: String, DeviceCapabilities?)
    /// The device cannot be used any more, or cannot be brought up without a person.
    case lost(device: String, reason: String)
    /// The device changed hands, or somebody wants it to.
    case lease(device: String, LeaseChange)

    init(device: String, _ event: DeviceEvent) {
        switch event {
        case .data(let scan): self = .data(device: device, scan)
        case .status(let update): self = .status(device: device, update)
        case .error(let error): self = .error(device: device, error)
        }
    }
}
