import Testing

@testable import TillSimulator

@Suite struct HIDScannerTests {
    private static let accepted: Result<SimulatorAnswer, SimulatorRefusal> = .success(SimulatorAnswer())

    private static func reports(_ data: [UInt8], aim: String? = nil) throws -> [[UInt8]] {
        var device = plugged(.hidScanner)
        try #require(device.received(.scan(data: data, aim: aim)) == accepted)
        var reports: [[UInt8]] = []
        while case .done(let report) = device.input(endpoint: 1, maxBytes: 64) { reports.append(report) }
        return reports
    }

    @Test func theKeyboardDescribesTheBootReport() throws {
        let fields = try HIDFields(HIDReportDescriptor.keyboard)
        #expect(fields.collections == [0x0001_0006])
        #expect(fields.bitCount(.input, id: 0) == 8 * KeyboardTyping.reportBytes)
        #expect(fields.bitCount(.output, id: 0) == 8)
        #expect(fields.bitCount(.feature, id: 0) == 0)
    }

    @Test func theScannerDescribesItsReports() throws {
        let fields = try HIDFields(HIDReportDescriptor.scanner)
        // Bar Code Scanner, Scanned Data Report, and the vendor's feature.
        #expect(fields.collections == [0x008C_0002, 0x008C_0012, 0xFF66_0003])
        // With its id a report has 64 bytes, the feature 2.
        #expect(fields.bitCount(.input, id: 2) == 8 * 63)
        #expect(fields.bitCount(.feature, id: 254) == 8)
        #expect(fields.field(0x0001_003B, id: 2)?.firstBit == 0)
        let identifier = try #require(fields.field(0x008C_00FB, id: 2))
        #expect(identifier.usages == [0x008C_00FB, 0x008C_00FC, 0x008C_00FD])
        #expect(identifier.firstBit == 8 && identifier.bitCount == 24)
        let data = try #require(fields.field(0x008C_00FE, id: 2))
        #expect(data.firstBit == 32 && data.bitCount == 8 * SimulatedHIDScanner.dataBytes)
        let continued = try #require(fields.field(0x008C_00FF, id: 2))
        #expect(continued.firstBit == 8 * 62 && continued.bitCount == 1 && !continued.isConstant)
    }

    @Test func aShortLabelIsOneReport() throws {
        let reports = try Self.reports(Array("4006381333931".utf8))
        // Id 02h, length, AIM identifier, 56 bytes of data, code id `d` (EAN-13), reserved, nothing follows.
        let data = Array("4006381333931".utf8) + [UInt8](repeating: 0, count: 43)
        #expect(reports == [[0x02, 13, 0x5D, 0x45, 0x30] + data + [0x64, 0x00, 0x00]])
    }

    @Test func aLongLabelGoesOn() throws {
        let label = (0..<60).map { UInt8(0x41 + $0 % 26) }
        let reports = try Self.reports(label, aim: "]Q0")
        try #require(reports.count == 2)
        #expect(Array(reports[0].prefix(5)) == [0x02, 0x38, 0x5D, 0x51, 0x30])
        #expect(Array(reports[0][5...60]) == Array(label.prefix(56)))
        #expect(Array(reports[0][61...]) == [0x73, 0x00, 0x01])
        #expect(Array(reports[1].prefix(9)) == [0x02, 0x04, 0x5D, 0x51, 0x30] + label.suffix(4))
        #expect(reports[1][9...60].allSatisfy { $0 == 0 })
        #expect(Array(reports[1][61...]) == [0x73, 0x00, 0x00])
    }

    /// The label put together from where the descriptor says that its parts are.
    @Test(arguments: [1, 55, 56, 57, 112, 113, 7089])
    func theDescriptorLeadsToTheLabel(count: Int) throws {
        let label = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let fields = try HIDFields(HIDReportDescriptor.scanner)
        let dataAt = try #require(fields.field(0x008C_00FE, id: 2)).firstBit / 8
        let flagsAt = try #require(fields.field(0x008C_00FF, id: 2)).firstBit / 8
        var read: [UInt8] = []
        var isContinued = true
        for report in try Self.reports(label) {
            #expect(isContinued && report.count == 64 && report[0] == 2)
            let body = Array(report.dropFirst())
            read += body[dataAt..<dataAt + Int(body[0])]
            isContinued = body[flagsAt] & 1 != 0
        }
        #expect(!isContinued && read == label)
    }

    @Test(arguments: [
        ("96385074", nil, "]E4", "D"), ("036000291452", nil, "]E0", "c"), ("4006381333931", nil, "]E0", "d"),
        ("0104006381333931\u{1D}10AB", nil, "]C1", "I"), ("ABC-1", nil, "]C0", "j"), ("ABC", "]A0", "]A0", "b"),
        ("ABC", "]L2", "]L2", "r"), ("ABC", "]d2", "]d2", "w"), ("ABC", "]e0", "]e0", "y"),
    ])
    func theScannerSaysWhatItReads(data: String, aim: String?, identifier: String, code: String) throws {
        let report = try #require(try Self.reports(Array(data.utf8), aim: aim).first)
        #expect(Array(report[2...4]) == Array(identifier.utf8))
        #expect([report[61]] == Array(code.utf8))
    }

    @Test func aSymbologyWithoutCodeIDSaysNone() throws {
        #expect(try Self.reports([0x31], aim: "]X0").first?[61] == 0)
    }

    @Test func theFeatureReportIsTaken() {
        var device = plugged(.hidScanner)
        // SET_REPORT 09h of feature 254: its id, then the value.
        #expect(device.tell(0x21, 0x09, 0x03FE, 0, [0xFE, 0x01]) == .done([]))
        #expect((device as? SimulatedHIDScanner)?.feature == 1)
        #expect(device.ask(0xA1, 0x01, 0x03FE, 0, 2) == .done([0xFE, 0x01]))
        #expect(device.tell(0x21, 0x09, 0x03FE, 0, [0x01]) == .stalled)
        #expect(device.tell(0x21, 0x09, 0x03FD, 0, [0xFD, 0x01]) == .stalled)
        // GET_REPORT of the input report: nothing was read. There is no report 1.
        #expect(device.ask(0xA1, 0x01, 0x0102, 0, 64) == .done([2] + [UInt8](repeating: 0, count: 63)))
        #expect(device.ask(0xA1, 0x01, 0x0101, 0, 64) == .stalled)
        // SET_IDLE is taken; protocols are for boot devices.
        #expect(device.ask(0x21, 0x0A, 0, 0, 0) == .done([]))
        #expect(device.ask(0xA1, 0x03, 0, 0, 1) == .stalled)
    }

    @Test func whatWaitsIsBounded() throws {
        var device = plugged(.hidScanner)
        for _ in 0..<SimulatedHIDScanner.reportsMax {
            try #require(device.received(.scan(data: [0x31], aim: nil)) == Self.accepted)
        }
        #expect(device.received(.scan(data: [0x31], aim: nil)) == .failure(.labelsWaiting))
        #expect(device.fetch(1).count == SimulatedHIDScanner.reportsMax * 64)
        #expect(device.received(.scan(data: [0x31], aim: nil)) == Self.accepted)
    }
}
