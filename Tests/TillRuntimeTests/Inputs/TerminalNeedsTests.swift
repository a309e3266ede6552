import Testing
import TillDeviceKit

@testable import TillRuntime

@Suite struct TerminalNeedsTests {
    private static let all: [(name: String, deviceClass: DeviceClass, isWell: Bool)] = [
        ("receipt", .posPrinter, true), ("kitchen", .posPrinter, false), ("drawer", .cashDrawer, true),
        ("scanner", .scanner, true), ("pole", .lineDisplay, true),
    ]

    @Test func aSaleNeedsWhatTheCustomerSeesAndWhatIsScanned() {
        #expect(TerminalNeeds.devices(Self.all, isSaleOpen: false, working: []) == [])
        #expect(TerminalNeeds.devices(Self.all, isSaleOpen: true, working: []) == ["drawer", "scanner", "pole"])
    }

    @Test func aPrinterIsNeededWhileItHasWorkThatItCanDo() {
        let working: Set<String> = ["receipt", "kitchen"]
        #expect(TerminalNeeds.devices(Self.all, isSaleOpen: false, working: working) == ["receipt"])
    }
}
