import TillDeviceKit
import TillESCPOS

/// A receipt printer of the printer class with an ESC/POS emulator and a drawer behind it. Source: USB Device Class
/// Definition for Printing Devices 1.1.
///
/// A transfer is taken as a whole or not at all, so that a host that gives up on one knows what was taken. While
/// the emulator cannot print (no paper, cover open) its receive buffer fills; the transfer that overruns it is the last
/// that is taken, and further ones are `pending`.
public struct SimulatedPrinter: SimulatedUSBDevice {
    /// The endpoint numbers: 01h to the printer, 82h from it.
    public static let dataEndpoint: UInt8 = 1
    public static let answerEndpoint: UInt8 = 2
    /// Answers that the host does not fetch. One that does not fit any more is lost, as from a printer whose line is
    /// busy.
    static let answersMaxBytes = 4096

    public let kind = SimulatedDeviceKind.printer
    var peripheral: USBPeripheral
    var emulator: ESCPOSEmulator
    /// What was taken and does not fit the receive buffer yet: the rest of one transfer.
    private var overrun: ArraySlice<UInt8> = []
    private var answers = ByteQueue(capacity: answersMaxBytes)
    private var record = ByteRecord()
    private var cuts = 0
    private var kicks = 0
    /// The IEEE 1284 id, length and all.
    let deviceID: [UInt8]

    public init(identity: SimulatedIdentity, profile: PrinterProfile = .generic80) {
        let interface = USBInterfaceLayout(
            number: 0,
            code: USBClassCode(0x07, 0x01, 0x02),
            endpoints: [.bulk(Self.dataEndpoint), .bulk(Self.answerEndpoint | USBEndpointLayout.inputBit)]
        )
        let layout = USBLayout(code: .none, isSelfPowered: true, maxMilliamperes: 2, interfaces: [interface])
        peripheral = USBPeripheral(identity, layout)
        emulator = ESCPOSEmulator(profile: profile, identity: Self.emulated(identity, profile))
        deviceID = Self.deviceID(identity)
    }

    public var deviceDescriptor: [UInt8] { peripheral.deviceDescriptor }
    public var configurationDescriptor: [UInt8] { peripheral.configurationDescriptor }

    public mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer {
        peripheral.answer(setup) ?? classRequest(setup)
    }

    public mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer {
        guard endpoint == Self.dataEndpoint, bytes.count <= USBPeripheral.transferMaxBytes else { return .stalled }
        if let refusal = peripheral.refusal(ofTransferAt: endpoint) { return refusal }
        guard !bytes.isEmpty else { return .done([]) }
        guard overrun.isEmpty, emulator.acceptableByteCount > 0 else { return .pending }
        record.append(bytes)
        overrun = bytes[...]
        feed()
        return .done([])
    }

    public mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        guard endpoint == Self.answerEndpoint else { return .stalled }
        let address = endpoint | USBEndpointLayout.inputBit
        if let refusal = peripheral.refusal(ofTransferAt: address) { return refusal }
        return answers.isEmpty ? .pending : .done(answers.next(maxBytes))
    }

    /// The printer has its own power: its modes, its paper and what it has taken stay.
    public mutating func unplugged() {
        peripheral.unplugged()
        answers.removeAll()
    }

    public mutating func received(_ command: SimulatorCommand) -> Result<SimulatorAnswer, SimulatorRefusal> {
        if peripheral.received(command) { return .success(SimulatorAnswer()) }
        switch command {
        case .paper(let paper): change { $0.paper = Self.supply(paper) }
        case .cover(let isOpen): change { $0.isCoverOpen = isOpen }
        case .drawer(let isOpen): change { $0.drawer.isOpen = isOpen }
        case .dump: return .success(answer)
        case .clear: clear()
        case .scan: return .failure(SimulatorRefusal("a printer cannot scan"))
        case .stall, .hold: break
        }
        return .success(SimulatorAnswer())
    }

    // MARK: - The emulator

    /// SOFT_RESET (4.2.3): buffers and halts. The emulator's modes go with its buffers, as after ESC @.
    mutating func softReset() {
        overrun = []
        answers.removeAll()
        peripheral.clearHalts()
        heed(emulator.powerCycle())
    }

    /// Hands over what the receive buffer has room for, until all is handed over or it is full.
    private mutating func feed() {
        while !overrun.isEmpty, emulator.acceptableByteCount > 0 {
            let piece = overrun.prefix(emulator.acceptableByteCount)
            overrun = overrun.dropFirst(piece.count)
            heed(emulator.received(Array(piece)))
        }
        if overrun.isEmpty { overrun = [] }
    }

    private mutating func change(_ edit: (inout EmulatedStatus) -> Void) {
        var status = emulator.status
        edit(&status)
        heed(emulator.change(to: status))
        feed()
    }

    private mutating func heed(_ events: [EmulatorEvent]) {
        for event in events {
            switch event {
            case .reply(let bytes): _ = answers.append(bytes)
            case .cut: cuts += 1
            case .pulse: kicks += 1
            case .buzzer, .ignored, .unknown, .skipped, .overflowed, .lost, .offline: break
            }
        }
    }

    private mutating func clear() {
        _ = emulator.tearOff()
        record.removeAll()
        (cuts, kicks) = (0, 0)
    }

    private var answer: SimulatorAnswer {
        let text = emulator.paper.text()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return SimulatorAnswer(
            // The last line ends with a line end, behind which there is nothing.
            lines: lines.last == "" ? lines.dropLast() : lines,
            bytes: record.base64,
            cuts: cuts,
            kicks: kicks,
            drawerIsOpen: emulator.status.drawer.isOpen
        )
    }

    private static func supply(_ paper: SimulatorCommand.PaperState) -> PaperSupply {
        switch paper {
        case .ok: .present
        case .low: .nearEnd
        case .out: .end
        }
    }
}
