import Foundation
import TillTestSupport
import Testing

@testable import TillSimulator

/// What is kept of bytes, and what happens at the bound.
@Suite struct ByteBoundsTests {
    @Test func aRecordThrowsAwayTheOldestQuarter() throws {
        var record = ByteRecord()
        record.append([UInt8](repeating: 0x41, count: SimulatorAnswer.bytesMax))
        #expect(record.bytes.count == SimulatorAnswer.bytesMax)
        record.append([UInt8](repeating: 0x42, count: 100))
        #expect(record.bytes.count == SimulatorAnswer.bytesMax / 4 * 3 + 100)
        #expect(record.bytes.suffix(101).elementsEqual([0x41] + [UInt8](repeating: 0x42, count: 100)))
        #expect(try #require(Data(base64Encoded: record.base64)).elementsEqual(record.bytes))
        // More than all of it at once: the end of it.
        record.append([UInt8](repeating: 0x43, count: SimulatorAnswer.bytesMax) + [0x44])
        #expect(record.bytes.count == SimulatorAnswer.bytesMax && record.bytes.last == 0x44)
        #expect(record.bytes.first == 0x43)
    }

    /// Compared with a plain array over random steps, far beyond what is thrown away at a time.
    @Test func aQueueKeepsTheOrder() {
        let seed = printedSeed(for: "byte queue")
        var random = SeededGenerator(seed: seed)
        var queue = ByteQueue(capacity: 20_000)
        var plain: [UInt8] = []
        for step in 0..<400 {
            let new = random.bytes(.random(in: 0...3000, using: &random))
            let fits = plain.count + new.count <= 20_000
            if fits { plain += new }
            let taken = Int.random(in: -1...3000, using: &random)
            let expected = Array(plain.prefix(max(taken, 0)))
            let isAsExpected = queue.append(new) == fits && queue.next(taken) == expected
            plain.removeFirst(expected.count)
            guard isAsExpected, queue.count == plain.count, queue.isEmpty == plain.isEmpty else {
                Issue.record("seed \(seed), step \(step)")
                return
            }
        }
    }
}
