/// Matching answers to questions.
extension ReplyParser {
    mutating func answerRealTime(_ byte: UInt8, into replies: inout [PrinterReply]) {
        switch pending.nextRealTime() {
        case .realTime(let status): replies.append(Self.reply(to: status, byte))
        case .extended(let status): replies.append(.extended(status, byte: byte))
        default: skippedByteCount += 1
        }
    }

    private static func reply(to status: RealTimeStatus, _ byte: UInt8) -> PrinterReply {
        switch status {
        case .printer: .printer(PrinterStatus(byte: byte))
        case .offlineCause: .offlineCause(OfflineCause(rawValue: byte).intersection(.all))
        case .errorCause: .errorCause(ErrorCause(rawValue: byte).intersection(.all))
        case .rollPaper: .paper(PaperSupply(realTime: byte), answers: .realTime(.rollPaper))
        }
    }

    mutating func answerBuffered(_ byte: UInt8, into replies: inout [PrinterReply]) {
        guard let (passedOver, request) = pending.nextBuffered(answeredBy: .byte) else {
            skippedByteCount += 1
            return
        }
        replies += passedOver.map { .unanswered($0) }
        switch request {
        case .buffered(.paperSensor): replies.append(.paper(PaperSupply(sensors: byte), answers: request))
        case .buffered(.drawerPin): replies.append(.drawerPin(isHigh: byte & 0x01 != 0))
        case .ink: replies.append(.ink(byte: byte))
        case .identity(let identity): replies.append(.identity(identity, byte: byte))
        case .realTime, .extended, .information: preconditionFailure("these are not answered by a buffered byte")
        }
    }

    /// A whole block, without its NUL.
    mutating func finish(_ block: [UInt8], into replies: inout [PrinterReply]) {
        let content = Array(block.dropFirst(2))
        switch (block.first, block.count > 1 ? block[1] : nil) {
        case (ReplyByte.text, _): finishText(block, into: &replies)
        case (ReplyByte.information, let number?): finishInformation(number, content, block, into: &replies)
        case (ReplyByte.response, ReplyByte.processID):
            replies.append(ProcessID(bytes: content).map { .processed($0) } ?? .block(block))
        case (ReplyByte.response, ReplyByte.offline): replies.append(.offlineResponse(content))
        case (ReplyByte.response, ReplyByte.clear): replies.append(.cleared)
        case (ReplyByte.powerOff, _?): replies.append(.powerOff)
        case (ReplyByte.display, _): replies.append(.display(Array(block.dropFirst())))
        default: replies.append(.block(block))
        }
    }

    private mutating func finishText(_ block: [UInt8], into replies: inout [PrinterReply]) {
        guard let (passedOver, request) = pending.nextBuffered(answeredBy: .text),
            case .identity(let identity) = request
        else {
            skippedByteCount += block.count + 1
            return
        }
        replies += passedOver.map { .unanswered($0) }
        let characters = block.dropFirst().map { $0 < 0x80 ? Character(Unicode.Scalar($0)) : CodePage.missing }
        replies.append(.text(identity, String(characters)))
    }

    private mutating func finishInformation(
        _ number: UInt8,
        _ content: [UInt8],
        _ block: [UInt8],
        into replies: inout [PrinterReply]
    ) {
        guard let information = ModelInformation(rawValue: number),
            let (passedOver, _) = pending.nextBuffered(answeredBy: .information(information))
        else {
            replies.append(.block(block))
            return
        }
        replies += passedOver.map { .unanswered($0) }
        replies.append(.information(information, content))
    }
}
