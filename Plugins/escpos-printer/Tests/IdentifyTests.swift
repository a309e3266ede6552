import Testing
import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

@Suite struct IdentifyTests {
    private func result(_ harness: Harness, _ id: Int) -> DriverResult? {
        guard harness.answers(to: id).count == 1, case .result(_, let result)? = harness.answers(to: id).first else {
            return nil
        }
        return result
    }

    @Test func whatThePrinterSaysOfItself() {
        var (harness, wire, _) = answering(profile: .epsonTMT88, automatic: true)
        let id = harness.call(.identify(device: "receipt"))
        harness.advance(millis: 1000)
        let identity = result(harness, id)?.identity ?? [:]
        #expect(identity["maker"] == "EPSON" && identity["model"] == PrinterProfile.epsonTMT88.modelIDs.first)
        #expect(identity["serial"] == "EMU0000001" && identity["modelID"] == "20" && identity["typeID"] == "02")
        #expect(result(harness, id)?.text?.contains("clones") == true)
        // GS I 66, 67, 65, 68, 69, 1, 2, 3
        let questions: [UInt8] = [66, 67, 65, 68, 69, 1, 2, 3]
        #expect(wire.written == questions.flatMap { [0x1D, 0x49, $0] })
    }

    @Test func theNextQuestionIsAskedWhenTheLastIsAnsweredOrItsWaitIsOver() {
        var (harness, wire) = silent()
        let id = harness.call(.identify(device: "receipt"))
        #expect(wire.written == [0x1D, 0x49, 66])
        harness.advance(millis: ESCPOSPrinter.identityWaitMillis - 1)
        #expect(wire.written == [0x1D, 0x49, 66])
        harness.advance(millis: 1)
        #expect(wire.written == [0x1D, 0x49, 66, 0x1D, 0x49, 67])
        // GS I 67: header, "M1", NUL
        wire.deliver([0x5F, 0x4D, 0x31, 0x00])
        harness.settle()
        #expect(wire.written.suffix(3) == [0x1D, 0x49, 65])
        harness.advance(millis: 20_000)
        #expect(result(harness, id)?.identity == ["model": "M1"])
    }

    @Test func aSilentPrinterIsSoonNotAskedMore() {
        var (harness, wire) = silent()
        let id = harness.call(.identify(device: "receipt"))
        harness.advance(millis: 20_000)
        #expect(wire.written.count == 3 * ESCPOSPrinter.silentQuestionsMax)
        #expect(result(harness, id)?.identity == [:])
        #expect(result(harness, id)?.text?.contains("does not answer") == true)
    }

    @Test func aPrinterThatMustNotBeAskedRefuses() {
        var (harness, wire) = started()
        let id = harness.call(.identify(device: "receipt"))
        #expect(harness.failure(of: id)?.code == .illegal)
        #expect(wire.written == [])
    }
}
