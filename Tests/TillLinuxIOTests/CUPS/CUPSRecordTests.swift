import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillLinuxIO

@Suite struct CUPSRecordTests {
    private static let samples = [
        CUPSRecord(.look, ["ticket": ["1"]]),
        CUPSRecord(.submit, ["ticket": ["2"], "job-name": ["till a=b"]], body: [0, 10, 13, 255]),
        CUPSRecord(.job, ["printer-state-reasons": ["media-low", "paused"], "time-at-processing": []]),
        CUPSRecord(.cancelled),
    ]

    @Test func aRecordOnTheWire() {
        let record = CUPSRecord(.follow, ["ticket": ["3"], "job-id": ["17"]])
        // Kind, bytes of the fields, bytes of the body; then a line a value, by name.
        #expect(String(decoding: record.bytes, as: UTF8.self) == "follow 19 0\njob-id=17\nticket=3\n")
    }

    @Test(arguments: 1...40)
    func howeverTheStreamIsCutTheRecordsAreTheSame(pieceBytes: Int) throws {
        let stream = Self.samples.flatMap(\.bytes)
        var reader = CUPSRecordReader()
        var found: [CUPSRecord] = []
        for start in stride(from: 0, to: stream.count, by: pieceBytes) {
            found += try reader.records(Array(stream[start..<min(start + pieceBytes, stream.count)]))
        }
        #expect(found == Self.samples && reader.isBetween)
    }

    @Test func aLineEndInAValueStartsNoOtherField() throws {
        var reader = CUPSRecordReader()
        let bytes = CUPSRecord(.failed, ["text": ["no\nticket=9"]]).bytes
        #expect(try reader.records(bytes).first?.fields.values == ["text": ["no ticket=9"]])
    }

    @Test(arguments: ["look\n", "look 0\n", "look -1 0\n", "look 0 9999999999\n", "sing 0 0\n", "look 0 0 0\n"])
    func whatIsNoRecordIsRefused(text: String) {
        var reader = CUPSRecordReader()
        #expect(throws: DeviceError.self) { try reader.records(Array(text.utf8)) }
    }

    @Test func noBytesTrapAndNoHeaderGrowsWithoutBound() {
        var random = SeededGenerator(seed: printedSeed(for: "records from noise"))
        for _ in 0..<2000 {
            var reader = CUPSRecordReader()
            let bytes = random.bytes(Int.random(in: 0...200, using: &random))
            let records = try? reader.records(bytes)
            #expect(records?.isEmpty ?? true)
        }
    }
}
