import Glibc
import Testing
import TillDeviceKit

@testable import TillDevices

extension ProcessTests {
    /// A driver process ends in every way there is, and the device comes back.
    @Suite struct Ending {
        @Test func killedWhilePrintingTheOutcomeIsUnknownAndTheDeviceComesBack() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let pid = try await rig.pid()
            let printed = Task { try await rig.tell("never") }
            await rig.log.contains("told: never")
            let clock = ContinuousClock()
            let killed = clock.now
            #expect(kill(pid, SIGKILL) == 0)
            let error = await #expect(throws: DeviceError.self) { try await printed.value }
            let failed = clock.now - killed
            #expect(error?.code == .failure)
            #expect(error?.recovery == .waitForOperator)
            #expect(error?.bytesSent == nil)
            #expect(error?.message.contains("the driver ended while printing") == true)
            #expect(try await events.lost() == "the driver ended by itself")
            try await events.ready()
            Swift.print("after SIGKILL: the print failed after \(failed), ready again after \(clock.now - killed)")
            #expect(try await rig.tell("hello") == .sent)
            #expect(try await rig.pid() != pid)
            #expect(try await rig.status().restarts == 1)
            #expect(!Proc.exists(pid))
            await rig.end()
        }

        @Test(arguments: ["crash", "exit 3", "garbage", "child"])
        func itEndsByItselfAndComesBack(command: String) async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let error = await #expect(throws: DeviceError.self) { try await rig.tell(command) }
            #expect(error?.bytesSent == nil && error?.recovery == .waitForOperator)
            let reason = try await events.lost()
            #expect(reason.contains(command == "garbage" ? "not the plugin protocol" : "ended by itself"))
            try await events.ready()
            #expect(try await rig.tell("hello") == .sent)
            await rig.end()
        }

        @Test func whatACrashSaysLastIsInTheLogWithTheSignal() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            await #expect(throws: DeviceError.self) { try await rig.tell("crash") }
            try await events.ready()
            // Written without a line end.
            #expect(rig.log.texts.contains("about to crash"))
            #expect(rig.log.texts.contains("the driver ended by itself with signal 11"))
            await rig.end()
        }

        @Test func aProcessThatADriverLeavesBehindIsEndedWithIt() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            await #expect(throws: DeviceError.self) { try await rig.tell("child") }
            try await events.ready()
            let line = try #require(rig.log.texts.first { $0.hasPrefix("child ") })
            let child = try #require(Int32(line.dropFirst("child ".count)))
            // It is nobody's child any more and may wait to be reaped by the init process. The time limit of the suite
            // ends a wait in vain.
            while let state = ProcessState.of(child), state != "Z" { await Task.yield() }
            await rig.end()
        }

        @Test func aDriverThatHangsIsKilledAndStartedAgain() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let pid = try await rig.pid()
            let error = await #expect(throws: DeviceError.self) { try await rig.tell("hang") }
            #expect(error?.bytesSent == nil)
            #expect(try await events.lost() == "the driver hung: no answer to ping within 3 s")
            try await events.ready()
            #expect(!Proc.exists(pid))
            await rig.end()
        }

        @Test func aDriverThatTakesNothingIsKilledWhenTheBoundIsReached() async throws {
            let rig = try TrialRig()
            var events = rig.devices.events.makeAsyncIterator()
            try await events.ready()
            let big = Array(repeating: "x", count: 900_000).joined()
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: DeviceError.self) { try await rig.tell("hang") }
                }
                for _ in 0..<12 {
                    group.addTask {
                        await #expect(throws: DeviceError.self) {
                            _ = try await rig.devices.displayText("receipt", lines: ["hang", big])
                        }
                    }
                }
            }
            #expect(try await events.lost() == "the driver takes no requests any more")
            try await events.ready()
            await rig.end()
        }
    }
}

/// The letter of /proc/PID/stat.
enum ProcessState {
    static func of(_ pid: Int32) -> Character? {
        guard let file = fopen("/proc/\(pid)/stat", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = fread(&buffer, 1, buffer.count, file)
        let text = String(decoding: buffer[..<count], as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return nil }
        return text[end...].dropFirst(2).first
    }
}
