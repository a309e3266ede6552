import TillDeviceKit

/// How a driver process ends, by itself or by us, and what follows.
extension DriverSupervision {
    static let endedByItself = "the driver ended by itself"
    private static let terminalStops = "the terminal is stopping"

    // MARK: - Time

    mutating func wake(nowMillis: Int64, jitter: Double) -> [Action] {
        switch phase {
        case .backingOff(let due):
            return isProcessGone && due <= nowMillis ? spawn(by: .pauseOver, nowMillis: nowMillis) : []
        case .starting, .ready:
            if let late = lateness(nowMillis: nowMillis, jitter: jitter) { return late }
            let overdue = endings(pending.removeOverdue(nowMillis: nowMillis))
            guard let due = pingDueMillis, due <= nowMillis else { return overdue }
            return overdue + ping(nowMillis: nowMillis)
        case .closing(let closing, let deadline):
            let overdue = endings(pending.removeOverdue(nowMillis: nowMillis))
            guard let deadline, deadline <= nowMillis else { return overdue }
            move(to: .closing(closing, deadlineMillis: nil), by: .leaveOverdue)
            return overdue + [.end(generation: generation, .terminate)]
        case .idle, .waiting, .quarantined, .misconfigured, .stopped:
            return []
        }
    }

    /// What follows when an answer is overdue; nil when none is.
    private mutating func lateness(nowMillis: Int64, jitter: Double) -> [Action]? {
        if let due = spawnDeadlineMillis, due <= nowMillis {
            return hung("the driver's process did not start in time", nowMillis: nowMillis, jitter: jitter)
        }
        if let due = reconnection?.deadlineMillis, due <= nowMillis { return reconnectUnanswered(nowMillis: nowMillis) }
        guard var request = kitRequest, request.deadlineMillis <= nowMillis else { return nil }
        if !request.isExtended, nowMillis - request.deadlineMillis >= Self.latenessMillis {
            request.isExtended = true
            request.deadlineMillis = nowMillis + Self.latenessMillis
            kitRequest = request
            return []
        }
        let seconds = Self.answerTimeoutMillis / 1000
        let reason = "the driver hung: no answer to \(request.method) within \(seconds) s"
        return hung(reason, nowMillis: nowMillis, jitter: jitter)
    }

    // MARK: - By itself

    mutating func hung(_ reason: String, nowMillis: Int64, jitter: Double) -> [Action] {
        guard isUp else { return [] }
        return [.end(generation: generation, .kill)] + processEnded(reason, nowMillis: nowMillis, jitter: jitter)
    }

    /// The process can do nothing for us any more. It may still have to be reaped.
    mutating func processEnded(_ reason: String, nowMillis: Int64, jitter: Double) -> [Action] {
        // After a farewell the end is no surprise, and the reason is ours.
        guard isUp else {
            farewellDueMillis = nil
            return endings(pending.removeAll(reason: self.reason))
        }
        // One that ends over a call that it does not know is not sent anywhere a second time.
        if reconnection != nil { isReconnectUnknown = true }
        var readySince: Int64?
        if case .ready(let since) = phase { readySince = since }
        let endings = disconnect(reason: reason)
        switch policy.crashed(nowMillis: nowMillis, readySinceMillis: readySince, jitter: jitter) {
        case .restart(let afterMillis):
            let due = nowMillis + afterMillis
            enter(.backingOff(dueMillis: due), by: .failed, reason: reason, nowMillis: nowMillis)
            let text = "\(reason); it is started again in \(afterMillis) ms"
            return endings + (readySince == nil ? [] : lost(reason)) + [.log(.warning, text)]
        case .quarantine:
            enter(.quarantined, by: .failedTooOften, reason: reason, nowMillis: nowMillis)
            let text =
                "\(reason); it crashed \(RestartPolicy.crashesMax) times within "
                + "\(RestartPolicy.crashWindowMillis / 1000) s and is not started again until it is released"
            return endings + lost(reason) + [.log(.error, text)]
        }
    }

    mutating func misconfigured(_ reason: String, nowMillis: Int64) -> [Action] {
        let endings = disconnect(reason: reason)
        enter(.misconfigured, by: .cannotWork, reason: reason, nowMillis: nowMillis)
        let text = "the driver cannot work as it is configured: \(reason)"
        return [.end(generation: generation, .terminate)] + endings + lost(reason) + [.log(.error, text)]
    }

    /// How the process ended is known only now; it replaces the little that its silence had told.
    mutating func noteExit(_ how: String) -> [Action] {
        guard reason == Self.endedByItself else { return [] }
        switch phase {
        case .backingOff, .quarantined:
            reason = "\(Self.endedByItself) with \(how)"
            return [.log(.warning, reason)]
        case .idle, .waiting, .starting, .ready, .closing, .misconfigured, .stopped:
            return []
        }
    }

    mutating func processGone(nowMillis: Int64) -> [Action] {
        switch phase {
        case .backingOff(let due):
            return due <= nowMillis ? spawn(by: .pauseOver, nowMillis: nowMillis) : []
        case .closing(.restart, _):
            return spawn(by: .left, nowMillis: nowMillis)
        case .closing(.wait, _):
            enter(.waiting, by: .left, reason: reason, nowMillis: nowMillis)
            return []
        case .closing(.stop, _):
            return stopped(by: .left, nowMillis: nowMillis)
        case .idle, .waiting, .starting, .ready, .quarantined, .misconfigured, .stopped:
            return []
        }
    }

    // MARK: - By us

    mutating func stop(nowMillis: Int64) -> [Action] {
        switch phase {
        case .stopped:
            return []
        case .closing(_, let deadline):
            // Nothing is waited for any more.
            if farewellDueMillis != nil { farewellDueMillis = nowMillis }
            move(to: .closing(.stop, deadlineMillis: deadline), by: .stop)
            return []
        case .starting, .ready:
            return close(then: .stop, by: .stop, reason: Self.terminalStops, nowMillis: nowMillis)
        case .idle, .waiting, .backingOff, .quarantined, .misconfigured:
            guard isProcessGone else {
                let phase = Phase.closing(.stop, deadlineMillis: nil)
                enter(phase, by: .stopEarly, reason: Self.terminalStops, nowMillis: nowMillis)
                return []
            }
            return stopped(by: .stop, nowMillis: nowMillis)
        }
    }

    mutating func restart(nowMillis: Int64) -> [Action] {
        switch phase {
        case .idle, .waiting, .closing, .stopped:
            return []
        case .starting, .ready:
            policy.forget()
            return close(then: .restart, by: .restart, reason: "restarted by the operator", nowMillis: nowMillis)
        case .backingOff, .quarantined, .misconfigured:
            return startAfresh(by: isProcessGone ? .restart : .restartEarly, nowMillis: nowMillis)
        }
    }

    /// Starts as if nothing had happened, as soon as the old process is gone.
    mutating func startAfresh(by event: DriverPhaseEvent, nowMillis: Int64) -> [Action] {
        policy.forget()
        guard isProcessGone else {
            enter(.backingOff(dueMillis: nowMillis), by: event, reason: reason, nowMillis: nowMillis)
            return []
        }
        return spawn(by: event, nowMillis: nowMillis)
    }

    mutating func close(
        then closing: Closing,
        by event: DriverPhaseEvent,
        reason: String,
        nowMillis: Int64
    ) -> [Action] {
        let wasReady = if case .ready = phase { true } else { false }
        let isConnected = phase != .starting(.spawning)
        spawnDeadlineMillis = nil
        kitRequest = nil
        reconnection = nil
        pingDueMillis = nil
        power = [:]
        faults = []
        // The device has gone: what was under way ends by that, and the driver knows how.
        let isPatient = wasReady && closing == .wait && pending.count > 0
        farewellDueMillis = isPatient ? nowMillis + Self.callsTimeoutMillis : nil
        let patience = (isPatient ? Self.callsTimeoutMillis : 0) + Self.closeTimeoutMillis
        let deadline = isConnected ? nowMillis + patience : nil
        enter(.closing(closing, deadlineMillis: deadline), by: event, reason: reason, nowMillis: nowMillis)
        return (isPatient ? [] : [farewell(isConnected)]) + (wasReady || closing == .wait ? lost(reason) : [])
    }

    private mutating func farewell(_ isConnected: Bool) -> Action {
        isConnected
            ? .send(DriverRequest(id: takeID(), call: .close))
            : .end(generation: generation, .terminate)
    }

    private mutating func stopped(by event: DriverPhaseEvent, nowMillis: Int64) -> [Action] {
        enter(.stopped, by: event, reason: "stopped", nowMillis: nowMillis)
        return [.stopped]
    }

    // MARK: - Parts

    /// Whether a process is there that we count on.
    private var isUp: Bool {
        switch phase {
        case .starting, .ready: true
        case .idle, .waiting, .backingOff, .closing, .quarantined, .misconfigured, .stopped: false
        }
    }

    private mutating func disconnect(reason: String) -> [Action] {
        spawnDeadlineMillis = nil
        kitRequest = nil
        reconnection = nil
        pingDueMillis = nil
        power = [:]
        faults = []
        return endings(pending.removeAll(reason: reason))
    }

    func lost(_ reason: String) -> [Action] {
        parameters.devices.map { .lost(device: $0.name, reason: reason) }
    }

    private func endings(_ endings: [PendingCalls.Ending]) -> [Action] {
        endings.map { .finish(ticket: $0.ticket, .failure($0.error)) }
    }
}
