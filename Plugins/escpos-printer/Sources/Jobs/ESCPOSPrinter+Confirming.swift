import TillDeviceKit
import TillESCPOS

/// From the last byte of a print to what is known of it: the printer's own confirmation, else that it came to the end
/// of the bytes and is well, else that they left the host.
extension ESCPOSPrinter {
    /// How long the printer may take to confirm a print after its last byte has left; it does not run while the printer
    /// says that it cannot go on.
    static let confirmWaitMillis = 10_000
    /// How long the printer may take to show that it confirms at all, where it has not confirmed a print. With an answer
    /// the print is unknown: the printer could have confirmed it and has not. Without one it is a printer that cannot;
    /// its prints count as sent, and on this connection no more confirmations are asked for.
    static let proofWaitMillis = 5000
    /// How often a printer that is held is looked at, where it tells of its state by itself.
    static let heldTickMillis = 10_000
    /// How long the printer may take to come to the end of a print that it cannot confirm (GS r 1).
    static let reachWaitMillis = 5000
    /// How long the printer may take to say that it is well after a print: longer than before one, because some answer
    /// only when they have printed.
    static let concludeWaitMillis = 5000
    /// Prints in a row without an answer to GS r 1 after which it is not asked any more on this connection.
    static let unreachedLinesMax = 2

    /// All bytes of a print have left the host.
    mutating func printWritten(_ job: RunningJob) -> [DriverOutput] {
        if job.isConfirmed { return succeedPrint(job) }
        var left = job
        if job.processID != nil {
            return tick(&left, leftMillis: Self.confirmWaitMillis)
        }
        let canAsk = settings.asksStatus && settings.profile.status.buffered && contact.hasAnswered
        guard canAsk, unreachedLines < Self.unreachedLinesMax, !isHeld else {
            return conclude(job, isReached: true)
        }
        left.phase = .reaching
        running = left
        return ask([.buffered(.paperSensor)], waitMillis: Self.reachWaitMillis)
    }

    mutating func lineReached(_ job: RunningJob, hasAnswered: Bool) -> [DriverOutput] {
        unreachedLines = hasAnswered ? 0 : unreachedLines + 1
        return conclude(job, isReached: hasAnswered)
    }

    mutating func confirmed(_ id: ProcessID) -> [DriverOutput] {
        hasConfirmed = true
        if let job = running, job.phase == .proving, job.proofID == id { return lost(job) }
        guard var job = running, job.processID == id else {
            return [.log(.debug, "the printer confirms a print that nobody waits for")]
        }
        job.isConfirmed = true
        running = job
        guard job.isWritten else { return [] }
        endRoundUnanswered()
        return succeedPrint(job)
    }

    // MARK: - Waiting for the confirmation

    private mutating func tick(_ job: inout RunningJob, leftMillis: Int) -> [DriverOutput] {
        job.phase = .confirming(leftMillis: leftMillis)
        if isHeld {
            job.tickMillis = mustPoll ? Self.pollIntervalMillis : Self.heldTickMillis
        } else {
            job.tickMillis = mustPoll ? min(Self.pollIntervalMillis, leftMillis) : leftMillis
        }
        running = job
        return [.wake(afterMillis: job.tickMillis)]
    }

    mutating func confirmingWaited(_ job: RunningJob) -> [DriverOutput] {
        guard case .confirming(var leftMillis) = job.phase else { return [] }
        var waited = job
        if isHeld {
            waited.heldMillis += job.tickMillis
            leftMillis = Self.confirmWaitMillis
            guard waited.heldMillis < Self.heldMaxMillis else { return conclude(job) }
        } else {
            leftMillis -= job.tickMillis
            guard leftMillis > 0 else { return confirmationMissing(job) }
        }
        guard mustPoll, contact.hasAnswered, unwrittenQuestion == nil else {
            return tick(&waited, leftMillis: leftMillis)
        }
        waited.phase = .confirming(leftMillis: leftMillis)
        running = waited
        return ask(pollQuestions, waitMillis: Self.roundWaitMillis)
    }

    mutating func confirmingRoundEnded(_ job: RunningJob, wasSilent: Bool) -> [DriverOutput] {
        guard case .confirming(let leftMillis) = job.phase else { return [] }
        var waited = job
        let spent = wasSilent ? Self.roundWaitMillis : 0
        return tick(&waited, leftMillis: max(leftMillis - spent, 1))
    }

    /// The printer cannot go on, or can again. The wait for a confirmation begins anew when it is well; a printer that
    /// cannot confirm leaves only a person to say what it did.
    mutating func holdChanged() -> [DriverOutput] {
        guard var job = running else { return [] }
        switch job.phase {
        case .confirming where isHeld: return []
        case .confirming where round == nil: return tick(&job, leftMillis: Self.confirmWaitMillis)
        case .confirming:
            job.phase = .confirming(leftMillis: Self.confirmWaitMillis)
            running = job
            return []
        case .reaching where isHeld:
            endRoundUnanswered()
            return conclude(job)
        default: return []
        }
    }

    private mutating func confirmationMissing(_ job: RunningJob) -> [DriverOutput] {
        if hasConfirmed { return lost(job) }
        lastToken += 1
        let id = Self.processID(job: "proof", number: lastToken)
        var asked = job
        asked.phase = .proving
        asked.proofID = id
        running = asked
        // ESC @ throws a line away that was begun, behind which the printer would wait with its answer. Both are sent
        // twice, as the first may be taken for the end of a command of which the printer has lost a part.
        let (clearing, question) = (Commands.initialize, Commands.requestProcessID(id))
        let bytes = clearing + clearing + question + question
        return [.write(bytes, token: lastToken), .wake(afterMillis: Self.proofWaitMillis)]
    }

    /// The printer confirms prints and has not confirmed this one: it lost it, or a part of it. Switched off and on, a
    /// printer forgets what it has not printed and is well all the same.
    private mutating func lost(_ job: RunningJob) -> [DriverOutput] {
        let count = job.byteCount
        let text =
            "the printer confirms prints and has not confirmed this one, of which all \(count) bytes had left: "
            + "it may have been switched off; look what it printed before it is repeated"
        // What it was told at link-up is forgotten, too.
        running = nil
        contact = PrinterContact()
        return startAsking() + failJob(job, DeviceError(.failure, .waitForOperator, text, bytesSent: count))
    }

    mutating func proofMissing(_ job: RunningJob) -> [DriverOutput] {
        asksConfirmation = false
        let text = "the printer does not confirm prints (GS ( H): on this connection they count as sent from now on"
        return [.log(.warning, text)] + conclude(job)
    }

    // MARK: - The printer after the print

    /// - Parameter isReached: the printer said that it came to the end of the bytes, or is not asked for that any more.
    private mutating func conclude(_ job: RunningJob, isReached: Bool = false) -> [DriverOutput] {
        var last = job
        last.phase = .concluding
        running = last
        if isHeld { return concluded(last, hasAnswered: true) }
        let isToldEnough = contact.isAutomaticAlive && (isReached || !contact.answersQuestions)
        guard !isToldEnough, asksRealTime, contact.answersQuestions else { return concludedUnasked(last) }
        return ask(Self.jobQuestions, waitMillis: Self.concludeWaitMillis)
    }

    private mutating func concludedUnasked(_ job: RunningJob) -> [DriverOutput] {
        guard contact.isAutomaticAlive, let obstacle = condition.obstacle else { return succeedPrint(job) }
        return failJob(job, obstacle.unknown(byteCount: job.byteCount))
    }

    /// A printer that answered before the print and does not after it has not said that it is well.
    mutating func concluded(_ job: RunningJob, hasAnswered: Bool) -> [DriverOutput] {
        guard let obstacle = hasAnswered ? condition.obstacle : .silent else { return succeedPrint(job) }
        return failJob(job, obstacle.unknown(byteCount: job.byteCount))
    }

    /// The round that is open has become pointless.
    private mutating func endRoundUnanswered() {
        guard round != nil else { return }
        round = nil
        parser.forgetQuestions()
    }
}
