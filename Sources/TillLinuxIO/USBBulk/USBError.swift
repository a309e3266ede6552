import CUSB
import TillDeviceKit

extension DeviceError {
    /// What a return code of libusb means.
    ///
    /// - Parameter what: for the message, for instance "the USB printer 04b8:0e15".
    static func usb(_ code: Int32, _ what: String) -> DeviceError {
        switch libusb_error(rawValue: code) {
        case LIBUSB_ERROR_ACCESS:
            let text = "this user may not open \(what): install the udev rules, or add the user to group lp"
            return DeviceError(.noHardware, .waitForOperator, text)
        case LIBUSB_ERROR_BUSY:
            return DeviceError(.busy, .waitForOperator, "\(what) is held by another program (CUPS?): stop it")
        case LIBUSB_ERROR_NO_DEVICE, LIBUSB_ERROR_NOT_FOUND:
            return DeviceError(.noHardware, .reopen, "\(what) is gone: is it plugged in and on?")
        case LIBUSB_ERROR_TIMEOUT:
            return DeviceError(.timeout, .waitForOperator, "\(what) takes nothing: see to paper and cover")
        case LIBUSB_ERROR_PIPE, LIBUSB_ERROR_IO, LIBUSB_ERROR_OVERFLOW, LIBUSB_ERROR_INTERRUPTED:
            return DeviceError(.offline, .reopen, "\(what) failed (\(name(code))): see to its cable")
        case LIBUSB_ERROR_NO_MEM:
            return DeviceError(.failure, .retry, "no memory for \(what)")
        default:
            return DeviceError(.failure, .reopen, "\(what) failed (\(name(code)))")
        }
    }

    /// What the status of a finished transfer means; nil when it was completed.
    static func usb(_ status: libusb_transfer_status, _ what: String) -> DeviceError? {
        switch status {
        case LIBUSB_TRANSFER_COMPLETED: nil
        case LIBUSB_TRANSFER_TIMED_OUT: usb(LIBUSB_ERROR_TIMEOUT.rawValue, what)
        case LIBUSB_TRANSFER_STALL: usb(LIBUSB_ERROR_PIPE.rawValue, what)
        case LIBUSB_TRANSFER_NO_DEVICE: usb(LIBUSB_ERROR_NO_DEVICE.rawValue, what)
        case LIBUSB_TRANSFER_OVERFLOW: usb(LIBUSB_ERROR_OVERFLOW.rawValue, what)
        case LIBUSB_TRANSFER_CANCELLED: usb(LIBUSB_ERROR_INTERRUPTED.rawValue, what)
        default: usb(LIBUSB_ERROR_IO.rawValue, what)
        }
    }

    private static func name(_ code: Int32) -> String {
        guard let name = libusb_error_name(code) else { return "\(code)" }
        return String(cString: name)
    }
}
