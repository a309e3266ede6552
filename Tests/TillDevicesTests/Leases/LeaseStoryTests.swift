import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillDevices

/// Whatever happens, in whatever order.
@Suite struct LeaseStoryTests {
    private struct Story {
        var random: SeededGenerator
        var leases = DeviceLeases(devices: ["scanner", "receipt"], fenceBase: 0)
        var now: Int64 = 0
        var nextTicket = 1
        /// The claims without an answer, and when each has to have one.
        var waiting: [Int: Int64] = [:]
        /// Every fence that was given out for a device, in order.
        var fences: [String: [Int]] = [:]
        var found: [String] = []

        mutating func run() {
            for _ in 0..<400 {
                step()
                check()
            }
            // Time alone ends what is left.
            while let due = leases.dueMillis, found.count < 10 {
                now = max(now, due)
                take(leases.wake(nowMillis: now))
                check()
            }
            if !waiting.isEmpty { found.append("claims \(waiting.keys.sorted()) never ended") }
        }

        private mutating func step() {
            let device = Bool.random(using: &random) ? "scanner" : "receipt"
            let fence = fences[device]?.suffix(4).randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<10, using: &random) {
            case 0...3: claim(device)
            case 4:
                use { leases, now throws(DeviceError) in
                    try leases.renew(device, fence: fence, leaseMillis: 2000, nowMillis: now)
                }
            case 5:
                use { leases, now throws(DeviceError) in
                    try leases.retain(device, fence: fence, nowMillis: now)
                }
            case 6:
                do throws(DeviceError) {
                    take(try leases.release(device, fence: fence, nowMillis: now))
                } catch {
                    if error.code != .claimed { found.append("\(error)") }
                }
            case 7: take(leases.needed(Bool.random(using: &random) ? [device] : [], nowMillis: now))
            case 8:
                let given = leases.processStarts(device) ?? 0
                note(given, device)
            default:
                now += Int64.random(in: 0...3000, using: &random)
                take(leases.wake(nowMillis: now))
            }
        }

        private mutating func claim(_ device: String) {
            let claim = DeviceLeases.Claim(
                ticket: nextTicket,
                device: device,
                owner: .client(name: "client \(Int.random(in: 0..<4, using: &random))", user: "u"),
                timeoutMillis: Int64.random(in: 0...8000, using: &random),
                leaseMillis: Int64.random(in: 1000...9000, using: &random),
                isForced: Int.random(in: 0..<8, using: &random) == 0
            )
            nextTicket += 1
            waiting[claim.ticket] = now + claim.timeoutMillis
            take(leases.claim(claim, nowMillis: now))
        }

        /// An owner with an old fence is told so; nothing else may go wrong.
        private mutating func use(
            _ work: (inout DeviceLeases, Int64) throws(DeviceError) -> DeviceLeases.Holder
        ) {
            let before = leases
            do throws(DeviceError) {
                let held = try work(&leases, now)
                if held.owner == .terminal { found.append("a client renewed what the terminal holds") }
            } catch {
                if error.code != .claimed || leases != before { found.append("refused, and changed: \(error)") }
            }
        }

        private mutating func take(_ actions: [DeviceLeases.Action]) {
            for action in actions {
                switch action {
                case .granted(let ticket, _), .refused(let ticket, _):
                    if waiting.removeValue(forKey: ticket) == nil { found.append("claim \(ticket) ended twice") }
                case .told(let device, .moved(_, _, _, let fence)): note(fence, device)
                case .told: break
                }
            }
        }

        private mutating func note(_ fence: Int, _ device: String) {
            if let last = fences[device]?.last, fence <= last { found.append("fence \(fence) after \(last)") }
            fences[device, default: []].append(fence)
        }

        /// At most one may use a device, and it is the one that came last.
        private mutating func check() {
            for (device, given) in fences {
                let terminal = leases.mayUse(device, fence: nil, nowMillis: now) ? 1 : 0
                let clients = given.filter { leases.mayUse(device, fence: $0, nowMillis: now) }
                if terminal + clients.count > 1 { found.append("\(device) has \(terminal) + \(clients) owners") }
                if let client = clients.first, client != leases.holder(of: device)?.fence {
                    found.append("fence \(client) opens \(device) and is not the holder's")
                }
            }
            for (ticket, due) in waiting where due <= now { found.append("claim \(ticket) waits past its time") }
        }
    }

    @Test func oneOwnerAtATimeAndEveryClaimEnds() {
        var seeds = SeededGenerator(seed: printedSeed(for: "leases"))
        for _ in 0..<200 {
            let seed = UInt64.random(in: 0...UInt64.max, using: &seeds)
            var story = Story(random: SeededGenerator(seed: seed))
            story.run()
            #expect(story.found == [], "story \(seed)")
        }
    }
}
