import Testing
import TillDeviceKit

@testable import TillDevices

/// The rules that the manifests make.
@Suite struct UdevRulesTests {
    private static func manifest(
        _ name: String,
        _ connections: [String],
        _ usb: [DriverManifest.USBMatch],
        classes: [DeviceClass] = [.scanner],
        status: DriverManifest.Status = .stable
    ) -> DriverManifest {
        DriverManifest(
            name: name,
            summary: "",
            version: "1",
            status: status,
            executable: name,
            classes: classes,
            connections: connections,
            usb: usb
        )
    }

    private static let wedge = manifest("wedge", ["evdev"], [.init(vendor: "0C2E", product: "0B6A", name: "a")])

    /// The lines of one section, without its label and its end.
    private func section(_ name: String, of text: String) -> [Substring] {
        let lines = text.split(separator: "\n")
        guard let start = lines.firstIndex(of: "LABEL=\"till_\(name)\"") else { return [] }
        return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("LABEL=") })
    }

    @Test func aRuleStandsOnlyWhereItsDriverOpensNodes() {
        let text = UdevRules(manifests: [Self.wedge]).text
        let rule = #"ENV{ID_VENDOR_ID}=="0c2e", ENV{ID_MODEL_ID}=="0b6a", ENV{TILL_DRIVER}="wedge""#
        #expect(section("input", of: text).contains { $0 == rule })
        for other in ["usb", "printer", "serial", "hidraw"] {
            #expect(!section(other, of: text).contains { $0.contains("0c2e") }, "\(other)")
        }
    }

    @Test func whatNoDriverKnowsIsLeftAlone() {
        for node in UdevNode.allCases {
            let lines = section(node.rawValue, of: UdevRules(manifests: [Self.wedge]).text)
            let leaving = lines.firstIndex { $0 == #"ENV{TILL_DRIVER}=="", GOTO="till_end""# }
            let giving = lines.firstIndex { $0.contains(#"GROUP="till", MODE="0660""#) }
            #expect(leaving.flatMap { leaving in giving.map { leaving < $0 } } == true, "\(node)")
        }
    }

    @Test func scannersAreKeptFromTheDesktopAndModemProbesFromLines() {
        let text = UdevRules(manifests: [Self.wedge]).text
        #expect(section("input", of: text).contains { $0.contains(#"ENV{LIBINPUT_IGNORE_DEVICE}="1""#) })
        #expect(section("serial", of: text).contains { $0.contains(#"ENV{ID_MM_PORT_IGNORE}="1""#) })
    }

    @Test func aUsageIsAskedForOnHidNodesAlone() {
        let pos = Self.manifest("pos", ["hidraw", "usb"], [.init(usage: "008C", name: "scanner")])
        let text = UdevRules(manifests: [pos]).text
        let rule = #"PROGRAM=="/usr/bin/till udev usage /sys%p", RESULT=="008c*", ENV{TILL_DRIVER}="pos""#
        #expect(section("hidraw", of: text).contains { $0 == rule })
        #expect(!section("usb", of: text).contains { $0.contains("pos") })
    }

    @Test func anInterfaceIsComparedFromTheLeft() {
        let printer = Self.manifest("p", ["usb"], [.init(vendor: "04b8", interface: "0701", name: "Epson")])
        let rule = #"ENV{ID_VENDOR_ID}=="04b8", ENV{ID_USB_INTERFACES}=="*:0701*", ENV{TILL_DRIVER}="p""#
        #expect(section("usb", of: UdevRules(manifests: [printer]).text).contains { $0 == rule })
    }

    @Test func printersOfTheClassAreReachedWhereADriverPrints() {
        let printer = Self.manifest("p", ["usblp"], [], classes: [.posPrinter])
        #expect(section("printer", of: UdevRules(manifests: [printer]).text).contains { $0.contains("*:0701*") })
        #expect(!UdevRules(manifests: [Self.wedge]).text.contains("*:0701*"))
    }

    @Test func simulatedDriversOpenNothing() {
        let simulated = Self.manifest("sim", ["evdev"], [.init(vendor: "1234", name: "x")], status: .simulated)
        #expect(!UdevRules(manifests: [simulated]).text.contains("1234"))
    }

    @Test func theOrderOfTheManifestsDoesNotMatter() {
        let other = Self.manifest("another", ["evdev"], [.init(vendor: "1111", product: "2222", name: "x")])
        #expect(UdevRules(manifests: [Self.wedge, other]).text == UdevRules(manifests: [other, Self.wedge]).text)
    }

    @Test func whatIsAllowedIsReadBackAndStandsOnEveryNode() throws {
        let allowed = [try #require(UdevRules.Allowed("BEEF:0001")), try #require(UdevRules.Allowed("0001:0002"))]
        let text = UdevRules(manifests: [], allowed: allowed + allowed, group: "pos").text
        #expect(UdevRules.allowed(inFile: text) == allowed.sorted())
        for node in UdevNode.allCases {
            let lines = section(node.rawValue, of: text)
            #expect(lines.filter { $0.contains(#"ENV{TILL_DRIVER}="allowed""#) }.count == 2, "\(node)")
            #expect(lines.contains { $0.contains(#"GROUP="pos""#) }, "\(node)")
        }
    }

    @Test(arguments: ["", "1234", "1234:567", "1234:56789", "12 4:5678", "1234:5678:9", "12g4:5678", "1234:5678\n"])
    func whatIsNoPairOfIdsIsRefused(text: String) {
        #expect(UdevRules.Allowed(text) == nil)
    }

    /// Every quote is closed, every jump has its label behind it, and no rule is longer than udev reads (16 KiB).
    @Test func theFileIsOneThatUdevReads() throws {
        let all = [
            Self.wedge,
            Self.manifest("p", ["usb", "usblp", "serial"], [.init(vendor: "04b8", name: "E")], classes: [.posPrinter]),
        ]
        let lines = UdevRules(manifests: all).text.split(separator: "\n")
        for (index, line) in lines.enumerated() where !line.hasPrefix("#") {
            #expect(line.count { $0 == "\"" } % 2 == 0, "\(line)")
            #expect(line.utf8.count < 16 * 1024)
            if let goto = line.range(of: "GOTO=\"") {
                let label = line[goto.upperBound...].prefix { $0 != "\"" }
                #expect(lines[index...].contains { $0 == "LABEL=\"\(label)\"" }, "\(line)")
            }
        }
    }
}
