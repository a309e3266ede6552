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

    @Test func aLateAnswerConfirmsNothing() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("ONE"))
        let late = confirmation(of: wire.written)
        harness.advance(millis: ESCPOSPrinter.confirmWaitMillis)
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

    @Test func aConnectionThatBreaksDuringTheWaitLeavesThePrintSent() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
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
