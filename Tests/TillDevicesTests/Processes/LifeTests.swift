import Foundation
import Glibc
import Logging
import Synchronization
import Testing
import TillDeviceKit

@testable import TillDevices

extension ProcessTests {
    /// Drivers at their work.
    @Suite struct Life {
        static let everything = [
            OpenParameters.Device(name: "drawer", deviceClass: .cashDrawer),
            OpenParameters.Device(name: "scanner", deviceClass: .scanner),
            OpenParameters.Device(name: "pole", deviceClass: .lineDisplay),
        ]

        @Test func everyCallReachesItsDevice() async throws {
            let rig = try TrialRig(serves: Self.everything, settings: ["columns": .number(42)])
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready("pole")
            #expect(try await rig.tell("hello") == .sent)
            #expect(try await rig.tell("slow 20") == .sent)
            _ = try await rig.devices.openDrawer("drawer")
            #expect(try await rig.devices.statistics("drawer") == ["DrawerGoodOpenCount": 1])
            try await rig.devices.displayText("pole", lines: ["Milk 1 l", "1.29"])
            let health = try await rig.devices.checkHealth("receipt", level: .internal)
            #expect(health == "Internal HCheck: Successful")
            let statuses = await rig.devices.statuses()
            #expect(statuses.map(\.name) == ["receipt", "drawer", "scanner", "pole"])
            #expect(statuses.map(\.condition) == Array(repeating: .ready, count: 4))
            #expect(statuses.map(\.columns) == [42, nil, nil, 20] && statuses.map(\.rows) == [nil, nil, nil, 2])
            #expect(Set(statuses.map(\.pid)).count == 1)
            let json = try JSONEncoder().encode(statuses)
            #expect(try JSONDecoder().decode([DeviceStatus].self, from: json) == statuses)
            await rig.end()
        }

        @Test func aCallToANameThatIsNotThereTellsTheNames() async throws {
            let rig = try TrialRig(serves: Self.everything)
            let error = await #expect(throws: DeviceError.self) { try await rig.devices.openDrawer("door") }
            #expect(error?.code == .noExist)
            #expect(error?.message == "there is no device 'door'; there are receipt, drawer, scanner, pole")
            await #expect(throws: DeviceError.self) { try await rig.devices.release("door") }
            await rig.end()
        }

        @Test func aCallThatIsTooLargeIsRefusedAndCostsNothing() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let large = String(repeating: "x", count: DriverFrame.lineMaxBytes)
            let error = await #expect(throws: DeviceError.self) { try await rig.tell(large) }
            #expect(error?.code == .illegal && error?.bytesSent == 0)
            #expect(try await rig.tell("hello") == .sent)
            #expect(try await rig.status().restarts == 0)
            await rig.end()
        }

        @Test(arguments: [1000, 4096])
        func aBurstOfScansArrivesCompleteAndInOrder(count: Int) async throws {
            let rig = try TrialRig(serves: Self.everything)
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready("pole")
            // Nobody reads while they come; the call is answered behind them.
            #expect(try await rig.tell("scan \(count)") == .sent)
            var labels: [String] = []
            while labels.count < count, let event = await events.next() {
                guard case .data("scanner", let scan) = event else { continue }
                labels.append(String(decoding: scan.label, as: UTF8.self))
            }
            #expect(labels == (0..<count).map { "scan \($0)" })
            await rig.end()
        }

        @Test func aFloodOfStatusesMakesRoomAndNoScanIsLost() async throws {
            let rig = try TrialRig(serves: Self.everything)
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready("pole")
            for round in 0..<5 {
                #expect(try await rig.tell("scan 10") == .sent)
                #expect(try await rig.tell("status 2000") == .sent, "round \(round)")
            }
            await rig.end()
            var scans = 0
            var last: StatusUpdate?
            while let event = await events.next() {
                if case .data = event { scans += 1 }
                if case .status("receipt", let update) = event, update.status == .paperNearEmpty { last = update }
            }
            #expect(scans == 50)
            #expect(last?.reason == "1999")
            #expect(rig.log.texts.contains { $0.hasPrefix("events were dropped") })
        }

        @Test func whatADriverWritesAndLogsReachesTheLog() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            #expect(try await rig.tell("stderr libusb: something is odd") == .sent)
            #expect(try await rig.tell("log firmware 1.2") == .sent)
            // The standard error is read to its end before `run` returns.
            await rig.end()
            #expect(rig.log.texts.contains("libusb: something is odd"))
            #expect(rig.log.texts.contains("firmware 1.2"))
        }

        @Test func afterRunIsCancelledNoProcessIsLeftAndTheEventsEnd() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let pid = try await rig.pid()
            await rig.end()
            #expect(!Proc.exists(pid))
            #expect(try await events.lost() == "the terminal is stopping")
            #expect(await events.next() == nil)
            let error = await #expect(throws: DeviceError.self) { try await rig.tell("hello") }
            #expect(error?.code == .closed && error?.bytesSent == 0)
            #expect(try await rig.status().condition == .stopped)
        }

        @Test func aRunThatIsCancelledBeforeItBeganStartsNothing() async throws {
            let rig = try TrialRig()
            await rig.end()
            var events = rig.devices.events.makeAsyncIterator()
            while let event = await events.next() {
                if case .ready = event { Issue.record("a driver was started") }
            }
            #expect(try await rig.status().condition == .stopped)
            #expect(try await rig.status().pid == nil)
        }

        @Test func withoutDevicesItRunsUntilItIsCancelled() async throws {
            let devices = Devices([], logger: Logger(label: "devices"))
            let hasReturned = Mutex(false)
            let running = Task {
                await devices.run()
                hasReturned.withLock { $0 = true }
            }
            for _ in 0..<1000 { await Task.yield() }
            #expect(!hasReturned.withLock { $0 })
            running.cancel()
            await running.value
            #expect(await devices.statuses() == [])
        }

        @Test func aDriverThatDoesNotLeaveIsMadeTo() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let pid = try await rig.pid()
            let printed = Task { try await rig.tell("hang") }
            // It is asked to leave before its silence is noticed.
            await rig.log.contains("told: hang")
            await rig.end()
            #expect(!Proc.exists(pid))
            await #expect(throws: DeviceError.self) { try await printed.value }
        }

        /// In a process of its own, because other tests open and close descriptors of their own beside this one.
        @Test func aHundredRestartsLeakNoDescriptorsAndNoProcesses() async throws {
            await #expect(processExitsWith: .success) {
                let rig = try TrialRig()
                var events = rig.devices.events.makeAsyncIterator()
                try await events.ready()
                let before = Proc.lineDescriptors()
                var pids: [Int32] = []
                let clock = ContinuousClock()
                let begun = clock.now
                for _ in 0..<100 {
                    pids.append(try await rig.pid())
                    try await rig.devices.restart("receipt")
                    try await events.ready()
                }
                Swift.print("a restart takes \((clock.now - begun) / 100)")
                #expect(Proc.lineDescriptors() == before)
                #expect(pids.filter(Proc.exists) == [])
                #expect(try await rig.status().restarts == 100)
                #expect(try await rig.tell("hello") == .sent)
                await rig.end()
            }
        }
    }
}
