import Foundation
import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import virtual

@Suite struct PrinterTests {
    @Test func aPrintIsThreeFilesAndConfirmed() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder)
        let items: [PrintItem] = [
            .line(runs: [PrintRun("CAFÉ")], alignment: .center), line("TOTAL 1,20 €"),
            .barcode(PrintBarcode(symbology: .ean13, data: "4006381333931")), .cut(.partial),
        ]
        let id = harness.call(.print(device: "receipt", job: "job-1", items: items))
        #expect(harness.result(of: id) == DriverResult(outcome: .confirmed))
        #expect(try folder.names() == ["0001.bin", "0001.svg", "0001.txt"])
        var encoder = ESCPOSEncoder(profile: .generic80)
        #expect(try folder.bytes("0001.bin") == encoder.encode(items))
        let lines = try folder.text("0001.txt").split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.prefix(3) == ["CAFÉ", "TOTAL 1,20 €", "[EAN13 4006381333931]"])
        #expect(try folder.text("0001.svg").contains("<svg"))
        let counts = ["ReceiptLinePrintedCount": 2, "BarcodePrintedCount": 1, "PaperCutCount": 1]
        #expect(harness.statistics(of: "receipt") == counts)
    }

    @Test func printsInARowAreReceiptsInARow() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder)
        for text in ["ONE", "TWO", "THREE"] { harness.call(printing(text)) }
        #expect(try [1, 2, 3].map { try folder.text("000\($0).txt") } == ["ONE\n", "TWO\n", "THREE\n"])
    }

    @Test func aReceiptOfWhichAFileIsMissingIsForAPerson() throws {
        let folder = try TemporaryFolder()
        try folder.putFolder("0001.svg")
        var harness = started([receipt], in: folder)
        let id = harness.call(printing("EGGS"))
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
        #expect((harness.failure(of: id)?.bytesSent ?? 0) > 0)
        // The next print has the folder again.
        harness.advance(millis: 2000)
        let next = harness.call(printing("MILK"))
        #expect(harness.result(of: next) == DriverResult(outcome: .confirmed))
        #expect(try folder.text("0002.txt") == "MILK\n")
    }

    @Test func aReceiptWithoutAnyFileMayBeRepeated() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder)
        try FileManager.default.removeItem(atPath: folder.path)
        let id = harness.call(printing("EGGS"))
        #expect(harness.failure(of: id)?.recovery == .retry)
        #expect(harness.failure(of: id)?.bytesSent == 0)
        harness.advance(millis: 2000)
        let again = harness.call(printing("EGGS"))
        #expect(harness.result(of: again) == DriverResult(outcome: .confirmed))
        #expect(try folder.names() == ["0001.bin", "0001.svg", "0001.txt"])
    }

    @Test func aPrintThatNoPrinterWouldTakeIsRefused() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder)
        let cuts = Array(repeating: PrintItem.cut(.full), count: VirtualPrinter.printMaxBytes / 4)
        let id = harness.call(.print(device: "receipt", job: "job-1", items: cuts))
        #expect(harness.failure(of: id)?.code == .illegal)
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(try folder.names() == [])
    }

    @Test func theTestPageIsAReceipt() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder)
        let id = harness.call(.checkHealth(device: "receipt", level: .external))
        #expect(harness.result(of: id)?.text?.hasPrefix("External HCheck") == true)
        #expect(try folder.text("0001.txt").contains("áéíóúñü¿¡€\n"))
    }

    // MARK: - Faults

    @Test func withoutPaperNothingIsPrinted() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder, ["fault": .text("paper-empty")])
        let id = harness.call(printing("EGGS"))
        #expect(harness.statuses == [.paperEmpty])
        #expect(harness.failure(of: id)?.code == .extended)
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(try folder.names() == [])
    }

    @Test func aPrintThatIsCutOffIsHalfThere() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder, ["fault": .text("cut-off")])
        let id = harness.call(printing("ONE", "TWO", "THREE", "FOUR"))
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
        let sent = try #require(harness.failure(of: id)?.bytesSent)
        var encoder = ESCPOSEncoder(profile: .generic80)
        let whole = encoder.encode(["ONE", "TWO", "THREE", "FOUR"].map(line))
        #expect(sent > 0 && sent < whole.count)
        #expect(try folder.bytes("0001.bin") == Array(whole.prefix(sent)))
        #expect(try folder.text("0001.txt") == "ONE\n")
    }

    @Test func slowPrintsComeOneAfterTheOther() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder, ["fault": .text("slow")])
        let first = harness.call(printing("ONE"))
        harness.advance(millis: 1000)
        let second = harness.call(printing("TWO"))
        harness.advance(millis: 2999)
        #expect(harness.messages == [])
        harness.advance(millis: 1)
        #expect(harness.result(of: first) == DriverResult(outcome: .confirmed))
        harness.advance(millis: Int(VirtualPrinter.slowMillis) - 1)
        #expect(harness.answers(to: second) == [])
        harness.advance(millis: 1)
        #expect(harness.result(of: second) == DriverResult(outcome: .confirmed))
    }

    @Test func theSeventeenthSlowPrintIsRefusedAndNoneIsForgotten() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder, ["fault": .text("slow")])
        let taken = (1...VirtualDevices.waitingMaxCalls).map { harness.call(printing("\($0)")) }
        let refused = harness.call(printing("too many"))
        #expect(harness.failure(of: refused)?.code == .busy)
        harness.advance(millis: Int(VirtualPrinter.slowMillis) * taken.count)
        for id in taken { #expect(harness.result(of: id) == DriverResult(outcome: .confirmed)) }
    }
}
