import TillDeviceKit
import TillESCPOS

/// Asking the printer how it is: at link-up, while nothing is to do, before a job and after it.
///
/// At most one round of questions is open. None is asked while a write is on its way: a question between the bytes of
/// a job would be taken for its data.
extension ESCPOSPrinter {
    /// How often a printer without automatic status is asked while nothing is to do, so that a change is known within
    /// a second.
    static let pollIntervalMillis = 750
    /// How long the printer may take to answer; without an answer it is taken for one that cannot tell.
    static let roundWaitMillis = 500
    /// What GS a asks to be told of: drawer, online, error, paper.
    static let automaticMask: UInt8 = 0x0F

    static let everyQuestion = RealTimeStatus.allCases.map { PrinterRequest.realTime($0) }
    /// Whether a print can be begun, or has gone well.
    static let jobQuestions: [PrinterRequest] = [
        .realTime(.printer), .realTime(.offlineCause), .realTime(.rollPaper),
    ]
    /// While all is well it is enough to ask for what says that it no longer is.
    static let idleQuestions: [PrinterRequest] = [.realTime(.printer), .realTime(.rollPaper)]

    static let causeQuestions: [PrinterRequest] = [.realTime(.offlineCause), .realTime(.errorCause)]

    /// Whether DLE EOT may be asked and has a chance of an answer.
    var asksRealTime: Bool { settings.asksStatus && settings.profile.status.realTime && !contact.isGivenUp }

    /// Whether only questions tell how the printer is.
    var mustPoll: Bool { asksRealTime && !contact.isAutomaticAlive && isLinkUp }

    var pollQuestions: [PrinterRequest] { condition.obstacle == nil ? Self.idleQuestions : Self.everyQuestion }

    /// The new connection: automatic status is switched on, and what is so already is asked for.
    mutating func startAsking() -> [DriverOutput] {
        guard settings.asksStatus else { return [] }
        let status = settings.profile.status
        let mask = status.automatic ? Commands.automaticStatus(mask: Self.automaticMask) : []
        let questions = status.realTime ? Self.everyQuestion : []
        guard !mask.isEmpty || !questions.isEmpty else { return [] }
        contact.begin(trying: questions)
        return ask(Array(questions.prefix(1)), waitMillis: Self.roundWaitMillis, after: mask)
    }

    /// - Parameter prefix: a whole command that goes before the questions.
    mutating func ask(
        _ questions: [PrinterRequest],
        waitMillis: Int,
        after prefix: [UInt8] = []
    ) -> [DriverOutput] {
        precondition(round == nil, "one round of questions is open at a time")
        let asked = questions.filter { contact.mayAnswer($0) && parser.asked($0) }
        lastToken += 1
        unwrittenQuestion = lastToken
        round = QuestionRound(asked, token: lastToken, waitMillis: waitMillis)
        return [.write(prefix + asked.flatMap(\.bytes), token: lastToken), .wake(afterMillis: waitMillis)]
    }

    /// The next question while nothing is to do, later; nothing where the printer tells by itself or cannot.
    func scheduleIdle() -> [DriverOutput] {
        mustPoll ? [.wake(afterMillis: Self.pollIntervalMillis)] : []
    }

    mutating func poll() -> [DriverOutput] {
        guard mustPoll else { return [] }
        // The device has not taken the last question yet; one more would only wait behind it.
        guard unwrittenQuestion == nil else { return scheduleIdle() }
        return ask(pollQuestions, waitMillis: Self.roundWaitMillis)
    }

    /// All answers are here, or the wait is over.
    mutating func endRound() -> [DriverOutput] {
        guard let ended = round else { return [] }
        round = nil
        // An answer that comes too late is not one to the next questions.
        if !ended.isOver { parser.forgetQuestions() }
        var outputs: [DriverOutput] = []
        if ended.tellsSilence, ended.answerCount == 0 { outputs += roundWasSilent() }
        contact.tried(hasAnswered: ended.answerCount > 0)
        if let next = contact.untried.first { return outputs + ask([next], waitMillis: Self.roundWaitMillis) }
        // Offline without the cause is told only when the cause has been asked for.
        let canExplain = contact.mayAnswer(.realTime(.offlineCause))
        let isExplained = ended.printer?.isOffline != true || ended.offlineCause != nil || !canExplain
        if isExplained { outputs += powerEvent() }
        if let job = running { return outputs + roundEnded(ended, of: job) }
        return outputs + (isExplained ? startNext() : ask(Self.causeQuestions, waitMillis: Self.roundWaitMillis))
    }

    private mutating func roundWasSilent() -> [DriverOutput] {
        guard !contact.isAutomaticAlive, contact.roundWasSilent(), contact.isGivenUp else { return [] }
        let text =
            "the printer answers no status questions: paper, cover and faults are not seen on this connection, "
            + "and what cannot be confirmed counts as sent; it is asked again at the next connection"
        return [.log(.info, text)]
    }

    /// What a round meant for the job that asked it.
    private mutating func roundEnded(_ ended: QuestionRound, of job: RunningJob) -> [DriverOutput] {
        switch job.phase {
        case .checking: return checked(job, hasAnswered: ended.answerCount > 0)
        case .confirming: return confirmingRoundEnded(job, wasSilent: ended.answerCount == 0)
        case .reaching: return lineReached(job, hasAnswered: ended.answerCount > 0)
        case .concluding: return concluded(job, hasAnswered: ended.answerCount > 0)
        case .looking: return drawerLooked(job, hasAnswered: ended.answerCount > 0)
        case .watching: return drawerWatched(job)
        case .asking: return healthAnswered(job, ended)
        case .identifying: return identified(job, hasAnswered: ended.answerCount > 0)
        case .writing, .proving, .pausing: return []
        }
    }
}
