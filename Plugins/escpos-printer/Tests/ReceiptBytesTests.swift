import Testing
import TillDeviceKit
import TillESCPOS

@testable import escpos_printer

@Suite struct ReceiptBytesTests {
    @Test func aSmallReceiptByField() {
        var (harness, wire) = started()
        let items: [PrintItem] = [
            .line(runs: [PrintRun("Café", style: PrintStyle(bold: true))], alignment: .center),
            line("TOTAL 1,20 €"),
            .cut(.partial),
        ]
        let id = harness.call(.print(device: "receipt", job: "job-1", items: items))
        var expected: [UInt8] = []
        // ESC @: initialize
        expected += [0x1B, 0x40]
        // FS .: no multi-byte mode
        expected += [0x1C, 0x2E]
        // ESC R 0: plain ASCII
        expected += [0x1B, 0x52, 0x00]
        // ESC M 0: font A
        expected += [0x1B, 0x4D, 0x00]
        // ESC a 1: centred
        expected += [0x1B, 0x61, 0x01]
        // ESC E 1: bold
        expected += [0x1B, 0x45, 0x01]
        // Caf, ESC t 0 (code page 437), é, LF
        expected += ascii("Caf") + [0x1B, 0x74, 0x00, 0x82, 0x0A]
        // ESC a 0: left
        expected += [0x1B, 0x61, 0x00]
        // ESC E 0: not bold
        expected += [0x1B, 0x45, 0x00]
        // the amount, ESC t 19 (code page 858), the euro sign, LF
        expected += ascii("TOTAL 1,20 ") + [0x1B, 0x74, 0x13, 0xD5, 0x0A]
        // GS V 66 0: feed to the knife, cut partially
        expected += [0x1D, 0x56, 0x42, 0x00]
        #expect(wire.written == expected)
        #expect(harness.answers(to: id) == sent(id))
        let counts = ["ReceiptLinePrintedCount": 2, "PaperCutCount": 1]
        #expect(harness.statistics(of: "receipt") == counts)
    }

    @Test func theRequestForConfirmationByField() {
        var (harness, wire) = started(confirming)
        harness.call(printing("A"))
        var expected = start
        // A, LF
        expected += [0x41, 0x0A]
        // GS ( H, 6 bytes follow, m 48, fn 48
        expected += [0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]
        // the process id: four hexadecimal digits
        #expect(wire.written.dropLast(4) == expected[...])
        #expect(wire.written.suffix(4).allSatisfy { ascii("0123456789ABCDEF").contains($0) })
    }

    @Test(arguments: [(2, UInt8(0)), (5, UInt8(1))])
    func theDrawerByField(pin: Int, number: UInt8) {
        let settings: [String: SettingValue] = [
            "drawer-pin": .number(pin), "pulse-on-millis": .number(120), "pulse-off-millis": .number(240),
        ]
        var (harness, wire) = started(settings)
        let id = harness.call(.openDrawer(device: "till"))
        var expected: [UInt8] = []
        // ESC p, the pin: 0 for pin 2, 1 for pin 5
        expected += [0x1B, 0x70, number]
        // 60 steps of 2 ms on, 120 off
        expected += [60, 120]
        #expect(wire.written == expected)
        #expect(harness.answers(to: id) == [.result(id: id, DriverResult(drawer: .unverifiable))])
        #expect(harness.statistics(of: "till") == ["DrawerGoodOpenCount": 1])
    }

    @Test func aRefusedBarcodeIsPrintedAsTextWithAWarning() {
        var (harness, wire) = started()
        let barcode = PrintBarcode(symbology: .ean13, data: "4006381333930")
        let id = harness.call(.print(device: "receipt", job: "job-7", items: [.barcode(barcode)]))
        #expect(wire.written == start + ascii("[EAN13 4006381333930]\n"))
        #expect(harness.answers(to: id) == sent(id))
        #expect(harness.warnings.count == 1)
        #expect(harness.warnings.first?.contains("check digit is 0 and should be 1") == true)
        #expect(harness.statistics(of: "receipt") == ["ReceiptLinePrintedCount": 1])
    }

    @Test func everySettingOfThePrinterIsSentAgainAfterAReconnect() {
        var (harness, wire) = started()
        harness.call(printing("é"))
        let first = wire.written
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 2000)
        wire.written = []
        harness.call(printing("é"))
        #expect(wire.written == first)
    }
}
