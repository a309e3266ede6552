import Testing
import TillDeviceTesting

@testable import TillDeviceKit

/// The events in short, for comparing.
private func short(_ events: [DeviceLink.Event]) -> [String] {
    events.map { event in
        switch event {
        case .up: "up"
        case .down(let error): "down \(error.code.rawValue)"
        case .bytes(let bytes): "bytes \(bytes)"
        case .written(let token): "written \(token)"
        case .notWritten(let token, let error): "notWritten \(token) after \(error.bytesSent ?? -1)"
        }
    }
}

private let broken = DeviceError(.offline, .reopen, "gone")

private func opened(_ steps: [ScriptedTransport.Step]) -> (DeviceLink, ScriptedTransport) {
    let transport = ScriptedTransport(steps)
    var link = DeviceLink(opener: ScriptedOpener(transport))
    _ = link.use(ConnectionAddress(scheme: "none", target: ""))
    return (link, transport)
}

@Suite struct DeviceLinkTests {
    @Test func aWriteIsDoneWhenAllOfItIsTakenAndDrained() {
        var (link, transport) = opened([
            .takeAtMost(2), .expect([1, 2]), .wouldBlock, .expect([3]), .notDrained,
        ])
        #expect(short(link.step(nowMillis: 0)) == ["up"])
        #expect(link.write([1, 2, 3], token: 5, nowMillis: 0) == nil)
        #expect(short(link.step(nowMillis: 1)) == [])
        #expect(transport.written == [1, 2])
        #expect(short(link.step(nowMillis: 2)) == [])
        #expect(transport.written == [1, 2, 3])
        #expect(short(link.step(nowMillis: 3)) == ["written 5"])
        #expect(transport.remaining == [] && transport.problems == [])
    }

    @Test func aFailureAtEveryByteTellsHowManyBytesHadLeft() {
        let bytes: [UInt8] = [10, 20, 30, 40, 50]
        for count in 0...bytes.count {
            let head = Array(bytes[..<count])
            let script: [ScriptedTransport.Step] = head.isEmpty ? [] : [.expect(head)]
            var (link, transport) = opened([.deliver([0])] + script + [.fail(broken)])
            #expect(short(link.step(nowMillis: 0)) == ["up", "bytes [0]"])
            #expect(link.write(bytes, token: 1, nowMillis: 0) == nil)
            #expect(link.write([60], token: 2, nowMillis: 0) == nil)
            var events: [String] = []
            for now in 1...3 where events.isEmpty { events = short(link.step(nowMillis: Int64(now))) }
            #expect(events == ["notWritten 1 after \(count)", "notWritten 2 after 0", "down E_OFFLINE"])
            #expect(transport.remaining == [] && transport.problems == [] && transport.isClosed)
        }
    }

    @Test func whatWasFinishedBeforeAFailureStaysFinished() {
        var (link, _) = opened([.deliver([0]), .expect([1]), .expect([2]), .fail(broken)])
        _ = link.step(nowMillis: 0)
        _ = link.write([1], token: 1, nowMillis: 0)
        _ = link.write([2, 3], token: 2, nowMillis: 0)
        #expect(short(link.step(nowMillis: 1)) == ["written 1", "notWritten 2 after 1", "down E_OFFLINE"])
    }

    @Test func bytesInFlightAreCountedWhenAWriteIsGivenUp() {
        let transport = InFlightTransport()
        var link = DeviceLink(opener: OneTransport(transport: transport))
        _ = link.use(ConnectionAddress(scheme: "none", target: ""))
        _ = link.step(nowMillis: 0)
        _ = link.write([1, 2, 3], token: 1, nowMillis: 0)
        #expect(short(link.step(nowMillis: 1)) == [])
        let events = short(link.step(nowMillis: WriteQueue.stallMillis))
        #expect(events == ["notWritten 1 after 2", "down E_TIMEOUT"])
    }

    @Test func aClosedLinkTakesNoWrite() {
        var link = DeviceLink(opener: ScriptedOpener([]))
        let refusal = link.write([1], token: 1, nowMillis: 0)
        #expect(refusal?.code == .offline && refusal?.bytesSent == 0)
    }

    @Test func reopeningWaitsLongerEachTimeUpToTheLimitAndBeginsAnew() {
        let transport = ScriptedTransport([.deliver([1]), .fail(broken)])
        let opener = ScriptedOpener(Array(repeating: .failure(broken), count: 6) + [.connection(transport)])
        var link = DeviceLink(opener: opener)
        _ = link.use(ConnectionAddress(scheme: "none", target: ""))
        var now: Int64 = 0
        var pauses: [Int64] = []
        for _ in 0..<6 {
            #expect(short(link.step(nowMillis: now)) == ["down E_OFFLINE"])
            let due = link.dueMillis(nowMillis: now) ?? 0
            #expect(link.step(nowMillis: due - 1).isEmpty)
            pauses.append(due - now)
            now = due
        }
        #expect(pauses == [100, 200, 400, 800, 1000, 1000])
        #expect(short(link.step(nowMillis: now)) == ["up", "bytes [1]"])
        #expect(short(link.step(nowMillis: now)) == ["down E_OFFLINE"])
        #expect(link.dueMillis(nowMillis: now) == now + DeviceLink.reopenFirstMillis)
    }
}

/// Takes a write without answering it, and admits to two bytes when it is given up.
private final class InFlightTransport: Transport {
    func descriptors(wantsWrite: Bool) -> [PollDescriptor] { [] }
    func isOpen() -> Bool { true }
    func read() -> [UInt8] { [] }
    func write(_ bytes: ArraySlice<UInt8>) -> Int { 0 }
    func isDrained() -> Bool { false }
    func abandonWrite() -> Int { 2 }
    func close() {}
}

private struct OneTransport: TransportOpener {
    var transport: any Transport
    func open(_ address: ConnectionAddress) -> any Transport { transport }
}
