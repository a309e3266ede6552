import Testing
import TillDeviceKit

@testable import TillDevices

@Suite struct DevicePlanTests {
    private static let printer = DriverPlugin(
        manifest: DriverManifest(
            name: "escpos-printer",
            summary: "ESC/POS",
            version: "1.0.0",
            status: .stable,
            executable: "escpos-printer",
            classes: [.posPrinter, .cashDrawer],
            connections: ["tcp", "serial"],
            settings: [
                .init(
                    name: "profile",
                    kind: .text,
                    default: .text("default"),
                    values: ["default", "narrow"],
                    help: ""
                ),
                .init(name: "columns", kind: .number, minimum: 20, maximum: 80, help: ""),
            ]
        ),
        folder: "/drivers/escpos-printer",
        executable: "/drivers/escpos-printer/escpos-printer"
    )

    private static func configuration(_ change: (inout DeviceConfiguration) -> Void = { _ in }) -> DeviceConfiguration {
        var configuration = DeviceConfiguration(
            name: "receipt",
            driver: "escpos-printer",
            connection: "tcp://192.0.2.7:9100",
            serves: [.init(name: "drawer", deviceClass: .cashDrawer)],
            settings: ["columns": .number(42)]
        )
        change(&configuration)
        return configuration
    }

    private static func problems(_ configurations: [DeviceConfiguration]) -> [DeviceProblem] {
        DevicePlan.check(configurations, plugins: [printer]).problems
    }

    @Test func aGoodConfigurationIsPlannedWithTheDefaultsFilledIn() {
        let (planned, problems) = DevicePlan.check([Self.configuration()], plugins: [Self.printer])
        #expect(problems == [])
        let parameters = OpenParameters(
            connection: "tcp://192.0.2.7:9100",
            devices: [
                .init(name: "receipt", deviceClass: .posPrinter), .init(name: "drawer", deviceClass: .cashDrawer),
            ],
            settings: DriverSettings(["columns": .number(42), "profile": .text("default")])
        )
        let expected = PlannedDevice(plugin: Self.printer, parameters: parameters, configuredSettings: ["columns"])
        #expect(planned == [expected])
    }

    @Test(arguments: [
        ("escpos-pinter", "there is no driver 'escpos-pinter'; did you mean 'escpos-printer'?"),
        ("toaster", "there is no driver 'toaster'; there are escpos-printer"),
    ])
    func anUnknownDriver(driver: String, text: String) {
        let problems = Self.problems([Self.configuration { $0.driver = driver }])
        #expect(problems == [DeviceProblem(device: "receipt", text: text)])
    }

    @Test(arguments: [
        ("usb:04b8:0e15", "driver escpos-printer does not connect by 'usb', only by tcp, serial"),
        ("192.0.2.7", "'192.0.2.7' is not a connection address; it begins with tcp, serial and ':'"),
    ])
    func aConnectionThatTheDriverDoesNotHave(connection: String, text: String) {
        let problems = Self.problems([Self.configuration { $0.connection = connection }])
        #expect(problems == [DeviceProblem(device: "receipt", text: text)])
    }

    @Test func aDeviceThatIsFoundByItsRole() {
        let (planned, problems) = DevicePlan.check(
            [Self.configuration { $0.connection = "auto" }],
            plugins: [Self.printer]
        )
        #expect(problems == [] && planned.first?.isAutomatic == true)
        let there = planned.first?.at(
            "serial:/dev/ttyS1",
            settings: ["columns": .number(30), "profile": .text("narrow")]
        )
        let settings = DriverSettings(["columns": .number(42), "profile": .text("narrow")])
        #expect(there?.parameters.settings == settings, "the configuration's own settings hold")
        #expect(there?.parameters.connection == "serial:/dev/ttyS1" && there?.isAutomatic == false)
    }

    @Test(arguments: [(["tcp"], DriverManifest.Status.stable), (["serial"], .simulated)])
    func aRoleIsForWhatIsPluggedIn(connections: [String], status: DriverManifest.Status) {
        var manifest = Self.printer.manifest
        (manifest.connections, manifest.status) = (connections, status)
        let plugin = DriverPlugin(manifest: manifest, folder: "/", executable: "/x")
        let problems = DevicePlan.check([Self.configuration { $0.connection = "auto" }], plugins: [plugin]).problems
        let text =
            "'auto' is for what is plugged in (evdev, hidraw, serial, usb, usblp); driver escpos-printer connects by "
            + "\(connections[0]): write its address"
        #expect(problems == [DeviceProblem(device: "receipt", text: text)])
    }

    @Test func aClassThatTheDriverDoesNotServeOrServesOnce() {
        let problems = Self.problems([
            Self.configuration {
                $0.serves.append(.init(name: "pole", deviceClass: .lineDisplay))
                $0.serves.append(.init(name: "second", deviceClass: .posPrinter))
            }
        ])
        #expect(
            problems.map(\.text) == [
                "driver escpos-printer serves no LineDisplay ('pole'), only POSPrinter, CashDrawer",
                "driver escpos-printer serves one POSPrinter only; 'second' is one more",
            ]
        )
    }

    @Test func everyProblemOfTheSettingsWithTheNameOfTheSetting() {
        let problems = Self.problems([
            Self.configuration {
                $0.settings = ["columns": .number(200), "profil": .text("narrow"), "profile": .flag(true)]
            }
        ])
        #expect(
            problems == [
                DeviceProblem(device: "receipt", setting: "columns", text: "200 is above 80"),
                DeviceProblem(
                    device: "receipt",
                    setting: "profil",
                    text: "driver escpos-printer has no such setting; did you mean 'profile'?"
                ),
                DeviceProblem(device: "receipt", setting: "profile", text: "'true' is not a text"),
            ]
        )
        #expect(problems[0].description == "device 'receipt': setting 'columns': 200 is above 80")
    }

    @Test func aNameIsUsedOnceAlsoAmongTheServed() {
        let second = Self.configuration {
            $0.name = "kitchen"
            $0.serves = [.init(name: "drawer", deviceClass: .cashDrawer)]
        }
        let (planned, problems) = DevicePlan.check([Self.configuration(), second], plugins: [Self.printer])
        #expect(problems == [DeviceProblem(device: "kitchen", text: "the name 'drawer' is used twice")])
        #expect(planned.map(\.parameters.devices[0].name) == ["receipt"])
    }

    @Test(arguments: ["", "a\nb", String(repeating: "x", count: 65)])
    func aNameThatCannotBeShown(name: String) {
        #expect(Self.problems([Self.configuration { $0.name = name }]).count == 1)
    }

    @Test func thereIsABoundOnTheDevices() {
        let many = (0...64).map { number in
            Self.configuration {
                $0.name = "printer-\(number)"
                $0.serves = []
            }
        }
        #expect(Self.problems(many).map(\.description) == ["device 'printer-64': there are more than 64 devices"])
    }

    @Test(arguments: [
        ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "bc", 1), ("flaw", "lawn", 2),
        ("kitten", "sitting", 3),
    ])
    func theDistanceOfNames(first: String, second: String, distance: Int) {
        #expect(NameHint.distance(first, second) == distance)
        #expect(NameHint.distance(second, first) == distance)
    }
}
