import Testing

@testable import TillStore

@Suite("The account of the drawer")
struct DrawerOpeningTests {
    private typealias Outcome = DrawerOpeningRecord.Outcome

    private func opening(_ device: String, _ outcome: DrawerOpeningRecord.Outcome, at: Int64) -> DrawerOpeningRecord {
        DrawerOpeningRecord(atMillis: at, device: device, user: "Ana", reason: "sale", outcome: outcome, text: "t")
    }

    @Test("every outcome is kept as it was, over a restart")
    func kept() throws {
        let desk = try Desk()
        for (index, outcome) in Outcome.allCases.enumerated() {
            try desk.store.record(opening("till", outcome, at: Int64(index)))
        }
        try desk.store.record(
            DrawerOpeningRecord(atMillis: 9, device: "till", user: nil, reason: "", outcome: .byHand)
        )
        try desk.reopen()
        let openings = try desk.store.drawerOpenings(limit: 100)
        #expect(openings.map(\.outcome) == [.byHand] + Outcome.allCases.reversed(), "the newest comes first")
        #expect(openings.compactMap(\.id) == [6, 5, 4, 3, 2, 1])
        #expect(openings[0].user == nil && openings[0].text.isEmpty)
        #expect(openings.dropFirst().allSatisfy { $0.user == "Ana" && $0.reason == "sale" && $0.text == "t" })
        #expect(try desk.store.drawerOpenings(limit: 2).compactMap(\.id) == [6, 5])
    }

    @Test("its shutting is noted on what opened it since the last time, of this drawer only, never on a failure")
    func shut() throws {
        let desk = try Desk()
        try desk.store.record(opening("till", .opened, at: 1))
        try desk.store.recordDrawerClosed("till", atMillis: 5)
        try desk.store.record(opening("till", .failed, at: 6))
        try desk.store.record(opening("till", .byHand, at: 7))
        try desk.store.record(opening("till", .alreadyOpen, at: 8))
        try desk.store.record(opening("other", .opened, at: 8))
        try desk.store.recordDrawerClosed("till", atMillis: 9)
        let closed = try desk.store.drawerOpenings(limit: 9).map(\.closedAtMillis)
        #expect(closed == [nil, 9, 9, nil, 5])
    }

    @Test("at the bound the oldest go")
    func bound() throws {
        let desk = try Desk()
        try desk.store.record(opening("till", .opened, at: 1))
        try desk.store.record(opening("till", .opened, at: 2))
        let last = TillStore.drawerOpeningsMax + 1
        try desk.store.run("UPDATE sqlite_sequence SET seq = \(last - 1) WHERE name = 'drawer_openings'")
        try desk.store.record(opening("till", .opened, at: 3))
        #expect(try desk.store.drawerOpenings(limit: 9).compactMap(\.id) == [last, 2])
    }
}
