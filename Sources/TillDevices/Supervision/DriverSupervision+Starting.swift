import TillDeviceKit

/// hello → open → claim → enable for every device, and the heartbeat after it.
extension DriverSupervision {
    mutating func advance(to step: Step, nowMillis: Int64) -> [Action] {
        move(to: .starting(step), by: .step)
        switch step {
        case .spawning: return []
        case .hello: return ask(.hello(protocolVersion: DriverManifest.protocolVersion), "hello", nowMillis)
        case .opening:
            opened = parameters
            return ask(.open(parameters), "open", nowMillis)
        case .claiming(let index):
            // The token counts up from process to process: the claim of an earlier one is always the older one.
            let name = parameters.devices[index].name
            return ask(.claim(device: name, fence: fences[name] ?? generation), "claim", nowMillis)
        case .enabling(let index):
            return ask(.enable(device: parameters.devices[index].name), "enable", nowMillis)
        }
    }

    private mutating func ask(_ call: DriverCall, _ method: String, _ nowMillis: Int64) -> [Action] {
        precondition(kitRequest == nil)
        let id = takeID()
        kitRequest = KitRequest(id: id, method: method, deadlineMillis: nowMillis + Self.answerTimeoutMillis)
        pingDueMillis = nil
        return [.send(DriverRequest(id: id, call: call))]
    }

    mutating func ping(nowMillis: Int64) -> [Action] {
        ask(.ping, "ping", nowMillis)
    }

    mutating func kitAnswered(
        _ answer: Result<DriverResult, DeviceError>,
        nowMillis: Int64,
        jitter: Double
    ) -> [Action] {
        switch (phase, answer) {
        case (.starting(let step), .success(let result)):
            return stepDone(step, result, nowMillis: nowMillis)
        case (.starting, .failure(let error)) where error.recovery == .giveUp:
            return misconfigured(error.message, nowMillis: nowMillis)
        case (.starting, .failure(let error)):
            let reason = "the driver could not begin: \(error.message)"
            return [.end(generation: generation, .terminate)]
                + processEnded(reason, nowMillis: nowMillis, jitter: jitter)
        case (.ready, _):
            // Any answer to a ping shows that it is alive.
            pingDueMillis = nowMillis + Self.pingIntervalMillis
            return []
        case (.idle, _), (.waiting, _), (.backingOff, _), (.closing, _), (.quarantined, _), (.misconfigured, _),
            (.stopped, _):
            return []
        }
    }

    private mutating func stepDone(_ step: Step, _ result: DriverResult, nowMillis: Int64) -> [Action] {
        switch step {
        case .spawning:
            return []
        case .hello:
            guard result.protocolVersion == DriverManifest.protocolVersion else {
                let version = result.protocolVersion.map(String.init) ?? "none"
                let text = "the driver speaks protocol \(version), not \(DriverManifest.protocolVersion)"
                return misconfigured(text, nowMillis: nowMillis)
            }
            return advance(to: .opening, nowMillis: nowMillis)
        case .opening:
            capabilities = [:]
            for capability in result.capabilities ?? [] { capabilities[capability.device] = capability }
            return advance(to: .claiming(0), nowMillis: nowMillis)
        case .claiming(let index):
            return advance(to: .enabling(index), nowMillis: nowMillis)
        case .enabling(let index) where index + 1 < parameters.devices.count:
            return advance(to: .claiming(index + 1), nowMillis: nowMillis)
        case .enabling:
            pingDueMillis = nowMillis + Self.pingIntervalMillis
            enter(.ready(sinceMillis: nowMillis), by: .enabled, reason: "", nowMillis: nowMillis)
            let ready = parameters.devices.map { Action.ready(device: $0.name, capabilities[$0.name]) }
            return ready + catchUp(nowMillis: nowMillis)
        }
    }
}
