import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

/// A printer that stops in the middle of a print and says why: the print is not given up, and not called printed.
@Suite struct HeldTests {
    private let minuteMillis = 60_000

    /// The paper ends while half of the print is on its way; ten minutes later somebody loads paper.
    @Test func aPrintWaitsForPaperAndIsConfirmedThen() {
        var (harness, wire, printer) = answering(profile: .epsonTMT88, automatic: true)
        printer.isSilent = true
        wire.takesAtMostBytes = 5
        wire.isDrained = false
        let id = harness.call(printing("EGGS"))
        printer.isSilent = false
        printer.change { $0.paper = .end }
        harness.advance(millis: 10 * minuteMillis)
        #expect(harness.answers(to: id) == [])
        #expect(harness.statuses == [.paperEmpty])
        printer.change { $0.paper = .present }
        wire.isDrained = true
        harness.settle()
        wire.deliver(confirmation(of: wire.written))
        harness.settle()
        #expect(harness.answers(to: id) == confirmed(id))
        #expect(harness.statuses == [.paperEmpty, .paperOK])
    }

    @Test(arguments: [false, true])
    func theWaitForTheConfirmationBeginsWhenThePrinterIsWellAgain(automatic: Bool) {
        var (harness, _, printer) = answering(profile: .epsonTMT88, automatic: automatic)
        let id = unconfirmed(&harness, printer)
        harness.advance(millis: 5000)
        printer.change { $0.paper = .end }
        harness.advance(millis: minuteMillis)
        #expect(harness.answers(to: id) == [])
        printer.change { $0.paper = .present }
        harness.advance(millis: ESCPOSPrinter.confirmWaitMillis - 1000)
        #expect(harness.answers(to: id) == [])
        harness.advance(millis: 4000 + ESCPOSPrinter.proofWaitMillis)
        #expect(harness.answers(to: id) == sent(id))
    }

    /// Nobody loads paper for an hour.
    @Test(arguments: [false, true])
    func thePrintIsUnknownInTheEnd(automatic: Bool) {
        var (harness, _, printer) = answering(profile: .epsonTMT88, automatic: automatic)
        let id = unconfirmed(&harness, printer)
        printer.change { $0.isCoverOpen = true }
        harness.advance(millis: ESCPOSPrinter.heldMaxMillis - minuteMillis)
        #expect(harness.answers(to: id) == [])
        harness.advance(millis: 60 * minuteMillis)
        let error = harness.failure(of: id)
        #expect(error?.recovery == .waitForOperator && error?.bytesSent ?? 0 > 0)
        #expect(error?.message.contains("the cover is open") == true)
    }

    @Test func aBrokenConnectionWhileHeldIsUnknown() {
        var (harness, wire, printer) = answering(profile: .epsonTMT88, automatic: true)
        let id = unconfirmed(&harness, printer)
        printer.change { $0.paper = .end }
        harness.advance(millis: minuteMillis)
        wire.isPlugged = false
        harness.settle()
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
        #expect(harness.failure(of: id)?.bytesSent ?? 0 > 0)
    }

    /// It cannot confirm, and says after the last byte that it cannot print: only a person knows.
    @Test(arguments: [false, true])
    func aPrinterThatCannotConfirmAndIsNotWellAfterThePrintLeavesItUnknown(automatic: Bool) {
        var (harness, wire, printer) = answering(automatic: automatic)
        wire.isDrained = false
        let id = harness.call(printing("EGGS"))
        printer.change { $0.paper = .end }
        harness.settle()
        #expect(harness.answers(to: id) == [])
        wire.isDrained = true
        // GS r is not answered at the end of the paper
        harness.advance(millis: ESCPOSPrinter.reachWaitMillis + 1000)
        let error = harness.failure(of: id)
        #expect(error?.recovery == .waitForOperator && error?.bytesSent == start.count + 5)
        #expect(error?.message.contains("load paper") == true)
    }

    @Test func withoutAWordFromThePrinterAStallIsAStall() {
        var (harness, wire, _) = answering(["stall-seconds": .number(7)], automatic: true)
        wire.takesAtMostBytes = 0
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 6500)
        #expect(harness.answers(to: id) == [])
        harness.advance(millis: 1500)
        #expect(harness.failure(of: id)?.code == .timeout)
        #expect(harness.failure(of: id)?.bytesSent == 0)
    }

    /// GS r 1 after the print, then DLE EOT 1, 2, 4; two unanswered GS r are enough.
    @Test func theLadderOfAPrinterThatCannotConfirm() {
        var (harness, wire, _) = answering(automatic: false)
        let id = harness.call(printing("EGGS"))
        let reached: [UInt8] = [0x1D, 0x72, 0x01]
        #expect(wire.written == jobQuestions + start + ascii("EGGS\n") + reached + jobQuestions)
        #expect(harness.answers(to: id) == sent(id))
    }

    @Test func aPrinterWithoutGSrIsSoonNotAskedForIt() {
        var (harness, wire) = silent()
        // Automatic status: all is well
        wire.deliver([0x14, 0x00, 0x00, 0x00])
        harness.settle()
        for number in 0...ESCPOSPrinter.unreachedLinesMax {
            wire.written = []
            let id = harness.call(printing("EGGS"))
            let asks = number < ESCPOSPrinter.unreachedLinesMax
            #expect(wire.written == start + ascii("EGGS\n") + (asks ? [0x1D, 0x72, 0x01] : []))
            #expect(harness.answers(to: id).isEmpty == asks)
            harness.advance(millis: ESCPOSPrinter.reachWaitMillis)
            #expect(harness.answers(to: id) == sent(id))
        }
    }

    /// A print whose last byte is written and whose confirmation got lost.
    private func unconfirmed(_ harness: inout Harness, _ printer: EmulatedPrinter) -> Int {
        harness.settle()
        printer.losesConfirmations = true
        return harness.call(printing("EGGS"))
    }
}
