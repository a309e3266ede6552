import Testing
import TillTestSupport

@testable import TillLinuxIO

@Suite struct HIDReportDescriptorTests {
    private typealias Field = HIDReportDescriptor.Field

    /// A mouse of three buttons (USB HID 1.11, appendix E.10), with a report of scanners behind it.
    private static let mouseAndScanner: [UInt8] = [
        // usage page 01h, usage 02h (mouse), application; usage 01h, physical
        0x05, 0x01, 0x09, 0x02, 0xA1, 0x01, 0x09, 0x01, 0xA1, 0x00,
        // report id 1; usage page 09h (buttons), usages 1…3; 3 times 1 bit, input
        0x85, 0x01, 0x05, 0x09, 0x19, 0x01, 0x29, 0x03, 0x95, 0x03, 0x75, 0x01, 0x81, 0x02,
        // 5 bits of padding
        0x95, 0x01, 0x75, 0x05, 0x81, 0x01,
        // push; usage page 01h, usages X and Y; 2 times 8 bits, input; pop
        0xA4, 0x05, 0x01, 0x09, 0x30, 0x09, 0x31, 0x75, 0x08, 0x95, 0x02, 0x81, 0x06, 0xB4,
        // ends
        0xC0, 0xC0,
        // a long item, which says nothing
        0xFE, 0x02, 0x00, 0xAA, 0xBB,
        // usage 008C:0002 in four bytes, application; report id 2
        0x0B, 0x02, 0x00, 0x8C, 0x00, 0xA1, 0x01, 0x85, 0x02,
        // usage page 8Ch, usage FEh; 300 times 8 bits, input; usage 01h, feature
        0x05, 0x8C, 0x09, 0xFE, 0x75, 0x08, 0x96, 0x2C, 0x01, 0x82, 0x02, 0x01, 0x09, 0x01, 0x95, 0x01, 0xB1, 0x02,
        0xC0,
    ]

    @Test func fieldsAreFoundWithTheirPlaces() throws {
        let descriptor = try HIDReportDescriptor(Self.mouseAndScanner)
        #expect(descriptor.applications == [0x0001_0002, 0x008C_0002])
        #expect(descriptor.hasReportIDs)
        #expect(descriptor.isOf(page: 0x8C) && !descriptor.isOf(page: 0x07))
        func field(
            _ kind: HIDReportDescriptor.ReportKind,
            _ id: UInt8,
            _ place: (offset: Int, size: Int, count: Int),
            _ usages: [ClosedRange<UInt32>],
            isConstant: Bool = false
        ) -> Field {
            Field(
                kind: kind,
                reportID: id,
                bitOffset: place.offset,
                bitSize: place.size,
                count: place.count,
                isConstant: isConstant,
                usages: usages
            )
        }
        #expect(
            descriptor.fields == [
                field(.input, 1, (0, 1, 3), [0x0009_0001...0x0009_0003]),
                field(.input, 1, (3, 5, 1), [], isConstant: true),
                field(.input, 1, (8, 8, 2), [0x0001_0030...0x0001_0030, 0x0001_0031...0x0001_0031]),
                field(.input, 2, (0, 8, 300), [0x008C_00FE...0x008C_00FE]),
                field(.feature, 2, (0, 8, 1), [0x008C_0001...0x008C_0001]),
            ]
        )
        let axes = descriptor.fields[2]
        #expect((0..<4).map(axes.usage) == [0x0001_0030, 0x0001_0031, 0x0001_0031, 0x0001_0031])
        #expect(descriptor.fields[0].usage(at: 2) == 0x0009_0003)
        #expect(descriptor.fields[1].usage(at: 0) == nil)
    }

    @Test(
        arguments: [
            // an item cut off, a long item cut off
            [0x05], [0x26, 0x00], [0x0B, 1, 2, 3], [0xFE], [0xFE, 0x05, 0x00, 1],
            // a collection without end, an end without collection
            [0xA1, 0x01], [0xC0], [0xA1, 0x01, 0xC0, 0xC0],
            // a pop without push, report ids 0 and 256, usages backwards
            [0xB4], [0x85, 0x00], [0x86, 0x00, 0x01], [0x19, 0x05, 0x29, 0x04],
            // an item of the reserved kind
            [0x0C],
            // a report of 2^32 values of 2^32 bits
            [0x77, 0xFF, 0xFF, 0xFF, 0xFF, 0x97, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0x02],
            // 8193 bytes
            [0x75, 0x08, 0x96, 0x01, 0x20, 0x81, 0x02],
        ] as [[UInt8]]
    )
    func malformed(bytes: [UInt8]) {
        #expect(throws: HIDReportDescriptor.Malformed.self) { _ = try HIDReportDescriptor(bytes) }
    }

    @Test func bounds() throws {
        func repeated(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
            var all: [UInt8] = []
            for _ in 0..<count { all += bytes }
            return all
        }
        func collections(_ count: Int) -> [UInt8] { repeated([0xA1, 0x00], count) + repeated([0xC0], count) }
        func fields(_ count: Int) -> [UInt8] { [0x75, 0x01, 0x95, 0x01] + repeated([0x81, 0x02], count) }
        #expect(try HIDReportDescriptor(collections(HIDReportDescriptor.depthMax)).fields == [])
        #expect(throws: HIDReportDescriptor.Malformed.self) {
            _ = try HIDReportDescriptor(collections(HIDReportDescriptor.depthMax + 1))
        }
        let most = HIDReportDescriptor.fieldsMax
        #expect(try HIDReportDescriptor(fields(most)).fields.count == most)
        #expect(throws: HIDReportDescriptor.Malformed.self) { _ = try HIDReportDescriptor(fields(most + 1)) }
        let long = [UInt8](repeating: 0xC4, count: HIDReportDescriptor.lengthMaxBytes + 1)
        #expect(throws: HIDReportDescriptor.Malformed.self) { _ = try HIDReportDescriptor(long) }
        #expect(throws: HIDReportDescriptor.Malformed.self) {
            _ = try HIDReportDescriptor([UInt8](repeating: 0xA4, count: 17))
        }
    }

    @Test func anyBytesAreSurvivedWithinTheBounds() {
        let seed = printedSeed(for: "HID report descriptors")
        var generator = SeededGenerator(seed: seed)
        for round in 0..<3000 {
            var bytes = round % 2 == 0 ? generator.bytes(round % 200) : Self.mouseAndScanner
            for _ in 0..<(round % 5) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let descriptor = try? HIDReportDescriptor(bytes) else { continue }
            for field in descriptor.fields {
                let end = field.bitOffset + field.bitSize * field.count
                #expect(end <= HIDReportDescriptor.reportMaxBits, "seed \(seed), round \(round)")
                _ = field.usage(at: field.count - 1)
            }
        }
    }
}
