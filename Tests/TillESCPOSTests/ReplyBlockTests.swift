import Testing

@testable import TillESCPOS

/// Every framed block and every question that only some models have.
@Suite struct ReplyBlockTests {
    @Test func blocksNobodyAskedFor() {
        var parser = ReplyParser()
        let bytes: [UInt8] =
            [0x37, 0x23, 0x40, 0x7F, 0x00]  // offline response: two causes
            + [0x37, 0x23, 0x00]  // offline response without a cause
            + [0x37, 0x25, 0x00]  // clear response
            + [0x3B, 0x30, 0x00]  // power-off notice
            + [0x57, 0x21, 0x41, 0x00]  // customer display: flag, data
            + [0x37, 0x20, 0x00]  // user setting mode: not interpreted
        let expected: [PrinterReply] = [
            .offlineResponse([0x40, 0x7F]), .offlineResponse([]), .cleared, .powerOff, .display([0x21, 0x41]),
            .block([0x37, 0x20]),
        ]
        #expect(parser.received(bytes) == expected)
        #expect(parser.skippedByteCount == 0)
    }

    @Test func questionsOfSomeModels() {
        var parser = ReplyParser()
        for status in ExtendedStatus.allCases { #expect(ask(.extended(status), &parser)) }
        // DLE EOT answers: fixed bits 12, with bit 2 in the last
        let bytes: [UInt8] = [0x12, 0x12, 0x12, 0x12, 0x12, 0x16]
        #expect(parser.received(bytes).last == .extended(.display, byte: 0x16))
        #expect(ExtendedStatus.allCases.map(\.parameters) == [[5], [7, 1], [7, 2], [8, 3], [18, 1], [18, 2]])

        #expect(ask(.ink, &parser))
        #expect(ask(.information(.type), &parser))
        #expect(ask(.information(.specific110), &parser))
        // GS r 4; GS I 33: header, number, two bytes, NUL; GS I 110: header, number, data, NUL
        let answers: [UInt8] = [0x03, 0x3D, 0x21, 0x41, 0x42, 0x00, 0x3D, 0x6E, 0x30, 0x00]
        let expected: [PrinterReply] = [
            .ink(byte: 0x03), .information(.type, [0x41, 0x42]), .information(.specific110, [0x30]),
        ]
        #expect(parser.received(answers) == expected)
    }

    /// A block with a number is the answer to that question only.
    @Test func informationThatWasNotAskedFor() {
        var parser = ReplyParser()
        #expect(ask(.information(.type), &parser))
        #expect(parser.received([0x3D, 0x60, 0x30, 0x00]) == [.block([0x3D, 0x60, 0x30])])
        #expect(parser.received([0x3D, 0x21, 0x41, 0x00]) == [.information(.type, [0x41])])
    }

    /// The second to fourth byte of automatic status have the bits of an answer to GS r; where they stand decides.
    @Test func theTailOfAutomaticStatusIsNotAnAnswer() {
        var parser = ReplyParser()
        #expect(ask(.buffered(.drawerPin), &parser))
        #expect(ask(.identity(.typeID), &parser))
        let status: [UInt8] = [0x14, 0x00, 0x03, 0x0F]
        // automatic status; GS r 2: pin high; automatic status; GS I 2: autocutter
        let replies = parser.received(status + [0x01] + status + [0x02])
        let automatic = PrinterReply.automatic(AutomaticStatus(status))
        #expect(replies == [automatic, .drawerPin(isHigh: true), automatic, .identity(.typeID, byte: 0x02)])
        #expect(parser.skippedByteCount == 0)
    }

    /// A block of known length that was cut off swallows nothing of what follows it.
    @Test(arguments: [
        [UInt8(0x37), 0x22, 0x30, 0x30, 0x30, 0x30],  // process id without its NUL
        [0x37, 0x25],  // clear response without its NUL
        [0x3B, 0x30],  // power-off notice without its NUL
        [0x37, 0x23] + [UInt8](repeating: 0x40, count: 10),  // as many causes as there can be, without NUL
    ])
    func aBlockWithoutItsEndIsGivenUp(begun: [UInt8]) {
        var parser = ReplyParser()
        #expect(ask(.realTime(.rollPaper), &parser))
        // DLE EOT 4: end of the paper; as a byte it is the letter 'r'
        let replies = parser.received(begun + [0x72])
        #expect(replies == [.paper(.end, answers: .realTime(.rollPaper))])
        #expect(parser.skippedByteCount == begun.count)
    }

    @Test func forgottenQuestionsLeaveWhatHasBegun() {
        var parser = ReplyParser()
        #expect(ask(.realTime(.printer), &parser))
        #expect(parser.received([0x14, 0x00]).isEmpty)
        parser.forgetQuestions()
        #expect(parser.received([0x00, 0x00]) == [.automatic(AutomaticStatus([0x14, 0, 0, 0]))])
        #expect(parser.received([0x12]).isEmpty)
    }
}
