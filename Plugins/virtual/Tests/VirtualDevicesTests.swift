import Foundation
import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import virtual

@Suite struct VirtualDevicesTests {
    @Test(arguments: VirtualSettings.Fault.allCases)
    func conformsToTheKit(fault: VirtualSettings.Fault) {
        // A small picture keeps the run short: the suite breaks the connection at every byte.
        let conformance = DriverConformance<VirtualDevices>(
            devices: [till, front],
            settings: ["fault": .text(fault.rawValue), "columns": .number(8)]
        )
        #expect(conformance.problems() == [])
    }

    @Test func theScannerConformsToTheKit() {
        #expect(DriverConformance<VirtualDevices>(devices: [scanner]).problems() == [])
    }

    @Test(arguments: VirtualSettings.Fault.allCases)
    func everyPrintIsAnsweredOnceWhereverTheConnectionBreaks(fault: VirtualSettings.Fault) {
        var count = 0
        while true {
            let wire = SimulatedWire()
            var harness = Harness(opener: wire, devices: [receipt, till], settings: ["fault": .text(fault.rawValue)])
            #expect(harness.start() == [])
            wire.breaksAfterBytes = count
            let id = harness.call(.print(device: "receipt", job: "job-1", items: [line("A"), .pulse(DrawerPulse())]))
            harness.advance(millis: 60_000)
            #expect(harness.answers(to: id).count == 1, "\(fault), broken after \(count) bytes")
            if fault == .none, let error = harness.failure(of: id) {
                #expect(error.recovery == (error.bytesSent == 0 ? .retry : .waitForOperator))
            }
            let isPast = wire.written.count < count
            count += 37
            if isPast { break }
        }
        #expect(count > 37)
    }

    @Test func whatWaitsForTheClockWhenTheConnectionGoesIsSafeToRepeat() {
        let wire = SimulatedWire()
        let settings: [String: SettingValue] = ["fault": .text("slow")]
        var harness = Harness(opener: wire, devices: [receipt], settings: settings)
        #expect(harness.start() == [])
        let ids = [harness.call(printing("ONE")), harness.call(printing("TWO"))]
        harness.advance(millis: 1000)
        wire.isPlugged = false
        harness.advance(millis: 60_000)
        for id in ids {
            #expect(harness.failure(of: id)?.bytesSent == 0)
            #expect(harness.failure(of: id)?.recovery == .retry)
        }
        #expect(wire.written == [])
    }

    @Test func callsForAnotherClassAreRefused() throws {
        let folder = try TemporaryFolder()
        var harness = started([receipt, till, front], in: folder)
        let calls: [DriverCall] = [
            .openDrawer(device: "receipt"), .displayText(device: "till", lines: []),
            .print(device: "front", job: "job-1", items: []), .checkHealth(device: "till", level: .interactive),
        ]
        for call in calls {
            let id = harness.call(call)
            #expect(harness.failure(of: id)?.code == .illegal, "\(call)")
        }
        #expect(try folder.names() == [])
    }

    @Test(arguments: [
        ([scanner], "folder:/tmp/x"), ([receipt], "listen:/tmp/x"), ([receipt, scanner], "folder:/tmp/x"),
        ([front], "tcp://127.0.0.1"), ([], "none:"), ([receipt, receipt], "none:"),
    ])
    func whatCannotWorkIsRefused(devices: [OpenParameters.Device], connection: String) {
        let error = #expect(throws: DeviceError.self) {
            try VirtualDevices(
                OpenParameters(connection: connection, devices: devices, settings: DriverSettings())
            )
        }
        #expect(error?.code == .illegal && error?.recovery == .giveUp)
    }

    @Test func allFourOnNothing() {
        var harness = Harness(opener: VirtualTransports(), devices: [receipt, till, front, scanner])
        #expect(harness.start() == [])
        let id = harness.call(printing("EGGS"))
        #expect(harness.result(of: id) == DriverResult(outcome: .confirmed))
    }

    @Test func connectionsTakeNoOptionsAndNoOtherScheme() {
        for address in ["folder:/tmp/x?mode=1", "tcp://127.0.0.1"] {
            let error = #expect(throws: DeviceError.self) {
                try VirtualTransports().open(try #require(ConnectionAddress(address)))
            }
            #expect(error?.code == .illegal, "\(address)")
        }
    }
}

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    private func manifest() throws -> DriverManifest {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "driver.json"))
        return try JSONDecoder().decode(DriverManifest.self, from: data)
    }

    @Test func hasNoProblemsAndNamesWhatThereIs() throws {
        let manifest = try manifest()
        #expect(manifest.problems() == [])
        #expect(manifest.name == "virtual")
        #expect(manifest.connections == VirtualTransports.schemes)
        let rules = Dictionary(uniqueKeysWithValues: manifest.settings.map { ($0.name, $0) })
        #expect(rules["fault"]?.values == VirtualSettings.Fault.allCases.map(\.rawValue))
    }

    @Test func itsDefaultsAreTheDriversOwn() throws {
        let (settings, problems) = try manifest().settings(from: [:])
        #expect(problems == [])
        #expect(try VirtualSettings(settings) == VirtualSettings(DriverSettings()))
    }

    @Test(arguments: [
        ("profile", SettingValue.text("laser")), ("fault", .text("fire")), ("rows", .number(0)),
        ("columns", .number(41)),
    ])
    func impossibleSettingsAreRefusedByName(name: String, value: SettingValue) {
        let error = #expect(throws: DeviceError.self) { try VirtualSettings(DriverSettings([name: value])) }
        #expect(error?.code == .illegal && error?.message.contains("'\(name)'") == true)
    }
}
