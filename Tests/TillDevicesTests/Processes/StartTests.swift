import Glibc
import Testing
import TillDeviceKit

@testable import TillDevices

extension ProcessTests {
    /// Drivers that do not get as far as being ready.
    @Suite struct Start {
        @Test func aCrashLoopEndsInQuarantineAndReleaseTriesAgain() async throws {
            let rig = try TrialRig(settings: ["fault": .text("crash")], clock: .fast(5))
            var events = rig.devices.events.makeAsyncIterator()
            _ = try await events.lost()
            let status = try await rig.status()
            #expect(status.condition == .quarantined)
            #expect(status.restarts == RestartPolicy.crashesMax - 1)
            let refusal = await #expect(throws: DeviceError.self) { try await rig.tell("hello") }
            #expect(refusal?.code == .noService && refusal?.bytesSent == 0)
            try await rig.devices.release("receipt")
            _ = try await events.lost()
            #expect(try await rig.status().restarts == 2 * RestartPolicy.crashesMax - 1)
            await rig.end()
        }

        @Test func whatCannotWorkIsNotTriedAgain() async throws {
            let rig = try TrialRig(settings: ["fault": .text("giveUp")])
            var events = rig.devices.events.makeAsyncIterator()
            #expect(try await events.lost() == "setting 'fault' is giveUp")
            let status = try await rig.status()
            #expect(status.condition == .misconfigured && status.restarts == 0)
            let refusal = await #expect(throws: DeviceError.self) { try await rig.tell("hello") }
            #expect(refusal?.recovery == .waitForOperator)
            try await rig.devices.release("receipt")
            #expect(try await events.lost() == "setting 'fault' is giveUp")
            #expect(try await rig.status().restarts == 1)
            await rig.end()
        }

        /// In a process of its own, because other tests open and close descriptors of their own beside this one.
        @Test func anExecutableThatIsNotThereIsQuarantinedWithoutLeakingDescriptors() async throws {
            await #expect(processExitsWith: .success) {
                let before = Proc.lineDescriptors()
                let rig = try TrialRig(executable: "/nonexistent/driver", clock: .fast(5))
                var events = rig.devices.events.makeAsyncIterator()
                #expect(try await events.lost().contains("/nonexistent/driver"))
                await rig.end()
                #expect(Proc.lineDescriptors() <= before + ProcessTests.libraryDescriptors)
            }
        }

        @Test func aDeviceThatIsNotPluggedInIsOfflineAndNotACrash() async throws {
            let rig = try TrialRig(connection: "trial:offline")
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            _ = await events.first { event in
                guard case .status(_, let update) = event else { return false }
                return update.status == .powerOffline && update.reason.contains("plugged in")
            }
            let status = try await rig.status()
            #expect(status.condition == .offline && status.reason == "the trial device is not plugged in")
            let error = await #expect(throws: DeviceError.self) { try await rig.tell("hello") }
            #expect(error?.code == .noHardware && error?.bytesSent == 0)
            await rig.end()
        }
    }

    /// What Subprocess keeps open for itself once it has started a process: an epoll and an event descriptor for its
    /// I/O and for its monitor.
    static let libraryDescriptors = 8
}
