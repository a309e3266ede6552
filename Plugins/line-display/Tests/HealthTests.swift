import Testing
import TillDeviceKit
import TillLineDisplay

@testable import line_display

@Suite struct HealthTests {
    private func text(_ bench: DisplayBench, _ id: Int) -> String? {
        guard case .result(_, let result)? = bench.harness.answers(to: id).first else { return nil }
        return result.text
    }

    @Test func internalSaysWhatTheDisplayCanInUnifiedPOSNames() {
        var bench = DisplayBench(["brightness": .number(3), "code-page": .text("866")])
        let id = bench.harness.call(.checkHealth(device: "display", level: .internal))
        #expect(
            text(bench, id) == "Internal HCheck: Successful, Rows 2, Columns 20, CapBrightness true, "
                + "CapHMarquee false, code page 866, DeviceBrightness 60"
        )
    }

    @Test func interactiveShowsTheNumberThatItTells() throws {
        var bench = DisplayBench()
        bench.show("EGGS", "1,20")
        let id = bench.harness.call(.checkHealth(device: "display", level: .interactive))
        let number = try #require(text(bench, id)?.split(separator: " ").last.map(String.init))
        #expect(number.count == 4 && Int(number) != nil)
        #expect(text(bench, id) == "Interactive HCheck: shown: \(number)")
        #expect(bench.rows == [number, ""])
        // another call, another number
        let next = bench.harness.call(.checkHealth(device: "display", level: .interactive))
        #expect(text(bench, next) != text(bench, id))
        bench.show("EGGS", "1,20")
        #expect(bench.rows == ["EGGS", "1,20"])
    }

    @Test func externalLightsEveryColumnAndTheLettersOfTheCodePage() {
        var bench = DisplayBench(["code-page": .text("866")])
        bench.harness.call(.checkHealth(device: "display", level: .external))
        let rows = bench.rows
        #expect(rows[0] == "12345678901234567890")
        #expect(rows[1].count == 20 && rows[1].hasPrefix("АБВГ") && rows[1].allSatisfy(\.isLetter))
    }

    @Test func itCountsItsConnections() {
        var bench = DisplayBench()
        bench.wire.isPlugged = false
        bench.harness.settle()
        bench.wire.isPlugged = true
        bench.harness.advance(millis: 5000)
        let id = bench.harness.call(.retrieveStatistics(device: "display"))
        guard case .result(_, let result)? = bench.harness.answers(to: id).first else {
            Issue.record("no statistics")
            return
        }
        #expect(result.statistics == ["OnlineTransitionCount": 2, "CommunicationErrorCount": 1])
    }

    @Test(arguments: DisplayProtocol.allCases)
    func everyProtocolShowsATextAndComesBack(commands: DisplayProtocol) {
        var bench = DisplayBench(["protocol": .text(commands.rawValue)])
        bench.show("EGGS", "1,20")
        #expect(bench.rows == ["EGGS", "1,20"])
        bench.wire.breaksAfterBytes = 5
        bench.show("MILK", "0,90")
        bench.harness.advance(millis: 5000)
        #expect(bench.rows == ["MILK", "0,90"])
    }
}
