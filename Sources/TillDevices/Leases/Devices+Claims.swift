import Logging
import TillDeviceKit

/// Holding a device for oneself: UnifiedPOS `claim` and `release`.
extension Devices {
    /// Claims a device; waits at most `timeoutMillis` for it.
    ///
    /// - Returns: the claim, with the fence that every use of the device gives.
    /// - Throws: `E_TIMEOUT` where its holder did not let it go in time, `E_BUSY` where too many wait for it already,
    ///   `E_ILLEGAL` for terms that are not allowed.
    public func claim(
        _ device: String,
        for owner: DeviceOwner,
        _ terms: ClaimTerms
    ) async throws(DeviceError) -> DeviceClaim {
        _ = try slot(of: device)
        let ticket = nextTicket
        nextTicket += 1
        let claim = DeviceLeases.Claim(
            ticket: ticket,
            device: device,
            owner: owner,
            timeoutMillis: terms.timeoutMillis,
            leaseMillis: terms.leaseMillis,
            isForced: terms.isForced
        )
        noteUse()
        let answer = await withCheckedContinuation { continuation in
            keeping.claimants[ticket] = continuation
            performLease(leases.claim(claim, nowMillis: clock.monotonicMillis()))
        }
        return deviceClaim(try answer.get())
    }

    /// Makes the claim last so much longer from now on.
    ///
    /// - Throws: `E_CLAIMED` where the fence is not that of the holder any more.
    public func renew(_ device: String, fence: Int, leaseMillis: Int64) throws(DeviceError) -> DeviceClaim {
        _ = try slot(of: device)
        wakeLeases()
        let holder = try leases.renew(
            device,
            fence: fence,
            leaseMillis: leaseMillis,
            nowMillis: clock.monotonicMillis()
        )
        setLeaseTimer()
        return deviceClaim(holder)
    }

    /// Keeps a device that somebody else wants, until the end of the lease.
    public func retain(_ device: String, fence: Int) throws(DeviceError) -> DeviceClaim {
        _ = try slot(of: device)
        wakeLeases()
        return deviceClaim(try leases.retain(device, fence: fence, nowMillis: clock.monotonicMillis()))
    }

    /// Gives a device back to the terminal, or to whoever waits for it.
    public func release(_ device: String, fence: Int) throws(DeviceError) {
        _ = try slot(of: device)
        wakeLeases()
        performLease(try leases.release(device, fence: fence, nowMillis: clock.monotonicMillis()))
    }

    /// What happens on a device from the moment of the claim to its end. One reader for each claim.
    ///
    /// - Throws: `E_CLAIMED` where the fence is not the holder's any more, `E_BUSY` where somebody reads already.
    public func heldEvents(of device: String, fence: Int) throws(DeviceError) -> AsyncStream<HeldDeviceEvent> {
        _ = try slot(of: device)
        if let refusal = refusalOfUse(device, fence: fence) { throw refusal }
        guard let held = keeping.events[device], !held.isTaken else {
            throw DeviceError(.busy, .giveUp, "somebody reads the events of this claim already", bytesSent: 0)
        }
        keeping.events[device]?.isTaken = true
        return held.stream
    }

    /// Which devices the terminal needs now. It holds on to them; the others it lets go to whoever claims them.
    public func setNeeded(_ devices: Set<String>) {
        needed = devices
        noteUse()
    }

    /// Whether somebody waits for a device.
    public var isAnyWaitedFor: Bool { !keeping.claimants.isEmpty }

    // MARK: - For the calls

    /// Why a call with this fence may not use the device; nil where it may. Without a fence it is the terminal's own.
    func refusalOfUse(_ device: String, fence: Int?) -> DeviceError? {
        wakeLeases()
        guard !leases.mayUse(device, fence: fence, nowMillis: clock.monotonicMillis()) else { return nil }
        let whose = claimedText(device) ?? "held by the terminal"
        guard let fence else {
            return DeviceError(.claimed, .retry, "'\(device)' is \(whose)", bytesSent: 0)
        }
        let text = "claim \(fence) of '\(device)' is over, which is \(whose): claim it again"
        return DeviceError(.claimed, .giveUp, text, bytesSent: 0)
    }

    /// `claimed by maintenance (uid 1000) until 14:05`; nil while the terminal holds the device.
    public func claimedText(_ device: String) -> String? {
        guard let holder = leases.holder(of: device), let until = deviceClaim(holder).untilMillis else { return nil }
        return "claimed by \(holder.owner) until \(LeaseKeeping.clockTime(until))"
    }

    /// The claim with its end by the clock on the wall.
    func deviceClaim(_ holder: DeviceLeases.Holder) -> DeviceClaim {
        let ahead = clock.wallMillis() - clock.monotonicMillis()
        return DeviceClaim(owner: holder.owner, fence: holder.fence, untilMillis: holder.untilMillis.map { $0 + ahead })
    }

    /// A call of the terminal's that is under way keeps the device, too.
    private func noteUse() {
        let busy = slots.flatMap { slot in
            slot.planned.parameters.devices.map(\.name).filter { slot.supervision.pending.isOutputUnderWay(on: $0) }
        }
        performLease(leases.needed(needed.union(busy), nowMillis: clock.monotonicMillis()))
    }
}
