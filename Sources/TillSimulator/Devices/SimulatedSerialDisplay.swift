/// A customer display as a serial port (CDC-ACM). It says nothing back.
public struct SimulatedSerialDisplay: SimulatedUSBDevice {
    public let kind = SimulatedDeviceKind.serialDisplay
    private var port: CDCSerialPort
    private var panel: any SimulatedDisplayPanel
    private var record = ByteRecord()

    public init(identity: SimulatedIdentity, panel: any SimulatedDisplayPanel = CharacterPanel()) {
        self.panel = panel
        port = CDCSerialPort(identity, isSelfPowered: false, outgoingMaxBytes: 0)
    }

    public var deviceDescriptor: [UInt8] { port.peripheral.deviceDescriptor }
    public var configurationDescriptor: [UInt8] { port.peripheral.configurationDescriptor }

    public mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer { port.control(setup, data: data) }

    public mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer {
        let transfer = port.output(bytes, endpoint: endpoint)
        if case .done = transfer {
            record.append(bytes)
            panel.received(bytes)
        }
        return transfer
    }

    public mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        port.input(endpoint: endpoint, maxBytes: maxBytes)
    }

    /// What it showed last is remembered for whoever asks, though a display without power is dark.
    public mutating func unplugged() { port.unplugged() }

    public mutating func received(_ command: SimulatorCommand) -> Result<SimulatorAnswer, SimulatorRefusal> {
        if port.peripheral.received(command) { return .success(SimulatorAnswer()) }
        switch command {
        case .dump: return .success(SimulatorAnswer(lines: panel.rows, bytes: record.base64, line: port.line))
        // The bytes are forgotten; what is lit stays lit.
        case .clear:
            record.removeAll()
            port.forgetBreaks()
            return .success(SimulatorAnswer())
        default: return .failure(SimulatorRefusal("a display cannot scan, and has no paper, no cover and no drawer"))
        }
    }
}
