import TillTestSupport
import Testing

@testable import TillSimulator

/// Whatever a host or a person does, in any order, a device neither traps nor answers what no transfer can be.
@Suite struct SimulatedDeviceFuzzTests {
    private static let steps = 4000

    @Test(arguments: SimulatedDeviceKind.allCases)
    func nothingTraps(kind: SimulatedDeviceKind) {
        let seed = printedSeed(for: "simulated \(kind.rawValue)")
        var random = SeededGenerator(seed: seed)
        var device = SimulatedDevices.make(kind, identity: .standard(kind, serial: nil))
        for step in 0..<Self.steps {
            let problem =
                switch Int.random(in: 0..<10, using: &random) {
                case 0...3: Self.request(&device, &random)
                case 4...5: Self.write(&device, &random)
                case 6...7: Self.read(&device, &random)
                case 8: Self.command(&device, &random)
                default: Self.replug(&device, &random)
                }
            if let problem {
                Issue.record("seed \(seed), step \(step): \(problem)")
                return
            }
        }
        #expect(dump(of: &device) != nil)
    }

    /// A request of numbers that are mostly small, as the known ones are.
    private static func request(_ device: inout any SimulatedUSBDevice, _ random: inout SeededGenerator) -> String? {
        let types: [UInt8] = [0x00, 0x01, 0x02, 0x80, 0x81, 0x82, 0x21, 0xA1, 0x23, 0xC0]
        let setup = USBSetup(
            requestType: types.randomElement(using: &random) ?? random.bytes(1)[0],
            request: .random(in: 0...0x24, using: &random),
            value: Bool.random(using: &random)
                ? .random(in: 0...3, using: &random) << 8 | .random(in: 0...3, using: &random)
                : .random(in: 0...0xFFFF, using: &random),
            index: Bool.random(using: &random)
                ? .random(in: 0...2, using: &random) : .random(in: 0...0xFFFF, using: &random),
            length: .random(in: 0...300, using: &random)
        )
        let data = setup.isFromDevice ? [] : random.bytes(.random(in: 0...9, using: &random))
        switch device.control(setup, data: data) {
        case .done(let bytes):
            return bytes.count > Int(setup.length) || (!setup.isFromDevice && !bytes.isEmpty)
                ? "\(bytes) answers \(setup)" : nil
        case .pending: return "\(setup) is pending"
        case .stalled: return nil
        }
    }

    private static func write(_ device: inout any SimulatedUSBDevice, _ random: inout SeededGenerator) -> String? {
        let bytes = random.bytes(.random(in: 0...200, using: &random))
        let answer = device.output(bytes, endpoint: .random(in: 0...4, using: &random))
        if case .done(let back) = answer, !back.isEmpty { return "a write is answered with \(back)" }
        return nil
    }

    private static func read(_ device: inout any SimulatedUSBDevice, _ random: inout SeededGenerator) -> String? {
        let maxBytes = Int.random(in: -1...100, using: &random)
        let answer = device.input(endpoint: .random(in: 0...4, using: &random), maxBytes: maxBytes)
        if case .done(let bytes) = answer, bytes.count > max(maxBytes, 0) {
            return "\(bytes.count) of \(maxBytes) bytes"
        }
        return nil
    }

    private static func command(_ device: inout any SimulatedUSBDevice, _ random: inout SeededGenerator) -> String? {
        let isOn = Bool.random(using: &random)
        let commands: [SimulatorCommand] = [
            .scan(data: random.bytes(.random(in: 0...100, using: &random)), aim: isOn ? "]Q1" : nil),
            .scan(data: Array("4006381333931".utf8), aim: nil),
            .paper(SimulatorCommand.PaperState.allCases.randomElement(using: &random) ?? .ok),
            .cover(isOpen: isOn), .drawer(isOpen: isOn), .hold(isOn: isOn), .dump, .clear,
            .stall(isOn ? .input : .output, isOn: Bool.random(using: &random)),
        ]
        _ = device.received(commands.randomElement(using: &random) ?? .dump)
        return nil
    }

    private static func replug(_ device: inout any SimulatedUSBDevice, _ random: inout SeededGenerator) -> String? {
        device.unplugged()
        return device.enumerated() ? nil : "it is not enumerated"
    }
}
