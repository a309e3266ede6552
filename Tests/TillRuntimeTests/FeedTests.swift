import Testing

@testable import TillRuntime

@Suite struct FeedTests {
    @Test func everySubscriberHearsEverythingInOrder() async throws {
        let feed = TerminalFeed()
        let streams = try (0..<3).map { _ in try #require(feed.subscribe()) }
        for number in 0..<100 { feed.send(.notice(text: "\(number)")) }
        feed.finish()
        for stream in streams {
            var numbers: [Int] = []
            for await numbered in stream { numbers.append(numbered.number) }
            #expect(numbers == Array(1...100))
        }
    }

    /// Who does not listen loses the oldest, and sees by the numbers that something is missing.
    @Test func aSubscriberThatSleepsLosesTheOldest() async throws {
        let feed = TerminalFeed()
        let stream = try #require(feed.subscribe())
        for number in 0..<(TerminalFeed.bufferMax + 10) { feed.send(.notice(text: "\(number)")) }
        feed.finish()
        var numbers: [Int] = []
        for await numbered in stream { numbers.append(numbered.number) }
        #expect(numbers.count == TerminalFeed.bufferMax)
        #expect(numbers.first == 11 && numbers.last == TerminalFeed.bufferMax + 10)
    }

    @Test func oneMoreThanTheBoundIsTurnedAway() throws {
        let feed = TerminalFeed()
        let streams = try (0..<TerminalFeed.subscribersMax).map { _ in try #require(feed.subscribe()) }
        #expect(feed.subscribe() == nil)
        withExtendedLifetime(streams) {}
    }
}
