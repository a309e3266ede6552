import Testing
import TillDeviceKit

@Suite struct DriverManifestTests {
    private static let good = DriverManifest(
        name: "line-display",
        summary: "Displays",
        version: "0.1.0",
        status: .experimental,
        executable: "line-display",
        classes: [.lineDisplay],
        connections: ["serial"],
        settings: [
            .init(name: "rows", kind: .number, default: .number(2), minimum: 1, maximum: 4, help: ""),
            .init(name: "protocol", kind: .text, default: .text("epson"), values: ["epson", "cd5220"], help: ""),
            .init(name: "quiet", kind: .flag, help: ""),
        ],
        usb: [.init(vendor: "04b8", product: nil, name: "Epson")]
    )

    @Test func aGoodOneHasNoProblems() {
        #expect(Self.good.problems() == [])
    }

    /// One fault put into a good manifest, and a word that the problem must name.
    struct Fault: Sendable {
        var word: String
        var change: @Sendable (inout DriverManifest) -> Void

        init(_ word: String, _ change: @escaping @Sendable (inout DriverManifest) -> Void) {
            self.word = word
            self.change = change
        }
    }

    static let faults: [Fault] = [
        Fault("name") { $0.name = "" },
        Fault("name") { $0.name = "Line" },
        Fault("name") { $0.name = String(repeating: "x", count: 65) },
        Fault("executable") { $0.executable = "../sh" },
        Fault("executable") { $0.executable = ".." },
        Fault("executable") { $0.executable = "" },
        Fault("protocol") { $0.protocolVersion = 2 },
        Fault("class") { $0.classes = [] },
        Fault("connection") { $0.connections = [] },
        Fault("twice") { $0.settings.append($0.settings[0]) },
        Fault("rows") { $0.settings[0].default = .number(9) },
        Fault("protocol") { $0.settings[1].default = .flag(true) },
        Fault("usb") { $0.usb[0].vendor = "4b8" },
        Fault("usb") { $0.usb[0].product = "0e1g" },
    ]

    @Test(arguments: faults)
    func eachFaultIsNamed(fault: Fault) {
        var manifest = Self.good
        fault.change(&manifest)
        #expect(manifest.problems().count == 1)
        #expect(manifest.problems().first?.contains(fault.word) == true)
    }

    @Test func defaultsAreFilledIn() {
        let (settings, problems) = Self.good.settings(from: ["rows": .number(4)])
        #expect(problems == [])
        #expect(settings.values == ["rows": .number(4), "protocol": .text("epson")])
    }

    @Test func everyProblemIsToldAtOnce() {
        let given: [String: SettingValue] = [
            "rows": .number(5), "protocol": .text("star"), "quiet": .text("yes"), "row": .number(1),
        ]
        let problems = Self.good.settings(from: given).problems
        #expect(problems.count == 4)
        for name in ["'rows'", "'protocol'", "'quiet'", "'row'"] {
            #expect(problems.contains { $0.contains(name) })
        }
    }
}
