import Testing

@testable import TillDevices

@Suite struct LineTests {
    @Test(arguments: 1...20) func linesAreCutWhateverThePieces(size: Int) {
        let text = Array("one\n\ntwo words\nthrée\nno end".utf8)
        var lines = ErrorLines()
        var found: [String] = []
        for start in stride(from: 0, to: text.count, by: size) {
            found += lines.received(text[start..<min(start + size, text.count)], nowMillis: 0)
        }
        found += lines.ended(nowMillis: 0)
        #expect(found == ["one", "two words", "thrée", "no end"])
        #expect(lines.ended(nowMillis: 0) == [])
    }

    @Test func aLongLineIsCut() {
        var lines = ErrorLines()
        let found = lines.received(Array(repeating: UInt8(ascii: "x"), count: 10_000), nowMillis: 0)
        #expect(found.map(\.utf8.count) == [4096, 4096])
        #expect(lines.ended(nowMillis: 0).map(\.utf8.count) == [10_000 - 2 * 4096])
    }

    @Test func aFloodIsCutAndCounted() {
        var lines = ErrorLines()
        let flood = Array(repeating: Array("again\n".utf8), count: 500).flatMap { $0 }
        #expect(lines.received(flood, nowMillis: 0).count == 100)
        #expect(lines.received(Array("last\n".utf8), nowMillis: 999) == [])
        #expect(lines.received(Array("new\n".utf8), nowMillis: 1000) == ["(401 lines were dropped)", "new"])
        #expect(lines.received(Array("newer\n".utf8), nowMillis: 1001) == ["newer"])
    }
}

@Suite struct OutputQueueTests {
    @Test func theBoundIsExact() {
        var queue = OutputQueue()
        #expect(queue.append(Array(repeating: 1, count: OutputQueue.bytesMax - 1)) == true)
        #expect(queue.append([2]) == true)
        #expect(queue.append([3]) == false)
        queue.took(1)
        #expect(queue.append([3]) == true)
        #expect(queue.append([4]) == false)
    }

    @Test(arguments: [1, 7, 100, 1000]) func everyByteComesOutInOrder(step: Int) {
        var queue = OutputQueue()
        var expected: [UInt8] = []
        var found: [UInt8] = []
        for number in 0..<100 {
            let frame = Array(repeating: UInt8(number), count: number)
            expected += frame
            #expect(queue.append(frame) == true)
            let count = min(step, queue.front.count)
            found += queue.front.prefix(count)
            queue.took(count)
        }
        found += queue.front
        queue.took(queue.front.count)
        #expect(queue.isEmpty && found == expected)
    }
}
