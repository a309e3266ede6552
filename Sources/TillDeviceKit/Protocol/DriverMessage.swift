/// One frame from the runtime to a driver.
public struct DriverRequest: Equatable, Sendable {
    /// Counted up by the runtime; the answer carries the same.
    public var id: Int
    public var call: DriverCall

    public init(id: Int, call: DriverCall) {
        self.id = id
        self.call = call
    }
}

/// One frame from a driver to the runtime.
public enum DriverMessage: Equatable, Sendable {
    case result(id: Int, DriverResult)
    case failure(id: Int, DeviceError)
    case event(device: String, DeviceEvent)
    /// A line for the log; a driver has no log of its own.
    case log(LogLevel, String)

    public enum LogLevel: String, Equatable, Sendable, Codable {
        case debug, info, warning, error
    }
}
