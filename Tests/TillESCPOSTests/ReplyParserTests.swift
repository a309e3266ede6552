import Testing
import TillTestSupport

@testable import TillESCPOS

@Suite struct ReplyParserTests {
    private static let requests: [PrinterRequest] = [
        .realTime(.printer), .realTime(.offlineCause), .realTime(.errorCause), .realTime(.rollPaper),
        .identity(.model), .buffered(.paperSensor), .identity(.typeID), .buffered(.drawerPin),
    ]

    /// A conversation with everything in it, as a printer would send it.
    private static let recorded: [UInt8] = [
        0x1E,  // DLE EOT 1: drawer pin high, offline
        0x14, 0x00, 0x00, 0x0F,  // automatic status: pin high, idle
        0x36,  // DLE EOT 2: cover open, paper end
        0x5F, 0x54, 0x4D, 0x11, 0x2D, 0x38, 0x00,  // GS I 67: "TM-8", with an XON in it
        0x1A,  // DLE EOT 3: autocutter
        0x03,  // GS r 1: near end
        0x38, 0x40, 0x13, 0x0C, 0x00,  // automatic status with an XOFF in it: offline, cover open, autocutter … end
        0x37, 0x22, 0x30, 0x30, 0x32, 0x41, 0x00,  // process id "002A"
        0x7E,  // DLE EOT 4: near end and end
        0x02,  // GS I 2: autocutter
        0x37, 0x25, 0x00,  // clear response
        0xFF,  // noise
        0x01,  // GS r 2: pin high
        0x16,  // answer to nothing that was asked
    ]

    private static func fresh() -> ReplyParser {
        var parser = ReplyParser()
        for request in requests { #expect(ask(request, &parser)) }
        return parser
    }

    @Test func conversation() throws {
        var parser = Self.fresh()
        let replies = parser.received(Self.recorded)
        let idle = AutomaticStatus([0x14, 0, 0, 0])
        let open = AutomaticStatus([0x38, 0x40, 0x0C, 0x00])
        let id = try #require(ProcessID(bytes: Array("002A".utf8)))
        let expected: [PrinterReply] = [
            .printer(PrinterStatus(byte: 0x1E)),
            .automatic(idle),
            .offlineCause([.coverOpen, .paperEnd]),
            .ready,
            .text(.model, "TM-8"),
            .errorCause(.autocutter),
            .paper(.nearEnd, answers: .buffered(.paperSensor)),
            .busy,
            .automatic(open),
            .processed(id),
            .paper(.end, answers: .realTime(.rollPaper)),
            .identity(.typeID, byte: 0x02),
            .cleared,
            .drawerPin(isHigh: true),
        ]
        #expect(replies == expected)
        #expect(parser.skippedByteCount == 2)
        #expect(open.isCoverOpen && open.isOffline && !open.isDrawerPinHigh && open.paper == .end)
        #expect(open.errors == .autoRecoverable)
    }

    @Test func everySplitGivesTheSame() {
        var whole = Self.fresh()
        let expected = whole.received(Self.recorded)
        for split in 0...Self.recorded.count {
            for second in split...Self.recorded.count {
                var parser = Self.fresh()
                let pieces = [Self.recorded[..<split], Self.recorded[split..<second], Self.recorded[second...]]
                #expect(pieces.flatMap { parser.received(Array($0)) } == expected, "split at \(split), \(second)")
                #expect(parser.skippedByteCount == whole.skippedByteCount)
            }
        }
    }

    @Test func passedOverQuestionsAreNamed() {
        var parser = ReplyParser()
        #expect(ask(.buffered(.paperSensor), &parser))
        #expect(ask(.identity(.maker), &parser))
        let bytes: [UInt8] = [0x5F, 0x45, 0x00]  // GS I 66: "E"
        #expect(parser.received(bytes) == [.unanswered(.buffered(.paperSensor)), .text(.maker, "E")])
    }

    @Test func onlySoManyQuestionsAreOpen() {
        var parser = ReplyParser()
        for _ in 0..<PendingRequests.limit { #expect(ask(.realTime(.printer), &parser)) }
        #expect(!ask(.realTime(.rollPaper), &parser))
        #expect(ask(.buffered(.paperSensor), &parser), "the other kind has its own bound")
        #expect(parser.received([0x12]).count == 1)
        #expect(ask(.realTime(.rollPaper), &parser))
    }

    @Test func brokenBlocksAreGivenUp() {
        var parser = ReplyParser()
        let bytes: [UInt8] = [
            0x10, 0x00,  // automatic status, cut off
            0x14, 0x00, 0x00, 0x00,  // a whole one
            0x37, 0x22, 0x30,  // process id, cut off
            0x14, 0x00, 0x00, 0x00,  // a whole automatic status
        ]
        let idle = AutomaticStatus([0x14, 0, 0, 0])
        #expect(parser.received(bytes) == [.automatic(idle), .automatic(idle)])
        #expect(parser.skippedByteCount == 5)
    }

    @Test func longBlocksAreSkippedAndBounded() {
        var parser = ReplyParser()
        #expect(ask(.identity(.model), &parser))
        let idle: [UInt8] = [0x14, 0x00, 0x00, 0x00]
        let tooLong = [0x5F] + [UInt8](repeating: 0x50, count: 100) + [0x00]
        #expect(parser.received(tooLong + idle) == [.automatic(AutomaticStatus(idle))])
        #expect(parser.skippedByteCount == tooLong.count)

        // Without a NUL the parser comes back by itself.
        let endless = [0x5F] + [UInt8](repeating: 0xE0, count: 80 + ReplyParser.maximumSkippedBlockBytes)
        #expect(parser.received(endless + idle) == [.automatic(AutomaticStatus(idle))])
    }

    @Test func forgetting() {
        var parser = ReplyParser()
        #expect(ask(.realTime(.printer), &parser))
        #expect(parser.received([0x14, 0x00]).isEmpty)
        parser.forget()
        #expect(parser.received([0x12]).isEmpty)
        #expect(parser.skippedByteCount == 1)
    }

    /// Noise neither traps nor makes the parser deaf.
    @Test func noise() {
        let seed = printedSeed(for: "ReplyParserTests.noise")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var parser = Self.fresh()
            _ = parser.received(generator.bytes(Int.random(in: 0...400, using: &generator)))
            _ = parser.received([UInt8](repeating: 0xFF, count: 400) + [0x00])
            let idle: [UInt8] = [0x14, 0x00, 0x00, 0x00]
            let replies = parser.received(idle)
            #expect(replies == [.automatic(AutomaticStatus(idle))], "seed \(seed)")
        }
    }
}
