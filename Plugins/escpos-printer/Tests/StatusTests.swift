import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

@Suite struct StatusTests {
    /// Automatic status, four bytes each: sensors of the drawer and the cover; errors; paper; reserved.
    private static let automatic: [UInt8] =
        // pin 3 high, offline, cover open
        [0x3C, 0x00, 0x00, 0x00]
        // cover shut; paper near its end
        + [0x14, 0x00, 0x03, 0x00]
        // offline; paper end
        + [0x1C, 0x00, 0x0C, 0x00]
        // paper again; pin 3 low
        + [0x10, 0x00, 0x00, 0x00]
        // the same once more: no change
        + [0x10, 0x00, 0x00, 0x00]
        // pin 3 high
        + [0x14, 0x00, 0x00, 0x00]

    @Test(arguments: 0...automatic.count)
    func automaticStatusBecomesEventsInAnySplit(split: Int) {
        var (harness, wire) = started()
        wire.deliver(Array(Self.automatic[..<split]))
        harness.settle()
        wire.deliver(Array(Self.automatic[split...]))
        harness.settle()
        let expected: [StatusUpdate.Status] = [
            .coverOpen, .coverOK, .paperNearEmpty, .paperEmpty, .paperOK, .drawerOpen, .drawerClosed,
        ]
        #expect(harness.statuses == expected)
        #expect(harness.statistics(of: "receipt") == ["ReceiptCoverOpenCount": 1])
        #expect(wire.written == [])
    }

    @Test func theDrawersEventsAreTheDrawers() {
        var (harness, wire) = started()
        wire.deliver([0x10, 0x00, 0x00, 0x00])
        harness.settle()
        #expect(harness.messages == [.event(device: "till", .status(StatusUpdate(.drawerOpen)))])
    }

    @Test(arguments: [
        ("high", [UInt8(0x14), 0x10], [StatusUpdate.Status.drawerOpen, .drawerClosed]),
        ("none", [UInt8(0x10), 0x14], []),
    ])
    func theLevelThatMeansOpenIsASetting(level: String, firstBytes: [UInt8], expected: [StatusUpdate.Status]) {
        var (harness, wire) = started(["drawer-open-level": .text(level)])
        for byte in firstBytes {
            wire.deliver([byte, 0x00, 0x00, 0x00])
            harness.settle()
        }
        #expect(harness.statuses == expected)
    }

    @Test func aStuckKnifeIsAFaultOnceAndItsEndIsTold() {
        var (harness, wire) = started()
        // offline, error of the autocutter, twice; then well again
        wire.deliver([0x1C, 0x08, 0x00, 0x00, 0x1C, 0x08, 0x00, 0x00, 0x14, 0x00, 0x00, 0x00])
        harness.settle()
        #expect(harness.statuses == [.fault, .faultCleared])
        guard case .status(let fault)? = harness.events.first else {
            Issue.record("the events were \(harness.events)")
            return
        }
        #expect(fault.reason.contains("knife"))
        #expect(harness.statistics(of: "receipt") == ["PrinterFaultCount": 1])
    }

    /// Each bit of the second byte by its meaning, and what a person reads.
    @Test(arguments: [
        (UInt8(0x04), "mechanical"), (0x08, "knife"), (0x20, "switching off and on"), (0x40, "hot head"),
    ])
    func everyFaultHasItsReason(bit: UInt8, word: String) {
        var (harness, wire) = started()
        wire.deliver([0x1C, bit, 0x00, 0x00])
        harness.settle()
        guard case .status(let fault)? = harness.events.first else {
            Issue.record("the events were \(harness.events)")
            return
        }
        #expect(fault.status == .fault && fault.reason.contains(word))
    }

    @Test func offlineForNoKnownReasonIsToldAsPower() {
        var (harness, wire) = started()
        // offline, feed button; with the cover open it is the cover that is told; online
        wire.deliver([0x5C, 0x00, 0x00, 0x00])
        harness.settle()
        #expect(harness.statuses == [.powerOffline])
        wire.deliver([0x14, 0x00, 0x00, 0x00])
        harness.settle()
        #expect(harness.statuses == [.powerOffline, .powerOnline])
        wire.deliver([0x3C, 0x00, 0x00, 0x00])
        harness.settle()
        #expect(harness.statuses == [.powerOffline, .powerOnline, .coverOpen])
    }

    @Test func statusInTheMiddleOfAPrintDoesNotDisturbIt() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
        let answer = confirmation(of: wire.written)
        wire.deliver([0x3C, 0x00, 0x00, 0x00] + answer + [0x14, 0x00, 0x00, 0x00])
        harness.settle()
        #expect(harness.answers(to: id) == confirmed(id))
        #expect(harness.statuses == [.coverOpen, .coverOK])
    }

    @Test func noiseIsSkippedAndThePrintGoesOn() {
        var (harness, wire) = started(confirming)
        let id = harness.call(printing("EGGS"))
        wire.deliver([0xFF, 0x80, 0x37, 0x01, 0xC3])
        harness.settle()
        wire.deliver(confirmation(of: wire.written))
        harness.settle()
        #expect(harness.answers(to: id) == confirmed(id))
    }
}
