import TillDeviceKit

/// The calls to the devices, and what the driver says by itself and in answer.
extension DriverSupervision {
    // MARK: - Calls

    mutating func call(ticket: Int, _ call: DriverCall, nowMillis: Int64) -> [Action] {
        if let refusal = refusalOfCall() { return [.finish(ticket: ticket, .failure(refusal))] }
        guard pending.count < PendingCalls.countMax else {
            let text = "\(pending.count) calls wait for the driver already"
            return [.finish(ticket: ticket, .failure(DeviceError(.busy, .retry, text, bytesSent: 0)))]
        }
        let id = takeID()
        pending.add(id: id, ticket: ticket, call, nowMillis: nowMillis)
        return [.send(DriverRequest(id: id, call: call))]
    }

    mutating func notSent(id: Int, _ error: DeviceError, nowMillis: Int64) -> [Action] {
        if let ticket = pending.remove(id: id) { return [.finish(ticket: ticket, .failure(error))] }
        if id == reconnection?.id { reconnection = nil }
        guard id == kitRequest?.id else { return [] }
        return misconfigured(error.message, nowMillis: nowMillis)
    }

    // MARK: - From the driver

    mutating func received(_ message: DriverMessage, nowMillis: Int64, jitter: Double) -> [Action] {
        switch message {
        case .result(let id, let result):
            return answered(id: id, .success(result), nowMillis: nowMillis, jitter: jitter)
        case .failure(let id, let error):
            return answered(id: id, .failure(error), nowMillis: nowMillis, jitter: jitter)
        case .log(let level, let text):
            return log(level, text, nowMillis: nowMillis)
        case .event(let device, let event):
            guard parameters.devices.contains(where: { $0.name == device }) else {
                let text = "an event for '\(device)', which this driver does not serve, was ignored"
                return log(.warning, text, nowMillis: nowMillis)
            }
            return received(event, of: device, nowMillis: nowMillis)
        }
    }

    private mutating func received(_ event: DeviceEvent, of device: String, nowMillis: Int64) -> [Action] {
        switch phase {
        case .starting, .ready, .closing:
            if case .status(let update) = event { told(update, of: device, nowMillis: nowMillis) }
            return [.deliver(device: device, event)]
        case .idle, .waiting, .backingOff, .quarantined, .misconfigured, .stopped:
            // Unread words of a process that was given up: its status is of the past, but a scan stays a scan.
            if case .data = event { return [.deliver(device: device, event)] }
            return []
        }
    }

    private mutating func told(_ update: StatusUpdate, of device: String, nowMillis: Int64) {
        if update.isPower { power[device] = (update, nowMillis) }
        if update.status == .fault { faults.insert(device) }
        if update.status == .faultCleared { faults.remove(device) }
    }

    private mutating func answered(
        id: Int,
        _ answer: Result<DriverResult, DeviceError>,
        nowMillis: Int64,
        jitter: Double
    ) -> [Action] {
        if id == kitRequest?.id {
            kitRequest = nil
            return kitAnswered(answer, nowMillis: nowMillis, jitter: jitter)
        }
        if id == reconnection?.id { return reconnectAnswered(answer, nowMillis: nowMillis) }
        if let ticket = pending.remove(id: id) { return [.finish(ticket: ticket, answer)] }
        // The answer to a call whose deadline passed is late; one to a call that was never made is nonsense.
        guard !(1..<nextID).contains(id) else { return [] }
        let reason = "the driver answered request \(id), which was never made"
        return hung(reason, nowMillis: nowMillis, jitter: jitter)
    }

    private mutating func log(_ level: DriverMessage.LogLevel, _ text: String, nowMillis: Int64) -> [Action] {
        switch budget.admit(nowMillis: nowMillis) {
        case .pass: [.log(level, text)]
        case .passAfter(let dropped):
            [.log(.warning, "\(dropped) lines of the driver were dropped"), .log(level, text)]
        case .drop: []
        }
    }
}

extension StatusUpdate {
    var isPower: Bool {
        switch status {
        case .powerOnline, .powerOff, .powerOffline: true
        case .coverOpen, .coverOK, .paperEmpty, .paperNearEmpty, .paperOK, .drawerOpen, .drawerClosed, .idle, .fault,
            .faultCleared:
            false
        }
    }
}
