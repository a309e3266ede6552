import Testing
import TillDeviceKit

@testable import TillDevices

/// Who gets a device, who loses it, and when.
@Suite struct LeaseTests {
    private static let anna = DeviceOwner.client(name: "anna", user: "uid 1")
    private static let ben = DeviceOwner.client(name: "ben", user: "uid 2")

    private var leases = DeviceLeases(devices: ["scanner", "receipt"], fenceBase: 100)

    private func claim(
        _ ticket: Int,
        _ owner: DeviceOwner,
        timeout: Int64 = 0,
        lease: Int64 = 10_000,
        forced: Bool = false,
        device: String = "scanner"
    ) -> DeviceLeases.Claim {
        DeviceLeases.Claim(
            ticket: ticket,
            device: device,
            owner: owner,
            timeoutMillis: timeout,
            leaseMillis: lease,
            isForced: forced
        )
    }

    private static func granted(_ actions: [DeviceLeases.Action]) -> [Int] {
        actions.compactMap { if case .granted(let ticket, _) = $0 { ticket } else { nil } }
    }

    private static func refused(_ actions: [DeviceLeases.Action]) -> [DeviceError.Code] {
        actions.compactMap { if case .refused(_, let error) = $0 { error.code } else { nil } }
    }

    private static func moves(_ actions: [DeviceLeases.Action]) -> [LeaseChange.Reason] {
        actions.compactMap { if case .told(_, .moved(_, _, let why, _)) = $0 { why } else { nil } }
    }

    @Test mutating func theTerminalHoldsEverythingAndYieldsWhatItDoesNotNeed() {
        #expect(leases.mayUse("scanner", fence: nil, nowMillis: 0))
        #expect(leases.holder(of: "scanner") == DeviceLeases.Holder(owner: .terminal, fence: 101))
        _ = leases.needed(["scanner"], nowMillis: 0)
        #expect(Self.refused(leases.claim(claim(1, Self.anna), nowMillis: 0)) == [.timeout])
        #expect(Self.granted(leases.claim(claim(2, Self.anna, device: "receipt"), nowMillis: 0)) == [2])
        #expect(leases.claim(claim(3, Self.anna, timeout: 500), nowMillis: 0) == [], "it waits")
        let actions = leases.needed([], nowMillis: 100)
        #expect(Self.granted(actions) == [3] && Self.moves(actions) == [.granted])
        #expect(!leases.mayUse("scanner", fence: nil, nowMillis: 100), "the terminal itself is refused")
    }

    @Test mutating func anExpiredFenceOpensNothing() throws {
        _ = leases.claim(claim(1, Self.anna, lease: 1000), nowMillis: 0)
        let fence = try #require(leases.holder(of: "scanner")?.fence)
        #expect(leases.mayUse("scanner", fence: fence, nowMillis: 999))
        #expect(!leases.mayUse("scanner", fence: fence, nowMillis: 1000), "before anybody has noticed")
        #expect(leases.dueMillis == 1000)
        #expect(Self.moves(leases.wake(nowMillis: 1000)) == [.expired])
        #expect(leases.holder(of: "scanner")?.owner == .terminal)
        #expect(try #require(leases.holder(of: "scanner")?.fence) > fence)
        let error = #expect(throws: DeviceError.self) {
            try leases.renew("scanner", fence: fence, leaseMillis: 5000, nowMillis: 1000)
        }
        #expect(error?.code == .claimed)
        #expect(throws: DeviceError.self) { try leases.release("scanner", fence: fence, nowMillis: 1000) }
        #expect(throws: DeviceError.self) { try leases.retain("scanner", fence: fence, nowMillis: 1000) }
    }

    @Test mutating func aRenewedLeaseLastsOn() throws {
        _ = leases.claim(claim(1, Self.anna, lease: 1000), nowMillis: 0)
        let fence = try #require(leases.holder(of: "scanner")?.fence)
        let held = try leases.renew("scanner", fence: fence, leaseMillis: 5000, nowMillis: 900)
        #expect(held.untilMillis == 5900 && held.fence == fence)
        #expect(leases.wake(nowMillis: 5899) == [])
        #expect(Self.moves(leases.wake(nowMillis: 5900)) == [.expired])
    }

    @Test mutating func aHolderThatSaysNothingLosesTheDeviceWhenItIsAskedFor() {
        _ = leases.claim(claim(1, Self.anna, lease: 60_000), nowMillis: 0)
        let asked = LeaseChange.releaseRequested(holder: Self.anna, by: Self.ben, withinMillis: 5000)
        #expect(
            leases.claim(claim(2, Self.ben, timeout: 20_000), nowMillis: 0) == [.told(device: "scanner", asked)]
        )
        #expect(leases.wake(nowMillis: 4999) == [])
        let actions = leases.wake(nowMillis: 5000)
        #expect(Self.granted(actions) == [2] && Self.moves(actions) == [.superseded])
    }

    @Test mutating func aHolderThatRetainsKeepsItAndTheClaimRunsOut() throws {
        _ = leases.claim(claim(1, Self.anna, lease: 60_000), nowMillis: 0)
        let fence = try #require(leases.holder(of: "scanner")?.fence)
        _ = leases.claim(claim(2, Self.ben, timeout: 20_000), nowMillis: 0)
        _ = try leases.retain("scanner", fence: fence, nowMillis: 1000)
        #expect(leases.wake(nowMillis: 19_999) == [])
        #expect(Self.refused(leases.wake(nowMillis: 20_000)) == [.timeout])
        #expect(leases.mayUse("scanner", fence: fence, nowMillis: 20_000))
        // The next one who wants it makes the holder think again.
        let again = leases.claim(claim(3, Self.ben, timeout: 20_000), nowMillis: 20_000)
        #expect(again.count == 1 && Self.granted(again).isEmpty)
        #expect(Self.granted(leases.wake(nowMillis: 25_000)) == [3])
    }

    @Test mutating func aReleasedDeviceGoesToWhoWaitsLongest() throws {
        _ = leases.claim(claim(1, Self.anna), nowMillis: 0)
        let fence = try #require(leases.holder(of: "scanner")?.fence)
        _ = leases.claim(claim(2, Self.ben, timeout: 4000), nowMillis: 0)
        _ = leases.claim(claim(3, .client(name: "cleo", user: "root"), timeout: 4000), nowMillis: 1)
        let actions = try leases.release("scanner", fence: fence, nowMillis: 10)
        #expect(Self.granted(actions) == [2] && Self.moves(actions) == [.released, .granted])
    }

    @Test mutating func aForcedClaimTakesTheDeviceEvenFromATerminalThatNeedsIt() throws {
        _ = leases.needed(["scanner"], nowMillis: 0)
        #expect(Self.granted(leases.claim(claim(1, Self.anna, forced: true), nowMillis: 0)) == [1])
        let fence = try #require(leases.holder(of: "scanner")?.fence)
        let actions = leases.claim(claim(2, Self.ben, forced: true), nowMillis: 1)
        #expect(Self.granted(actions) == [2] && Self.moves(actions) == [.forced])
        #expect(!leases.mayUse("scanner", fence: fence, nowMillis: 1))
    }

    @Test mutating func whoClaimsAnewLosesTheEarlierFence() throws {
        _ = leases.claim(claim(1, Self.anna), nowMillis: 0)
        let first = try #require(leases.holder(of: "scanner")?.fence)
        #expect(Self.granted(leases.claim(claim(2, Self.anna), nowMillis: 1)) == [2])
        let second = try #require(leases.holder(of: "scanner")?.fence)
        #expect(second > first && !leases.mayUse("scanner", fence: first, nowMillis: 1))
    }

    @Test mutating func termsThatAreNotAllowedAndAQueueThatIsFull() {
        for (timeout, lease) in [(0, 999), (0, 600_001), (-1, 1000), (60_001, 1000)] as [(Int64, Int64)] {
            let actions = leases.claim(claim(1, Self.anna, timeout: timeout, lease: lease), nowMillis: 0)
            #expect(Self.refused(actions) == [.illegal], "timeout \(timeout), lease \(lease)")
        }
        #expect(Self.refused(leases.claim(claim(1, Self.anna, device: "door"), nowMillis: 0)) == [.noExist])
        _ = leases.needed(["scanner"], nowMillis: 0)
        for ticket in 1...DeviceLeases.waitingMax {
            let owner = DeviceOwner.client(name: "\(ticket)", user: "root")
            #expect(leases.claim(claim(ticket, owner, timeout: 1000), nowMillis: 0) == [])
        }
        #expect(Self.refused(leases.claim(claim(99, Self.anna, timeout: 1000), nowMillis: 0)) == [.busy])
        #expect(Self.refused(leases.stop()).count == DeviceLeases.waitingMax)
        #expect(leases.dueMillis == nil)
        #expect(Self.refused(leases.claim(claim(100, Self.anna, forced: true), nowMillis: 0)) == [.closed])
    }

    /// The processes' claims and the owners' come out of one count.
    @Test mutating func everyProcessHasAFenceAboveAllBefore() throws {
        #expect(leases.processStarts("scanner") == 102)
        _ = leases.claim(claim(1, Self.anna), nowMillis: 0)
        let fence = try #require(leases.holder(of: "scanner")?.fence)
        #expect(fence == 103)
        #expect(leases.processStarts("scanner") == 104)
        #expect(leases.mayUse("scanner", fence: fence, nowMillis: 1), "a driver that is restarted costs no claim")
        #expect(leases.processStarts("door") == nil)
    }
}
