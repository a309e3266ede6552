/// Questions that are waiting for their answers, in the order in which they were asked.
///
/// The printer keeps two orders: real-time questions are answered at reception, buffered ones when the data before
/// them has been processed.
struct PendingRequests: Sendable {
    private var realTime: [PrinterRequest] = []
    private var buffered: [PrinterRequest] = []

    /// Questions of either kind that may be open at once. One more is refused.
    static let limit = 16

    mutating func add(_ request: PrinterRequest) -> Bool {
        switch request {
        case .realTime, .extended:
            guard realTime.count < Self.limit else { return false }
            realTime.append(request)
        case .buffered, .ink, .identity, .information:
            guard buffered.count < Self.limit else { return false }
            buffered.append(request)
        }
        return true
    }

    mutating func nextRealTime() -> PrinterRequest? {
        realTime.isEmpty ? nil : realTime.removeFirst()
    }

    /// The first open question that is answered in this way, and those before it, which were passed over. None is
    /// removed if there is no such question.
    mutating func nextBuffered(
        answeredBy form: AnswerForm
    ) -> (passedOver: [PrinterRequest], answered: PrinterRequest)? {
        guard let index = buffered.firstIndex(where: { $0.answerForm == form }) else { return nil }
        let answered = buffered[index]
        let passedOver = Array(buffered[..<index])
        buffered.removeFirst(index + 1)
        return (passedOver, answered)
    }
}

/// How the answer to a buffered question looks.
enum AnswerForm: Equatable {
    case byte
    /// 5F … 00.
    case text
    /// 3D n … 00.
    case information(ModelInformation)
}

extension PrinterRequest {
    var answerForm: AnswerForm {
        switch self {
        case .realTime, .extended, .buffered, .ink: .byte
        case .identity(let identity): identity.isText ? .text : .byte
        case .information(let information): .information(information)
        }
    }
}
