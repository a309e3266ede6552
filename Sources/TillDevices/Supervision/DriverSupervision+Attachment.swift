import TillDeviceKit

/// Why a driver has no device to drive.
public struct DeviceAbsence: Equatable, Sendable {
    /// `offline` or `ambiguous`.
    public var condition: DeviceCondition
    public var reason: String

    public init(_ condition: DeviceCondition = .offline, _ reason: String) {
        self.condition = condition
        self.reason = reason
    }
}

/// A driver whose device comes and goes.
///
/// While the device is away there is no driver process: one that went on trying might open whatever the kernel gives the
/// old node to. A call that is under way when the device goes has `callsTimeoutMillis` to end by itself, because the
/// driver knows best how much of a print had left.
extension DriverSupervision {
    static let callsTimeoutMillis: Int64 = 1000

    /// The device is there, at this address, with the settings that its rule wants.
    mutating func connect(to address: String, settings: DriverSettings, nowMillis: Int64) -> [Action] {
        absence = nil
        parameters.connection = address
        parameters.settings = settings
        switch phase {
        case .waiting:
            policy.forget()
            return spawn(by: .connected, nowMillis: nowMillis)
        case .ready:
            return parameters.settings == opened?.settings
                ? reconnect(nowMillis: nowMillis)
                : reopen("it is opened with other settings", nowMillis: nowMillis)
        case .closing(.wait, let deadline):
            let reason = "its device is there again"
            enter(.closing(.restart, deadlineMillis: deadline), by: .connected, reason: reason, nowMillis: nowMillis)
            return []
        case .idle, .starting, .backingOff, .closing, .quarantined, .misconfigured, .stopped:
            // Whatever is opened next is opened there; one that is being opened elsewhere is told when it is ready.
            return []
        }
    }

    /// The device has gone, or nobody knows which one it is.
    mutating func detach(_ absence: DeviceAbsence, nowMillis: Int64) -> [Action] {
        let isNews = self.absence != absence
        self.absence = absence
        switch phase {
        case .waiting, .closing(.wait, _):
            guard isNews else { return [] }
            reason = absence.reason
            sinceMillis = nowMillis
            return lost(absence.reason)
        case .starting, .ready:
            return close(then: .wait, by: .detachedEarly, reason: absence.reason, nowMillis: nowMillis)
        case .backingOff, .quarantined, .misconfigured:
            policy.forget()
            guard isProcessGone else {
                let phase = Phase.closing(.wait, deadlineMillis: nil)
                enter(phase, by: .detachedEarly, reason: absence.reason, nowMillis: nowMillis)
                return lost(absence.reason)
            }
            enter(.waiting, by: .detached, reason: absence.reason, nowMillis: nowMillis)
            return lost(absence.reason)
        case .closing(.restart, let deadline):
            let phase = Phase.closing(.wait, deadlineMillis: deadline)
            enter(phase, by: .detachedEarly, reason: absence.reason, nowMillis: nowMillis)
            return lost(absence.reason)
        case .idle, .closing(.stop, _), .stopped:
            return []
        }
    }

    /// The device at the driver's address has been plugged in: the driver opens it without waiting for its next try.
    mutating func attachedAgain(nowMillis: Int64) -> [Action] {
        guard case .ready = phase else { return [] }
        return reconnect(nowMillis: nowMillis)
    }

    // MARK: - Going to an address

    /// Sends the driver to its address, unless it is on its way there already.
    mutating func reconnect(nowMillis: Int64) -> [Action] {
        let isElsewhere = opened?.connection != parameters.connection
        if isReconnectUnknown { return reopenElsewhere(isElsewhere, nowMillis: nowMillis) }
        guard reconnection == nil || isElsewhere else { return [] }
        let id = takeID()
        reconnection = KitRequest(
            id: id,
            method: "reconnect",
            deadlineMillis: nowMillis + Self.answerTimeoutMillis
        )
        opened?.connection = parameters.connection
        return [.send(DriverRequest(id: id, call: .reconnect(connection: parameters.connection)))]
    }

    mutating func reconnectAnswered(_ answer: Result<DriverResult, DeviceError>, nowMillis: Int64) -> [Action] {
        reconnection = nil
        switch answer {
        case .success:
            return []
        case .failure(let error) where error.code == .illegal:
            return reconnectUnknown(error.message, nowMillis: nowMillis)
        case .failure(let error):
            // It knows the call, and tries again by itself.
            return [.log(.warning, "the driver could not go to \(parameters.connection): \(error.message)")]
        }
    }

    mutating func reconnectUnanswered(nowMillis: Int64) -> [Action] {
        reconnection = nil
        return reconnectUnknown("no answer to reconnect", nowMillis: nowMillis)
    }

    private mutating func reconnectUnknown(_ why: String, nowMillis: Int64) -> [Action] {
        isReconnectUnknown = true
        guard case .ready = phase else { return [] }
        let text = "the driver does not know how to go to a device that was plugged in (\(why)): it is started anew"
        return [.log(.info, text)] + reopenElsewhere(true, nowMillis: nowMillis)
    }

    /// Starts a driver anew that cannot be sent anywhere. Where only the device has come back, a call that is under way
    /// shows that the driver has found it by itself.
    private mutating func reopenElsewhere(_ isElsewhere: Bool, nowMillis: Int64) -> [Action] {
        guard isElsewhere || pending.count == 0 else { return [] }
        return reopen("its device was plugged in", nowMillis: nowMillis)
    }

    private mutating func reopen(_ reason: String, nowMillis: Int64) -> [Action] {
        close(then: .restart, by: .cannotReconnect, reason: reason, nowMillis: nowMillis)
    }

    /// What changed while the driver was being opened.
    mutating func catchUp(nowMillis: Int64) -> [Action] {
        guard let opened, opened != parameters else { return [] }
        return opened.settings == parameters.settings
            ? reconnect(nowMillis: nowMillis)
            : reopen("it is opened with other settings", nowMillis: nowMillis)
    }

    // MARK: - Leaving

    /// Tells the driver to leave when nothing is under way any more, or it took too long.
    mutating func farewell(nowMillis: Int64) -> [Action] {
        guard case .closing(let closing, _) = phase, let due = farewellDueMillis,
            pending.count == 0 || due <= nowMillis
        else { return [] }
        farewellDueMillis = nil
        let phase = Phase.closing(closing, deadlineMillis: nowMillis + Self.closeTimeoutMillis)
        if closing == .wait { move(to: phase, by: .callsOver) } else { postpone(phase) }
        return [.send(DriverRequest(id: takeID(), call: .close))]
    }
}
