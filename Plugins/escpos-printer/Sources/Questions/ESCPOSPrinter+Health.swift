import TillDeviceKit
import TillESCPOS

/// `checkHealth` internal: how the printer is, in words.
extension ESCPOSPrinter {
    /// How long the printer may take to answer the questions of a health check.
    static let answerWaitMillis = 1000

    mutating func startHealthCheck(_ job: RunningJob) -> [DriverOutput] {
        running = job
        guard settings.asksStatus, settings.profile.status.realTime else {
            return succeed(job, DriverResult(text: healthText(nil)))
        }
        // The wait begins with the question, so that a printer that takes no bytes is found out, too.
        return ask(Self.everyQuestion, waitMillis: Self.answerWaitMillis)
    }

    mutating func healthAnswered(_ job: RunningJob, _ answers: QuestionRound) -> [DriverOutput] {
        succeed(job, DriverResult(text: healthText(answers)))
    }

    /// UnifiedPOS `CheckHealthText` of the level internal.
    ///
    /// - Parameter answers: nil where the printer is not asked.
    private func healthText(_ answers: QuestionRound?) -> String {
        var words: [String] = []
        if contact.isAutomaticAlive {
            words = conditionWords
        } else if let answers, answers.answerCount > 0 {
            words = Self.words(for: answers) + drawerWords
        } else if answers != nil {
            words = [
                "the connection stands",
                "the printer does not answer status questions within \(Self.answerWaitMillis) ms",
            ]
        } else {
            words = ["the connection stands", "the printer is not asked for its status, as its settings say"]
        }
        if let answers, answers.answerCount > 0, !answers.isOver {
            words.append("\(answers.answerCount) of \(answers.count) questions answered")
        }
        words.append(contact.isAutomaticAlive ? "automatic status on" : "no automatic status")
        words.append(asksConfirmation ? "prints are confirmed" : "prints are not confirmed")
        return "Internal HCheck: " + words.joined(separator: ", ")
    }

    /// Automatic status: everything is known.
    private var conditionWords: [String] {
        let words = [
            condition.isOffline ? "offline" : "online", Self.word(for: condition.paper),
            condition.isCoverOpen ? "cover open" : "cover closed",
        ]
        return words + drawerWords + (condition.errors.isEmpty ? [] : [PrinterCondition.text(of: condition.errors)])
    }

    private var drawerWords: [String] {
        guard drawerSwitch.hasSwitch else { return [] }
        switch drawerSwitch.isOpen {
        case true?: return ["drawer open"]
        case false?: return ["drawer closed"]
        case nil: return drawerSwitch.isHigh.map { ["drawer switch \($0 ? "high" : "low"), not learnt yet"] } ?? []
        }
    }

    /// Only what was answered.
    private static func words(for answers: QuestionRound) -> [String] {
        var words: [String] = []
        if let printer = answers.printer { words.append(printer.isOffline ? "offline" : "online") }
        if let paper = answers.paper { words.append(word(for: paper)) }
        if let cause = answers.offlineCause {
            words.append(cause.contains(.coverOpen) ? "cover open" : "cover closed")
        }
        if let errors = answers.errorCause, !errors.isEmpty { words.append(PrinterCondition.text(of: errors)) }
        return words
    }

    private static func word(for supply: PaperSupply) -> String {
        switch supply {
        case .present: "paper ok"
        case .nearEnd: "paper near its end"
        case .end: "paper end"
        }
    }
}
