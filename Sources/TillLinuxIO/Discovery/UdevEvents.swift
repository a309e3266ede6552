import CUdev
import Glibc

/// The events of the subsystems that have devices for us, from the netlink socket of udev.
final class UdevEvents {
    /// Room for some hundred events of one or two kilobytes. When it is full the kernel drops events and says so once,
    /// which is `lost` here. Where the system allows less, it is less.
    static let socketBufferBytes: Int32 = 1024 * 1024

    enum Received: Equatable {
        case event(action: String, path: String)
        case nothing
        /// The socket's buffer was full (ENOBUFS): nobody knows what was missed.
        case lost
        case failed(SystemError)
    }

    private let udev: OpaquePointer
    private let monitor: OpaquePointer

    /// Readable when there are events.
    let number: Int32

    /// - Parameter group: `udev` for events after udevd has done its work, `kernel` for those straight from the kernel.
    static func open(group: String) -> Result<UdevEvents, SystemError> {
        guard let udev = udev_new() else { return .failure(SystemError(errno)) }
        guard let monitor = udev_monitor_new_from_netlink(udev, group) else {
            let error = SystemError(errno)
            udev_unref(udev)
            return .failure(error)
        }
        let events = UdevEvents(udev, monitor)
        for subsystem in DeviceTree.subsystems {
            // Without the filter there are more events to be passed over, and nothing else is different.
            _ = udev_monitor_filter_add_match_subsystem_devtype(monitor, subsystem, nil)
        }
        _ = udev_monitor_set_receive_buffer_size(monitor, socketBufferBytes)
        let code = udev_monitor_enable_receiving(monitor)
        return code >= 0 ? .success(events) : .failure(SystemError(-code))
    }

    private init(_ udev: OpaquePointer, _ monitor: OpaquePointer) {
        (self.udev, self.monitor) = (udev, monitor)
        number = udev_monitor_get_fd(monitor)
    }

    deinit {
        udev_monitor_unref(monitor)
        udev_unref(udev)
    }

    /// The next event, without waiting. The socket is non-blocking, as libudev opens it.
    func receive() -> Received {
        errno = 0
        guard let device = udev_monitor_receive_device(monitor) else {
            switch errno {
            case 0, EAGAIN, EINTR: return .nothing
            case ENOBUFS: return .lost
            // A message that libudev cannot read, from whoever can write to the socket.
            case EBADMSG, EINVAL, EPERM, ENODEV: return .nothing
            case let number: return .failed(SystemError(number))
            }
        }
        defer { udev_device_unref(device) }
        guard let action = udev_device_get_action(device), let path = udev_device_get_syspath(device),
            let subsystem = udev_device_get_subsystem(device),
            DeviceTree.subsystems.contains(String(cString: subsystem))
        else { return .nothing }
        return .event(action: String(cString: action), path: String(cString: path))
    }
}
