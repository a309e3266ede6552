import TillDeviceKit
import TillESCPOS

/// What was tried to open the drawer.
struct DrawerAttempt: Equatable {
    var pulses = 0
    /// The switch can be asked.
    var canSee = false
    /// The level of pin 3 before the pulse.
    var wasHigh: Bool?
}

/// Opening the drawer: look, pulse, look again.
extension ESCPOSPrinter {
    /// Pulses before a drawer that stays shut is a failure.
    static let pulsesMax = 3
    /// How often the switch is asked after a pulse, and the pause before each: 800 ms in all.
    static let watchChecksMax = 8
    static let watchPauseMillis = 100

    private var switchQuestions: [PrinterRequest] {
        if asksRealTime, contact.mayAnswer(.realTime(.printer)) { return [.realTime(.printer)] }
        let canAsk = settings.asksStatus && settings.profile.status.buffered && !contact.isGivenUp
        return canAsk ? [.buffered(.drawerPin)] : []
    }

    mutating func startDrawer(_ job: RunningJob) -> [DriverOutput] {
        running = job
        if contact.isAutomaticAlive { return drawerLooked(job, hasAnswered: true) }
        let questions = asksRealTime ? Self.jobQuestions : switchQuestions
        guard !questions.isEmpty else { return drawerLooked(job, hasAnswered: false) }
        return ask(questions, waitMillis: Self.roundWaitMillis)
    }

    mutating func drawerLooked(_ job: RunningJob, hasAnswered: Bool) -> [DriverOutput] {
        let obstacle = hasAnswered ? condition.obstacle : contact.isLost ? .silent : nil
        if let obstacle { return blocked(job, obstacle) }
        var looked = job
        looked.opening.canSee = hasAnswered && drawerSwitch.hasSwitch && drawerSwitch.isHigh != nil
        if looked.opening.canSee, drawerSwitch.isCertain, drawerSwitch.isOpen == true {
            return ended(looked, .alreadyOpen)
        }
        return pulse(looked)
    }

    mutating func pulse(_ job: RunningJob) -> [DriverOutput] {
        let bytes = ESCPOSEncoder.pulse(settings.pulse)
        lastToken += 1
        var started = job
        started.earlierByteCount += job.byteCount
        started.byteCount = bytes.count
        started.token = lastToken
        started.opening.pulses += 1
        started.opening.wasHigh = drawerSwitch.isHigh
        started.phase = .writing
        running = started
        return [.write(bytes, token: lastToken)]
    }

    mutating func pulsed(_ job: RunningJob) -> [DriverOutput] {
        guard job.opening.canSee else { return ended(job, .unverifiable) }
        var watched = job
        watched.phase = .watching(checksLeft: Self.watchChecksMax)
        running = watched
        // The switch may have spoken while the pulse was still on its way.
        if let opened = openedAfterPulse(watched) { return opened }
        return [.wake(afterMillis: Self.watchPauseMillis)]
    }

    /// The pause before the next look is over.
    mutating func watchDrawer(_ job: RunningJob) -> [DriverOutput] {
        let questions = unwrittenQuestion == nil ? switchQuestions : []
        guard !questions.isEmpty else { return drawerWatched(job) }
        return ask(questions, waitMillis: Self.watchPauseMillis)
    }

    /// Whatever was said of the switch: is the drawer open?
    mutating func drawerTold() -> [DriverOutput] {
        guard let job = running, case .watching = job.phase else { return [] }
        return openedAfterPulse(job) ?? []
    }

    /// One look has shown no open drawer.
    mutating func drawerWatched(_ job: RunningJob) -> [DriverOutput] {
        if let opened = openedAfterPulse(job) { return opened }
        guard case .watching(let checksLeft) = job.phase else { return [] }
        guard checksLeft > 1 else { return stayedShut(job) }
        var watched = job
        watched.phase = .watching(checksLeft: checksLeft - 1)
        running = watched
        return [.wake(afterMillis: Self.watchPauseMillis)]
    }

    private mutating func openedAfterPulse(_ job: RunningJob) -> [DriverOutput]? {
        if drawerSwitch.isCertain { return drawerSwitch.isOpen == true ? endWatch(job, .opened) : nil }
        guard let wasHigh = job.opening.wasHigh, let isHigh = drawerSwitch.isHigh, isHigh != wasHigh else { return nil }
        let (advice, update) = drawerSwitch.learn(openIsHigh: isHigh)
        let logs = advice.map { [DriverOutput.log(.info, $0)] } ?? []
        return logs + drawerEvents(update) + endWatch(job, .opened)
    }

    private mutating func stayedShut(_ job: RunningJob) -> [DriverOutput] {
        // Where nobody knows what the level means, nothing says that it failed.
        guard drawerSwitch.isCertain else { return endWatch(job, .unverifiable) }
        // A printer that has gone offline meanwhile would hold back more pulses, as perhaps this one.
        if isHeld, let obstacle = condition.obstacle {
            return failJob(job, obstacle.unknown(byteCount: job.byteCount + job.earlierByteCount))
        }
        guard job.opening.pulses < Self.pulsesMax else {
            let text =
                "the drawer did not open after \(job.opening.pulses) pulses: "
                + "look whether it is locked or blocked, and at its cable"
            let count = job.byteCount + job.earlierByteCount
            return failJob(job, DeviceError(.failure, .waitForOperator, text, bytesSent: count))
        }
        var resting = job
        resting.phase = .pausing
        running = resting
        // On and off time of the pulse have to be over before the next; the looks have taken their part of it.
        let cycleMillis = settings.pulse.onMillis + settings.pulse.offMillis
        return [.wake(afterMillis: max(cycleMillis - Self.watchChecksMax * Self.watchPauseMillis, 1))]
    }

    private mutating func endWatch(_ job: RunningJob, _ opening: DrawerOpening) -> [DriverOutput] {
        if round != nil {
            round = nil
            parser.forgetQuestions()
        }
        return ended(job, opening)
    }

    private mutating func ended(_ job: RunningJob, _ opening: DrawerOpening) -> [DriverOutput] {
        var opened = job
        if opening != .alreadyOpen { opened.tally.addPulse() }
        guard case .openDrawer(isHealthCheck: true) = job.job.work else {
            return succeed(opened, DriverResult(drawer: opening))
        }
        let words =
            switch opening {
            case .opened: "the drawer has opened"
            case .alreadyOpen: "the drawer was open already"
            case .unverifiable: "look whether the drawer has opened"
            }
        return succeed(opened, DriverResult(text: "External HCheck: " + words, drawer: opening))
    }
}
