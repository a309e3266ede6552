import Foundation
import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillLinuxIO

@Suite struct HIDRecordTests {
    @Test func bytesOfARecord() {
        // kind 2 (input), length 3, high byte first, content
        #expect(HIDRecord(.input, [2, 1, 0x41]).bytes == [0x02, 0x00, 0x03, 0x02, 0x01, 0x41])
        #expect(HIDRecord(.input, [UInt8](repeating: 0, count: 300)).bytes.prefix(3) == [2, 1, 0x2C])
    }

    @Test func recordsSurviveTheWayHoweverTheyAreCut() throws {
        let seed = printedSeed(for: "HID records")
        var generator = SeededGenerator(seed: seed)
        for round in 0..<200 {
            let records = (0..<5).map { _ in
                HIDRecord(
                    HIDRecord.Kind.allCases.randomElement(using: &generator) ?? .input,
                    generator.bytes(Int.random(in: 0...400, using: &generator))
                )
            }
            var rest = records.flatMap(\.bytes)[...]
            var reader = HIDRecordReader()
            var read: [HIDRecord] = []
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...100, using: &generator))
                read += try reader.received(piece)
                rest = rest.dropFirst(piece.count)
            }
            #expect(read == records, "seed \(seed), round \(round)")
        }
    }

    @Test func whatIsNoRecordIsRefusedAndForgotten() throws {
        var reader = HIDRecordReader()
        #expect(throws: DeviceError.self) { _ = try reader.received([9, 0, 0]) }
        #expect(try reader.received(HIDRecord(.input, [1]).bytes) == [HIDRecord(.input, [1])])
    }
}

@Suite struct HidrawTransportTests {
    private static let scanner: [UInt8] = [
        0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02, 0x09, 0xFE, 0x75, 0x08, 0x95, 0x3F, 0x81, 0x02, 0xC0,
    ]
    private static let keyboard: [UInt8] = [0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0xC0]

    /// What was asked of the kernel.
    private final class Kernel {
        var descriptor: Result<[UInt8], SystemError> = .success(HidrawTransportTests.scanner)
        var features: [[UInt8]] = []
        var featureError: SystemError?
    }

    private static func system(_ kernel: Kernel, _ tree: DeviceTreeFolder? = nil) -> HidrawSystem {
        HidrawSystem(
            nodes: tree?.nodes ?? "/dev",
            classes: tree?.classes ?? "/sys/class/hidraw",
            isNode: { _ in true },
            descriptor: { _ in kernel.descriptor },
            sendFeature: { _, report in
                kernel.features.append(report)
                return kernel.featureError
            }
        )
    }

    /// A socket that keeps the ends of what is sent, as hidraw does.
    private static func pair() throws -> (node: Descriptor, device: End) {
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw TestFailure("no pair of sockets") }
        return (Descriptor(ends[0]), End(ends[1]))
    }

    private static func started(_ kernel: Kernel = Kernel()) throws -> (transport: HidrawTransport, device: End) {
        let (node, device) = try pair()
        return (try HidrawTransport(path: "/dev/hidraw0", node, takesAny: false, system(kernel)), device)
    }

    private static func records(_ bytes: [UInt8]) throws -> [HIDRecord] {
        var reader = HIDRecordReader()
        return try reader.received(bytes)
    }

    @Test func theDescriptorComesFirstAndThenARecordForEachReport() throws {
        let (transport, device) = try Self.started()
        let reports: [[UInt8]] = [[2, 1, 0x41], [UInt8](repeating: 7, count: 64), [2]]
        for report in reports { try device.send(report) }
        let expected = [HIDRecord(.descriptor, Self.scanner)] + reports.map { HIDRecord(.input, $0) }
        #expect(try Self.records(transport.read()) == expected)
        #expect(try transport.read() == [])
        transport.close()
    }

    @Test func aBurstIsReadInPiecesThatEndWithARecord() throws {
        let (transport, device) = try Self.started()
        var read: [HIDRecord] = []
        for round in 0..<30 {
            for number in 0..<10 {
                try device.send([2, UInt8(round), UInt8(number)] + [UInt8](repeating: 0, count: 61))
            }
            read += try Self.records(transport.read())
        }
        #expect(read.dropFirst().count == 300)
        transport.close()
    }

    @Test func unplugging() throws {
        let (transport, device) = try Self.started()
        try device.send([2, 1, 0x41])
        device.close()
        // What was read before is still told.
        #expect(try Self.records(transport.read()).count == 2)
        let error = try failure(of: transport)
        #expect(error.code == .noHardware && error.recovery == .reopen && error.message.contains("/dev/hidraw0"))
        transport.close()
    }

    @Test func featureReportsGoOutWholeAndARefusalIsTold() throws {
        let kernel = Kernel()
        let (transport, _) = try Self.started(kernel)
        _ = try transport.read()
        let record = HIDRecord(.feature, [254, 1]).bytes
        #expect(try transport.write(record[..<2]) == 2)
        #expect(kernel.features == [])
        #expect(try transport.write(record[2...]) == record.count - 2)
        #expect(kernel.features == [[254, 1]])
        kernel.featureError = SystemError(EPIPE)
        _ = try transport.write(record[...])
        #expect(try Self.records(transport.read()) == [HIDRecord(.refused, [254, UInt8(EPIPE)])])
        #expect(throws: DeviceError.self) { _ = try transport.write(HIDRecord(.input, [1]).bytes[...]) }
        transport.close()
    }

    @Test func whatIsNoScannerIsRefusedUnlessItIsAskedFor() throws {
        let kernel = Kernel()
        kernel.descriptor = .success(Self.keyboard)
        let error = try #require(throws: DeviceError.self) { _ = try Self.started(kernel) }
        #expect(error.code == .illegal && error.message.contains("8Ch"))
        let (node, _) = try Self.pair()
        _ = try HidrawTransport(path: "/dev/hidraw0", node, takesAny: true, Self.system(kernel))
        kernel.descriptor = .failure(SystemError(ENOTTY))
        #expect(try #require(throws: DeviceError.self) { _ = try Self.started(kernel) }.code == .illegal)
        kernel.descriptor = .failure(SystemError(EIO))
        #expect(try #require(throws: DeviceError.self) { _ = try Self.started(kernel) }.code == .noHardware)
    }

    @Test func aNodeHasOneDriver() throws {
        let tree = try DeviceTreeFolder()
        try tree.node("hidraw0", below: "usb1/1-2")
        let address = try #require(ConnectionAddress("hidraw:\(tree.nodes)/hidraw0"))
        let system = Self.system(Kernel(), tree)
        let first = try HidrawTransport.open(address, system: system)
        let error = try #require(throws: DeviceError.self) { _ = try HidrawTransport.open(address, system: system) }
        #expect(error.code == .busy)
        first.close()
        try HidrawTransport.open(address, system: system).close()
    }

    @Test func aScannerIsFoundByItsIds() throws {
        let tree = try DeviceTreeFolder()
        // A scanner that is a keyboard, too, and two more with one id.
        try tree.usb("1-2", vendor: "0c2e", product: "0b8f", serial: "A1")
        for (name, bytes) in [("hidraw0", Self.keyboard), ("hidraw1", Self.scanner)] {
            try tree.node(name, below: "usb1/1-2/1-2:1.0/x/hidraw")
            try tree.write(Data(bytes), "devices/usb1/1-2/1-2:1.0/x/hidraw/\(name)/device/report_descriptor")
        }
        for (port, serial) in [("1-3", "B1"), ("1-4", "B2")] {
            let name = "hidraw\(port.dropFirst(2))"
            try tree.usb(port, vendor: "05e0", product: "1900", serial: serial)
            try tree.node(name, below: "usb1/\(port)/\(port):1.0/x/hidraw")
            let file = "devices/usb1/\(port)/\(port):1.0/x/hidraw/\(name)/device/report_descriptor"
            try tree.write(Data(Self.scanner), file)
        }
        let system = Self.system(Kernel(), tree)
        func open(_ text: String) throws -> any Transport {
            try HidrawTransport.open(try #require(ConnectionAddress(text)), system: system)
        }
        #expect(system.scanners(try #require(InputIdentity("0c2e:0b8f")), serial: nil) == ["\(tree.nodes)/hidraw1"])
        try open("hidraw:by-usb/0c2e:0b8f").close()
        try open("hidraw:by-usb/05e0:1900?serial=B2").close()
        let several = try #require(throws: DeviceError.self) { _ = try open("hidraw:by-usb/05e0:1900") }
        #expect(several.code == .illegal && several.message.contains("hidraw3") && several.message.contains("hidraw4"))
        for absent in ["hidraw:by-usb/05e0:1900?serial=B3", "hidraw:by-usb/1234:5678"] {
            #expect(try #require(throws: DeviceError.self) { _ = try open(absent) }.code == .noExist)
        }
    }

    @Test(arguments: [
        "hidraw:hidraw0", "hidraw:by-usb/05e0", "hidraw:/dev/hidraw0?any=maybe", "hidraw:/dev/hidraw0?serial=X",
        "hidraw:/dev/hidraw0?grab=no", "hidraw:/dev/null",
    ])
    func addressesThatAreNone(text: String) throws {
        let address = try #require(ConnectionAddress(text))
        let error = try #require(throws: DeviceError.self) { _ = try LinuxTransports().open(address) }
        #expect(error.code == .illegal, "\(error)")
    }

    @Test func aNodeThatIsNotThereIsToldAsAbsent() throws {
        let address = try #require(ConnectionAddress("hidraw:/dev/no-such-hidraw"))
        #expect(try #require(throws: DeviceError.self) { _ = try LinuxTransports().open(address) }.code == .noExist)
    }
}
