import CUSB

/// One libusb transfer with a buffer of its own, used again and again.
///
/// Memory: while a transfer is in flight libusb holds pointers to the transfer, to the buffer and, as `user_data`, to
/// this object. `submit` therefore retains this object and only the callback releases it; `deinit`, which frees the
/// transfer and the buffer, cannot run in between. The callback runs inside `libusb_handle_events…` on the one thread
/// that owns the connection, so nothing here is shared between threads.
final class BulkTransfer {
    /// The most that is handed to the kernel at once.
    static let sizeMaxBytes = 16 * 1024

    /// How a transfer ended.
    struct Ending {
        var status: libusb_transfer_status
        /// Bytes that went over the wire, whatever the status says.
        var count: Int
    }

    private let transfer: UnsafeMutablePointer<libusb_transfer>
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var isInFlight = false
    /// The bytes that were handed over last.
    var submittedBytes: Int { Int(transfer.pointee.length) }
    private var ending: Ending?

    /// Nil when there is no memory.
    init?(handle: OpaquePointer, endpoint: UInt8) {
        guard let transfer = libusb_alloc_transfer(0) else { return nil }
        self.transfer = transfer
        buffer = .allocate(capacity: Self.sizeMaxBytes)
        buffer.initialize(repeating: 0)
        // No limit of time (0): the write queue notices a stall, and cancels.
        libusb_fill_bulk_transfer(transfer, handle, endpoint, buffer.baseAddress, 0, Self.finished, nil, 0)
    }

    deinit {
        precondition(!isInFlight, "a transfer is kept alive until it has ended")
        // The handle may be closed by now, and libusb looks at it for its log.
        transfer.pointee.dev_handle = nil
        libusb_free_transfer(transfer)
        buffer.deallocate()
    }

    /// Sends up to `sizeMaxBytes` of the bytes; answers libusb's code.
    func submit(_ bytes: ArraySlice<UInt8>) -> Int32 {
        let part = bytes.prefix(Self.sizeMaxBytes)
        _ = buffer.update(fromContentsOf: part)
        return submit(count: part.count)
    }

    /// Waits for bytes; answers libusb's code.
    func submit() -> Int32 {
        submit(count: Self.sizeMaxBytes)
    }

    private func submit(count: Int) -> Int32 {
        precondition(!isInFlight)
        ending = nil
        transfer.pointee.length = Int32(count)
        let reference = Unmanaged.passRetained(self)
        transfer.pointee.user_data = reference.toOpaque()
        let code = libusb_submit_transfer(transfer)
        if code == 0 { isInFlight = true } else { reference.release() }
        return code
    }

    /// How it ended, told once; nil while it is in flight or when it was told already.
    func takeEnding() -> Ending? {
        defer { ending = nil }
        return ending
    }

    /// The first bytes of the buffer, after a transfer towards the host has ended.
    func bytes(_ count: Int) -> [UInt8] {
        Array(buffer[..<min(count, buffer.count)])
    }

    func cancel() {
        guard isInFlight else { return }
        // NOT_FOUND means that it has ended already; its callback is still to come either way.
        _ = libusb_cancel_transfer(transfer)
    }

    private static let finished: libusb_transfer_cb_fn = { pointer in
        guard let pointer, let context = pointer.pointee.user_data else { return }
        // Takes back the reference of `submit`; libusb calls back exactly once for each submission.
        let transfer = Unmanaged<BulkTransfer>.fromOpaque(context).takeRetainedValue()
        transfer.isInFlight = false
        transfer.ending = Ending(status: pointer.pointee.status, count: Int(pointer.pointee.actual_length))
    }
}
