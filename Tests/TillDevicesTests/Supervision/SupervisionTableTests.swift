import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillDevices

/// Every state with every event, as a text that a person can read: `Golden/supervision.txt`.
@Suite struct SupervisionTableTests {
    private struct Story {
        var name: String
        var bench: Bench
    }

    private static func story(_ name: String, _ tell: (inout Bench) -> Void) -> Story {
        var bench = Bench()
        tell(&bench)
        return Story(name: name, bench: bench)
    }

    private static let giveUp = DeviceError(.illegal, .giveUp, "no such profile")

    private static var states: [Story] {
        [
            story("idle") { _ in },
            story("starting, process not there yet") { $0.take(.start) },
            story("starting, asked hello") { $0.becomeSpawned() },
            story("starting, asked open") {
                $0.becomeSpawned()
                $0.answer(DriverResult(protocolVersion: 1))
            },
            story("starting, asked claim") {
                $0.becomeSpawned()
                $0.answer(DriverResult(protocolVersion: 1))
                $0.answer()
            },
            story("starting, asked enable") {
                $0.becomeSpawned()
                $0.answer(DriverResult(protocolVersion: 1))
                $0.answer()
                $0.answer()
            },
            story("ready, idle") { $0.becomeReady() },
            story("ready, printing (ticket 1) and opening the drawer (ticket 2)") {
                $0.becomeReady()
                $0.take(.call(ticket: 1, Bench.printCall))
                $0.take(.call(ticket: 2, .openDrawer(device: "receipt")))
            },
            story("ready, asked ping") {
                $0.becomeReady()
                $0.wake()
            },
            story("backing off, old process not reaped") {
                $0.becomeReady()
                $0.take(.disconnected)
            },
            story("backing off") {
                $0.becomeReady()
                $0.crash()
            },
            story("closing to stop, printing (ticket 1)") {
                $0.becomeReady()
                $0.take(.call(ticket: 1, Bench.printCall))
                $0.take(.stop)
            },
            story("closing to restart") {
                $0.becomeReady()
                $0.take(.restart)
            },
            story("quarantined") { $0.becomeQuarantined() },
            story("misconfigured, process not reaped") {
                $0.becomeSpawned()
                $0.refuse(giveUp)
            },
            story("misconfigured") {
                $0.becomeSpawned()
                $0.refuse(giveUp)
                $0.take(.disconnected)
                $0.take(.exited("exit code 0"))
            },
            story("stopped") { $0.take(.stop) },
            story("waiting for its device") {
                $0 = .absent
                $0.take(.start)
            },
            story("ready at the address of its device, asked reconnect") {
                $0 = .absent
                $0.take(.start)
                $0.take(Bench.connect())
                $0.take(.spawned(pid: 100))
                $0.finishStart()
                $0.take(.attachedAgain)
            },
            story("its device has gone, printing (ticket 1)") {
                $0.becomeReady()
                $0.take(.call(ticket: 1, Bench.printCall))
                $0.take(Bench.unplugged)
            },
            story("its device has gone, told to leave") {
                $0.becomeReady()
                $0.take(Bench.unplugged)
            },
        ]
    }

    private static let events: [(name: String, apply: @Sendable (inout Bench) -> [DriverSupervision.Action])] = [
        ("start", { $0.take(.start) }),
        ("spawned", { $0.take(.spawned(pid: 100)) }),
        ("spawn failed", { $0.take(.spawnFailed("no such file")) }),
        ("answer", { $0.answer(DriverResult(protocolVersion: 1)) }),
        ("refusal: give up", { $0.refuse(giveUp) }),
        ("refusal: reopen", { $0.refuse(DeviceError(.failure, .reopen, "try anew")) }),
        ("answer to a call never made", { $0.take(.message(.result(id: 999, .done))) }),
        ("answer from the past", { $0.take(.message(.result(id: 1, .done))) }),
        ("scan", { $0.take(.message(.event(device: "receipt", .data(ScanData(label: [52], atMillis: 0))))) }),
        ("status", { $0.take(.message(.event(device: "receipt", .status(StatusUpdate(.powerOffline))))) }),
        ("event for another", { $0.take(.message(.event(device: "door", .status(StatusUpdate(.idle))))) }),
        ("malformed", { $0.take(.malformed("not a frame")) }),
        ("output full", { $0.take(.outputFull) }),
        ("disconnected", { $0.take(.disconnected) }),
        ("exited", { $0.take(.exited("exit code 3")) }),
        ("from an earlier process", { $0.take(.process(generation: 0, .disconnected)) }),
        ("call", { $0.take(.call(ticket: 7, .openDrawer(device: "receipt"))) }),
        ("wake when due", { $0.wake() }),
        ("wake too early", { $0.take(.wake) }),
        ("connect elsewhere", { $0.take(Bench.connect("serial:/dev/ttyACM1")) }),
        ("connect with other settings", { $0.take(Bench.connect(settings: ["columns": .number(42)])) }),
        ("detach", { $0.take(Bench.unplugged) }),
        ("attached again", { $0.take(.attachedAgain) }),
        ("answer to reconnect", { $0.answerReconnect() }),
        ("refusal of reconnect", { $0.answerReconnect(DeviceError(.illegal, .giveUp, "no such method")) }),
        ("release", { $0.take(.release) }),
        ("restart", { $0.take(.restart) }),
        ("stop", { $0.take(.stop) }),
    ]

    @Test func everyStateWithEveryEvent() throws {
        var text = ""
        for state in Self.states {
            text += "\(state.name)\n"
            for event in Self.events {
                // What cannot happen: a process that is not there says nothing.
                if state.bench.supervision.isProcessGone, Self.needsProcess.contains(event.name) { continue }
                if state.bench.supervision.reconnection == nil, event.name.hasSuffix("reconnect") { continue }
                if state.bench.supervision.kitRequest == nil, Self.needsRequest.contains(event.name) { continue }
                var bench = state.bench
                let actions = event.apply(&bench)
                text += "  \(event.name) -> \(Describe.phase(bench))\n"
                for action in actions { text += "      \(Describe.action(action))\n" }
            }
        }
        #expect(try Golden.difference(text, "supervision.txt") == nil)
    }

    private static let needsProcess: Set = [
        "spawned", "spawn failed", "answer to a call never made", "answer from the past", "scan", "status",
        "event for another", "malformed", "output full", "disconnected", "exited",
    ]
    private static let needsRequest: Set = ["answer", "refusal: give up", "refusal: reopen"]
}
