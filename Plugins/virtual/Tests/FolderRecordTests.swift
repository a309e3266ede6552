import Testing
import TillDeviceKit

@testable import virtual

@Suite struct FolderRecordTests {
    private static let records = [
        FolderRecord(.nextReceipt(suffix: "bin"), [0x1B, 0x40, 0x0A]),
        FolderRecord(.sameReceipt(suffix: "txt"), Array("EGGS\n".utf8)),
        FolderRecord(.fixed("drawer.txt"), []),
    ]

    @Test func onTheConnectionByField() {
        var expected: [UInt8] = []
        // the name with a placeholder, the length of the content, LF
        expected += Array("{next}.bin 3\n".utf8)
        // the content
        expected += [0x1B, 0x40, 0x0A]
        #expect(Self.records[0].bytes == expected)
    }

    @Test func anyPiecesGiveTheSameRecords() throws {
        let stream = Self.records.flatMap(\.bytes)
        for pieceBytes in 1...stream.count {
            var reader = FolderRecordReader()
            var read: [FolderRecord] = []
            var rest = stream[...]
            while !rest.isEmpty {
                let (count, record) = try reader.take(rest.prefix(pieceBytes))
                #expect(count > 0)
                rest = rest.dropFirst(count)
                if let record { read.append(record) }
            }
            #expect(read == Self.records, "in pieces of \(pieceBytes) bytes")
            #expect(reader.isBetween)
        }
    }

    @Test func oneCallNeverGoesBeyondARecord() throws {
        var reader = FolderRecordReader()
        let (count, record) = try reader.take(Self.records.flatMap(\.bytes)[...])
        #expect(count == Self.records[0].bytes.count)
        #expect(record == Self.records[0])
    }

    @Test(arguments: [
        "drawer.txt\n", "drawer.txt -1\n", "drawer.txt 1 2\n", "../up.txt 1\n", "a/b 1\n", ".hidden 1\n", " 1\n",
        "{next}. 1\n", "{next}../x 1\n", "{other}.bin 1\n", "drawer.txt 4194305\n",
        String(repeating: "a", count: FolderRecord.headerMaxBytes + 1),
    ])
    func whatIsNoRecordIsRefused(header: String) {
        var reader = FolderRecordReader()
        let error = #expect(throws: DeviceError.self) { try reader.take(Array(header.utf8)[...]) }
        #expect(error?.code == .illegal)
    }
}
