import TillDeviceKit

/// What follows for one device from what is known of it and from the time.
extension DeviceLeases {
    static func settle(_ slot: inout Slot, _ device: String, _ nowMillis: Int64) -> [Action] {
        var actions: [Action] = []
        if let until = slot.holder.untilMillis, until <= nowMillis {
            actions.append(giveBack(&slot, device, .expired))
        }
        actions += grantNext(&slot, nowMillis)
        actions += refuseOverdue(&slot, device, nowMillis)
        actions += askHolder(&slot, device, nowMillis)
        return actions
    }

    /// Back to the terminal.
    static func giveBack(_ slot: inout Slot, _ device: String, _ reason: LeaseChange.Reason) -> Action {
        let from = slot.holder.owner
        slot.holder = Holder(owner: .terminal, fence: slot.takeFence())
        slot.request = nil
        return .told(device: device, .moved(from: from, to: .terminal, reason, fence: slot.holder.fence))
    }

    static func grant(
        _ claim: Claim,
        _ reason: LeaseChange.Reason,
        _ slot: inout Slot,
        _ nowMillis: Int64
    ) -> [Action] {
        let from = slot.holder.owner
        slot.holder = Holder(
            owner: claim.owner,
            fence: slot.takeFence(),
            untilMillis: nowMillis + claim.leaseMillis
        )
        slot.request = nil
        let move = LeaseChange.moved(from: from, to: claim.owner, reason, fence: slot.holder.fence)
        return [.told(device: claim.device, move), .granted(ticket: claim.ticket, slot.holder)]
    }

    /// The device goes to whoever waits longest, where its holder lets it go.
    private static func grantNext(_ slot: inout Slot, _ nowMillis: Int64) -> [Action] {
        guard let first = slot.waiting.first else { return [] }
        let reason: LeaseChange.Reason
        if slot.holder.owner == .terminal {
            guard !slot.isNeeded else { return [] }
            reason = .granted
        } else {
            guard let request = slot.request, request.ticket == first.claim.ticket, !request.isRetained,
                request.dueMillis <= nowMillis
            else { return [] }
            reason = .superseded
        }
        slot.waiting.removeFirst()
        return grant(first.claim, reason, &slot, nowMillis)
    }

    private static func refuseOverdue(_ slot: inout Slot, _ device: String, _ nowMillis: Int64) -> [Action] {
        let (overdue, rest) = (
            slot.waiting.filter { $0.dueMillis <= nowMillis }, slot.waiting.filter { $0.dueMillis > nowMillis }
        )
        slot.waiting = rest
        let why = slot.holder.owner == .terminal ? "the terminal needs it now" : "\(slot.holder.owner) holds it"
        return overdue.map { waiter in
            let text = "'\(device)' could not be claimed within \(waiter.claim.timeoutMillis) ms: \(why)"
            return .refused(ticket: waiter.claim.ticket, DeviceError(.timeout, .retry, text, bytesSent: 0))
        }
    }

    private static func askHolder(_ slot: inout Slot, _ device: String, _ nowMillis: Int64) -> [Action] {
        guard slot.holder.owner != .terminal, let first = slot.waiting.first else {
            slot.request = nil
            return []
        }
        guard slot.request?.ticket != first.claim.ticket else { return [] }
        slot.request = Request(ticket: first.claim.ticket, dueMillis: nowMillis + retainMillis)
        let asked = LeaseChange.releaseRequested(
            holder: slot.holder.owner,
            by: first.claim.owner,
            withinMillis: retainMillis
        )
        return [.told(device: device, asked)]
    }
}
