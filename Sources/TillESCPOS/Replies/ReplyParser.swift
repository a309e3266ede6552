/// Takes the bytes that come from the printer apart into replies, however they are split or run together.
///
/// Bounds: an unfinished block keeps at most `maximumBlockBytes`; a longer one is skipped to its NUL, at most
/// `maximumSkippedBlockBytes` further. At most 16 questions of each kind are open.
public struct ReplyParser: Sendable {
    /// The longest block known: header, 80 characters of GS I text; the NUL is not kept.
    public static let maximumBlockBytes = 81

    /// After so many bytes without a NUL the parser takes itself to be out of step and begins afresh.
    public static let maximumSkippedBlockBytes = 256

    /// Bytes that fitted nowhere: noise, broken blocks, answers to nothing that was asked.
    public internal(set) var skippedByteCount = 0

    private enum Progress: Sendable {
        case between
        case automatic([UInt8])
        case block([UInt8])
        case skippingBlock(skipped: Int)
    }

    private var progress = Progress.between
    var pending = PendingRequests()

    public init() {}

    /// Must be called for each question when it is sent.
    ///
    /// - Returns: `false` if too many questions are open already. Then do not send this one: its answer could not be
    ///   told from the others.
    public mutating func asked(_ request: PrinterRequest) -> Bool {
        pending.add(request)
    }

    /// Begins afresh, after a reconnect: open questions and unfinished blocks are gone.
    public mutating func forget() {
        progress = .between
        pending = PendingRequests()
    }

    /// Gives up the open questions: their answers, should they still come, answer nothing. What has begun to arrive
    /// goes on.
    public mutating func forgetQuestions() {
        pending = PendingRequests()
    }

    /// The replies that these bytes complete, in their order.
    public mutating func received(_ bytes: [UInt8]) -> [PrinterReply] {
        var replies: [PrinterReply] = []
        for byte in bytes { receive(byte, into: &replies) }
        return replies
    }

    private mutating func receive(_ byte: UInt8, into replies: inout [PrinterReply]) {
        // Flow control may come anywhere, even inside a block.
        switch ReplyByte(byte) {
        case .xon: replies.append(.ready)
        case .xoff: replies.append(.busy)
        default:
            switch progress {
            case .between: begin(byte, into: &replies)
            case .automatic(let begun): continueAutomatic(begun, byte, into: &replies)
            case .block(let begun): continueBlock(begun, byte, into: &replies)
            case .skippingBlock(let skipped): skip(byte, after: skipped)
            }
        }
    }

    private mutating func begin(_ byte: UInt8, into replies: inout [PrinterReply]) {
        switch ReplyByte(byte) {
        case .realTime: answerRealTime(byte, into: &replies)
        case .buffered: answerBuffered(byte, into: &replies)
        case .automatic: progress = .automatic([byte])
        case .block: progress = .block([byte])
        case .xon, .xoff, .other: skippedByteCount += 1
        }
    }

    private mutating func continueAutomatic(_ begun: [UInt8], _ byte: UInt8, into replies: inout [PrinterReply]) {
        guard ReplyByte.continuesAutomatic(byte) else { return abandon(begun, at: byte, into: &replies) }
        let block = begun + [byte]
        guard block.count == 4 else {
            progress = .automatic(block)
            return
        }
        progress = .between
        replies.append(.automatic(AutomaticStatus(block)))
    }

    private mutating func continueBlock(_ begun: [UInt8], _ byte: UInt8, into replies: inout [PrinterReply]) {
        if byte == ReplyByte.terminator {
            progress = .between
            finish(begun, into: &replies)
        } else if !ReplyByte.continues(begun, byte) {
            abandon(begun, at: byte, into: &replies)
        } else if begun.count == Self.maximumBlockBytes {
            skippedByteCount += begun.count + 1
            progress = .skippingBlock(skipped: 1)
        } else {
            progress = .block(begun + [byte])
        }
    }

    /// What had begun turns out not to be a block; the byte that showed it may begin something itself.
    private mutating func abandon(_ begun: [UInt8], at byte: UInt8, into replies: inout [PrinterReply]) {
        skippedByteCount += begun.count
        progress = .between
        begin(byte, into: &replies)
    }

    private mutating func skip(_ byte: UInt8, after skipped: Int) {
        skippedByteCount += 1
        let isOver = byte == ReplyByte.terminator || skipped + 1 >= Self.maximumSkippedBlockBytes
        progress = isOver ? .between : .skippingBlock(skipped: skipped + 1)
    }
}
