/// What a driver author writes: a value that is told what happened and answers what to do. It does no I/O, knows no
/// clock and never waits, so that every step of it is tested without hardware.
///
/// The kit around it (`DriverSession`, `DriverMain`) speaks the plugin protocol, keeps the UnifiedPOS life cycle, opens
/// the connection and opens it again, and counts what was written.
public protocol DeviceDriver {
    /// Makes the driver for the devices and settings of the configuration.
    ///
    /// - Throws: `E_ILLEGAL` with `giveUp` where a setting cannot be used; the message names it.
    init(_ parameters: OpenParameters) throws(DeviceError)

    /// What each device can do; asked once, when the process is opened.
    var capabilities: [DeviceCapabilities] { get }

    /// Takes one event and answers what is to be done, in order.
    mutating func received(_ input: DriverInput) -> [DriverOutput]
}

/// What happens to a driver.
public enum DriverInput: Equatable, Sendable {
    /// The connection stands; what the device remembers of earlier bytes is unknown.
    case linkUp
    /// The connection is gone; the kit opens it again by itself.
    case linkDown(DeviceError)
    /// Bytes arrived from the device, with the time by the clock of this machine in milliseconds since 1970.
    case bytes([UInt8], atMillis: Int64)
    /// All bytes of the write with this token have left the host.
    case written(token: Int)
    /// The write ended early; `bytesSent` of the error says how much had left the host.
    case notWritten(token: Int, DeviceError)
    /// A call that the life cycle allows, on a connection that stands. Answer each call once, now or later.
    case call(id: Int, DriverCall)
    /// The time asked for with `wake` has come.
    case wake(atMillis: Int64)
}

/// What a driver wants done.
public enum DriverOutput: Equatable, Sendable {
    /// Sends bytes to the device, after those already queued. The token comes back with `written` or `notWritten`.
    case write([UInt8], token: Int)
    case result(id: Int, DriverResult)
    case failure(id: Int, DeviceError)
    /// Delivered while the device is enabled, else dropped, as UnifiedPOS has it. Of a status the last of each side
    /// (power, cover, paper, drawer, fault) is kept and told when the device is enabled.
    case event(device: String, DeviceEvent)
    /// Asks for one `wake`; a later request replaces an earlier one.
    case wake(afterMillis: Int)
    /// Adds to a UnifiedPOS statistic, for instance `ReceiptLinePrintedCount`.
    case count(device: String, statistic: String, by: Int)
    /// From this moment on, how long the device may take no byte of a write before the connection is given up. It
    /// holds until the connection is gone; until it is said, the kit's own limit of 30 s holds. For a device that says
    /// by itself why it takes nothing, for instance a printer without paper.
    case stallLimit(millis: Int)
    /// A line for the log of the runtime.
    case log(DriverMessage.LogLevel, String)
}
