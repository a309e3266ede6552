import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

/// Opening the drawer, and what its switch says of it.
@Suite struct DrawerTests {
    /// ESC p, pin 2, 100 ms on, 500 ms off
    private static let pulse: [UInt8] = [0x1B, 0x70, 0x00, 0x32, 0xFA]

    private func opening(_ harness: Harness, _ id: Int) -> DrawerOpening? {
        guard harness.answers(to: id).count == 1, case .result(_, let result)? = harness.answers(to: id).first else {
            return nil
        }
        return result.drawer
    }

    @Test(arguments: [("low", false), ("low", true), ("high", false), ("high", true)])
    func aDrawerThatOpensIsSeenToOpen(level: String, automatic: Bool) {
        let openIsHigh = level == "high"
        var (harness, _, printer) = answering(["drawer-open-level": .text(level)], automatic: automatic)
        printer.change { $0.isPinHigh = !openIsHigh }
        printer.pulsed = { $0.change { $0.isPinHigh = openIsHigh } }
        harness.advance(millis: 1000)
        harness.forgetMessages()
        let id = harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 1000)
        #expect(opening(harness, id) == .opened)
        #expect(printer.pulses == 1)
        #expect(harness.statuses == [.drawerOpen])
        #expect(harness.statistics(of: "till") == ["DrawerGoodOpenCount": 1])

        let again = harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 1000)
        #expect(opening(harness, again) == .alreadyOpen)
        #expect(printer.pulses == 1, "an open drawer needs no pulse")
        #expect(harness.statistics(of: "till") == ["DrawerGoodOpenCount": 1])
    }

    @Test(arguments: [1, 2, 3])
    func aDrawerThatSticksIsTriedAgain(opensAtPulse: Int) {
        var (harness, _, printer) = answering(automatic: false)
        printer.pulsed = { if $0.pulses == opensAtPulse { $0.change { $0.isPinHigh = false } } }
        let id = harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 10_000)
        #expect(opening(harness, id) == .opened)
        #expect(printer.pulses == opensAtPulse)
    }

    @Test(arguments: [false, true])
    func aDrawerThatStaysShutIsAFailure(automatic: Bool) {
        var (harness, wire, printer) = answering(automatic: automatic)
        let id = harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 10_000)
        let error = harness.failure(of: id)
        #expect(error?.code == .failure && error?.recovery == .waitForOperator)
        #expect(error?.bytesSent == ESCPOSPrinter.pulsesMax * Self.pulse.count)
        #expect(error?.message.contains("locked or blocked") == true)
        #expect(printer.pulses == ESCPOSPrinter.pulsesMax)
        #expect(harness.statistics(of: "till") == ["DrawerFailedOpenCount": 1])
        let counted = wire.written.indices.filter { wire.written[$0...].starts(with: Self.pulse) }.count
        #expect(counted == ESCPOSPrinter.pulsesMax)
    }

    /// The magnet has its rest between two pulses, also where that is longer than the looks take.
    @Test func theRestBetweenTwoPulsesIsKept() {
        let settings: [String: SettingValue] = ["pulse-on-millis": .number(510), "pulse-off-millis": .number(510)]
        var (harness, _, printer) = answering(settings, automatic: true)
        harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 1019)
        #expect(printer.pulses == 1)
        harness.advance(millis: 1000)
        #expect(printer.pulses == 2)
    }

    @Test func withoutASwitchOnePulseIsSentAndNothingIsClaimed() {
        var (harness, _, printer) = answering(["drawer-open-level": .text("none")], automatic: true)
        let id = harness.call(.openDrawer(device: "till"))
        #expect(opening(harness, id) == .unverifiable)
        #expect(printer.pulses == 1)
        #expect(harness.statuses == [])
    }

    @Test func aPrinterThatCannotTellLeavesItUnverifiable() {
        var (harness, wire) = silent()
        let id = harness.call(.openDrawer(device: "till"))
        #expect(opening(harness, id) == .unverifiable)
        #expect(wire.written == Self.pulse)
    }

    // MARK: - Learning

    @Test(arguments: [(false, "low"), (true, "high")])
    func theLevelIsLearntFromTheEdgeAfterThePulse(openIsHigh: Bool, name: String) {
        var (harness, _, printer) = answering(["drawer-open-level": .text("learn")], automatic: true)
        printer.change { $0.isPinHigh = !openIsHigh }
        harness.settle()
        #expect(harness.statuses == [], "nobody knows yet what the level means")
        printer.pulsed = { $0.change { $0.isPinHigh = openIsHigh } }
        for _ in 1...DrawerSwitch.edgesForCertainty {
            let id = harness.call(.openDrawer(device: "till"))
            harness.advance(millis: 1000)
            #expect(opening(harness, id) == .opened)
            printer.change { $0.isPinHigh = !openIsHigh }
            harness.settle()
        }
        #expect(harness.statuses == [.drawerOpen, .drawerClosed, .drawerOpen, .drawerClosed])
        let advice = harness.messages.filter {
            if case .log(.info, let text) = $0 { text.contains("'drawer-open-level: \(name)'") } else { false }
        }
        #expect(advice.count == 1)
        // From here on the switch decides: a drawer that stays shut is a failure.
        printer.pulsed = nil
        let stuck = harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 10_000)
        #expect(harness.failure(of: stuck)?.code == .failure)
    }

    @Test func withoutAnEdgeNothingIsLearntAndOnePulseIsSent() {
        var (harness, _, printer) = answering(["drawer-open-level": .text("learn")], automatic: false)
        let id = harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 10_000)
        #expect(opening(harness, id) == .unverifiable)
        #expect(printer.pulses == 1)
        printer.change { $0.isPinHigh = false }
        harness.advance(millis: 1000)
        #expect(harness.statuses == [])
    }

    /// The drawer stood open, and was pushed shut just after the pulse: the edge means the opposite of what it seems.
    @Test func aWrongFirstEdgeIsCorrectedByTheNextOpening() {
        var (harness, _, printer) = answering(["drawer-open-level": .text("learn")], automatic: true)
        // Low is open here; the drawer is open and goes shut.
        printer.change { $0.isPinHigh = false }
        printer.pulsed = { $0.change { $0.isPinHigh = true } }
        harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 1000)
        // Shut, it seems open; a pulse is sent all the same.
        printer.pulsed = { $0.change { $0.isPinHigh = false } }
        for _ in 1...DrawerSwitch.edgesForCertainty {
            let id = harness.call(.openDrawer(device: "till"))
            harness.advance(millis: 1000)
            #expect(opening(harness, id) == .opened)
            printer.change { $0.isPinHigh = true }
            harness.settle()
        }
        #expect(harness.statuses.suffix(2) == [.drawerOpen, .drawerClosed])
        #expect(printer.pulses == 3)
    }

    @Test func whatWasLearntOutlivesTheConnection() {
        var (harness, wire, printer) = answering(["drawer-open-level": .text("learn")], automatic: true)
        printer.pulsed = { $0.change { $0.isPinHigh = false } }
        for _ in 1...DrawerSwitch.edgesForCertainty {
            harness.call(.openDrawer(device: "till"))
            harness.advance(millis: 1000)
            printer.change { $0.isPinHigh = true }
            harness.settle()
        }
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        harness.advance(millis: 2000)
        harness.forgetMessages()
        printer.change { $0.isPinHigh = false }
        harness.settle()
        #expect(harness.statuses == [.drawerOpen])
    }

    // MARK: - Turns and faults

    /// A pulse that waits in an offline printer would open the drawer later, when nobody stands there.
    @Test func anOfflinePrinterGetsNoPulse() {
        var (harness, _, printer) = answering(automatic: true)
        printer.change { $0.paper = .end }
        harness.settle()
        let id = harness.call(.openDrawer(device: "till"))
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
        #expect(printer.pulses == 0)
    }

    @Test func aPrinterThatGoesOfflineAfterThePulseGetsNoMore() {
        var (harness, _, printer) = answering(automatic: true)
        let id = harness.call(.openDrawer(device: "till"))
        printer.change { $0.isCoverOpen = true }
        harness.advance(millis: 10_000)
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
        #expect(harness.failure(of: id)?.bytesSent == Self.pulse.count)
        #expect(printer.pulses == 1)
    }

    @Test func thePulseWaitsForThePrintBeforeIt() {
        var (harness, wire, printer) = answering(automatic: true)
        wire.isDrained = false
        harness.call(printing("EGGS"))
        harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 5000)
        #expect(printer.pulses == 0)
        wire.isDrained = true
        harness.advance(millis: 1000)
        #expect(printer.pulses > 0)
        #expect(printer.text == "EGGS\n")
    }

    @Test func aConnectionThatBreaksWhileTheSwitchIsWatchedIsForThePerson() {
        var (harness, wire, _) = answering(automatic: true)
        let id = harness.call(.openDrawer(device: "till"))
        wire.isPlugged = false
        harness.settle()
        #expect(harness.failure(of: id)?.bytesSent == Self.pulse.count)
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
    }
}
