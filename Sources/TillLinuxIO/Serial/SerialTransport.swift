import CTillLinux
import Glibc
import TillDeviceKit

/// `serial:/dev/ttyUSB0?baud=9600…`: a serial line, a USB serial adapter or a CDC-ACM device.
final class SerialTransport: Transport {
    private let path: String
    private let descriptor: Descriptor

    init(_ address: ConnectionAddress) throws(DeviceError) {
        let settings = try SerialLineSettings(address)
        path = address.target
        guard path.hasPrefix("/") else {
            throw DeviceError(.illegal, .giveUp, "serial: '\(path)' is not a path such as /dev/ttyUSB0")
        }
        switch Descriptor.open(path, O_RDWR | O_NOCTTY) {
        case .success(let opened): descriptor = opened
        case .failure(let error): throw .opening(path, error, holder: Self.holder)
        }
        try takeAlone()
        try set(settings)
    }

    private static let holder = "another driver, ModemManager, a terminal program"

    /// The line is taken twice: TIOCEXCL keeps out whoever opens it later, except the superuser; flock(2) shows who
    /// asks for it, the superuser too, and is what other serial programs ask.
    private func takeAlone() throws(DeviceError) {
        guard isatty(descriptor.number) == 1 else {
            throw DeviceError(.illegal, .giveUp, "\(path) is not a serial line")
        }
        guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0, till_tty_exclusive(descriptor.number) == 0 else {
            throw .opening(path, SystemError(errno), holder: Self.holder)
        }
    }

    private func set(_ settings: SerialLineSettings) throws(DeviceError) {
        var attributes = termios()
        guard tcgetattr(descriptor.number, &attributes) == 0 else { throw lost(errno) }
        settings.apply(to: &attributes)
        guard tcsetattr(descriptor.number, TCSANOW, &attributes) == 0 else {
            throw DeviceError(.illegal, .giveUp, "\(path) does not take these settings: \(SystemError(errno).text)")
        }
        // tcsetattr(3) succeeds when it could do anything at all, so the speed is read back.
        guard tcgetattr(descriptor.number, &attributes) == 0 else { throw lost(errno) }
        guard cfgetospeed(&attributes) == settings.speed else {
            throw DeviceError(.illegal, .giveUp, "\(path) does not do \(settings.baud) baud")
        }
        // Devices that are powered by, or wait for, DTR and RTS. A line without these signals says so, and that is well.
        if settings.flow != .rtscts, till_tty_raise_modem_lines(descriptor.number) != 0 {
            guard errno == ENOTTY || errno == EINVAL else { throw lost(errno) }
        }
        // What arrived before is the tail of something that nobody waited for.
        tcflush(descriptor.number, TCIFLUSH)
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        [PollDescriptor(descriptor.number, readable: true, writable: wantsWrite)]
    }

    func isOpen() -> Bool { true }

    func read() throws(DeviceError) -> [UInt8] {
        switch descriptor.read(max: Self.readMaxBytes) {
        case .bytes(let bytes): return bytes
        case .nothing: return []
        case .end: throw lost(EIO)
        case .failed(let number): throw lost(number)
        }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        switch descriptor.write(bytes) {
        case .count(let count): return count
        case .failed(let number): throw lost(number)
        }
    }

    func isDrained() throws(DeviceError) -> Bool {
        var unsent: Int32 = 0
        guard till_tty_unsent(descriptor.number, &unsent) == 0 else { throw lost(errno) }
        return unsent == 0
    }

    func close() {
        // The kernel would wait up to half a minute for a device that does not take its bytes.
        if descriptor.number >= 0 { tcflush(descriptor.number, TCOFLUSH) }
        descriptor.close()
    }

    private func lost(_ number: Int32) -> DeviceError {
        guard access(path, F_OK) == 0 else {
            return DeviceError(.noHardware, .reopen, "\(path) is gone: is the adapter still plugged in?")
        }
        let text = number == EIO ? "the line hung up" : SystemError(number).text
        return DeviceError(.offline, .reopen, "\(path): \(text); see to the cable")
    }
}
