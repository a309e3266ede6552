import Logging
import TillDeviceKit

/// Does what the leases say.
extension Devices {
    /// Wakes the leases at their times, until `stopLeases`.
    func keepLeases() async {
        await withDiscardingTaskGroup { group in
            for await due in keeping.dues {
                group.addTask {
                    await self.clock.sleep(max(0, due - self.clock.monotonicMillis()))
                    if !Task.isCancelled { await self.leaseTimerRang(due) }
                }
            }
            group.cancelAll()
        }
    }

    func stopLeases() {
        performLease(leases.stop())
        for held in keeping.events.values { held.end(.released) }
        keeping.events = [:]
        keeping.due.finish()
    }

    private func leaseTimerRang(_ due: Int64) {
        if keeping.timerDueMillis == due { keeping.timerDueMillis = nil }
        wakeLeases()
    }

    func wakeLeases() {
        performLease(leases.wake(nowMillis: clock.monotonicMillis()))
    }

    func performLease(_ actions: [DeviceLeases.Action]) {
        for action in actions {
            switch action {
            case .granted(let ticket, let holder):
                keeping.claimants.removeValue(forKey: ticket)?.resume(returning: .success(holder))
            case .refused(let ticket, let error):
                keeping.claimants.removeValue(forKey: ticket)?.resume(returning: .failure(error))
            case .told(let device, let change): tell(device, change)
            }
        }
        setLeaseTimer()
    }

    func setLeaseTimer() {
        guard let due = leases.dueMillis, keeping.timerDueMillis.map({ due < $0 }) ?? true else { return }
        keeping.timerDueMillis = due
        keeping.due.yield(due)
    }

    private func tell(_ device: String, _ change: LeaseChange) {
        switch change {
        case .moved(let from, let to, let why, let fence):
            keeping.events.removeValue(forKey: device)?.end(why)
            if to != .terminal { keeping.events[device] = HeldEvents(fence: fence) }
            logger.notice("\(device) goes from \(from) to \(to): \(why.rawValue)")
        case .releaseRequested(let holder, let by, let withinMillis):
            sendToHolder(device, .releaseRequested(by: "\(by)", withinMillis: withinMillis))
            logger.info("\(by) wants \(device), which \(holder) holds")
        }
        queue.send(.lease(device: device, change))
    }

    // MARK: - What the devices tell

    /// A scan is for whoever holds the scanner, and never for the sale while that is somebody else. What a device tells
    /// of itself the terminal hears in any case.
    func deliver(_ event: DeviceEvent, of device: String) {
        wakeLeases()
        guard leases.holder(of: device)?.owner != .terminal else {
            return queue.send(DevicesEvent(device: device, event))
        }
        switch event {
        case .data(let scan):
            sendToHolder(device, HeldDeviceEvent(scan))
        case .status(let update):
            sendToHolder(device, .status(status: update.status, reason: update.reason))
            queue.send(DevicesEvent(device: device, event))
        case .error:
            queue.send(DevicesEvent(device: device, event))
        }
    }

    private func sendToHolder(_ device: String, _ event: HeldDeviceEvent) {
        guard let held = keeping.events[device], held.send(event) else { return }
        logger.warning("an event of \(device) was dropped, because its holder does not read them")
    }
}
