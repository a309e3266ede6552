/// A barcode scanner as a serial port (CDC-ACM): the label and a CR, wherever the transfers are cut.
public struct SimulatedSerialScanner: SimulatedUSBDevice {
    /// Bytes that wait for the host: two of the longest labels and more. A label that does not fit is refused.
    static let outgoingMaxBytes = 16 * 1024
    private static let terminator: UInt8 = 0x0D

    public let kind = SimulatedDeviceKind.serialScanner
    private let sendsAIM: Bool
    private var port: CDCSerialPort
    private var record = ByteRecord()

    /// - Parameter sendsAIM: the AIM identifier comes before each label, also where none is given with the scan.
    public init(identity: SimulatedIdentity, sendsAIM: Bool = false) {
        self.sendsAIM = sendsAIM
        port = CDCSerialPort(identity, isSelfPowered: false, outgoingMaxBytes: Self.outgoingMaxBytes)
    }

    public var deviceDescriptor: [UInt8] { port.peripheral.deviceDescriptor }
    public var configurationDescriptor: [UInt8] { port.peripheral.configurationDescriptor }

    public mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer { port.control(setup, data: data) }

    /// What the host says to the scanner is kept, and not understood.
    public mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer {
        let transfer = port.output(bytes, endpoint: endpoint)
        if case .done = transfer { record.append(bytes) }
        return transfer
    }

    public mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        port.input(endpoint: endpoint, maxBytes: maxBytes)
    }

    public mutating func unplugged() { port.unplugged() }

    public mutating func received(_ command: SimulatorCommand) -> Result<SimulatorAnswer, SimulatorRefusal> {
        if port.peripheral.received(command) { return .success(SimulatorAnswer()) }
        switch command {
        case .scan(let data, let aim):
            do throws(SimulatorRefusal) {
                let label = try ScannedLabel(data: data, aim: aim)
                let prefix = sendsAIM ? label.identifier : label.givenIdentifier ?? []
                try port.send(prefix + label.data + [Self.terminator])
            } catch {
                return .failure(error)
            }
        case .dump: return .success(SimulatorAnswer(bytes: record.base64, line: port.line))
        case .clear:
            record.removeAll()
            port.forgetBreaks()
        default: return .failure(.onlyScans)
        }
        return .success(SimulatorAnswer())
    }
}
