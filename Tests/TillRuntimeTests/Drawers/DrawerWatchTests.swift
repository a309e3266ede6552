import Testing

@testable import TillRuntime

/// The drawers' switches, by a clock that is only counted.
@Suite struct DrawerWatchTests {
    private typealias Event = DrawerWatch.Event
    private typealias Finding = DrawerWatch.Finding

    /// What was found, with when.
    private func found(
        _ steps: [(at: Int64, event: DrawerWatch.Event)],
        alarmAfterMillis: Int64? = 60_000
    ) -> [DrawerWatch.Finding] {
        var watch = DrawerWatch(alarmAfterMillis: alarmAfterMillis)
        return steps.compactMap { watch.received($0.event, of: "till", nowMillis: $0.at) }
    }

    @Test func anOpeningThatWasOrderedIsOurs() {
        let during =
            [
                (0, .shut), (10, .commandBegan), (11, .opened), (12, .commandEnded), (500, .shut),
            ] as [(Int64, Event)]
        #expect(found(during) == [.shut(openMillis: 489)])
        let after = [(0, .shut), (10, .commandBegan), (12, .commandEnded), (2000, .opened)] as [(Int64, Event)]
        #expect(found(after) == [])
    }

    @Test func anOpeningThatWasNotIsByHand() {
        #expect(found([(0, .shut), (10, .opened)]) == [.openedByHand(wasSeenShut: true)])
        #expect(found([(10, .opened)]) == [.openedByHand(wasSeenShut: false)], "nobody knows since when")
        let window = DrawerWatch.commandWindowMillis
        let late = [(0, .shut), (1, .commandBegan), (2, .commandEnded), (2 + window, .opened)] as [(Int64, Event)]
        #expect(found(late) == [.openedByHand(wasSeenShut: true)])
    }

    @Test func oneOrderExcusesOneOpening() {
        let steps =
            [
                (0, .shut), (1, .commandBegan), (2, .commandEnded), (3, .opened), (400, .shut), (500, .opened),
            ] as [(Int64, Event)]
        #expect(found(steps) == [.shut(openMillis: 397), .openedByHand(wasSeenShut: true)])
    }

    @Test func whatTheSwitchSaysTwiceIsOneOpening() {
        let steps = [(0, .shut), (1, .opened), (2, .opened), (9, .shut), (10, .shut)] as [(Int64, Event)]
        #expect(found(steps) == [.openedByHand(wasSeenShut: true), .shut(openMillis: 8)])
    }

    @Test func aDrawerThatIsLeftOpenIsToldFirstOnceAndThenSoundedForAtIntervals() {
        var steps: [(Int64, DrawerWatch.Event)] = [(0, .commandBegan), (0, .opened)]
        steps += stride(from: 500, through: 125_000, by: 500).map { ($0, .tick) }
        steps.append((126_000, .shut))
        steps += stride(from: 126_500, through: 300_000, by: 500).map { ($0, .tick) }
        let expected: [DrawerWatch.Finding] = [
            .leftOpen(openMillis: 60_000, isFirst: true), .leftOpen(openMillis: 90_000, isFirst: false),
            .leftOpen(openMillis: 120_000, isFirst: false), .shut(openMillis: 126_000),
        ]
        #expect(found(steps) == expected)
    }

    @Test func withoutAnAlarmOrWithoutASwitchNothingIsTold() {
        let open = [(0, .commandBegan), (0, .opened), (9_000_000, .tick)] as [(Int64, Event)]
        #expect(found(open, alarmAfterMillis: nil) == [])
        let lost = [(0, .commandBegan), (0, .opened), (1, .lost), (9_000_000, .tick)] as [(Int64, Event)]
        #expect(found(lost) == [])
    }
}
