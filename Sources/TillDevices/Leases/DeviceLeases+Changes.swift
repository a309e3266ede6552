import TillDeviceKit

/// What owners ask for.
extension DeviceLeases {
    /// Claims a device. The answer is among the actions, or it comes with a later event, at `timeoutMillis` at the
    /// latest.
    mutating func claim(_ claim: Claim, nowMillis: Int64) -> [Action] {
        precondition(claim.owner != .terminal, "the terminal holds what nobody else holds; it never claims")
        guard var slot = slots[claim.device] else {
            return [.refused(ticket: claim.ticket, Self.unknown(claim.device))]
        }
        guard !isStopped else { return [.refused(ticket: claim.ticket, Self.stopping)] }
        if let refusal = Self.refusal(of: claim) { return [.refused(ticket: claim.ticket, refusal)] }
        var actions = Self.settle(&slot, claim.device, nowMillis)
        if claim.isForced {
            actions += Self.grant(claim, .forced, &slot, nowMillis)
        } else if slot.holder.owner == claim.owner {
            // It has forgotten that it holds the device, or was started anew: its earlier fence opens nothing more.
            actions += Self.grant(claim, .granted, &slot, nowMillis)
        } else if slot.waiting.count < Self.waitingMax {
            slot.waiting.append(Waiter(claim: claim, dueMillis: nowMillis + claim.timeoutMillis))
        } else {
            let text = "\(Self.waitingMax) others wait for '\(claim.device)' already"
            actions.append(.refused(ticket: claim.ticket, DeviceError(.busy, .retry, text, bytesSent: 0)))
        }
        actions += Self.settle(&slot, claim.device, nowMillis)
        slots[claim.device] = slot
        return actions
    }

    /// Makes the lease end so much later than now.
    ///
    /// - Throws: `E_CLAIMED` where the fence is not the holder's any more, `E_ILLEGAL` for a length that is not allowed.
    mutating func renew(
        _ device: String,
        fence: Int,
        leaseMillis: Int64,
        nowMillis: Int64
    ) throws(DeviceError) -> Holder {
        guard (Self.leaseMinMillis...Self.leaseMaxMillis).contains(leaseMillis) else { throw Self.badLease }
        var slot = try held(device, fence, nowMillis)
        slot.holder.untilMillis = nowMillis + leaseMillis
        slots[device] = slot
        return slot.holder
    }

    /// Keeps the device although somebody wants it: that claim goes on waiting for the end of the lease.
    mutating func retain(_ device: String, fence: Int, nowMillis: Int64) throws(DeviceError) -> Holder {
        var slot = try held(device, fence, nowMillis)
        slot.request?.isRetained = true
        slots[device] = slot
        return slot.holder
    }

    mutating func release(_ device: String, fence: Int, nowMillis: Int64) throws(DeviceError) -> [Action] {
        var slot = try held(device, fence, nowMillis)
        var actions = [Self.giveBack(&slot, device, .released)]
        actions += Self.settle(&slot, device, nowMillis)
        slots[device] = slot
        return actions
    }

    // MARK: - What happens

    /// Which devices the terminal needs: it does not yield those.
    mutating func needed(_ devices: Set<String>, nowMillis: Int64) -> [Action] {
        for name in slots.keys { slots[name]?.isNeeded = devices.contains(name) }
        return wake(nowMillis: nowMillis)
    }

    /// The time asked for with `dueMillis` has come.
    mutating func wake(nowMillis: Int64) -> [Action] {
        var actions: [Action] = []
        for (name, old) in slots.sorted(by: { $0.key < $1.key }) {
            var slot = old
            actions += Self.settle(&slot, name, nowMillis)
            slots[name] = slot
        }
        return actions
    }

    /// The terminal ends its work: every claim that waits is refused, and every later one.
    mutating func stop() -> [Action] {
        isStopped = true
        var actions: [Action] = []
        for name in slots.keys.sorted() {
            let waiting = slots[name]?.waiting ?? []
            actions += waiting.map { .refused(ticket: $0.claim.ticket, Self.stopping) }
            slots[name]?.waiting = []
            slots[name]?.request = nil
        }
        return actions
    }

    // MARK: - Refusals

    private func held(_ device: String, _ fence: Int, _ nowMillis: Int64) throws(DeviceError) -> Slot {
        guard let slot = slots[device] else { throw Self.unknown(device) }
        guard mayUse(device, fence: fence, nowMillis: nowMillis) else {
            let text = "claim \(fence) of '\(device)' is over: \(slot.holder.owner) holds it; claim it again"
            throw DeviceError(.claimed, .giveUp, text, bytesSent: 0)
        }
        return slot
    }

    private static func refusal(of claim: Claim) -> DeviceError? {
        guard (leaseMinMillis...leaseMaxMillis).contains(claim.leaseMillis) else { return badLease }
        guard (0...timeoutMaxMillis).contains(claim.timeoutMillis) else {
            let text = "a claim waits from 0 to \(timeoutMaxMillis) ms"
            return DeviceError(.illegal, .giveUp, text, bytesSent: 0)
        }
        return nil
    }

    private static var badLease: DeviceError {
        let text = "a lease lasts from \(leaseMinMillis) to \(leaseMaxMillis) ms; renew it for longer"
        return DeviceError(.illegal, .giveUp, text, bytesSent: 0)
    }

    private static var stopping: DeviceError {
        DeviceError(.closed, .giveUp, "the terminal is stopping", bytesSent: 0)
    }

    private static func unknown(_ device: String) -> DeviceError {
        DeviceError(.noExist, .giveUp, "there is no device '\(device)'", bytesSent: 0)
    }
}
