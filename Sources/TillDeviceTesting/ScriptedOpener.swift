import TillDeviceKit

/// Opens scripted connections one after the other, or fails to, as the test says.
public final class ScriptedOpener: TransportOpener {
    public enum Outcome {
        case connection(ScriptedTransport)
        case failure(DeviceError)
    }

    /// What the next openings come to; after the last one every opening fails with `E_NOHARDWARE`.
    public private(set) var remaining: [Outcome]
    /// What was opened, in order.
    public private(set) var opened: [ConnectionAddress] = []

    public init(_ outcomes: [Outcome]) {
        remaining = outcomes
    }

    public convenience init(_ transports: ScriptedTransport...) {
        self.init(transports.map { .connection($0) })
    }

    public func open(_ address: ConnectionAddress) throws(DeviceError) -> any Transport {
        opened.append(address)
        guard !remaining.isEmpty else {
            throw DeviceError(.noHardware, .waitForOperator, "the script has no further connection")
        }
        switch remaining.removeFirst() {
        case .connection(let transport): return transport
        case .failure(let error): throw error
        }
    }
}
