import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import virtual

@Suite struct DrawerTests {
    @Test func itOpensAndIsShutThreeSecondsLater() throws {
        let folder = try TemporaryFolder()
        var harness = started([till], in: folder)
        let openedAt = harness.nowMillis
        let id = harness.call(.openDrawer(device: "till"))
        #expect(harness.result(of: id) == .done)
        #expect(harness.statuses == [.drawerOpen])
        let text = "opened 1 time since the driver started, last at \(openedAt) ms since 1970\n"
        #expect(try folder.text("drawer.txt") == text)
        harness.advance(millis: Int(VirtualDrawer.openMillis) - 1)
        #expect(harness.statuses == [.drawerOpen])
        harness.advance(millis: 1)
        #expect(harness.statuses == [.drawerOpen, .drawerClosed])
        harness.advance(millis: 60_000)
        #expect(harness.statuses == [.drawerOpen, .drawerClosed])
    }

    @Test func openedAgainWhileItIsOpenItStaysOpenLonger() throws {
        let folder = try TemporaryFolder()
        var harness = started([till], in: folder)
        harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 2000)
        harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 2999)
        #expect(harness.statuses == [.drawerOpen])
        harness.advance(millis: 1)
        #expect(harness.statuses == [.drawerOpen, .drawerClosed])
        #expect(try folder.text("drawer.txt").hasPrefix("opened 2 times "))
        #expect(harness.statistics(of: "till") == ["DrawerGoodOpenCount": 2])
    }

    @Test func aPulseWithinAPrintOpensTheDrawerOfTheSameProcess() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt, till], in: folder)
        let items = [line("TOTAL 1,20"), .pulse(DrawerPulse())]
        harness.call(.print(device: "receipt", job: "job-1", items: items))
        #expect(harness.statuses == [.drawerOpen])
        #expect(try folder.names() == ["0001.bin", "0001.svg", "0001.txt", "drawer.txt"])
    }

    @Test func aPulseWithoutADrawerIsOnlyAPrint() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt], in: folder)
        harness.call(.print(device: "receipt", job: "job-1", items: [.pulse(DrawerPulse())]))
        harness.advance(millis: 5000)
        #expect(harness.statuses == [])
        #expect(try folder.names() == ["0001.bin", "0001.svg", "0001.txt"])
    }

    @Test func aDrawerThatCouldNotBeOpenedIsNotOpen() throws {
        let folder = try TemporaryFolder()
        try folder.putFolder("drawer.txt")
        var harness = started([till], in: folder)
        let id = harness.call(.openDrawer(device: "till"))
        #expect(harness.failure(of: id)?.recovery == .retry)
        harness.advance(millis: 10_000)
        #expect(!harness.statuses.contains(.drawerOpen) && !harness.statuses.contains(.drawerClosed))
        #expect(harness.statistics(of: "till") == [:])
    }

    @Test func closingAndASlowPrintDoNotDelayEachOther() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt, till], in: folder, ["fault": .text("slow")])
        let print = harness.call(printing("EGGS"))
        harness.advance(millis: 500)
        harness.call(.openDrawer(device: "till"))
        harness.advance(millis: 3000)
        #expect(harness.statuses == [.drawerOpen, .drawerClosed])
        #expect(harness.answers(to: print) == [])
        harness.advance(millis: 500)
        #expect(harness.result(of: print) == DriverResult(outcome: .confirmed))
    }

    @Test func aClockThatIsSetBackCostsTheWaitOnceMoreAndNoMore() {
        var deadline = Deadline(atMillis: 1_000_000, after: 3000)
        let early = deadline.hasPassed(atMillis: 1_002_999)
        #expect(!early && deadline.remainingMillis(atMillis: 1_002_999) == 1)
        // An hour back
        let setBack = deadline.hasPassed(atMillis: -2_600_000)
        #expect(!setBack && deadline.remainingMillis(atMillis: -2_600_000) == 3000)
        let late = deadline.hasPassed(atMillis: -2_597_000)
        #expect(late)
    }
}
