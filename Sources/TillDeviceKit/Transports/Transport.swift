/// A stream of bytes to and from a device. A driver's logic never owns one: it returns bytes to write and is given
/// bytes that arrived, so that it can be tested without a wire.
///
/// Nothing here blocks. The driver's loop waits on `descriptors` with poll(2) and then asks.
public protocol Transport: AnyObject {
    /// What to wait for. Asked anew before every wait.
    func descriptors(wantsWrite: Bool) -> [PollDescriptor]

    /// Whether the connection stands. False while a connect is under way; throws when it has failed.
    func isOpen() throws(DeviceError) -> Bool

    /// What has arrived, at most `Transport.readMaxBytes`; empty when there is nothing now. The end of the stream is
    /// thrown as an `E_OFFLINE` with `reopen`.
    func read() throws(DeviceError) -> [UInt8]

    /// Hands over as much as the device takes now, and answers how many bytes that were; zero means not now.
    /// A byte counts when it has left this process's hands for the device and might be printed.
    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int

    /// Whether everything that was written has reached the device, as far as the kernel knows.
    func isDrained() throws(DeviceError) -> Bool

    /// Takes back what `write` has handed on without having answered it yet, and answers how many bytes of that had
    /// left all the same. Called before `close` where a write has not ended, so that a write that failed never claims
    /// fewer bytes than the device may have. Transports that answer every byte when they take it need none of their
    /// own.
    func abandonWrite() -> Int

    /// Closes at once; what has not been sent is lost. May be called twice.
    func close()
}

extension Transport {
    /// The most that one `read` returns.
    public static var readMaxBytes: Int { 16 * 1024 }

    public func abandonWrite() -> Int { 0 }
}

/// One descriptor to wait for.
public struct PollDescriptor: Equatable, Sendable {
    public var descriptor: Int32
    public var readable: Bool
    public var writable: Bool

    public init(_ descriptor: Int32, readable: Bool, writable: Bool) {
        self.descriptor = descriptor
        self.readable = readable
        self.writable = writable
    }
}

/// Opens connections by address. `TillLinuxIO` has the real one, `TillDeviceTesting` a scripted one.
public protocol TransportOpener {
    /// Starts to open the connection; `Transport.isOpen()` tells when it stands.
    ///
    /// - Throws: `E_NOEXIST` for a path that is not there, `E_NOHARDWARE` for a device that is not plugged in,
    ///   `E_BUSY` where another program holds it, `E_ILLEGAL` for an address that this opener does not know; the
    ///   message names what was tried.
    func open(_ address: ConnectionAddress) throws(DeviceError) -> any Transport
}
