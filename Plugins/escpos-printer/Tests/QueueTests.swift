import Testing
import TillDeviceKit

@testable import escpos_printer

@Suite struct QueueTests {
    @Test func jobsLeaveInOrderOneAtATime() {
        var (harness, wire) = started()
        wire.isDrained = false
        let first = harness.call(printing("ONE"))
        let drawer = harness.call(.openDrawer(device: "till"))
        let second = harness.call(printing("TWO"))
        #expect(wire.written == start + ascii("ONE\n"))
        #expect(harness.messages == [])
        wire.isDrained = true
        harness.settle()
        // ESC p, pin 2, 100 ms on, 500 ms off: between the two prints
        let pulse: [UInt8] = [0x1B, 0x70, 0x00, 0x32, 0xFA]
        #expect(wire.written == start + ascii("ONE\n") + pulse + start + ascii("TWO\n"))
        #expect(
            harness.messages == sent(first) + [.result(id: drawer, DriverResult(drawer: .unverifiable))] + sent(second)
        )
    }

    @Test func theSeventeenthThatWouldHaveToWaitIsRefused() {
        var (harness, wire) = started()
        wire.isDrained = false
        let running = harness.call(printing("0"))
        let waiting = (1...ESCPOSPrinter.waitingMaxJobs).map { harness.call(printing("\($0)")) }
        let refused = harness.call(printing("too many"))
        let error = harness.failure(of: refused)
        #expect(error?.code == .busy && error?.recovery == .retry && error?.bytesSent == 0)
        wire.isDrained = true
        harness.settle()
        for id in [running] + waiting { #expect(harness.answers(to: id) == sent(id)) }
        #expect(harness.answers(to: refused).count == 1)
    }

    @Test func whatWaitedBehindABrokenPrintIsSafeToRepeat() {
        var (harness, wire) = started()
        wire.isDrained = false
        let running = harness.call(printing("ONE"))
        let waiting = [harness.call(printing("TWO")), harness.call(.openDrawer(device: "till"))]
        wire.isPlugged = false
        harness.advance(millis: 60_000)
        #expect(harness.failure(of: running)?.recovery == .waitForOperator)
        for id in waiting {
            #expect(harness.failure(of: id)?.bytesSent == 0)
            #expect(harness.failure(of: id)?.recovery == .retry)
        }
        #expect(wire.written == start + ascii("ONE\n"))
    }

    @Test func callsForTheOtherDeviceAreRefusedWithNothingSent() {
        var (harness, wire) = started()
        let calls: [DriverCall] = [
            .print(device: "till", job: "job-1", items: [line("A")]),
            .openDrawer(device: "receipt"),
            .displayText(device: "receipt", lines: ["A"]),
            .checkHealth(device: "receipt", level: .interactive),
            .checkHealth(device: "till", level: .interactive),
        ]
        for call in calls {
            let id = harness.call(call)
            #expect(harness.failure(of: id)?.code == .illegal, "\(call)")
            #expect(harness.failure(of: id)?.bytesSent == 0, "\(call)")
        }
        #expect(wire.written == [])
    }
}
