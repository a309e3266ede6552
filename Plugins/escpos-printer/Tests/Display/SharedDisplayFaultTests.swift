import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import escpos_printer

/// The connection breaks at every byte of a text and of a print. Whatever was left half, the next print is whole on the
/// paper, nothing of a text ever is, and the display shows the newest text.
@Suite struct SharedDisplayFaultTests {
    private func byteCount(_ call: DriverCall) -> Int {
        var bench = PoleBench()
        _ = bench.newBytes()
        bench.harness.call(call)
        return bench.newBytes().count
    }

    private func check(_ bench: inout PoleBench, _ what: String) {
        bench.wire.breaksAfterBytes = nil
        bench.harness.advance(millis: 5000)
        let text = bench.harness.call(showing("AFTER", "2,10"))
        let print = bench.harness.call(printing("WHOLE", job: "job-2"))
        bench.harness.advance(millis: 5000)
        #expect(bench.harness.answers(to: text) == [.result(id: text, .done)], "\(what)")
        #expect(bench.harness.answers(to: print) == sent(print), "\(what)")
        #expect(bench.rows == ["AFTER", "2,10"], "\(what)")
        #expect(bench.paper.last == "WHOLE", "\(what)")
        #expect(!bench.paper.contains { $0.contains("TOTAL") || $0.contains("AFTER") }, "\(what)")
    }

    @Test func theConnectionBreaksWithinAText() {
        // é and ДА are in two code pages, so that every command of a text is among the bytes.
        let call = showing("TOTAL é", "ДА")
        for cut in 0...byteCount(call) {
            var bench = PoleBench()
            bench.wire.breaksAfterBytes = cut
            let id = bench.harness.call(call)
            bench.harness.advance(millis: 5000)
            #expect(bench.harness.answers(to: id).count == 1, "cut behind \(cut)")
            check(&bench, "text cut behind \(cut)")
        }
    }

    @Test func theConnectionBreaksWithinAPrintAndATextWaits() {
        let call = printing("EGGS")
        for cut in 1...byteCount(call) {
            var bench = PoleBench()
            bench.wire.takesAtMostBytes = 0
            let print = bench.harness.call(call)
            let text = bench.harness.call(showing("TOTAL"))
            bench.wire.takesAtMostBytes = .max
            bench.wire.breaksAfterBytes = cut
            bench.harness.advance(millis: 5000)
            #expect(bench.harness.answers(to: print).count == 1, "cut behind \(cut)")
            #expect(bench.harness.answers(to: text).count == 1, "cut behind \(cut)")
            // What was asked for last stands after the reconnection, whatever became of the call.
            #expect(bench.rows == ["TOTAL", ""], "cut behind \(cut)")
            check(&bench, "print cut behind \(cut)")
        }
    }

    @Test func theZerosOfABrokenPrintGoBeforeTheDisplay() throws {
        var bench = PoleBench()
        bench.harness.call(showing("TOTAL"))
        _ = bench.newBytes()
        bench.wire.breaksAfterBytes = 12
        bench.harness.call(printing("EGGS"))
        bench.harness.advance(millis: 5000)
        let bytes = bench.newBytes().dropFirst(12)
        // as many zeros as the print has bytes, then those for the display, ESC = 1, and only then ESC = 2
        let zeros = bytes.prefix { $0 == 0 }.count
        #expect(zeros == byteCount(printing("EGGS")) + 3)
        #expect(Array(bytes.dropFirst(zeros).prefix(6)) == [0x1B, 0x3D, 0x01, 0x1B, 0x3D, 0x02])
    }

    @Test func theConnectionBreaksAtLinkUp() {
        for cut in 0...80 {
            let wire = SimulatedWire()
            wire.breaksAfterBytes = cut
            var bench = PoleBench(wire: wire)
            bench.harness.advance(millis: 5000)
            check(&bench, "link-up cut behind \(cut)")
        }
    }

    @Test func aDisplayThatTakesNothingHoldsNothingElseUpForEver() {
        var bench = PoleBench()
        bench.wire.isDrained = false
        let text = bench.harness.call(showing("TOTAL"))
        let print = bench.harness.call(printing("EGGS"))
        bench.harness.advance(millis: 120_000)
        #expect(bench.harness.answers(to: text).count == 1)
        #expect(bench.harness.answers(to: print).count == 1)
        bench.wire.isDrained = true
        bench.harness.advance(millis: 5000)
        check(&bench, "after a stall")
    }
}
