import CUdev
import Glibc
import TillDeviceKit

/// The devices that udev lists. It reads sysfs and works without a running udevd, as in a container.
enum DeviceTree {
    /// The parts of the kernel whose devices are looked through.
    static let subsystems = ["usb", "usbmisc", "tty", "input", "hidraw"]

    static func survey() -> AttachedDevices.Survey {
        guard let udev = udev_new() else {
            return .init(devices: [], problems: ["udev cannot be used: \(SystemError(errno).text)"])
        }
        defer { udev_unref(udev) }
        var survey = AttachedDevices.Survey(devices: [], problems: [])
        for subsystem in subsystems {
            switch devices(of: subsystem, udev) {
            case .success(let devices): survey.devices += devices.compactMap(\.attached)
            case .failure(let error): survey.problems.append("udev cannot list \(subsystem): \(error.text)")
            }
        }
        return survey
    }

    /// The device of a path in sysfs; nil when it is gone or is nothing for us.
    static func look(at path: String) -> AttachedDevice? {
        guard let udev = udev_new() else { return nil }
        defer { udev_unref(udev) }
        return UdevDevice.at(path, udev)?.attached
    }

    private static func devices(of subsystem: String, _ udev: OpaquePointer) -> Result<[UdevDevice], SystemError> {
        guard let search = udev_enumerate_new(udev) else { return .failure(SystemError(errno)) }
        defer { udev_enumerate_unref(search) }
        // libudev answers negative error numbers.
        var code = udev_enumerate_add_match_subsystem(search, subsystem)
        if code >= 0 { code = udev_enumerate_scan_devices(search) }
        // A subsystem that the kernel does not have is one without devices.
        if code == -ENOENT { return .success([]) }
        guard code >= 0 else { return .failure(SystemError(-code)) }
        var devices: [UdevDevice] = []
        var entry = udev_enumerate_get_list_entry(search)
        while let found = entry {
            // A device that was unplugged since it was listed is nil.
            if let path = udev_list_entry_get_name(found), let device = UdevDevice.at(String(cString: path), udev) {
                devices.append(device)
            }
            entry = udev_list_entry_get_next(found)
        }
        return .success(devices)
    }
}
