import CTillLinux
import Glibc
import TillDeviceKit

/// `usblp:/dev/usb/lp0`: a printer behind the kernel's USB printer driver.
///
/// Without blocking, usblp takes up to 8192 bytes, answers that it has them and goes on by itself; what it has not sent
/// when the node is closed is lost, so a write is done only when the node is writable again (drivers/usb/class/usblp.c).
final class USBPrinterNodeTransport: Transport {
    private let path: String
    private let descriptor: Descriptor
    /// A one-way printer refuses to be read.
    private var isReadable: Bool

    init(_ address: ConnectionAddress) throws(DeviceError) {
        try address.requireOptions([])
        path = address.target
        guard path.hasPrefix("/") else {
            throw DeviceError(.illegal, .giveUp, "usblp: '\(path)' is not a path such as /dev/usb/lp0")
        }
        switch Descriptor.open(path, O_RDWR) {
        case .success(let opened):
            descriptor = opened
            isReadable = true
        case .failure(let error):
            // A node that may only be written, or a printer that cannot talk back, prints all the same.
            guard [EACCES, EPERM, EINVAL, EROFS].contains(error.number),
                case .success(let opened) = Descriptor.open(path, O_WRONLY)
            else { throw .opening(path, error, holder: "CUPS") }
            descriptor = opened
            isReadable = false
        }
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        [PollDescriptor(descriptor.number, readable: isReadable, writable: wantsWrite)]
    }

    func isOpen() -> Bool { true }

    func read() throws(DeviceError) -> [UInt8] {
        guard isReadable else { return try checkPresence() }
        switch descriptor.read(max: Self.readMaxBytes) {
        case .bytes(let bytes): return bytes
        case .nothing: return []
        // An empty packet of the printer, not an end; a printer that is gone is ENODEV.
        case .end: return try checkPresence()
        case .failed(let number) where number == EINVAL:
            isReadable = false
            return []
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
        _ = try checkPresence()
        return descriptor.ready(Int32(POLLOUT)) & Int32(POLLOUT) != 0
    }

    func close() {
        descriptor.close()
    }

    private func checkPresence() throws(DeviceError) -> [UInt8] {
        guard descriptor.ready(0) & Int32(POLLHUP | POLLERR | POLLNVAL) == 0 else { throw lost(ENODEV) }
        return []
    }

    private func lost(_ number: Int32) -> DeviceError {
        switch number {
        case ENODEV, ENXIO:
            DeviceError(.noHardware, .reopen, "the printer at \(path) was unplugged or switched off")
        case ENOSPC:
            DeviceError(.extended, .waitForOperator, "the printer at \(path) is out of paper")
        default:
            failed(number)
        }
    }

    /// Whatever else went wrong, an endpoint may have halted (USB 2.0, 8.5.3.4), and stays so for the next connection, too,
    /// until it is cleared. Where the kernel cannot, the next connection says the same again.
    private func failed(_ number: Int32) -> DeviceError {
        _ = till_printer_end_halt(descriptor.number)
        return DeviceError(.offline, .reopen, "\(path): \(SystemError(number).text); see to the printer and its cable")
    }
}
