import Testing

@testable import TillDeviceKit

@Suite struct WriteQueueTests {
    private let broken = DeviceError(.offline, .reopen, "gone")

    @Test func writesAreTakenInOrderAndAccountedEach() {
        var queue = WriteQueue()
        #expect(queue.append([1, 2, 3], token: 1, nowMillis: 0) == nil)
        #expect(queue.append([4, 5], token: 2, nowMillis: 0) == nil)
        #expect(queue.front == [1, 2, 3])
        queue.took(2, nowMillis: 1)
        #expect(queue.front == [3])
        queue.took(1, nowMillis: 2)
        #expect(queue.front == [])
        #expect(queue.finishFront(nowMillis: 2) == 1)
        queue.took(1, nowMillis: 3)
        let ended = queue.failAll(broken)
        #expect(ended.map(\.token) == [2])
        #expect(ended.map(\.error.bytesSent) == [1])
        #expect(queue.isEmpty && queue.front == nil)
    }

    @Test func whatWaitedBehindABrokenWriteSentNothing() {
        var queue = WriteQueue()
        for token in 1...3 { #expect(queue.append([1, 2], token: token, nowMillis: 0) == nil) }
        queue.took(2, nowMillis: 0)
        #expect(queue.failAll(broken).map(\.error.bytesSent) == [2, 0, 0])
    }

    @Test func theNumberOfWritesIsBounded() {
        var queue = WriteQueue()
        for token in 0..<WriteQueue.writesMax { #expect(queue.append([1], token: token, nowMillis: 0) == nil) }
        let refusal = queue.append([1], token: 99, nowMillis: 0)
        #expect(refusal?.code == .busy && refusal?.recovery == .retry && refusal?.bytesSent == 0)
        queue.took(1, nowMillis: 0)
        _ = queue.finishFront(nowMillis: 0)
        #expect(queue.append([1], token: 99, nowMillis: 0) == nil)
    }

    @Test func theNumberOfBytesIsBoundedByWhatStillWaits() {
        var queue = WriteQueue()
        let half = [UInt8](repeating: 0, count: WriteQueue.bytesMax / 2)
        #expect(queue.append(half, token: 1, nowMillis: 0) == nil)
        #expect(queue.append(half, token: 2, nowMillis: 0) == nil)
        #expect(queue.append([1], token: 3, nowMillis: 0)?.code == .busy)
        queue.took(1, nowMillis: 0)
        #expect(queue.append([1], token: 3, nowMillis: 0) == nil)
        _ = queue.failAll(broken)
        #expect(queue.append(half + half, token: 4, nowMillis: 0) == nil)
    }

    @Test func aStallCountsFromTheLastByteTaken() {
        var queue = WriteQueue()
        let limit = WriteQueue.stallMillis
        #expect(!queue.hasStalled(nowMillis: 1_000_000))
        _ = queue.append([1, 2], token: 1, nowMillis: 1000)
        #expect(!queue.hasStalled(nowMillis: 999 + limit))
        #expect(queue.hasStalled(nowMillis: 1000 + limit))
        queue.took(0, nowMillis: 5000)
        #expect(queue.hasStalled(nowMillis: 1000 + limit))
        queue.took(1, nowMillis: 6000)
        #expect(!queue.hasStalled(nowMillis: 5999 + limit))
        #expect(queue.hasStalled(nowMillis: 6000 + limit))
    }

    @Test func theDriverMaySetTheLimitAndTheTimeBeforeNoLongerCounts() {
        var queue = WriteQueue()
        _ = queue.append([1, 2], token: 1, nowMillis: 0)
        queue.limitStall(toMillis: 60_000, nowMillis: 29_000)
        #expect(!queue.hasStalled(nowMillis: 88_999))
        #expect(queue.hasStalled(nowMillis: 89_000))
        queue.limitStall(toMillis: 5000, nowMillis: 89_000)
        #expect(!queue.hasStalled(nowMillis: 93_999))
        #expect(queue.hasStalled(nowMillis: 94_000))
    }

    @Test func waitingBehindAnotherWriteIsNoStall() {
        var queue = WriteQueue()
        _ = queue.append([1], token: 1, nowMillis: 0)
        _ = queue.append([2], token: 2, nowMillis: 0)
        queue.took(1, nowMillis: 29_000)
        _ = queue.finishFront(nowMillis: 29_500)
        #expect(!queue.hasStalled(nowMillis: 30_000))
    }
}
