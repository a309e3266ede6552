import Testing
import TillDeviceKit

@testable import TillDevices

@Suite struct EventBufferTests {
    private static func scan(_ number: Int) -> DevicesEvent {
        .data(device: "scanner", ScanData(label: Array("\(number)".utf8), atMillis: 0))
    }

    private static func status(_ number: Int) -> DevicesEvent {
        .status(device: "receipt", StatusUpdate(.paperOK, reason: "\(number)"))
    }

    private static func lost(_ number: Int) -> DevicesEvent {
        .lost(device: "receipt", reason: "\(number)")
    }

    private static func full(_ make: (Int) -> DevicesEvent) -> EventBuffer {
        var buffer = EventBuffer()
        for number in 0..<EventBuffer.countMax { #expect(buffer.append(make(number)) == nil) }
        return buffer
    }

    @Test func theOldestStatusMakesRoom() {
        var buffer = Self.full { $0 < 10 ? Self.scan($0) : $0 == 10 ? Self.lost($0) : Self.status($0) }
        #expect(buffer.append(Self.scan(9999)) == Self.status(11))
        #expect(buffer.append(Self.status(9999)) == Self.status(12))
        #expect(buffer.count == EventBuffer.countMax)
        #expect(buffer.popFirst() == Self.scan(0))
    }

    @Test func withoutAStatusTheOldestThatIsNoScanMakesRoom() {
        var buffer = Self.full { $0 == 100 || $0 == 200 ? Self.lost($0) : Self.scan($0) }
        #expect(buffer.append(Self.scan(9999)) == Self.lost(100))
        #expect(buffer.append(Self.status(9999)) == Self.lost(200))
    }

    @Test func amongScansOnlyTheNewestIsLost() {
        var buffer = Self.full(Self.scan)
        #expect(buffer.append(Self.status(1)) == Self.status(1))
        #expect(buffer.append(Self.scan(9999)) == Self.scan(9999))
        for number in 0..<EventBuffer.countMax { #expect(buffer.popFirst() == Self.scan(number)) }
        #expect(buffer.popFirst() == nil)
    }

    @Test func aLostScanIsCountedAndLogged() async {
        let log = LogRecord()
        let queue = EventQueue(logger: .init(label: "events") { _ in RecordingHandler(record: log) })
        for number in 0..<EventBuffer.countMax + 3 { queue.send(Self.scan(number)) }
        #expect(log.texts.count == 3 && log.texts.allSatisfy { $0.hasPrefix("a scan was lost") })
        queue.finish()
        var count = 0
        for await _ in queue.stream { count += 1 }
        #expect(count == EventBuffer.countMax, "what is queued is still handed over after the end")
    }

    @Test func aReaderThatWaitsGetsTheNextEvent() async {
        let queue = EventQueue(logger: .init(label: "events"))
        let stream = queue.stream
        let reader = Task {
            var seen: [DevicesEvent] = []
            for await event in stream { seen.append(event) }
            return seen
        }
        for number in 0..<100 {
            queue.send(Self.scan(number))
            await Task.yield()
        }
        queue.finish()
        #expect(await reader.value == (0..<100).map(Self.scan))
    }
}
