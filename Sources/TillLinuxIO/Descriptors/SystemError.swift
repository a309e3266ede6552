import Glibc
import TillDeviceKit

/// What a system call refused with.
struct SystemError: Error, Equatable {
    var number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    /// The system's own words. strerror(3) of glibc is safe in threads since 2.32.
    var text: String {
        guard let words = strerror(number) else { return "error \(number)" }
        return String(cString: words)
    }
}

extension DeviceError {
    /// Why a device node could not be opened, with what to do about it.
    ///
    /// - Parameter holder: who may hold the node when it is busy, for instance "CUPS".
    static func opening(_ path: String, _ error: SystemError, holder: String) -> DeviceError {
        switch error.number {
        case ENOENT, ENOTDIR:
            return DeviceError(.noExist, .waitForOperator, "there is no \(path): is the device plugged in?")
        case ENODEV, ENXIO, EIO:
            let text = "nothing answers at \(path) (\(error.text)): is the device plugged in and on?"
            return DeviceError(.noHardware, .waitForOperator, text)
        case EBUSY, EWOULDBLOCK:
            return DeviceError(.busy, .waitForOperator, "\(path) is held by another program (\(holder)?): stop it")
        case EACCES, EPERM:
            return DeviceError(.noHardware, .waitForOperator, NodeAccess.refusal(of: path))
        case EMFILE, ENFILE, ENOMEM:
            return DeviceError(.failure, .retry, "\(path) cannot be opened now: \(error.text)")
        default:
            return DeviceError(.failure, .waitForOperator, "\(path) cannot be opened: \(error.text)")
        }
    }
}
