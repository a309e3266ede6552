import Testing
import TillDeviceKit

@testable import line_display

private let long = "OPEN FROM EIGHT TO EIGHT"

private func idle(_ text: String, _ more: [String: SettingValue] = [:]) -> [String: SettingValue] {
    ["idle-text": .text(text), "idle-seconds": .number(10)].merging(more) { $1 }
}

@Suite struct IdleTests {
    @Test func comesWhenTheDisplayHasBeenBlankForSoLong() {
        var bench = DisplayBench(idle("MARKET\nWELCOME"))
        bench.harness.advance(millis: 9999)
        #expect(bench.rows == ["", ""])
        bench.harness.advance(millis: 1)
        #expect(bench.rows == ["MARKET", "WELCOME"])
        // It stands still, so that nothing more is sent.
        bench.harness.advance(millis: 60_000)
        #expect(bench.newBytes() == [])
    }

    @Test func neverTakesTheLineOfATextHoweverLongItStands() {
        var bench = DisplayBench(idle("WELCOME"))
        bench.show("TOTAL 1,20", "")
        bench.harness.advance(millis: 3_600_000)
        #expect(bench.rows == ["TOTAL 1,20", ""])
        bench.show("", "")
        bench.harness.advance(millis: 10_000)
        #expect(bench.rows == ["WELCOME", ""])
        bench.show("EGGS", "1,20")
        #expect(bench.rows == ["EGGS", "1,20"])
    }

    @Test func everyTextBeginsTheWaitAnew() {
        var bench = DisplayBench(idle("WELCOME"))
        bench.harness.advance(millis: 9000)
        bench.show("", "")
        bench.harness.advance(millis: 9000)
        #expect(bench.rows == ["", ""])
        bench.harness.advance(millis: 1000)
        #expect(bench.rows == ["WELCOME", ""])
    }

    @Test func withoutATextNothingComesAndNothingIsAskedFor() {
        var bench = DisplayBench()
        bench.harness.advance(millis: 3_600_000)
        #expect(bench.rows == ["", ""])
        #expect(bench.harness.wakesAskedMillis == [])
    }

    @Test func movesInStepsWhereTheDisplayCannot() {
        var bench = DisplayBench(idle(long, ["marquee-step-millis": .number(500)]))
        bench.harness.advance(millis: 10_000)
        #expect(bench.rows == ["OPEN FROM EIGHT TO E", ""])
        bench.harness.advance(millis: 499)
        #expect(bench.rows == ["OPEN FROM EIGHT TO E", ""])
        bench.harness.advance(millis: 1)
        #expect(bench.rows == ["PEN FROM EIGHT TO EI", ""])
        // 24 characters and 4 blanks: 28 steps until it stands as at the start
        bench.harness.advance(millis: 27 * 500)
        #expect(bench.rows == ["OPEN FROM EIGHT TO E", ""])
    }

    @Test func aTextStopsTheStepsAtOnce() {
        var bench = DisplayBench(idle(long))
        bench.harness.advance(millis: 12_000)
        bench.show("EGGS", "1,20")
        #expect(bench.rows == ["EGGS", "1,20"])
        bench.harness.advance(millis: 60_000)
        #expect(bench.newBytes() == [])
    }

    @Test func aStepIsNotSentBehindOneThatTheDisplayHasNotTaken() {
        var bench = DisplayBench(idle(long, ["marquee-step-millis": .number(100)]))
        bench.harness.advance(millis: 10_100)
        _ = bench.newBytes()
        bench.wire.isDrained = false
        bench.harness.advance(millis: 5000)
        // one row: US $ x y and 20 characters
        #expect(bench.newBytes().count == 24)
        bench.wire.isDrained = true
        bench.harness.advance(millis: 1000)
        #expect(bench.newBytes().count > 24)
    }

    @Test(arguments: ["cd5220", "utc-enhanced", "aedex", "logic-controls"])
    func isMovedByTheDisplayWhereItCan(commands: String) {
        var bench = DisplayBench(idle(long, ["protocol": .text(commands)]))
        bench.harness.advance(millis: 10_000)
        #expect(bench.moving == long)
        _ = bench.newBytes()
        bench.harness.advance(millis: 60_000)
        #expect(bench.newBytes() == [])
        let id = bench.show("EGGS", "1,20")
        #expect(bench.moving == nil)
        #expect(bench.rows == ["EGGS", "1,20"])
        #expect(bench.harness.answers(to: id) == [.result(id: id, .done)])
    }

    @Test func marqueeStepsAndNeverAreObeyed() {
        var steps = DisplayBench(idle(long, ["protocol": .text("cd5220"), "marquee": .text("steps")]))
        steps.harness.advance(millis: 10_300)
        #expect(steps.moving == nil)
        #expect(steps.rows == ["PEN FROM EIGHT TO EI", ""])
        var never = DisplayBench(idle(long, ["marquee": .text("never")]))
        never.harness.advance(millis: 60_000)
        #expect(never.rows == ["OPEN FROM EIGHT TO E", ""])
    }

    @Test func afterAReconnectionTheWaitBeginsAnew() {
        var bench = DisplayBench(idle(long))
        bench.harness.advance(millis: 11_000)
        bench.wire.isPlugged = false
        bench.harness.settle()
        bench.wire.isPlugged = true
        bench.harness.advance(millis: 2000)
        #expect(bench.rows == ["", ""])
        bench.harness.advance(millis: 10_000)
        #expect(bench.rows[0] != "")
    }
}
