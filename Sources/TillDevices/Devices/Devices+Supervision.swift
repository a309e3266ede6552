import Logging
import TillDeviceKit

/// Does what the supervision of a driver says.
extension Devices {
    func received(_ event: DriverSupervision.Event, at index: Int) {
        var events = [event]
        while !events.isEmpty {
            let actions = slots[index].supervision.received(
                events.removeFirst(),
                nowMillis: clock.monotonicMillis(),
                jitter: clock.jitter()
            )
            // What carrying out an action brings up is told after the actions that came with it.
            for action in actions {
                if let followUp = perform(action, at: index) { events.append(followUp) }
            }
        }
        setTimer(at: index)
    }

    private func perform(_ action: DriverSupervision.Action, at index: Int) -> DriverSupervision.Event? {
        switch action {
        case .spawn(let generation):
            for device in slots[index].planned.parameters.devices {
                slots[index].supervision.fences[device.name] = leases.processStarts(device.name)
            }
            slots[index].order.yield(.spawn(generation: generation))
        case .send(let request):
            return send(request, at: index)
        case .end(let generation, let kind):
            if generation == slots[index].supervision.generation { slots[index].connection?.end(kind) }
        case .finish(let ticket, let result):
            finished(ticket, result, at: index)
        case .deliver(let device, let event):
            deliver(event, of: device)
        case .ready(let device, let capabilities):
            log(.info, "ready", device: device, at: index)
            queue.send(.ready(device: device, capabilities))
        case .lost(let device, let reason):
            queue.send(.lost(device: device, reason: reason))
        case .log(let level, let text):
            log(level, text, device: nil, at: index)
        case .stopped:
            slots[index].order.finish()
        }
        return nil
    }

    private func send(_ request: DriverRequest, at index: Int) -> DriverSupervision.Event? {
        let frame = DriverFrame.encode(request)
        // The line end does not count. A driver would take a longer line for nonsense and leave.
        guard frame.count - 1 <= DriverFrame.lineMaxBytes else {
            let text = "the call takes \(frame.count) bytes; at most \(DriverFrame.lineMaxBytes) are allowed"
            return .notSent(id: request.id, DeviceError(.illegal, .giveUp, text, bytesSent: 0))
        }
        guard let connection = slots[index].connection, !connection.send(frame) else { return nil }
        return .process(generation: slots[index].supervision.generation, .outputFull)
    }

    // MARK: - Timers

    private func setTimer(at index: Int) {
        guard let due = slots[index].supervision.dueMillis else { return }
        // A timer that rings too early is harmless and sets the next one, so only an earlier one is needed.
        guard slots[index].timerDueMillis.map({ due < $0 }) ?? true else { return }
        slots[index].timerDueMillis = due
        slots[index].order.yield(.timer(dueMillis: due))
    }

    func timerRang(_ dueMillis: Int64, at index: Int) {
        if slots[index].timerDueMillis == dueMillis { slots[index].timerDueMillis = nil }
        received(.wake, at: index)
    }

    // MARK: - Processes

    func runProcess(at index: Int, generation: Int) async {
        let planned = slots[index].planned
        do throws(SpawnFailure) {
            let pipes = try DriverPipes.open()
            let connection = try connect(pipes, planned)
            slots[index].connection = connection
            await DriverProcess.run(
                executable: planned.plugin.executable,
                pipes: pipes,
                connection: connection
            ) { events in
                await self.received(events, generation: generation, at: index)
            }
        } catch {
            received([.spawnFailed(error.reason)], generation: generation, at: index)
        }
    }

    private func received(_ events: [DriverSupervision.ProcessEvent], generation: Int, at index: Int) {
        for event in events {
            switch event {
            case .exited, .spawnFailed: slots[index].connection = nil
            case .spawned, .message, .malformed, .outputFull, .disconnected: break
            }
            received(.process(generation: generation, event), at: index)
        }
    }

    private func connect(_ pipes: DriverPipes, _ planned: PlannedDevice) throws(SpawnFailure) -> DriverConnection {
        let logger = logger
        let metadata = metadata(planned)
        do throws(SpawnFailure) {
            return try DriverConnection(pipes: pipes, clock: clock) { line in
                logger.warning("\(line)", metadata: metadata)
            }
        } catch {
            pipes.closeAll()
            throw error
        }
    }

    // MARK: - The log

    private func log(_ level: DriverMessage.LogLevel, _ text: String, device: String?, at index: Int) {
        var metadata = metadata(slots[index].planned)
        if let device { metadata["device"] = "\(device)" }
        logger.log(level: Logger.Level(level), "\(text)", metadata: metadata)
    }

    private func metadata(_ planned: PlannedDevice) -> Logger.Metadata {
        [
            "driver": "\(planned.plugin.manifest.name)",
            "device": "\(planned.parameters.devices.map(\.name).joined(separator: ","))",
        ]
    }
}

extension Logger.Level {
    init(_ level: DriverMessage.LogLevel) {
        self =
            switch level {
            case .debug: .debug
            case .info: .info
            case .warning: .warning
            case .error: .error
            }
    }
}
