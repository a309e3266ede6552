import Testing
import TillDeviceKit

@testable import line_display

/// Displays that lose bytes: a pause behind each line.
@Suite struct PauseTests {
    private let slow: [String: SettingValue] = ["inter-line-millis": .number(50)]

    @Test func aLineIsSentWhenTheLastOneHadItsTime() {
        var bench = DisplayBench(slow)
        // the start: 13 bytes
        #expect(bench.newBytes().count == 13)
        bench.harness.advance(millis: 50)
        // US $ 1 1, 20 blanks
        #expect(bench.newBytes().count == 24)
        bench.harness.advance(millis: 49)
        #expect(bench.newBytes() == [])
        bench.harness.advance(millis: 1)
        #expect(bench.newBytes().count == 24)
        bench.harness.advance(millis: 1000)
        #expect(bench.newBytes() == [])
        let id = bench.show("A", "B")
        #expect(bench.rows == ["A", ""])
        #expect(bench.harness.answers(to: id) == [])
        bench.harness.advance(millis: 50)
        #expect(bench.rows == ["A", "B"])
        #expect(bench.harness.answers(to: id) == [.result(id: id, .done)])
    }

    @Test func anOlderTextThatHasNotBeenSentIsPassedOver() {
        var bench = DisplayBench(slow)
        bench.harness.advance(millis: 1000)
        let ids = [bench.show("A", "1"), bench.show("A", "2"), bench.show("A", "3")]
        bench.harness.advance(millis: 50)
        #expect(bench.rows == ["A", "3"])
        for id in ids { #expect(bench.harness.answers(to: id) == [.result(id: id, .done)]) }
        bench.harness.advance(millis: 1000)
        #expect(bench.rows == ["A", "3"])
    }

    @Test func aTextBehindTheLastLineWaitsForItsPause() {
        var bench = DisplayBench(slow)
        bench.harness.advance(millis: 1000)
        bench.show("A")
        bench.show("B")
        #expect(bench.rows == ["A", ""])
        bench.harness.advance(millis: 49)
        #expect(bench.rows == ["A", ""])
        bench.harness.advance(millis: 1)
        #expect(bench.rows == ["B", ""])
    }

    @Test func aBrokenConnectionEndsAllThatWaitAndEverythingIsSentAgain() {
        var bench = DisplayBench(slow)
        bench.harness.advance(millis: 1000)
        let ids = [bench.show("A", "1"), bench.show("B", "2")]
        bench.wire.isPlugged = false
        bench.harness.settle()
        for id in ids {
            guard case .failure(_, let error)? = bench.harness.answers(to: id).first else {
                Issue.record("a text was shown nowhere")
                return
            }
            #expect(error.code == .offline)
        }
        bench.wire.isPlugged = true
        bench.harness.advance(millis: 5000)
        #expect(bench.rows == ["B", "2"])
    }

    @Test func atMostSoManyWait() {
        var bench = DisplayBench(slow)
        bench.wire.isDrained = false
        let ids = (0...LineDisplayDriver.waitingMaxCalls).map { bench.show("\($0)") }
        let refused = ids.filter { !bench.harness.answers(to: $0).isEmpty }
        #expect(refused == [ids[LineDisplayDriver.waitingMaxCalls]])
        bench.wire.isDrained = true
        bench.harness.advance(millis: 5000)
        for id in ids { #expect(bench.harness.answers(to: id).count == 1) }
        #expect(bench.rows == ["\(LineDisplayDriver.waitingMaxCalls - 1)", ""])
    }

    @Test func anIdleTextMovesWithPauses() {
        let text = "OPEN FROM EIGHT TO EIGHT"
        let idle: [String: SettingValue] = ["idle-text": .text(text), "idle-seconds": .number(1)]
        for commands in ["epson", "aedex"] {
            var bench = DisplayBench(slow.merging(idle) { $1 }.merging(["protocol": .text(commands)]) { $1 })
            bench.harness.advance(millis: 3000)
            #expect(bench.rows[0] != "", "\(commands)")
            #expect((bench.moving == text) == (commands == "aedex"))
            bench.show("EGGS", "1,20")
            bench.harness.advance(millis: 1000)
            #expect(bench.rows == ["EGGS", "1,20"], "\(commands)")
        }
    }
}
