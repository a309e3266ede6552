import Foundation
import Testing
import TillTestSupport

@testable import TillESCPOS

/// Conversations made at random: what a printer sends comes out again whole, however it is split, and noise around it
/// neither traps nor makes the parser deaf.
@Suite struct ReplyFuzzTests {
    /// Conversations of one run, unless TILL_FUZZ_ITERATIONS says otherwise.
    private static let iterations = 10_000

    private static var count: Int {
        ProcessInfo.processInfo.environment["TILL_FUZZ_ITERATIONS"].flatMap { Int($0) } ?? iterations
    }

    /// One thing that a printer says, the question before it where there is one, and what is to come out.
    private struct Utterance {
        var request: PrinterRequest?
        var bytes: [UInt8]
        var reply: PrinterReply
    }

    @Test func whatIsSaidComesOutHoweverItIsSplit() {
        let seed = printedSeed(for: "ReplyFuzzTests.whatIsSaidComesOutHoweverItIsSplit")
        var generator = SeededGenerator(seed: seed)
        for iteration in 0..<Self.count {
            let said = (0...Int.random(in: 0...5, using: &generator)).map { _ in Self.utterance(&generator) }
            let bytes = said.flatMap(\.bytes)
            var whole = ReplyParser()
            var split = ReplyParser()
            for request in said.compactMap(\.request) {
                _ = whole.asked(request)
                _ = split.asked(request)
            }
            let flow = Self.withFlowControl(bytes, &generator)
            let expected = said.map(\.reply)
            let atOnce = whole.received(bytes)
            let inPieces = Self.pieces(of: flow, &generator).flatMap { split.received($0) }
            let words = inPieces.filter { $0 != .ready && $0 != .busy }
            guard atOnce == expected, words == expected, whole.skippedByteCount == 0, split.skippedByteCount == 0 else {
                Issue.record("seed \(seed), conversation \(iteration): \(flow) gave \(inPieces), not \(expected)")
                return
            }
        }
    }

    @Test func noiseIsSplitAsItLikesAndEnds() {
        let seed = printedSeed(for: "ReplyFuzzTests.noiseIsSplitAsItLikesAndEnds")
        var generator = SeededGenerator(seed: seed)
        let status: [UInt8] = [0x14, 0x00, 0x00, 0x00]
        for iteration in 0..<Self.count {
            let said = Self.utterance(&generator)
            var noise = generator.bytes(Int.random(in: 0...24, using: &generator)) + said.bytes
            if let index = noise.indices.randomElement(using: &generator) {
                noise[index] ^= UInt8(1) << UInt8.random(in: 0...7, using: &generator)
            }
            var whole = ReplyParser()
            var split = ReplyParser()
            for request in [said.request, .realTime(.printer), .buffered(.drawerPin)].compactMap(\.self) {
                _ = whole.asked(request)
                _ = split.asked(request)
            }
            let atOnce = whole.received(noise)
            let inPieces = Self.pieces(of: noise, &generator).flatMap { split.received($0) }
            let isSkippedAlike = whole.skippedByteCount == split.skippedByteCount
            // One byte that belongs nowhere ends what had begun; the NUL ends a block that was being skipped.
            let after = whole.received([0x00, 0x80] + status)
            guard atOnce == inPieces, isSkippedAlike,
                after.last == .automatic(AutomaticStatus(status))
            else {
                Issue.record("seed \(seed), noise \(iteration): \(noise)")
                return
            }
        }
    }

    private static func pieces(of bytes: [UInt8], _ generator: inout SeededGenerator) -> [[UInt8]] {
        var rest = bytes[...]
        var pieces: [[UInt8]] = []
        while !rest.isEmpty {
            let count = Int.random(in: 1...rest.count, using: &generator)
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }

    /// XON (11) and XOFF (13) may stand between any two bytes.
    private static func withFlowControl(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            Int.random(in: 0..<8, using: &generator) == 0
                ? [Bool.random(using: &generator) ? 0x11 : 0x13, byte] : [byte]
        }
    }

    private static func utterance(_ generator: inout SeededGenerator) -> Utterance {
        let byte = UInt8.random(in: 0...255, using: &generator)
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return realTime(byte)
        case 1:
            // GS r 2: 0xx0xxxx
            let bits = byte & 0x6F
            return Utterance(
                request: .buffered(.drawerPin),
                bytes: [bits],
                reply: .drawerPin(isHigh: bits & 0x01 != 0)
            )
        case 2:
            // GS I 1: 0xx0xxxx
            let bits = byte & 0x6F
            return Utterance(request: .identity(.modelID), bytes: [bits], reply: .identity(.modelID, byte: bits))
        case 3:
            // automatic status: 0xx1xx00, then three of 0xx0xxxx
            let block = [byte & 0x6C | 0x10] + generator.bytes(3).map { $0 & 0x6F }
            return Utterance(request: nil, bytes: block, reply: .automatic(AutomaticStatus(block)))
        case 4:
            let text = printable(Int.random(in: 0...80, using: &generator), 0x20...0x7E, &generator)
            let reply = PrinterReply.text(.model, String(decoding: text, as: UTF8.self))
            return Utterance(request: .identity(.model), bytes: [0x5F] + text + [0x00], reply: reply)
        case 5:
            let data = printable(Int.random(in: 0...8, using: &generator), 0x40...0x7E, &generator)
            return Utterance(
                request: .information(.type),
                bytes: [0x3D, 0x21] + data + [0x00],
                reply: .information(.type, data)
            )
        case 6:
            let id = ProcessID(number: Int(byte))
            return Utterance(request: nil, bytes: [0x37, 0x22] + id.bytes + [0x00], reply: .processed(id))
        case 7:
            let causes = printable(Int.random(in: 0...10, using: &generator), 0x40...0x7F, &generator)
            return Utterance(request: nil, bytes: [0x37, 0x23] + causes + [0x00], reply: .offlineResponse(causes))
        default:
            return Utterance(request: nil, bytes: [0x37, 0x25, 0x00], reply: .cleared)
        }
    }

    /// DLE EOT 2: 0xx1xx10.
    private static func realTime(_ byte: UInt8) -> Utterance {
        let bits = byte & 0x6C | 0x12
        let cause = OfflineCause(rawValue: bits).intersection(.all)
        return Utterance(request: .realTime(.offlineCause), bytes: [bits], reply: .offlineCause(cause))
    }

    private static func printable(
        _ count: Int,
        _ range: ClosedRange<UInt8>,
        _ generator: inout SeededGenerator
    ) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: range, using: &generator) }
    }
}
