import Testing
import TillDeviceKit

@testable import TillDevices

/// A driver whose device comes and goes.
@Suite struct AttachmentTests {
    private static func calls(_ actions: [DriverSupervision.Action]) -> [DriverCall] {
        actions.compactMap { if case .send(let request) = $0 { request.call } else { nil } }
    }

    private static func readyAtItsDevice() -> Bench {
        var bench = Bench.absent
        bench.take(.start)
        bench.take(Bench.connect())
        bench.take(.spawned(pid: 100))
        bench.finishStart()
        return bench
    }

    @Test func nothingIsStartedUntilTheDeviceIsThere() {
        var bench = Bench.absent
        #expect(bench.take(.start) == [] && bench.supervision.phase == .waiting)
        var told = bench.supervision.condition(of: "receipt")
        #expect(told.condition == .offline && told.reason == "its device is looked for")
        let ask = DeviceAbsence(.ambiguous, "2 devices fit")
        #expect(bench.take(.detach(ask)) == [.lost(device: "receipt", reason: "2 devices fit")])
        #expect(bench.take(.detach(ask)) == [], "it is told once")
        told = bench.supervision.condition(of: "receipt")
        #expect(told.condition == .ambiguous && told.reason == "2 devices fit")
        let refused = bench.take(.call(ticket: 7, Bench.printCall))
        let text = "the device is not there: 2 devices fit"
        #expect(refused == [.finish(ticket: 7, .failure(DeviceError(.offline, .retry, text, bytesSent: 0)))])
        #expect(bench.take(Bench.connect()) == [.spawn(generation: 1)])
        #expect(bench.supervision.condition(of: "receipt").condition == .starting)
    }

    @Test func itIsOpenedAtTheAddressWithTheSettingsOfTheDevice() {
        var bench = Bench.absent
        bench.take(.start)
        bench.take(Bench.connect(settings: ["profile": .text("narrow")]))
        bench.take(.spawned(pid: 100))
        let opened = Self.calls(bench.answer(DriverResult(protocolVersion: 1)))
        let parameters = OpenParameters(
            connection: "serial:/dev/ttyACM0",
            devices: [.init(name: "receipt", deviceClass: .posPrinter)],
            settings: DriverSettings(["profile": .text("narrow")])
        )
        #expect(opened == [.open(parameters)])
    }

    @Test func aDriverThatRunsIsSentToTheNewAddress() {
        var bench = Self.readyAtItsDevice()
        let there = DriverCall.reconnect(connection: "serial:/dev/ttyACM1")
        #expect(Self.calls(bench.take(Bench.connect("serial:/dev/ttyACM1"))) == [there])
        #expect(bench.take(.attachedAgain) == [], "it is on its way there")
        let further = DriverCall.reconnect(connection: "serial:/dev/ttyACM2")
        #expect(
            Self.calls(bench.take(Bench.connect("serial:/dev/ttyACM2"))) == [further],
            "not to where it was sent last"
        )
        #expect(bench.answerReconnect() == [])
        guard case .ready = bench.supervision.phase else {
            Issue.record("\(bench.supervision.phase)")
            return
        }
    }

    @Test func anAddressThatChangesWhileItOpensIsToldWhenItIsReady() {
        var bench = Bench.absent
        bench.take(.start)
        bench.take(Bench.connect())
        bench.take(.spawned(pid: 100))
        bench.answer(DriverResult(protocolVersion: 1))
        #expect(bench.take(Bench.connect("serial:/dev/ttyACM1")) == [])
        bench.answer()
        bench.answer()
        let ready = bench.answer()
        #expect(Self.calls(ready) == [.reconnect(connection: "serial:/dev/ttyACM1")])
    }

    @Test(arguments: [DeviceError.Code.illegal, .failure])
    func aDriverThatDoesNotKnowTheCallIsStartedAnew(code: DeviceError.Code) {
        var bench = Self.readyAtItsDevice()
        bench.take(Bench.connect("serial:/dev/ttyACM1"))
        let actions = bench.answerReconnect(DeviceError(code, .giveUp, "no"))
        guard code == .illegal else {
            #expect(Self.calls(actions) == [], "it knows the call, and tries again by itself")
            return
        }
        #expect(Self.calls(actions) == [.close] && bench.supervision.phase.name == .restarting)
        #expect(bench.take(.exited("exit code 0")) == [.spawn(generation: 2)])
        bench.take(.spawned(pid: 101))
        let opened = Self.calls(bench.answer(DriverResult(protocolVersion: 1)))
        guard case .open(let parameters) = opened.first else {
            Issue.record("\(opened)")
            return
        }
        #expect(parameters.connection == "serial:/dev/ttyACM1")
        bench.answer()
        while case .starting = bench.supervision.phase { bench.answer() }
        #expect(Self.calls(bench.take(.attachedAgain)) == [.close], "it is not asked a second time")
    }

    @Test func aDriverThatEndsOverTheCallIsNotAskedASecondTime() {
        var bench = Self.readyAtItsDevice()
        bench.take(.attachedAgain)
        bench.take(.malformed("unknown method"))
        bench.take(.exited("exit code 1"))
        bench.wake()
        bench.take(.spawned(pid: 101))
        bench.finishStart()
        #expect(Self.calls(bench.take(.attachedAgain)) == [.close])
    }

    @Test func noAnswerToTheCallIsNoReasonToKill() {
        var bench = Self.readyAtItsDevice()
        bench.take(.attachedAgain)
        let begun = bench.nowMillis
        while bench.supervision.reconnection != nil, bench.nowMillis < begun + 60_000 {
            bench.wake()
            bench.answer()
        }
        #expect(bench.nowMillis == begun + DriverSupervision.answerTimeoutMillis)
        #expect(bench.supervision.phase.name == .restarting)
    }

    @Test func aPrintIsNotBrokenOffForADriverThatDoesNotKnowTheCall() {
        var bench = Self.readyAtItsDevice()
        bench.supervision.isReconnectUnknown = true
        bench.take(.call(ticket: 1, Bench.printCall))
        #expect(bench.take(.attachedAgain) == [])
        #expect(Self.calls(bench.take(Bench.connect("serial:/dev/ttyACM1"))) == [.close], "it is not there any more")
    }

    @Test func otherSettingsNeedAnotherOpening() {
        var bench = Self.readyAtItsDevice()
        #expect(Self.calls(bench.take(Bench.connect(settings: ["profile": .text("narrow")]))) == [.close])
        #expect(bench.supervision.phase.name == .restarting)
    }

    // MARK: - Unplugged

    @Test func withTheDeviceGoesTheDriver() {
        var bench = Self.readyAtItsDevice()
        let actions = bench.take(Bench.unplugged)
        #expect(Self.calls(actions) == [.close])
        #expect(actions.contains(.lost(device: "receipt", reason: "unplugged at 14:03")))
        #expect(bench.take(.exited("exit code 0")) == [] && bench.supervision.phase == .waiting)
        #expect(bench.supervision.dueMillis == nil)
        let told = bench.supervision.condition(of: "receipt")
        #expect(told.condition == .offline && told.reason == "unplugged at 14:03")
        #expect(bench.take(Bench.connect()) == [.spawn(generation: 2)], "back at once")
    }

    @Test func backWhileItLeavesItIsStartedAgain() {
        var bench = Self.readyAtItsDevice()
        bench.take(Bench.unplugged)
        #expect(bench.take(Bench.connect("serial:/dev/ttyACM1")) == [])
        #expect(bench.take(.exited("exit code 0")) == [.spawn(generation: 2)])
    }

    /// The driver knows how much of the print had left: it is heard before it is told to leave.
    @Test func aPrintUnderWayEndsByItself() {
        var bench = Self.readyAtItsDevice()
        guard case .send(let request) = bench.take(.call(ticket: 1, Bench.printCall)).first else {
            Issue.record("nothing was sent")
            return
        }
        #expect(Self.calls(bench.take(Bench.unplugged)) == [])
        let error = DeviceError(.offline, .retry, "the cable is out", bytesSent: 17)
        let actions = bench.take(.message(.failure(id: request.id, error)))
        #expect(actions.first == .finish(ticket: 1, .failure(error)))
        #expect(Self.calls(actions) == [.close])
    }

    @Test func aPrintThatDoesNotEndIsNotWaitedForLong() {
        var bench = Self.readyAtItsDevice()
        bench.take(.call(ticket: 1, Bench.printCall))
        let begun = bench.nowMillis
        bench.take(Bench.unplugged)
        #expect(Self.calls(bench.wake()) == [.close])
        #expect(bench.nowMillis == begun + DriverSupervision.callsTimeoutMillis)
        let end = bench.wake()
        #expect(end == [.end(generation: 1, .terminate)])
        #expect(bench.nowMillis == begun + DriverSupervision.callsTimeoutMillis + DriverSupervision.closeTimeoutMillis)
        let ended = bench.take(.exited("signal 15"))
        guard case .finish(1, .failure(let error)) = ended.first else {
            Issue.record("\(ended)")
            return
        }
        #expect(error.recovery == .waitForOperator && error.bytesSent == nil, "how much had left is not known")
    }

    @Test func aDeviceThatMadeItsDriverCrashGetsAnotherChanceWithThePlug() {
        var bench = Bench.absent
        bench.take(.start)
        bench.take(Bench.connect())
        bench.take(.spawned(pid: 100))
        while bench.supervision.phase != .quarantined {
            bench.crash()
            bench.wake()
            if case .starting = bench.supervision.phase { bench.take(.spawned(pid: 100)) }
        }
        #expect(bench.take(Bench.connect()) == [], "only a person or the plug lets it try again")
        bench.take(Bench.unplugged)
        #expect(bench.supervision.phase == .waiting)
        let actions = bench.take(Bench.connect())
        #expect(actions == [.spawn(generation: bench.supervision.generation)])
    }

    @Test func theTerminalStopsWithoutWaitingForThePrint() {
        var bench = Self.readyAtItsDevice()
        bench.take(.call(ticket: 1, Bench.printCall))
        bench.take(Bench.unplugged)
        #expect(Self.calls(bench.take(.stop)) == [.close])
    }
}
