import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import virtual

@Suite struct DisplayTests {
    @Test func theLinesStandInAFrame() throws {
        let folder = try TemporaryFolder()
        var harness = started([front], in: folder)
        let lines = ["Café con leche", "TOTAL 1,20 € AND MUCH MORE", "third"]
        let id = harness.call(.displayText(device: "front", lines: lines))
        #expect(harness.result(of: id) == .done)
        let expected = """
            +--------------------+
            |Café con leche      |
            |TOTAL 1,20 € AND MUC|
            +--------------------+

            """
        #expect(try folder.text("display.txt") == expected)
        #expect(try folder.names() == ["display.txt"])
    }

    @Test func whatIsGoneFromTheTextIsGoneFromTheDisplay() throws {
        let folder = try TemporaryFolder()
        var harness = started([front], in: folder, ["rows": .number(1), "columns": .number(8)])
        harness.call(.displayText(device: "front", lines: ["TOTAL"]))
        harness.call(.displayText(device: "front", lines: []))
        #expect(try folder.text("display.txt") == "+--------+\n|        |\n+--------+\n")
    }

    @Test func controlCharactersDoNotMoveTheFrame() throws {
        let folder = try TemporaryFolder()
        var harness = started([front], in: folder, ["rows": .number(1), "columns": .number(8)])
        harness.call(.displayText(device: "front", lines: ["A\r\nB\tC\u{1B}D"]))
        #expect(try folder.text("display.txt") == "+--------+\n|A B C D |\n+--------+\n")
    }

    @Test func theTestPatternCountsTheColumns() throws {
        let folder = try TemporaryFolder()
        var harness = started([front], in: folder, ["rows": .number(2), "columns": .number(10)])
        harness.call(.checkHealth(device: "front", level: .external))
        #expect(try folder.text("display.txt") == "+----------+\n|1234567890|\n|2345678901|\n+----------+\n")
    }
}
