import Foundation
import Testing
import TillDeviceKit

@testable import virtual

@Suite struct OutputFolderTests {
    private func receipt(_ text: String) -> FolderRecord { FolderRecord(.nextReceipt(suffix: "bin"), Array(text.utf8)) }

    @Test func itIsCreatedForThisUserAlone() throws {
        let folder = try TemporaryFolder()
        var output = try OutputFolder(path: "\(folder.path)/new/inner")
        try output.store(FolderRecord(.fixed("drawer.txt"), Array("A".utf8)))
        #expect(try folder.mode("new") == 0o700)
        #expect(try folder.mode("new/inner") == 0o700)
        #expect(try folder.mode("new/inner/drawer.txt") == 0o600)
        #expect(try folder.names(in: "new/inner") == ["drawer.txt"])
    }

    @Test func numbersGoOnAfterTheHighest() throws {
        let folder = try TemporaryFolder()
        try folder.put("0041.bin")
        try folder.put("0007.bin")
        // These are not receipts of ours.
        for name in ["0099.txt", "2024.bin.bak", "12.bin", "x0099.bin"] { try folder.put(name) }
        var output = try OutputFolder(path: folder.path)
        try output.store(receipt("A"))
        try output.store(FolderRecord(.sameReceipt(suffix: "txt"), Array("B".utf8)))
        try output.store(receipt("C"))
        #expect(try folder.text("0042.bin") == "A")
        #expect(try folder.text("0042.txt") == "B")
        #expect(try folder.text("0043.bin") == "C")
    }

    @Test func numbersGoBeyondFourDigits() throws {
        let folder = try TemporaryFolder()
        try folder.put("9999.bin")
        var output = try OutputFolder(path: folder.path)
        for _ in 1...2 { try output.store(receipt("A")) }
        #expect(try folder.names() == ["10000.bin", "10001.bin", "9999.bin"])
    }

    @Test func twoProcessesNeverTakeOneNumber() throws {
        let folder = try TemporaryFolder()
        var outputs = [try OutputFolder(path: folder.path), try OutputFolder(path: folder.path)]
        for round in 0..<4 { try outputs[round % 2].store(receipt("\(round)")) }
        for number in 1...4 { #expect(try folder.text("000\(number).bin") == "\(number - 1)") }
        // Another process is in the middle of number 5, or died there.
        try folder.put(".0005.bin.tmp", "half")
        try outputs[0].store(receipt("whole"))
        #expect(try folder.text("0006.bin") == "whole")
        #expect(try folder.text(".0005.bin.tmp") == "half")
    }

    @Test func aNameThatIsTakenMeanwhileIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        try folder.put("0001.bin", "of another process")
        #expect(try AtomicFile(folder: folder.path, name: "0001.bin", isNew: true).write([]) == false)
        #expect(try folder.text("0001.bin") == "of another process")
        #expect(try folder.names() == ["0001.bin"])
    }

    @Test func theOldestReceiptsGoBeforeOneMoreIsWritten() throws {
        let folder = try TemporaryFolder()
        for number in 1...OutputFolder.receiptsMax {
            try folder.put("\(String(repeating: "0", count: 4 - String(number).count))\(number).bin")
        }
        try folder.put("0001.txt")
        try folder.put("0001.svg")
        var output = try OutputFolder(path: folder.path)
        try output.store(receipt("A"))
        let names = try folder.names()
        #expect(names.count == OutputFolder.receiptsMax)
        #expect(names.first == "0002.bin" && names.last == "1001.bin")
    }

    @Test func aFileIsReplacedAsAWhole() throws {
        let folder = try TemporaryFolder()
        var output = try OutputFolder(path: folder.path)
        // What an earlier process left behind does not matter.
        try folder.put(".display.txt.tmp", "much longer than what comes")
        for text in ["first", "2nd"] { try output.store(FolderRecord(.fixed("display.txt"), Array(text.utf8))) }
        #expect(try folder.text("display.txt") == "2nd")
        #expect(try folder.names() == ["display.txt"])
    }

    @Test func aFailureLeavesNothingBehind() throws {
        let folder = try TemporaryFolder()
        try folder.putFolder("display.txt")
        var output = try OutputFolder(path: folder.path)
        let error = #expect(throws: DeviceError.self) {
            try output.store(FolderRecord(.fixed("display.txt"), Array("A".utf8)))
        }
        #expect(error?.recovery == .waitForOperator)
        #expect(error?.message.contains("display.txt") == true)
        #expect(try folder.names() == ["display.txt"])
    }

    @Test func aFolderThatGoesIsAReasonToOpenItAgain() throws {
        let folder = try TemporaryFolder()
        var output = try OutputFolder(path: "\(folder.path)/inner")
        try FileManager.default.removeItem(atPath: "\(folder.path)/inner")
        for record in [receipt("A"), FolderRecord(.fixed("drawer.txt"), [])] {
            let error = #expect(throws: DeviceError.self) { try output.store(record) }
            #expect(error?.recovery == .reopen)
        }
    }

    @Test func aFileInThePathIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.put("file")
        for path in ["\(folder.path)/file", "\(folder.path)/file/inner"] {
            let error = #expect(throws: DeviceError.self) { try OutputFolder(path: path) }
            #expect(error?.code == .noExist && error?.recovery == .waitForOperator, "\(path)")
        }
        #expect(throws: DeviceError.self) { try OutputFolder(path: "receipts") }
    }

    @Test(arguments: [
        (ENOSPC, DeviceError.Recovery.waitForOperator), (EDQUOT, .waitForOperator), (EACCES, .waitForOperator),
        (EROFS, .waitForOperator), (EIO, .waitForOperator), (ENOENT, .reopen), (EMFILE, .retry),
        (ENAMETOOLONG, .giveUp),
    ])
    func everyFailureOfTheDiskHasARemedy(number: Int32, recovery: DeviceError.Recovery) {
        let error = DeviceError.file(number, "/somewhere/0001.bin")
        #expect(error.recovery == recovery)
        #expect(error.message.hasPrefix("/somewhere/0001.bin: "))
    }
}
