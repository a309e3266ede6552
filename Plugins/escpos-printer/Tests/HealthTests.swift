import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

@Suite struct HealthTests {
    /// DLE EOT 1 (printer), 2 (offline cause), 3 (error cause), 4 (roll paper)
    private static let questions: [UInt8] = [0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x03, 0x10, 0x04, 0x04]

    private func text(_ harness: Harness, _ id: Int) -> String? {
        guard harness.answers(to: id).count == 1, case .result(_, let result)? = harness.answers(to: id).first else {
            return nil
        }
        return result.text
    }

    /// What every check ends with where there is no automatic status and nothing is confirmed.
    private static let means = ", no automatic status, prints are not confirmed"

    @Test func aPrinterThatIsWellSaysSo() {
        var (harness, wire) = silent()
        attach(.generic80, to: wire)
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        #expect(wire.written == Self.questions)
        #expect(text(harness, id) == "Internal HCheck: online, paper ok, cover closed, drawer closed" + Self.means)
        #expect(harness.events == [])
    }

    @Test func automaticStatusAndConfirmationAreNamed() {
        let wire = SimulatedWire()
        attach(.epsonTMT88, to: wire)
        var (harness, _) = opened(confirming, wire)
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        #expect(
            text(harness, id) == "Internal HCheck: online, paper ok, cover closed, "
                + "drawer switch high, not learnt yet, automatic status on, prints are confirmed"
        )
    }

    @Test func aPrinterThatMustNotBeAskedIsNot() {
        var (harness, wire) = started()
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        #expect(text(harness, id)?.contains("is not asked for its status") == true)
        #expect(wire.written == [])
    }

    @Test func whatIsWrongIsNamedAndTold() {
        var (harness, wire) = silent()
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        // offline with pin 3 high; cover open and paper end; the knife; paper end
        wire.deliver([0x1E, 0x36, 0x1A, 0x7E])
        harness.settle()
        #expect(
            text(harness, id) == "Internal HCheck: offline, paper end, cover open, "
                + "a stuck knife: clear the paper path, drawer closed" + Self.means
        )
        #expect(harness.statuses == [.coverOpen, .paperEmpty, .fault])
    }

    @Test func aSilentPrinterIsReportedAfterASecondAndTheNextJobGoesOn() {
        var (harness, wire) = silent()
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        let print = harness.call(printing("EGGS"))
        harness.advance(millis: ESCPOSPrinter.answerWaitMillis - 1)
        #expect(text(harness, id) == nil)
        harness.advance(millis: 1)
        #expect(text(harness, id)?.contains("does not answer status questions within 1000 ms") == true)
        #expect(harness.answers(to: print) == sent(print))
        #expect(wire.written == Self.questions + start + ascii("EGGS\n"))
    }

    @Test func aPrinterThatTakesNoBytesIsReportedAfterASecond() {
        var (harness, wire) = silent()
        wire.takesAtMostBytes = 0
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        harness.advance(millis: ESCPOSPrinter.answerWaitMillis)
        #expect(text(harness, id)?.contains("does not answer") == true)
        harness.advance(millis: 60_000)
        #expect(harness.answers(to: id).count == 1)
    }

    @Test(arguments: 1...3)
    func halfAnAnswerIsToldAsSuch(count: Int) {
        var (harness, wire) = silent()
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        wire.deliver(Array([UInt8](arrayLiteral: 0x16, 0x12, 0x12, 0x12).prefix(count)))
        harness.advance(millis: ESCPOSPrinter.answerWaitMillis)
        #expect(text(harness, id)?.contains("\(count) of 4 questions answered") == true)
        #expect(text(harness, id)?.contains("online") == true)
    }

    @Test func lateAnswersAreNotAnswersToTheNextCheck() {
        var (harness, wire) = silent()
        harness.call(.checkHealth(device: "receipt", level: .internal))
        harness.advance(millis: ESCPOSPrinter.answerWaitMillis)
        // offline, cover open, no error, paper end: of before
        wire.deliver([0x1E, 0x36, 0x12, 0x7E])
        harness.settle()
        #expect(harness.statuses == [])
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        wire.deliver([0x16, 0x12, 0x12, 0x12])
        harness.settle()
        #expect(text(harness, id) == "Internal HCheck: online, paper ok, cover closed, drawer closed" + Self.means)
    }

    @Test func aCheckNeverStandsInTheMiddleOfAPrint() {
        var (harness, wire) = silent()
        wire.isDrained = false
        harness.call(printing("EGGS"))
        harness.call(.checkHealth(device: "receipt", level: .internal))
        harness.advance(millis: 5000)
        #expect(wire.written == start + ascii("EGGS\n"))
        wire.isDrained = true
        harness.settle()
        #expect(wire.written == start + ascii("EGGS\n") + Self.questions)
    }

    @Test func aBrokenConnectionEndsTheCheckAndItMayBeRepeated() {
        var (harness, wire) = silent()
        let id = harness.call(.checkHealth(device: "receipt", level: .internal))
        wire.isPlugged = false
        harness.advance(millis: 5000)
        #expect(harness.failure(of: id)?.code == .offline)
        #expect(harness.failure(of: id)?.recovery == .retry)
    }

    @Test(arguments: PrinterProfile.builtIn.filter(\.drawer).map(\.name))
    func theTestPageFitsThePaper(name: String) throws {
        let profile = try #require(PrinterProfile.named(name))
        var (harness, wire) = started(["profile": .text(name)])
        attach(profile, to: wire)
        let id = harness.call(.checkHealth(device: "receipt", level: .external))
        #expect(text(harness, id)?.hasPrefix("External HCheck: the test page is") == true)
        var emulator = ESCPOSEmulator(profile: profile)
        let problems = emulator.received(wire.written).filter { if case .unknown = $0 { true } else { false } }
        #expect(problems == [])
        let lines = emulator.paper.lines.map(\.text)
        let ruler = String((1...profile.columns).map { Character(String($0 % 10)) })
        #expect(lines.contains(ruler))
        #expect(lines.contains("áéíóúñü¿¡€"))
        #expect(emulator.paper.lines.allSatisfy { $0.width <= profile.columns })
        let symbols = emulator.paper.elements.compactMap { element -> String? in
            switch element {
            case .barcode(let barcode): barcode.text
            case .qr(let code): String(decoding: code.data, as: UTF8.self)
            case .line, .cut, .image, .pdf417: nil
            }
        }
        // What a printer cannot do itself is drawn.
        let expected = (profile.barcodes ? ["4006381333931"] : []) + (profile.nativeQR ? ["TEST PAGE"] : [])
        #expect(symbols == expected)
        #expect(harness.warnings == [])
    }

    @Test func theDrawersExternalCheckOpensIt() {
        var (harness, wire) = silent()
        let id = harness.call(.checkHealth(device: "till", level: .external))
        #expect(wire.written == [0x1B, 0x70, 0x00, 0x32, 0xFA])
        #expect(text(harness, id) == "External HCheck: look whether the drawer has opened")
    }
}
