import Foundation
import TillESCPOS
import Testing

@testable import TillSimulator

/// The way of a receipt through the endpoints.
@Suite struct PrinterPrintingTests {
    private var device = plugged(.printer)

    private static func lines(_ count: Int) -> [String] { (1...count).map { "line \($0)" } }

    /// The lines, each with its LF.
    private static func bytes(_ lines: [String]) -> [UInt8] { lines.flatMap { Array("\($0)\n".utf8) } }

    @Test mutating func aReceiptComesOutOfPacketsOf64Bytes() throws {
        let lines = Self.lines(40)
        // ESC @, the text, GS V 66 0 (feed and cut partially), ESC p 0 50 250 (pulse on pin 2).
        var rest = [0x1B, 0x40] + Self.bytes(lines)
        rest += [0x1D, 0x56, 66, 0, 0x1B, 0x70, 0, 50, 250]
        let all = rest
        while !rest.isEmpty {
            #expect(device.output(Array(rest.prefix(64)), endpoint: 1) == .done([]))
            rest = Array(rest.dropFirst(64))
        }
        let answer = try #require(dump(of: &device))
        let text = try #require(answer.lines)
        #expect(Array(text.prefix(40)) == lines)
        #expect(text.contains { $0.contains("✂") })
        #expect(answer.cuts == 1 && answer.kicks == 1 && answer.drawerIsOpen == true)
        #expect(answer.bytes == Data(all).base64EncodedString())
        #expect(answer.line == nil)

        #expect(device.received(.clear) == .success(SimulatorAnswer()))
        #expect(device.received(.drawer(isOpen: false)) == .success(SimulatorAnswer()))
        let empty = SimulatorAnswer(lines: [], bytes: "", cuts: 0, kicks: 0, drawerIsOpen: false)
        #expect(dump(of: &device) == empty)
    }

    @Test mutating func questionsAreAnsweredAtTheOtherEndpoint() {
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        // DLE EOT 1: fixed bits 1 and 4, bit 2 the drawer's pin high (shut).
        #expect(device.output([0x10, 0x04, 1], endpoint: 1) == .done([]))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .done([0x16]))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        // DLE EOT 1…4 with paper out: offline bit 3; stopped for paper bit 5; no error; paper end bits 5, 6, near 2, 3.
        _ = device.received(.paper(.out))
        #expect(device.output([0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4], endpoint: 1) == .done([]))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .done([0x1E, 0x32, 0x12, 0x7E]))
        _ = device.received(.paper(.low))
        // GS r 1: paper near its end, bits 0 and 1. An answer is taken in as many transfers as the host likes.
        #expect(device.output([0x1D, 0x72, 1, 0x1D, 0x72, 2], endpoint: 1) == .done([]))
        #expect(device.input(endpoint: 2, maxBytes: 1) == .done([0x03]))
        #expect(device.input(endpoint: 2, maxBytes: 1) == .done([0x01]))
        // GS I 66 and 67, maker and model: 5Fh, text, NUL.
        #expect(device.output([0x1D, 0x49, 66, 0x1D, 0x49, 67, 0x1D, 0x49, 68], endpoint: 1) == .done([]))
        #expect(device.fetch(2) == Array("_Till Works\0_SimTM-88\0_T1\0".utf8))
    }

    @Test mutating func changesAreToldByThemselves() {
        // GS a FFh: automatic status of everything; the four bytes come at once, then with each change.
        #expect(device.output([0x1D, 0x61, 0xFF], endpoint: 1) == .done([]))
        #expect(device.fetch(2) == [0x14, 0x00, 0x00, 0x00])
        _ = device.received(.drawer(isOpen: true))
        #expect(device.fetch(2) == [0x10, 0x00, 0x00, 0x00])
        // Cover open: offline bit 3, cover bit 5.
        _ = device.received(.cover(isOpen: true))
        #expect(device.fetch(2) == [0x38, 0x00, 0x00, 0x00])
    }

    @Test func aProfileWithProcessIDsConfirms() throws {
        let profile = try SimulatedDeviceOptions.profile(named: "epson-tm-t88v")
        #expect(profile.processID)
        var device = plugged(.printer, options: SimulatedDeviceOptions(profile: profile))
        // GS ( H 6 0, function 48 48, id `0042`; the answer is 37h 22h, the id, NUL.
        #expect(device.output([0x1D, 0x28, 0x48, 6, 0, 48, 48] + Array("0042".utf8), endpoint: 1) == .done([]))
        #expect(device.fetch(2) == [0x37, 0x22] + Array("0042".utf8) + [0])
        #expect(throws: SimulatorRefusal.self) { try SimulatedDeviceOptions.profile(named: "no-such") }
    }

    @Test(arguments: [SimulatorCommand.paper(.out), .cover(isOpen: true)])
    mutating func withoutPaperItHoldsOnAndGoesOnLater(cause: SimulatorCommand) throws {
        _ = device.received(cause)
        let lines = Self.lines(1000)
        var waiting = Self.bytes(lines)
        var taken = 0
        while device.output(Array(waiting.prefix(64)), endpoint: 1) == .done([]), !waiting.isEmpty {
            waiting = Array(waiting.dropFirst(64))
            taken += 64
        }
        // The receive buffer of generic80 holds 4096 bytes.
        #expect(taken == 4096)
        #expect(dump(of: &device)?.lines == [])
        // What is offered again is not taken twice.
        #expect(device.output(Array(waiting.prefix(64)), endpoint: 1) == .pending)
        _ = device.received(.paper(.ok))
        _ = device.received(.cover(isOpen: false))
        while !waiting.isEmpty {
            #expect(device.output(Array(waiting.prefix(64)), endpoint: 1) == .done([]))
            waiting = Array(waiting.dropFirst(64))
        }
        #expect(try #require(dump(of: &device)?.lines) == lines)
    }

    @Test mutating func aLongTransferIsTakenWholeOrNotAtAll() throws {
        let lines = Self.lines(2000)
        let bytes = Self.bytes(lines)
        #expect(bytes.count > 16 * 1024)
        _ = device.received(.paper(.out))
        #expect(device.output(bytes, endpoint: 1) == .done([]))
        #expect(device.output([0x0A], endpoint: 1) == .pending)
        _ = device.received(.paper(.low))
        #expect(device.output(Array("end\n".utf8), endpoint: 1) == .done([]))
        #expect(try #require(dump(of: &device)?.lines) == lines + ["end"])
    }

    @Test mutating func aPulledPlugLeavesThePaper() {
        #expect(device.output(Array("here\n".utf8) + [0x10, 0x04, 1], endpoint: 1) == .done([]))
        device.unplugged()
        #expect(device.input(endpoint: 2, maxBytes: 64) == .stalled)
        #expect(device.enumerated() == true)
        // The answer that was on its way is gone, the paper is not.
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        #expect(dump(of: &device)?.lines == ["here"])
    }

    @Test mutating func answersThatNobodyFetchesAreBounded() {
        for _ in 0..<5000 { #expect(device.output([0x10, 0x04, 1], endpoint: 1) == .done([])) }
        #expect(device.fetch(2).count == SimulatedPrinter.answersMaxBytes)
    }

    @Test mutating func aPrinterCannotScan() {
        let answer = device.received(.scan(data: [0x31], aim: nil))
        #expect(answer == .failure(SimulatorRefusal("a printer cannot scan")))
    }
}
