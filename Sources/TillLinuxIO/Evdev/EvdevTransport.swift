import CTillLinux
import Glibc
import TillDeviceKit

/// `evdev:/dev/input/event3` or `evdev:by-id/usb-…-event-kbd`: a scanner that types, taken for this process alone, so
/// that its labels are typed nowhere else. Delivers the kernel's `input_event` records as bytes.
///
/// `?grab=no` leaves the device to others and asks nothing of it: a FIFO or a socket can then stand in for it in tests.
final class EvdevTransport: Transport {
    private let path: String
    private let descriptor: Descriptor

    /// Opens the node, or the socket that stands in for one.
    static func open(_ address: ConnectionAddress) throws(DeviceError) -> any Transport {
        try address.requireOptions(["grab"])
        let grab = address.options["grab"] ?? "yes"
        guard grab == "yes" || grab == "no" else {
            throw DeviceError(.illegal, .giveUp, "evdev: grab is yes or no, not '\(grab)'")
        }
        let path = try path(address.target)
        var status = stat()
        guard stat(path, &status) == 0 else { throw .opening(path, SystemError(errno), holder: holder) }
        let kind = status.st_mode & S_IFMT
        if grab == "no", kind == S_IFSOCK { return try UnixSocketTransport(path: path) }
        guard kind == S_IFCHR || grab == "no" else {
            throw DeviceError(.illegal, .giveUp, "\(path) is not an input device")
        }
        return try EvdevTransport(path: path, isFIFO: kind == S_IFIFO, grabs: grab == "yes")
    }

    private static let holder = "the desktop, another driver"

    private static func path(_ target: String) throws(DeviceError) -> String {
        if target.hasPrefix("by-id/") || target.hasPrefix("by-path/") { return "/dev/input/\(target)" }
        guard target.hasPrefix("/") else {
            let text = "evdev: '\(target)' is not /dev/input/eventN, by-id/NAME or by-path/NAME"
            throw DeviceError(.illegal, .giveUp, text)
        }
        return target
    }

    private init(path: String, isFIFO: Bool, grabs: Bool) throws(DeviceError) {
        self.path = path
        // A FIFO that is open for writing here, too, does not end when its writer goes.
        switch Descriptor.open(path, isFIFO ? O_RDWR : O_RDONLY) {
        case .success(let opened): descriptor = opened
        case .failure(let error): throw .opening(path, error, holder: Self.holder)
        }
        if grabs { try grab() }
    }

    private func grab() throws(DeviceError) {
        var keys = [UInt8](repeating: 0, count: KeyCapabilities.sizeBytes)
        guard till_input_keys(descriptor.number, &keys, Int32(keys.count)) >= 0 else {
            throw DeviceError(.illegal, .giveUp, "\(path) is not an input device: \(SystemError(errno).text)")
        }
        guard KeyCapabilities(bitmap: keys).types else {
            let text = "\(path) has neither letters nor digits, so it is no scanner: choose another input device"
            throw DeviceError(.illegal, .giveUp, text)
        }
        guard till_input_grab(descriptor.number, 1) == 0 else {
            throw .opening(path, SystemError(errno), holder: Self.holder)
        }
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        [PollDescriptor(descriptor.number, readable: true, writable: false)]
    }

    func isOpen() -> Bool { true }

    func read() throws(DeviceError) -> [UInt8] {
        switch descriptor.read(max: Self.readMaxBytes) {
        case .bytes(let bytes): return bytes
        case .nothing: return []
        case .end, .failed(errno: ENODEV):
            throw DeviceError(.noHardware, .reopen, "the scanner at \(path) was unplugged")
        case .failed(let number):
            throw DeviceError(.offline, .reopen, "\(path): \(SystemError(number).text)")
        }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        throw DeviceError(.illegal, .giveUp, "\(path) is a keyboard; nothing can be sent to it")
    }

    func isDrained() -> Bool { true }

    /// The kernel gives the device back when its descriptor is closed.
    func close() {
        descriptor.close()
    }
}
