import CUSB
import Glibc
import TillDeviceKit

/// `usb:04b8:0e15`: a USB printer by libusb, without the kernel's printer driver, by asynchronous transfers inside the
/// loop that polls.
///
/// One transfer in each direction is in flight at most, of at most `BulkTransfer.sizeMaxBytes`.
final class USBBulkTransport: Transport {
    /// How long closing waits for cancelled transfers. The kernel cancels at once; where it does not, the transfers and
    /// the connection are left alone for ever rather than freed under its hands.
    static let cancelLimitMillis: Int64 = 500

    private let connection: USBConnection
    private let output: BulkTransfer
    private let input: BulkTransfer?
    private var account = OutputAccount()
    private var inputFailure: DeviceError?
    private var isClosed = false

    init(_ address: ConnectionAddress) throws(DeviceError) {
        connection = try USBConnection(try USBSelector(address))
        let interface = connection.interface
        let noMemory = DeviceError.usb(LIBUSB_ERROR_NO_MEM.rawValue, connection.what)
        guard let output = BulkTransfer(handle: connection.handle, endpoint: interface.output) else {
            connection.close()
            throw noMemory
        }
        self.output = output
        guard let endpoint = interface.input else {
            input = nil
            return
        }
        guard let input = BulkTransfer(handle: connection.handle, endpoint: endpoint) else {
            connection.close()
            throw noMemory
        }
        self.input = input
        let code = input.submit()
        if code != 0 { inputFailure = .usb(code, connection.what) }
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        guard !isClosed, let list = libusb_get_pollfds(connection.context) else { return [] }
        defer { libusb_free_pollfds(list) }
        var found: [PollDescriptor] = []
        var entry = list
        while let wanted = entry.pointee?.pointee {
            let events = Int32(wanted.events)
            found.append(
                PollDescriptor(wanted.fd, readable: events & POLLIN != 0, writable: events & POLLOUT != 0)
            )
            entry += 1
        }
        return found
    }

    func isOpen() -> Bool { !isClosed }

    func read() throws(DeviceError) -> [UInt8] {
        try handleEvents()
        if let inputFailure { throw inputFailure }
        guard let input, let ending = input.takeEnding() else { return [] }
        let bytes = input.bytes(ending.count)
        endHalt(ending.status, at: connection.interface.input)
        // Bytes that came with a failure are delivered first; the failure is thrown by the next read. Without bytes it
        // is thrown now: nothing may be left to wake the loop for a device that is gone.
        inputFailure = .usb(ending.status, connection.what)
        if bytes.isEmpty, let inputFailure { throw inputFailure }
        if inputFailure == nil {
            let code = input.submit()
            if code != 0 { inputFailure = .usb(code, connection.what) }
        }
        return bytes
    }

    /// Events are handled by `read` alone, which comes first in every turn of the loop: an arrival that was handled here
    /// would wait for the next event on the descriptors before anybody looked for it.
    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        let ending = output.takeEnding().map { ending in
            endHalt(ending.status, at: connection.interface.output)
            return (ending.count, DeviceError.usb(ending.status, connection.what))
        }
        return try account.write(ending: ending) {
            let code = output.submit(bytes)
            return code == 0 ? nil : .usb(code, connection.what)
        }
    }

    /// A transfer has ended when its last packet was acknowledged, and only ended ones are counted.
    func isDrained() -> Bool { !output.isInFlight }

    /// Cancels what is in flight and answers what of it had left; all of it where that cannot be learned.
    func abandonWrite() -> Int {
        output.cancel()
        finish(output)
        return output.takeEnding()?.count ?? (output.isInFlight ? output.submittedBytes : 0)
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        output.cancel()
        input?.cancel()
        finish(output)
        if let input { finish(input) }
        guard !output.isInFlight, input?.isInFlight != true else { return }
        connection.close()
    }

    /// An endpoint that has halted stays so, for the next connection too, until the host clears it (USB 2.0, 9.4.5). The
    /// request blocks for as long as the device takes to answer it, and one that could refuse a transfer does answer.
    private func endHalt(_ status: libusb_transfer_status, at endpoint: UInt8?) {
        guard status == LIBUSB_TRANSFER_STALL, let endpoint else { return }
        // Where it fails the next connection finds the halt again, and says so.
        _ = libusb_clear_halt(connection.handle, endpoint)
    }

    private func handleEvents() throws(DeviceError) {
        guard !isClosed else { throw DeviceError(.offline, .reopen, "\(connection.what) is closed") }
        var now = timeval(tv_sec: 0, tv_usec: 0)
        let code = libusb_handle_events_timeout_completed(connection.context, &now, nil)
        guard code == 0 || code == LIBUSB_ERROR_INTERRUPTED.rawValue else { throw .usb(code, connection.what) }
    }

    /// Waits, within the limit, until the callback of a cancelled transfer has come.
    private func finish(_ transfer: BulkTransfer) {
        let limit = monotonicMillis() + Self.cancelLimitMillis
        while transfer.isInFlight, monotonicMillis() < limit {
            var wait = timeval(tv_sec: 0, tv_usec: 10_000)
            guard libusb_handle_events_timeout_completed(connection.context, &wait, nil) == 0 else { return }
        }
    }
}
