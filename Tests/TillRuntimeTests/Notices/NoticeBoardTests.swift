import Testing
import TillDeviceKit
import TillDomain

@testable import TillRuntime

/// How a notice reaches the cashier: feed, display, sound.
@Suite struct NoticeBoardTests {
    let print: PrintRig

    init() throws {
        print = try PrintRig()
    }

    private var board: NoticeBoard { print.notices }
    private func display() async -> [String] { await print.rig.terminal.displayed(columns: 20) }

    /// What the feed tells while the body runs.
    private func told(_ body: () async throws -> Void) async throws -> [FeedEvent] {
        let stream = try #require(print.rig.feed.subscribe())
        try await body()
        print.rig.feed.finish()
        var events: [FeedEvent] = []
        for await numbered in stream { events.append(numbered.event) }
        return events
    }

    @Test func itStandsOverTheSaleForItsTimeAndThenTheSaleIsThere() async throws {
        await print.rig.open()
        #expect(await print.rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        let sale = await display()
        await board.received(.status(.paperNearEmpty), of: "receipt")
        let notice = ["PAPER LOW           ", "receipt             "]
        #expect(await display() == notice)
        #expect(await print.rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        #expect(await display() == notice, "for as long as it was to stand")
        print.rig.time.advance(millis: NoticeBoard.noticeMillis)
        await board.tick()
        let later = await display()
        #expect(later != notice && later != sale && later[0].contains("Bread"))
    }

    @Test func itStaysInTheLowerRowOfTheIdleScreenUntilItIsOver() async throws {
        await print.rig.open()
        await print.rig.terminal.showAgain()
        let idle = await display()
        await board.received(.status(.paperEmpty), of: "receipt")
        print.rig.time.advance(millis: NoticeBoard.noticeMillis)
        #expect(await display() == [idle[0], "PAPER OUT: receipt  "])
        #expect(await print.rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        #expect(await display().allSatisfy { !$0.contains("PAPER") }, "a sale has both rows")
        #expect(await print.rig.terminal.take(.clearOrder) == .done)
        await print.rig.terminal.showAgain()
        await board.received(.status(.paperOK), of: "receipt")
        #expect(await display().allSatisfy { !$0.contains("PAPER") })
    }

    /// What is said of the last sale, its change above all, is not taken for the idle screen.
    @Test func theChangeIsNotHidden() async throws {
        await print.rig.open()
        try await print.rig.sell()
        await board.received(.status(.paperNearEmpty), of: "receipt")
        print.rig.time.advance(millis: NoticeBoard.noticeMillis)
        #expect(await display()[1].hasPrefix("Change"))
    }

    @Test func theFeedTellsWhenItBeginsAndWhenItIsOverOnce() async throws {
        let events = try await told {
            for status in [StatusUpdate.Status.paperEmpty, .paperEmpty, .paperOK, .paperOK] {
                await board.received(.status(status), of: "receipt")
            }
        }
        #expect(events == [.notice(text: "PAPER OUT: receipt"), .notice(text: "receipt: no longer PAPER OUT")])
    }

    @Test func aBlockedJobSoundsOnceUntilThePrinterPrints() async throws {
        let events = try await told {
            await board.received(.status(.coverOpen), of: "receipt")
            for _ in 1...3 { await board.waits(for: "receipt", isSounded: true) }
            await board.prints("receipt")
            await board.waits(for: "receipt", isSounded: false)
            await board.waits(for: "receipt", isSounded: true)
        }
        let sounds = events.count { $0 == .sound(name: .refused) }
        #expect(sounds == 2)
    }

    @Test func inSpanish() async throws {
        let print = PrintRig(try Rig(), language: .spanish)
        await print.notices.received(.status(.paperEmpty), of: "recibo")
        #expect(await print.rig.terminal.displayed(columns: 20) == ["SIN PAPEL           ", "recibo              "])
    }

    /// One row: the words and the name share it.
    @Test func aDisplayOfOneRowShowsBothInIt() {
        var screen = DisplayScreen()
        let notice = OperatorNotice(.paperOut, of: "receipt")
        screen.show(
            DisplayScreen.Notice(display: notice.display(.english), line: notice.line(.english)),
            untilMillis: 10
        )
        #expect(screen.shown(nowMillis: 9)?.lines(columns: 20, rows: 1) == ["PAPER OUT: receipt  "])
        #expect(screen.shown(nowMillis: 9)?.lines(columns: 20, rows: 2).count == 2)
        #expect(screen.shown(nowMillis: 10) == nil, "nothing was ever to be shown but that")
        let ended = [9, 10, 11].map { screen.endNotice(nowMillis: $0) }
        #expect(ended == [false, true, false])
    }
}
