/// A serial port as CDC-ACM: the communications interface 0 with its notification endpoint, the data interface 1 with a
/// bulk endpoint each way. Source: CDC 1.2; PSTN subclass 1.2, 6.3.
struct CDCSerialPort: Sendable {
    /// 02h to the device, 82h from it, 83h for notifications, of which it has none to send.
    static let dataEndpoint: UInt8 = 2
    static let notificationEndpoint: UInt8 = 3
    static let notificationBytes: UInt16 = 16
    static let notificationIntervalMillis: UInt8 = 16

    var peripheral: USBPeripheral
    private(set) var settings = LineSettings()
    private(set) var isDTR = false
    private(set) var isRTS = false
    /// How many breaks the host has begun, up to `breaksMax`.
    private(set) var breaks = 0
    private var outgoing: ByteQueue

    static let breaksMax = 1_000_000

    /// - Parameter outgoingMaxBytes: what may wait for the host.
    init(_ identity: SimulatedIdentity, isSelfPowered: Bool, outgoingMaxBytes: Int) {
        let input = USBEndpointLayout.inputBit
        let notification = USBEndpointLayout.interrupt(
            Self.notificationEndpoint | input,
            maxPacketBytes: Self.notificationBytes,
            intervalMillis: Self.notificationIntervalMillis
        )
        let communications = USBInterfaceLayout(
            number: 0,
            // Communications, abstract control model, commands of V.250.
            code: USBClassCode(0x02, 0x02, 0x01),
            classDescriptors: USBDescriptor.serialPort(communications: 0, data: 1),
            endpoints: [notification]
        )
        let data = USBInterfaceLayout(
            number: 1,
            code: USBClassCode(0x0A, 0x00, 0x00),
            endpoints: [.bulk(Self.dataEndpoint), .bulk(Self.dataEndpoint | input)]
        )
        let layout = USBLayout(
            code: USBClassCode(0x02, 0x00, 0x00),
            isSelfPowered: isSelfPowered,
            maxMilliamperes: isSelfPowered ? 2 : 400,
            interfaces: [communications, data]
        )
        peripheral = USBPeripheral(identity, layout)
        outgoing = ByteQueue(capacity: outgoingMaxBytes)
    }

    mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer {
        peripheral.answer(setup) ?? classRequest(setup, data)
    }

    /// Whether bytes from the host are taken; the device makes of them what it likes.
    mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer {
        guard endpoint == Self.dataEndpoint, bytes.count <= USBPeripheral.transferMaxBytes else { return .stalled }
        return peripheral.refusal(ofTransferAt: endpoint) ?? .done([])
    }

    mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        guard [Self.dataEndpoint, Self.notificationEndpoint].contains(endpoint) else { return .stalled }
        let address = endpoint | USBEndpointLayout.inputBit
        if let refusal = peripheral.refusal(ofTransferAt: address) { return refusal }
        guard endpoint == Self.dataEndpoint, !outgoing.isEmpty else { return .pending }
        return .done(outgoing.next(maxBytes))
    }

    /// Puts bytes behind those that wait for the host; all of them, or none with the reason.
    mutating func send(_ bytes: [UInt8]) throws(SimulatorRefusal) {
        guard peripheral.isConfigured else { throw .notConfigured }
        guard outgoing.append(bytes) else { throw .labelsWaiting }
    }

    mutating func unplugged() {
        peripheral.unplugged()
        settings = LineSettings()
        (isDTR, isRTS) = (false, false)
        outgoing.removeAll()
    }

    mutating func forgetBreaks() { breaks = 0 }

    /// For instance `9600 8N1 DTR RTS`, and the breaks where there were any.
    var line: String {
        var words = [settings.text]
        if isDTR { words.append("DTR") }
        if isRTS { words.append("RTS") }
        if breaks > 0 { words.append("\(breaks) BREAK") }
        return words.joined(separator: " ")
    }

    // MARK: - Class requests (PSTN 1.2, 6.3)

    private enum Request {
        static let setLineCoding: UInt8 = 0x20
        static let getLineCoding: UInt8 = 0x21
        static let setControlLineState: UInt8 = 0x22
        static let sendBreak: UInt8 = 0x23
    }

    private static let toInterface: UInt8 = 0x21
    private static let fromInterface: UInt8 = 0xA1

    private mutating func classRequest(_ setup: USBSetup, _ data: [UInt8]) -> USBTransfer {
        guard setup.index == 0 else { return .stalled }
        switch (setup.requestType, setup.request) {
        case (Self.toInterface, Request.setLineCoding):
            guard let settings = LineSettings(data) else { return .stalled }
            self.settings = settings
        case (Self.fromInterface, Request.getLineCoding): return USBPeripheral.reply(settings.bytes, to: setup)
        case (Self.toInterface, Request.setControlLineState):
            isDTR = setup.value & 1 != 0
            isRTS = setup.value & 2 != 0
        // wValue is how long in milliseconds, FFFFh until it is taken back by 0.
        case (Self.toInterface, Request.sendBreak):
            if setup.value > 0 { breaks = min(breaks + 1, Self.breaksMax) }
        default: return .stalled
        }
        return .done([])
    }
}
