import TillESCPOS

/// Questions that were asked together, and what came back.
struct QuestionRound: Equatable {
    /// Of the write that carries them.
    let token: Int
    /// How long is waited for all of the answers.
    let waitMillis: Int
    let count: Int
    private var open: [PrinterRequest]
    private(set) var printer: PrinterStatus?
    private(set) var offlineCause: OfflineCause?
    private(set) var errorCause: ErrorCause?
    private(set) var paper: PaperSupply?
    private(set) var answerCount = 0
    /// Whether no answer at all says that there is nobody: questions for identity and GS r are left unanswered by many,
    /// and a look at the drawer does not wait long enough.
    let tellsSilence: Bool

    init(_ questions: [PrinterRequest], token: Int, waitMillis: Int) {
        open = questions
        count = questions.count
        self.token = token
        self.waitMillis = waitMillis
        let isRealTime = questions.contains { if case .realTime = $0 { true } else { false } }
        tellsSilence = isRealTime && waitMillis >= ESCPOSPrinter.roundWaitMillis
    }

    /// Nothing more is to come.
    var isOver: Bool { open.isEmpty }

    /// Takes a reply that belongs here; others are none of its business.
    mutating func replied(_ reply: PrinterReply) {
        guard let request = Self.request(answeredBy: reply), let index = open.firstIndex(of: request) else { return }
        open.remove(at: index)
        if case .unanswered = reply { return }
        answerCount += 1
        switch reply {
        case .printer(let status): printer = status
        case .offlineCause(let cause): offlineCause = cause
        case .errorCause(let cause): errorCause = cause
        case .paper(let supply, answers: .realTime(.rollPaper)): paper = supply
        default: break
        }
    }

    private static func request(answeredBy reply: PrinterReply) -> PrinterRequest? {
        switch reply {
        case .printer: .realTime(.printer)
        case .offlineCause: .realTime(.offlineCause)
        case .errorCause: .realTime(.errorCause)
        case .paper(_, let request): request
        case .drawerPin: .buffered(.drawerPin)
        case .identity(let identity, _), .text(let identity, _): .identity(identity)
        case .unanswered(let request): request
        default: nil
        }
    }
}

extension PrinterRequest {
    /// The bytes that ask it; none for those that this driver does not ask.
    var bytes: [UInt8] {
        switch self {
        case .realTime(let status): Commands.realTimeStatus(status)
        case .buffered(let status): Commands.bufferedStatus(status)
        case .identity(let identity): Commands.identity(identity)
        case .extended, .ink, .information: []
        }
    }
}
