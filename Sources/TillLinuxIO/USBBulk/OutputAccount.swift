import TillDeviceKit

/// The account of bytes handed to a bulk endpoint: one part is in flight at a time, and is counted when it has ended,
/// with what really went over the wire.
struct OutputAccount {
    /// A failure that came with bytes counted: the bytes are answered first, the failure by the next write.
    private var failure: DeviceError?
    private var isInFlight = false

    /// What `write` answers. Reports the finished part before it begins another, because the bytes it is given begin
    /// with those of that part until they have been answered.
    ///
    /// - Parameters:
    ///   - ending: how the part in flight ended; nil while it has not.
    ///   - begin: hands over the next part; answers why not.
    mutating func write(
        ending: (count: Int, failure: DeviceError?)?,
        begin: () -> DeviceError?
    ) throws(DeviceError) -> Int {
        if isInFlight {
            guard let ending else { return 0 }
            isInFlight = false
            failure = ending.failure
            if ending.count > 0 { return ending.count }
        }
        if let told = failure {
            failure = nil
            throw told
        }
        if let refusal = begin() { throw refusal }
        isInFlight = true
        return 0
    }
}
