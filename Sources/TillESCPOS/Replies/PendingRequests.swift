/// Questions that are waiting for their answers, in the order in which they were asked.
///
/// The printer keeps two orders: real-time questions are answered at reception, buffered ones when the data before
/// them has been processed.
struct PendingRequests: Sendable {
    private var realTime: [RealTimeStatus] = []
    private var buffered: [PrinterRequest] = []

    /// Questions of either kind that may be open at once. One more is refused.
    static let limit = 16

    mutating func add(_ request: PrinterRequest) -> Bool {
        switch request {
        case .realTime(let status):
            guard realTime.count < Self.limit else { return false }
            realTime.append(status)
        case .buffered, .identity:
            guard buffered.count < Self.limit else { return false }
            buffered.append(request)
        }
        return true
    }

    mutating func nextRealTime() -> RealTimeStatus? {
        realTime.isEmpty ? nil : realTime.removeFirst()
    }

    /// The first open question that is answered in this way, and those before it, which were passed over. None is
    /// removed if there is no such question.
    mutating func nextBuffered(isText: Bool) -> (passedOver: [PrinterRequest], answered: PrinterRequest)? {
        guard let index = buffered.firstIndex(where: { $0.isAnsweredByText == isText }) else { return nil }
        let answered = buffered[index]
        let passedOver = Array(buffered[..<index])
        buffered.removeFirst(index + 1)
        return (passedOver, answered)
    }
}

extension PrinterRequest {
    var isAnsweredByText: Bool {
        switch self {
        case .realTime, .buffered: false
        case .identity(let identity): identity.isText
        }
    }
}
