import Testing
import TillDeviceKit

@testable import TillDevices

/// Which driver is for which device.
@Suite struct MatchingTests {
    private static func drivers(_ device: AttachedDevice) -> [String] {
        DeviceMatching.best(for: device, Plugged.all).map { "\($0.driver) \($0.priority) \($0.isCertain)" }
    }

    @Test func theHighestPriorityIsFirstAndASimulatedDriverIsNone() {
        #expect(Self.drivers(Plugged.scanner(1)) == ["serial-scanner 100 true"])
        let printer = DeviceMatching.best(for: Plugged.printer(1)[1], Plugged.all)
        #expect(printer.map(\.priority) == [100, 20])
        #expect(printer[0].settings == ["profile": .text("tm-t20ii")])
        #expect(printer[0].because == "its USB ids 04b8:0e15 (TM-T20II)")
        #expect(printer[1].because == "its USB interface 0701 (A USB printer)")
    }

    @Test func ofEqualPrioritiesTheNameDecides() {
        let rule = DriverManifest.USBMatch(vendor: "05e0", product: "1701", name: "S")
        let plugins = ["b", "c", "a"].map { Plugged.plugin($0, [.scanner], ["serial"], [rule]) }
        #expect(DeviceMatching.best(for: Plugged.scanner(1), plugins).map(\.driver) == ["a", "b", "c"])
    }

    @Test func aRuleCountsOnlyForADriverThatOpensTheDevice() {
        let plugin = Plugged.plugin("hid", [.scanner], ["hidraw"], [.init(vendor: "05e0", name: "S")])
        #expect(DeviceMatching.best(for: Plugged.scanner(1), [plugin]) == [])
    }

    @Test func aKeyboardIsNotTakenForAScannerBecauseItTypes() {
        let ordinary = Plugged.keyboard(1, vendor: "046d", product: "c31c")
        #expect(Self.drivers(ordinary) == ["keyboard-scanner 60 false", "keyboard-scanner 20 false"])
        let scanner = Plugged.keyboard(1, vendor: "05e0", product: "1200")
        #expect(Self.drivers(scanner).first == "keyboard-scanner 100 true")
    }

    @Test func theChipOfAnAdapterSaysNothingOfWhatHangsOnIt() {
        #expect(Self.drivers(Plugged.adapter(1)) == ["serial-scanner 40 false"])
    }

    @Test func ofAnUnknownDeviceItIsToldWhatIsKnown() {
        let plugins = [Plugged.lineDisplay, Plugged.serialScanner, Plugged.printers, Plugged.virtual]
        let text = NearestGuess(Plugged.adapter(1), [Plugged.lineDisplay, Plugged.serialScanner, Plugged.virtual]).text
        #expect(text == "a serial line behind a Prolific adapter: line-display or serial-scanner; nothing tells which")
        var printer = Plugged.printer(1)[0]
        printer.product = "ffff"
        #expect(
            NearestGuess(printer, plugins).text
                == "a USB printer 04b8:ffff that no driver lists: perhaps escpos-printer"
        )
        let queue = AttachedDevice(kind: .printQueue, address: nil, name: "office")
        #expect(NearestGuess(queue, plugins).text == "a queue of CUPS: no driver opens it")
    }
}
