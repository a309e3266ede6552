import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

/// What becomes of a print when the connection fails, at every step of it.
@Suite struct OutcomeTests {
    /// `start` and a line of four characters.
    private static let byteCount = 15

    @Test func withoutAConnectionNothingLeavesAndARetryIsSafe() {
        var (harness, wire) = started()
        wire.isPlugged = false
        harness.settle()
        let id = harness.call(printing("EGGS"))
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(wire.written == [])
    }

    @Test(arguments: 0...byteCount)
    func brokenAfterEachByte(count: Int) {
        var (harness, wire) = started()
        wire.breaksAfterBytes = count
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 60_000)
        // On the new connection zeros end what the printer may still take for the rest of a command.
        let zeros = [UInt8](repeating: 0, count: count == 0 ? 0 : Self.byteCount)
        #expect(wire.written == (start + ascii("EGGS\n")).prefix(count) + zeros)
        #expect(harness.failure(of: id)?.bytesSent == count)
        #expect(harness.failure(of: id)?.recovery == (count == 0 ? .retry : .waitForOperator))
        // Nothing is repeated by the driver itself, and the next print is a whole one.
        wire.written = []
        let next = harness.call(printing("EGGS"))
        #expect(harness.answers(to: next) == sent(next))
        #expect(wire.written.count == Self.byteCount)
    }

    @Test(arguments: [1, 2, 5, 11])
    func piecesOfAnySizeAreOnePrint(pieceBytes: Int) {
        var (harness, wire) = started()
        wire.takesAtMostBytes = pieceBytes
        let id = harness.call(printing("EGGS"))
        #expect(wire.written == start + ascii("EGGS\n"))
        #expect(harness.answers(to: id) == sent(id))
    }

    @Test(arguments: 0..<byteCount)
    func aPrinterThatStopsTakingBytesEndsThePrintAfterTheStall(count: Int) {
        var (harness, wire) = started()
        wire.takesAtMostBytes = count
        wire.reply = { [unowned wire] _ in
            wire.takesAtMostBytes = 0
            return []
        }
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 29_000)
        #expect(harness.answers(to: id) == [])
        harness.advance(millis: 2000)
        #expect(harness.failure(of: id)?.code == .timeout)
        #expect(harness.failure(of: id)?.bytesSent == count)
        #expect(harness.failure(of: id)?.recovery == (count == 0 ? .retry : .waitForOperator))
    }

    @Test func aSlowPrinterIsNotAFailedOne() {
        var (harness, wire) = started()
        wire.isDrained = false
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 20_000)
        #expect(harness.answers(to: id) == [])
        wire.isDrained = true
        harness.settle()
        #expect(harness.answers(to: id) == sent(id))
    }

    @Test func brokenBehindTheLastByteBeforeItIsDrainedIsUnknown() {
        var (harness, wire) = started()
        wire.isDrained = false
        let id = harness.call(printing("EGGS"))
        wire.isPlugged = false
        harness.settle()
        #expect(harness.failure(of: id)?.bytesSent == Self.byteCount)
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
    }

    @Test(arguments: 0...5)
    func aDrawerPulseHasTheSameOutcomes(count: Int) {
        var (harness, wire) = started()
        wire.breaksAfterBytes = count
        let id = harness.call(.openDrawer(device: "till"))
        #expect(harness.failure(of: id)?.bytesSent == count)
        #expect(harness.failure(of: id)?.recovery == (count == 0 ? .retry : .waitForOperator))
        #expect(harness.statistics(of: "till") == ["DrawerFailedOpenCount": 1])
    }

    @Test func aFailedPrintCountsNothingPrinted() {
        var (harness, wire) = started()
        wire.breaksAfterBytes = 3
        harness.call(printing("EGGS"))
        #expect(harness.statistics(of: "receipt") == ["CommunicationErrorCount": 1])
    }

    @Test(arguments: [[String: SettingValue](), confirming])
    func conformsToTheKit(settings: [String: SettingValue]) {
        #expect(DriverConformance<ESCPOSPrinter>(devices: [receipt, till], settings: settings).problems() == [])
    }

    @Test func conformsToTheKitWithAPrinterThatAnswers() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        let conformance = DriverConformance<ESCPOSPrinter>(devices: [receipt, till], settings: confirming) { written in
            emulator.received(written).flatMap { event -> [UInt8] in
                if case .reply(let bytes) = event { bytes } else { [] }
            }
        }
        #expect(conformance.problems() == [])
    }

    @Test(arguments: [[receipt], [till]])
    func conformsToTheKitWithOneDevice(devices: [OpenParameters.Device]) {
        #expect(DriverConformance<ESCPOSPrinter>(devices: devices).problems() == [])
    }
}
