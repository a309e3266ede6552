import Testing
import TillDeviceKit

@testable import TillDevices

/// The heartbeat, the start of several devices, and what is told of them.
@Suite struct WatchTests {
    @Test func everyDeviceIsClaimedAndEnabledInOrder() {
        var bench = Bench(devices: [
            .init(name: "receipt", deviceClass: .posPrinter), .init(name: "drawer", deviceClass: .cashDrawer),
        ])
        bench.take(.start)
        var asked: [String] = []
        var actions = bench.take(.spawned(pid: 1))
        while case .send(let request) = actions.first {
            asked.append("\(request.call.device ?? "-") \(Describe.action(.send(request)))")
            actions = bench.answer(DriverResult(protocolVersion: 1))
        }
        #expect(
            asked == [
                "- send 1 hello", "- send 2 open",
                "receipt send 3 claim with fence 1", "receipt send 4 enable",
                "drawer send 5 claim with fence 1", "drawer send 6 enable",
            ]
        )
        #expect(actions == [.ready(device: "receipt", nil), .ready(device: "drawer", nil)])
    }

    @Test func thePauseBetweenHeartbeatsIsASecondAlsoDuringAPrint() {
        var bench = Bench()
        bench.becomeReady()
        bench.take(.call(ticket: 1, Bench.printCall))
        let begun = bench.nowMillis
        for beat in 1...5 {
            guard case .send(let request) = bench.wake().first else {
                Issue.record("no heartbeat")
                return
            }
            #expect(request.call == .ping)
            #expect(bench.nowMillis == begun + Int64(beat) * 1000)
            bench.answer()
        }
    }

    @Test func aTerminalThatWasHeldUpWaitsOnceMore() {
        var bench = Bench()
        bench.becomeReady()
        bench.wake()
        // The whole machine stood still for a minute, and the answer lies unread.
        bench.nowMillis += 60_000
        #expect(bench.take(.wake) == [])
        #expect(bench.supervision.dueMillis == bench.nowMillis + DriverSupervision.latenessMillis)
        var answered = bench
        answered.answer()
        guard case .ready = answered.supervision.phase else {
            Issue.record("it answered")
            return
        }
        bench.nowMillis += 60_000
        let actions = bench.take(.wake)
        #expect(actions.first == .end(generation: 1, .kill), "only once")
    }

    @Test func theFenceGrowsWithEveryProcess() {
        var bench = Bench()
        bench.becomeReady()
        bench.crash()
        bench.wake()
        bench.take(.spawned(pid: 101))
        bench.answer(DriverResult(protocolVersion: 1))
        let actions = bench.answer()
        #expect(actions.map(Describe.action) == ["send 7 claim with fence 2"])
    }

    @Test func healthOfThirtySecondsKeepsItOutOfQuarantine() {
        var bench = Bench()
        bench.becomeReady()
        for _ in 0..<50 {
            for _ in 0..<40 {
                bench.wake()
                bench.answer()
            }
            bench.crash()
            bench.wake()
            bench.take(.spawned(pid: 100))
            bench.finishStart()
        }
        #expect(bench.supervision.restarts == 50)
        guard case .ready = bench.supervision.phase else {
            Issue.record("\(bench.supervision.phase)")
            return
        }
    }

    @Test func theConditionOfADeviceFollows() {
        var bench = Bench()
        func condition() -> DeviceCondition { bench.supervision.condition(of: "receipt").condition }
        #expect(condition() == .stopped)
        bench.becomeSpawned()
        #expect(condition() == .starting)
        bench.finishStart()
        #expect(condition() == .ready)
        let off = StatusUpdate(.powerOffline, reason: "connection refused")
        bench.nowMillis += 10
        bench.take(.message(.event(device: "receipt", .status(off))))
        #expect(bench.supervision.condition(of: "receipt") == (.offline, "connection refused", bench.nowMillis))
        bench.take(.message(.event(device: "receipt", .status(StatusUpdate(.paperEmpty)))))
        #expect(condition() == .offline, "paper says nothing of the power")
        bench.take(.message(.event(device: "receipt", .status(StatusUpdate(.powerOnline)))))
        #expect(condition() == .ready)
        bench.take(.disconnected)
        #expect(bench.supervision.condition(of: "receipt").reason == "the driver ended by itself")
        #expect(condition() == .restarting)
        bench.take(.exited("signal 11"))
        #expect(bench.supervision.condition(of: "receipt").reason == "the driver ended by itself with signal 11")
        bench.wake()
        #expect(condition() == .restarting)
        bench.take(.stop)
        bench.take(.exited("signal 15"))
        #expect(condition() == .stopped)
    }
}
