import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

@Suite struct ConfirmationTests {
    @Test(arguments: [1, 4, 1000])
    func aPrinterThatAnswersConfirms(pieceBytes: Int) {
        var (harness, wire) = started(confirming)
        attach(.epsonTMT88, to: wire)
        wire.takesAtMostBytes = pieceBytes
        for number in 1...3 {
            let id = harness.call(printing("EGGS", job: "job-\(number)"))
            #expect(harness.answers(to: id) == confirmed(id))
        }
        #expect(harness.statistics(of: "receipt") == ["ReceiptLinePrintedCount": 3])
    }

    @Test(arguments: 0...7)
    func theAnswerMayArriveInAnySplit(split: Int) {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
        let answer = confirmation(of: wire.written)
        wire.deliver(Array(answer[..<split]))
        harness.settle()
        wire.deliver(Array(answer[split...]))
        harness.settle()
        #expect(harness.answers(to: id) == confirmed(id))
    }

    @Test func withoutAnAnswerThePrintIsSentAndNoMoreAreAskedForOnThisConnection() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
        let asked = wire.written
        harness.advance(millis: ESCPOSPrinter.confirmWaitMillis - 1)
        #expect(harness.answers(to: id) == [])
        harness.advance(millis: 1)
        #expect(harness.answers(to: id) == [], "it is asked whether it confirms at all")
        // ESC @ and GS ( H with another id, each twice
        let proof = Array(wire.written.dropFirst(asked.count))
        #expect(proof.starts(with: [0x1B, 0x40, 0x1B, 0x40, 0x1D, 0x28, 0x48, 6, 0, 48, 48]))
        #expect(proof.count == 26 && proof[4..<15].elementsEqual(proof[15..<26]))
        harness.advance(millis: ESCPOSPrinter.proofWaitMillis)
        #expect(harness.answers(to: id) == sent(id))
        #expect(harness.warnings.count == 1)

        wire.written = []
        let next = harness.call(printing("EGGS"))
        #expect(wire.written == start + ascii("EGGS\n"))
        #expect(harness.answers(to: next) == sent(next))

        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 2000)
        wire.written = []
        harness.call(printing("EGGS"))
        #expect(wire.written.count == asked.count)
    }

    /// Switched off and on in the middle: the printer is well and knows nothing of the print.
    @Test func aPrinterThatCouldHaveConfirmedLeavesThePrintUnknown() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: ESCPOSPrinter.confirmWaitMillis)
        wire.deliver(confirmation(of: wire.written))
        harness.settle()
        let error = harness.failure(of: id)
        #expect(error?.recovery == .waitForOperator && (error?.bytesSent ?? 0) > 0)
        #expect(error?.message.contains("switched off") == true)

        // From here on it is known to confirm, and need not be asked.
        let next = harness.call(printing("HAM"))
        let asked = wire.written.count
        harness.advance(millis: ESCPOSPrinter.confirmWaitMillis)
        #expect(harness.failure(of: next)?.recovery == .waitForOperator)
        #expect(wire.written.count == asked)
    }

    @Test func aLateAnswerConfirmsNothing() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("ONE"))
        let late = confirmation(of: wire.written)
        harness.advance(millis: ESCPOSPrinter.confirmWaitMillis + ESCPOSPrinter.proofWaitMillis)
        wire.isDrained = false
        let next = harness.call(printing("TWO"))
        wire.deliver(late)
        harness.settle()
        wire.isDrained = true
        harness.settle()
        #expect(harness.answers(to: id) == sent(id))
        #expect(harness.answers(to: next) == sent(next))
    }

    @Test func onlyTheRightIdConfirms() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
        // header, process id response, another id, NUL
        wire.deliver([0x37, 0x22, 0x7E, 0x7E, 0x7E, 0x7E, 0x00])
        harness.settle()
        #expect(harness.answers(to: id) == [])
        wire.deliver(confirmation(of: wire.written))
        harness.settle()
        #expect(harness.answers(to: id) == confirmed(id))
    }

    @Test func theNextPrintWaitsForTheConfirmation() {
        var (harness, wire) = started(confirming)
        let first = harness.call(printing("ONE"))
        let second = harness.call(printing("TWO"))
        let onlyFirst = wire.written
        harness.advance(millis: 5000)
        #expect(wire.written == onlyFirst)
        wire.deliver(confirmation(of: wire.written))
        harness.settle()
        wire.deliver(confirmation(of: wire.written))
        harness.settle()
        #expect(harness.messages == confirmed(first) + confirmed(second))
    }

    @Test func aConfirmationBeforeTheConnectionBreaksStands() {
        var (harness, wire) = started(confirming)
        wire.isDrained = false
        let id = harness.call(printing("EGGS"))
        wire.deliver(confirmation(of: wire.written))
        harness.settle()
        #expect(harness.answers(to: id) == [])
        wire.isPlugged = false
        harness.settle()
        #expect(harness.answers(to: id) == confirmed(id))
    }

    /// The printer would have said what became of the print, and is not heard any more: that is not "sent".
    @Test func aConnectionThatBreaksDuringTheWaitLeavesThePrintUnknown() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
        let byteCount = wire.written.count
        wire.isPlugged = false
        harness.advance(millis: 60_000)
        #expect(harness.failure(of: id)?.bytesSent == byteCount)
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
    }

    @Test func whereThePrinterHasShownThatItDoesNotConfirmABrokenConnectionLeavesThePrintSent() {
        var (harness, wire) = started(confirming)
        harness.call(printing("EGGS"))
        harness.advance(millis: ESCPOSPrinter.confirmWaitMillis + ESCPOSPrinter.proofWaitMillis)
        let id = harness.call(printing("MILK"))
        wire.isPlugged = false
        harness.advance(millis: 60_000)
        #expect(harness.answers(to: id) == sent(id))
    }

    @Test(arguments: [["profile": SettingValue.text("epson-tm-t88"), "confirm": .text("never")], [:]])
    func whereItIsNotAskedForNothingIsWaitedFor(settings: [String: SettingValue]) {
        var (harness, wire) = started(settings)
        let id = harness.call(printing("EGGS"))
        #expect(wire.written == start + ascii("EGGS\n"))
        #expect(harness.answers(to: id) == sent(id))
        #expect(harness.wakesAskedMillis == [])
    }

    @Test func twoJobsAndTwoLivesOfTheDriverHaveDifferentIds() {
        let first = ESCPOSPrinter.processID(job: "job-1", number: 1)
        #expect(ESCPOSPrinter.processID(job: "job-1", number: 2) != first)
        #expect(ESCPOSPrinter.processID(job: "job-2", number: 1) != first)
        #expect(ESCPOSPrinter.processID(job: "job-1", number: 1) == first)
    }
}
