import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

/// Before the first byte: a printer that says that it cannot print is sent nothing.
@Suite struct PreflightTests {
    private static let obstacles: [(move: @Sendable (inout EmulatedStatus) -> Void, word: String)] = [
        ({ $0.paper = .end }, "load paper"), ({ $0.isCoverOpen = true }, "shut it"),
        // One that goes by itself; the others wait for a button or for the switch.
        ({ $0.errors = .autoRecoverable }, "error"),
    ]

    @Test(arguments: [false, true])
    func whatStandsInTheWayBlocksAndSaysWhatToDo(automatic: Bool) {
        for (move, word) in Self.obstacles {
            var (harness, wire, printer) = answering(automatic: automatic)
            printer.change(move)
            harness.settle()
            let id = harness.call(printing("EGGS"))
            let error = harness.failure(of: id)
            #expect(error?.code == .extended && error?.recovery == .waitForOperator && error?.bytesSent == 0)
            #expect(error?.message.contains("nothing was printed") == true)
            if !automatic { #expect(error?.message.contains(word) == true) }
            #expect(wire.written.starts(with: (automatic ? [0x1D, 0x61, 0x0F] : []) + jobQuestions))
            #expect(printer.text == "")

            printer.change { $0 = EmulatedStatus() }
            harness.settle()
            let again = harness.call(printing("EGGS"))
            harness.advance(millis: 1000)
            #expect(harness.answers(to: again) == sent(again))
            #expect(printer.text == "EGGS\n")
        }
    }

    @Test func offlineForNoKnownReasonBlocksAsOffline() {
        var (harness, wire) = silent()
        // The first check of a printer that was given up: it is not asked, so that automatic status has to tell.
        wire.deliver([0x18, 0x00, 0x00, 0x00])
        harness.settle()
        let id = harness.call(printing("EGGS"))
        #expect(harness.failure(of: id)?.code == .offline)
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(wire.written == [])
    }

    @Test func paperNearItsEndPrints() {
        var (harness, _, printer) = answering(automatic: true)
        printer.change { $0.paper = .nearEnd }
        harness.settle()
        let id = harness.call(printing("EGGS"))
        #expect(harness.answers(to: id) == sent(id))
        #expect(harness.statuses == [.paperNearEmpty])
    }

    @Test func aPrinterThatIsSilentAtFirstIsWaitedForAndThenPrintedOn() {
        var (harness, wire) = opened([:])
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: PrinterContact.silentRoundsMax * ESCPOSPrinter.roundWaitMillis - 1)
        #expect(harness.answers(to: id) == [])
        harness.advance(millis: 1)
        #expect(harness.answers(to: id) == sent(id))
        #expect(wire.written == linkUpQuestions.dropLast(3) + start + ascii("EGGS\n"))
    }

    @Test func aPrinterThatWasGivenUpIsNotWaitedFor() {
        var (harness, wire) = silent()
        let id = harness.call(printing("EGGS"))
        #expect(harness.answers(to: id) == sent(id))
        #expect(wire.written == start + ascii("EGGS\n"))
    }

    @Test func questionsDoNotCountAsBytesOfThePrint() {
        for count in 0...jobQuestions.count + 3 {
            var (harness, wire, _) = answering(automatic: false)
            wire.breaksAfterBytes = count
            let id = harness.call(printing("EGGS"))
            harness.advance(millis: 60_000)
            #expect(harness.failure(of: id)?.bytesSent == max(0, count - jobQuestions.count))
            #expect(harness.failure(of: id)?.recovery == (count <= jobQuestions.count ? .retry : .waitForOperator))
        }
    }
}
