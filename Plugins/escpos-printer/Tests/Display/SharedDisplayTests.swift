import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS
import TillLineDisplay

@testable import escpos_printer

private let select: [UInt8] = [0x1B, 0x3D, 0x02]
private let release: [UInt8] = [0x1B, 0x3D, 0x01]

/// A display between host and printer.
@Suite struct SharedDisplayTests {
    @Test func bytesByField() {
        var bench = PoleBench()
        let blank = ascii(String(repeating: " ", count: 20))
        let linkUp: [UInt8] =
            // zeros end what was left half, ESC = 1 selects the printer
            [0x00, 0x00, 0x00] + release
            // ESC = 2, and once more with ESC @ at the start of the display
            + select + select + [0x1B, 0x40]
            // ESC t 19, US 01, US C 0
            + [0x1B, 0x74, 0x13, 0x1F, 0x01, 0x1F, 0x43, 0x00]
            // US $ 1 1 and US $ 1 2, blank lines, ESC = 1
            + [0x1F, 0x24, 0x01, 0x01] + blank + [0x1F, 0x24, 0x01, 0x02] + blank + release
        #expect(bench.newBytes() == linkUp)
        let id = bench.harness.call(showing("", "1,20 €"))
        let text: [UInt8] =
            select + [0x1F, 0x24, 0x01, 0x02] + ascii("1,20 ") + [0xD5] + ascii(String(repeating: " ", count: 14))
            + release
        #expect(bench.newBytes() == text)
        #expect(bench.harness.answers(to: id) == [.result(id: id, .done)])
        #expect(bench.rows == ["", "1,20 €"])
        // the same once more changes nothing
        let same = bench.harness.call(showing("", "1,20 €"))
        #expect(bench.newBytes() == [])
        #expect(bench.harness.answers(to: same) == [.result(id: same, .done)])
    }

    @Test func aTextWaitsForTheBytesOfAPrintAndTheNewestWins() {
        var bench = PoleBench()
        _ = bench.newBytes()
        bench.wire.isDrained = false
        let print = bench.harness.call(printing("EGGS"))
        let ids = ["1", "2", "3"].map { bench.harness.call(showing($0)) }
        #expect(bench.newBytes() == start + ascii("EGGS\n"))
        for older in ids.dropLast() {
            #expect(bench.harness.failure(of: older)?.code == .busy)
            #expect(bench.harness.failure(of: older)?.recovery == .giveUp)
        }
        #expect(bench.harness.answers(to: ids[2]) == [])
        bench.wire.isDrained = true
        bench.harness.settle()
        #expect(bench.harness.answers(to: print) == sent(print))
        #expect(bench.harness.answers(to: ids[2]) == [.result(id: ids[2], .done)])
        #expect(bench.rows == ["3", ""])
        #expect(bench.paper == ["EGGS"])
    }

    @Test func aPrintBehindATextWaitsForItsLastByte() {
        var bench = PoleBench()
        _ = bench.newBytes()
        bench.wire.isDrained = false
        bench.harness.call(showing("TOTAL"))
        bench.harness.call(printing("EGGS"))
        bench.wire.isDrained = true
        bench.harness.settle()
        let bytes = bench.newBytes()
        #expect(bytes.starts(with: select))
        let print = start + ascii("EGGS\n")
        #expect(bytes.suffix(print.count + 3).starts(with: release))
        #expect(Array(bytes.suffix(print.count)) == print)
    }

    @Test func whatThePrinterGetsIsWhatItGetsWithoutADisplay() {
        func story(_ harness: inout Harness, _ shows: Bool) {
            for text in ["EGGS", "MILK"] {
                if shows { harness.call(showing(text, "1,20 €")) }
                harness.call(printing(text))
                if shows { harness.call(showing("ИТОГО", "2,10")) }
                harness.call(.openDrawer(device: "till"))
            }
        }
        var bench = PoleBench()
        story(&bench.harness, true)
        _ = bench.newBytes()
        var (harness, wire) = started()
        story(&harness, false)
        // The zeros of the link-up end at the display, which is selected when it is switched on.
        #expect(bench.forwarded == wire.written)
        #expect(bench.rows == ["ИТОГО", "2,10"])
    }

    @Test func aDisplayThatIsNotConfiguredCostsNoByte() {
        let (_, wire) = started()
        #expect(wire.written == [])
    }

    @Test func noTextHidesACommand() {
        var bench = PoleBench()
        _ = bench.newBytes()
        // ESC = 1, ESC @, DLE EOT 1, DLE DC4, and characters whose code page numbers are 10h
        for text in ["\u{1B}=\u{01}", "\u{1B}@A", "\u{10}\u{04}\u{01}", "\u{10}\u{14}", "–†‡", "\u{9B}"] {
            bench.harness.call(showing(text, text))
            let bytes = bench.newBytes()
            let texts = bytes.dropFirst(3).dropLast(3)
            #expect(!texts.contains(0x00) && texts.count(where: { $0 == 0x1B }) <= 2)
            for index in bytes.indices.dropLast() where bytes[index] == 0x10 {
                // the number of code page 1252 in ESC t, and no real-time command behind it
                #expect(bytes[index - 1] == 0x74 && bytes[index + 1] == 0x1F)
            }
        }
        #expect(bench.paper == [])
        #expect(bench.forwarded == [])
    }

    @Test func aPrinterThatIsOfflineLeavesTheDisplayAlone() {
        var bench = PoleBench(["drawer-open-level": .text("low")])
        // automatic status: paper end, offline
        bench.wire.deliver([0x1C, 0x00, 0x0C, 0x00])
        bench.harness.settle()
        let print = bench.harness.call(printing("EGGS"))
        let text = bench.harness.call(showing("NO PAPER"))
        bench.harness.advance(millis: 2000)
        #expect(bench.harness.failure(of: print)?.recovery == .waitForOperator)
        #expect(bench.harness.answers(to: text) == [.result(id: text, .done)])
        #expect(bench.rows == ["NO PAPER", ""])
    }

    @Test func aTextIsShownWhileAPrintIsBeingConfirmed() {
        var bench = PoleBench(unasked.merging(confirming) { $1 })
        let print = bench.harness.call(printing("EGGS"))
        let request = bench.newBytes()
        bench.harness.call(showing("THANK YOU"))
        #expect(bench.rows == ["THANK YOU", ""])
        bench.wire.deliver(confirmation(of: request))
        bench.harness.settle()
        #expect(bench.harness.answers(to: print) == confirmed(print))
    }

    @Test func checksSpeakOfTheDisplay() throws {
        var bench = PoleBench()
        func text(_ level: HealthLevel) -> String? {
            let id = bench.harness.call(.checkHealth(device: "pole", level: level))
            guard case .result(_, let result)? = bench.harness.answers(to: id).first else { return nil }
            return result.text
        }
        #expect(text(.internal) == "Internal HCheck: Successful, Rows 2, Columns 20, on the printer's line")
        #expect(text(.external)?.hasPrefix("External HCheck") == true)
        #expect(bench.rows == ["12345678901234567890", "áéíóúñü¿¡€çàèßøåÇâäê"])
        let number = try #require(text(.interactive)?.split(separator: " ").last.map(String.init))
        #expect(bench.rows == [number, ""])
        let id = bench.harness.call(.identify(device: "pole"))
        #expect(bench.harness.failure(of: id)?.code == .illegal)
        #expect(bench.harness.statistics(of: "pole") == ["OnlineTransitionCount": 1])
    }

    @Test func conformsToTheKit() {
        let conformance = DriverConformance<ESCPOSPrinter>(devices: [receipt, till, pole], settings: unasked)
        #expect(conformance.problems() == [])
    }

    @Test func whatCannotBeUsedIsRefused() {
        func refusal(_ devices: [OpenParameters.Device], _ settings: [String: SettingValue]) -> DeviceError? {
            var harness = Harness(opener: SimulatedWire(), devices: devices, settings: settings)
            guard case .failure(_, let error)? = harness.start().first else { return nil }
            return error
        }
        let other = OpenParameters.Device(name: "other", deviceClass: .lineDisplay)
        #expect(refusal([pole], [:])?.code == .illegal)
        #expect(refusal([receipt, pole, other], [:])?.code == .illegal)
        for settings: [String: SettingValue] in [
            ["display-rows": .number(5)], ["display-columns": .number(7)], ["display-code-page": .text("4711")],
        ] {
            #expect(refusal([receipt, pole], settings)?.message.contains("display-") == true, "\(settings)")
        }
        #expect(refusal([receipt, pole], ["display-code-page": .text("866")]) == nil)
        #expect(refusal([till, pole], [:]) == nil)
    }
}
