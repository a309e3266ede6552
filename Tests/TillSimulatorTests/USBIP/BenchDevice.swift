@testable import TillSimulator

/// The device of these tests: bulk OUT 1 takes bytes, bulk IN 2 gives them back, interrupt IN 3 gives what is scanned.
struct BenchDevice: SimulatedUSBDevice {
    static let vendor: UInt16 = 0x1209
    static let product: UInt16 = 0x0001

    let kind: SimulatedDeviceKind
    let serial: String?
    /// What came and has not been given back.
    var echo: [UInt8] = []
    var scanned: [[UInt8]] = []
    var taken: [UInt8] = []
    var isHeld = false
    var stalls: Set<SimulatorCommand.Direction> = []
    var unpluggedCount = 0
    /// Answers more than is asked for, as a broken device does.
    var babbles = false

    init(_ kind: SimulatedDeviceKind = .hidScanner, serial: String? = nil) {
        (self.kind, self.serial) = (kind, serial)
    }

    var deviceDescriptor: [UInt8] {
        // bLength, DEVICE, bcdUSB 2.00, class 0/0/0, packets of 64 on endpoint 0,
        [18, 1, 0x00, 0x02, 0, 0, 0, 64]
            // idVendor 1209h, idProduct 0001h, bcdDevice 1.02, iManufacturer, iProduct, iSerialNumber, configurations.
            + [0x09, 0x12, 0x01, 0x00, 0x02, 0x01, 0, 0, serial == nil ? 0 : 3, 1]
    }

    var configurationDescriptor: [UInt8] {
        // CONFIGURATION of 41 bytes, 2 interfaces, value 1, self-powered, 100 mA,
        [9, 2, 41, 0, 2, 1, 0, 0xC0, 50]
            // INTERFACE 0: class 07/01/02; an alternate setting of it, which is no further interface;
            + [9, 4, 0, 0, 0, 0x07, 0x01, 0x02, 0] + [9, 4, 0, 1, 0, 0xFF, 0xFF, 0xFF, 0]
            // ENDPOINT 81h; INTERFACE 1: class 03/01/01.
            + [5, 5, 0x81, 3, 8] + [9, 4, 1, 0, 0, 0x03, 0x01, 0x01, 0]
    }

    mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer {
        switch (setup.request, setup.value) {
        case (6, 0x0100): return .done(deviceDescriptor)
        case (6, 0x0200): return .done(configurationDescriptor)
        case (6, 0x0303):
            let units = Array((serial ?? "").utf16)
            return .done([UInt8(2 + 2 * units.count), 3] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        // A request of the tests' own: it is held off until something was scanned.
        case (0x7E, _): return scanned.isEmpty ? .pending : .done([])
        case (0x7F, _):
            taken += data
            return .done([])
        default: return .stalled
        }
    }

    mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer {
        guard endpoint == 1, !stalls.contains(.output) else { return .stalled }
        if isHeld { return .pending }
        taken += bytes
        echo += bytes
        return .done([])
    }

    mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer {
        guard !stalls.contains(.input) else { return .stalled }
        if babbles { return .done([UInt8](repeating: 1, count: maxBytes + 1)) }
        if endpoint == 2, !echo.isEmpty {
            defer { echo = Array(echo.dropFirst(maxBytes)) }
            return .done(Array(echo.prefix(maxBytes)))
        }
        if endpoint == 3, !scanned.isEmpty { return .done(scanned.removeFirst()) }
        return .pending
    }

    mutating func unplugged() {
        unpluggedCount += 1
        echo = []
    }

    mutating func received(_ command: SimulatorCommand) -> Result<SimulatorAnswer, SimulatorRefusal> {
        switch command {
        case .scan where kind == .printer: return .failure(SimulatorRefusal("a printer cannot scan"))
        case .scan(let data, let aim): scanned.append(Array((aim ?? "").utf8) + data)
        case .hold(let isOn): isHeld = isOn
        case .stall(let direction, let isOn):
            if isOn { stalls.insert(direction) } else { stalls.remove(direction) }
        case .dump: return .success(SimulatorAnswer(lines: [String(decoding: taken, as: UTF8.self)]))
        case .clear: taken = []
        default: return .failure(SimulatorRefusal("a bench device has none"))
        }
        return .success(SimulatorAnswer())
    }
}

/// The client's side of USB/IP, as the tests speak it.
enum Client {
    /// OP_REQ_DEVLIST: version 1.1.1, code, status.
    static let deviceList: [UInt8] = [0x01, 0x11, 0x80, 0x05, 0, 0, 0, 0]

    /// OP_REQ_IMPORT: version, code, status, the bus id in 32 bytes.
    static func importing(_ busID: String) -> [UInt8] {
        [0x01, 0x11, 0x80, 0x03, 0, 0, 0, 0] + Array(busID.utf8) + [UInt8](repeating: 0, count: 32 - busID.utf8.count)
    }

    static func big(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    /// USBIP_CMD_SUBMIT.
    static func submit(
        _ sequence: UInt32,
        endpoint: UInt32,
        isIn: Bool,
        length: UInt32? = nil,
        flags: UInt32 = 0,
        packets: UInt32 = 0,
        setup: [UInt8] = [UInt8](repeating: 0, count: 8),
        data: [UInt8] = []
    ) -> [UInt8] {
        // command, seqnum, devid, direction, ep, transfer_flags, transfer_buffer_length, start_frame,
        // number_of_packets, interval, setup.
        let words: [UInt32] = [
            1, sequence, 0x0001_0002, isIn ? 1 : 0, endpoint, flags, length ?? UInt32(data.count), 0, packets, 4,
        ]
        return words.flatMap(big) + setup + data
    }

    /// GET_DESCRIPTOR of the device, of so many bytes.
    static func getDeviceDescriptor(_ sequence: UInt32, length: UInt8 = 18) -> [UInt8] {
        submit(sequence, endpoint: 0, isIn: true, length: UInt32(length), setup: [0x80, 6, 0, 1, 0, 0, length, 0])
    }

    /// USBIP_CMD_UNLINK.
    static func unlink(_ sequence: UInt32, of target: UInt32) -> [UInt8] {
        ([2, sequence, 0x0001_0002, 0, 0, target] as [UInt32]).flatMap(big) + [UInt8](repeating: 0, count: 24)
    }

    /// USBIP_RET_SUBMIT.
    static func submitted(
        _ sequence: UInt32,
        status: Int32 = 0,
        length: UInt32,
        packets: UInt32 = 0,
        data: [UInt8] = []
    ) -> [UInt8] {
        // command, seqnum, devid 0, direction 0, ep 0, status, actual_length, start_frame 0, number_of_packets,
        // error_count 0, padding of 8.
        let words: [UInt32] = [3, sequence, 0, 0, 0, UInt32(bitPattern: status), length, 0, packets, 0, 0, 0]
        return words.flatMap(big) + data
    }

    /// USBIP_RET_UNLINK.
    static func unlinked(_ sequence: UInt32, status: Int32) -> [UInt8] {
        let words: [UInt32] = [4, sequence, 0, 0, 0, UInt32(bitPattern: status), 0, 0, 0, 0, 0, 0]
        return words.flatMap(big)
    }
}

/// A session with its device, as the server puts them together.
struct Bench {
    var session = USBIPSession(isImported: true)
    var queue = URBQueue()
    var device: any SimulatedUSBDevice
    var fault: USBIPFault?

    init(_ device: BenchDevice = BenchDevice()) { self.device = device }

    /// What is answered to bytes of the host.
    mutating func answers(_ bytes: [UInt8], roomBytes: Int = 1 << 20) -> [UInt8] {
        var output: [UInt8] = []
        for event in session.received(bytes) {
            switch event {
            case .submitted(let urb):
                do throws(USBIPFault) {
                    try queue.submitted(urb)
                } catch {
                    fault = error
                }
                output += queue.work(on: &device, roomBytes: roomBytes)
            case .unlinked(let unlink): output += queue.unlinked(unlink)
            case .ended(let why): fault = why
            case .deviceListWanted, .importWanted: break
            }
        }
        return output
    }

    /// What is answered after something was done to the device.
    mutating func answers(after command: SimulatorCommand) -> [UInt8] {
        _ = device.received(command)
        return queue.work(on: &device, roomBytes: 1 << 20)
    }
}
