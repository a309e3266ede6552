import TillDeviceKit

/// A wire to a device that takes everything, remembers it, and can be cut at any byte: for tests that care about what
/// was written and not about the pieces.
///
/// It stands for every connection that the driver opens in turn; plugging it out ends the one that stands.
public final class SimulatedWire: TransportOpener {
    /// All that was written over all connections.
    public var written: [UInt8] = []
    /// How often a connection was opened.
    public private(set) var connections = 0
    /// Whether the device can be reached; false ends the connection that stands and lets the next openings fail.
    public var isPlugged = true
    /// The wire breaks, once, when so many more bytes have been taken.
    public var breaksAfterBytes: Int?
    /// What one write takes at the most.
    public var takesAtMostBytes = Int.max
    /// Whether the device has all that was written.
    public var isDrained = true
    /// What answers the bytes that the driver writes; the answer arrives with the next read.
    public var reply: ((_ written: [UInt8]) -> [UInt8])?

    fileprivate var incoming: [[UInt8]] = []

    /// What the simulated failures say.
    public static let broken = DeviceError(.offline, .reopen, "the simulated wire broke")

    public init() {}

    /// Lets bytes arrive from the device, in a read of their own.
    public func deliver(_ bytes: [UInt8]) {
        incoming.append(bytes)
    }

    public func open(_ address: ConnectionAddress) throws(DeviceError) -> any Transport {
        guard isPlugged else { throw Self.broken }
        connections += 1
        incoming = []
        return Connection(wire: self, number: connections)
    }

    private final class Connection: Transport {
        private let wire: SimulatedWire
        private let number: Int

        init(wire: SimulatedWire, number: Int) {
            self.wire = wire
            self.number = number
        }

        func descriptors(wantsWrite: Bool) -> [PollDescriptor] { [] }

        func isOpen() throws(DeviceError) -> Bool {
            try breakIfDue()
            return true
        }

        func read() throws(DeviceError) -> [UInt8] {
            try breakIfDue()
            return wire.incoming.isEmpty ? [] : wire.incoming.removeFirst()
        }

        func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
            try breakIfDue()
            let taken = Array(bytes.prefix(min(wire.takesAtMostBytes, wire.breaksAfterBytes ?? Int.max)))
            if let left = wire.breaksAfterBytes { wire.breaksAfterBytes = left - taken.count }
            wire.written += taken
            if let answer = wire.reply?(taken), !answer.isEmpty { wire.incoming.append(answer) }
            return taken.count
        }

        func isDrained() throws(DeviceError) -> Bool {
            try breakIfDue()
            return wire.isDrained
        }

        func close() {}

        private func breakIfDue() throws(DeviceError) {
            if !wire.isPlugged { throw SimulatedWire.broken }
            guard let left = wire.breaksAfterBytes, left <= 0 else { return }
            wire.breaksAfterBytes = nil
            throw SimulatedWire.broken
        }
    }
}
