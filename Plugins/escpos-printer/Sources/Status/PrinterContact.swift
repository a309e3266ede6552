import TillESCPOS

/// How the printer has answered on this connection.
struct PrinterContact: Equatable {
    /// Rounds of questions without one answer, until a printer that never answered is taken to be one that cannot, and
    /// one that did is taken to be gone.
    static let silentRoundsMax = 3

    /// The four bytes of automatic status have come: from here on the printer tells of every change by itself.
    private(set) var isAutomaticAlive = false
    private(set) var hasAnswered = false
    /// DLE EOT was answered.
    private(set) var answersQuestions = false
    private(set) var silentRounds = 0
    /// The questions of link-up that have not been asked yet. They are asked one after the other, so that it is seen
    /// which of them this printer answers: an answer does not say what it answers, and in a row of questions one that
    /// is passed over shifts all that follow.
    private(set) var untried: [PrinterRequest] = []
    private var answerable: [PrinterRequest] = []

    /// It has never said anything: it is not asked any more on this connection.
    var isGivenUp: Bool { !hasAnswered && silentRounds >= Self.silentRoundsMax }

    /// It did answer and does not any more: off, or the line behind the adapter is cut.
    var isLost: Bool { hasAnswered && silentRounds >= Self.silentRoundsMax }

    mutating func answered(automatically: Bool = false) {
        hasAnswered = true
        silentRounds = 0
        if automatically { isAutomaticAlive = true } else { answersQuestions = true }
    }

    mutating func begin(trying questions: [PrinterRequest]) {
        untried = questions
    }

    /// One of the questions of link-up is done with.
    mutating func tried(hasAnswered: Bool) {
        guard let question = untried.first else { return }
        untried.removeFirst()
        if hasAnswered { answerable.append(question) }
        if isGivenUp { untried = [] }
    }

    /// Whether the question has a chance of an answer; all have where link-up has not shown it.
    func mayAnswer(_ question: PrinterRequest) -> Bool {
        guard case .realTime = question, untried.isEmpty, !answerable.isEmpty else { return true }
        return answerable.contains(question)
    }

    /// - Returns: whether this was the round at which the printer is given up or lost.
    mutating func roundWasSilent() -> Bool {
        silentRounds += 1
        return silentRounds == Self.silentRoundsMax
    }
}
