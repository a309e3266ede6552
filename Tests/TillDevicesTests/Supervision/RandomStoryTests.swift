import Testing
import TillDeviceKit

@testable import TillDevices

/// Whatever happens in whatever order, some things hold.
@Suite struct RandomStoryTests {
    /// A small generator with a seed (SplitMix64), so that a failure can be told again.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// What the world around the supervision is like: there is at most one process, and tickets are kept account of.
    private struct World {
        var bench = Bench()
        var random: Seeded
        var hasProcess = false
        var isSpoken = false
        var openTickets: Set<Int> = []
        var nextTicket = 0
        var stopped = 0
        var broken: [String] = []

        mutating func take(_ event: DriverSupervision.Event) {
            carryOut(bench.take(event))
        }

        mutating func carryOut(_ actions: [DriverSupervision.Action]) {
            for action in actions {
                switch action {
                case .spawn:
                    if hasProcess { broken.append("a second process") }
                    if stopped > 0 { broken.append("a process after the end") }
                    hasProcess = true
                    isSpoken = false
                case .send:
                    if !hasProcess || !isSpoken { broken.append("a request to nobody") }
                case .finish(let ticket, _):
                    if openTickets.remove(ticket) == nil { broken.append("ticket \(ticket) ended twice") }
                case .stopped:
                    stopped += 1
                    if hasProcess { broken.append("stopped with a process") }
                case .end, .deliver, .ready, .lost, .log: break
                }
            }
            if !hasProcess, !openTickets.isEmpty { broken.append("calls wait for nobody: \(openTickets)") }
        }

        mutating func step() {
            bench.jitter = Double.random(in: 0...1, using: &random)
            switch Int.random(in: 0..<18, using: &random) {
            case 14: take(.attachedAgain)
            case 15 where Int.random(in: 0..<4, using: &random) == 0: take(Bench.unplugged)
            case 16: take(Bench.connect(Bool.random(using: &random) ? "serial:/dev/ttyACM0" : "serial:/dev/ttyACM1"))
            case 17:
                let error = DeviceError(.illegal, .giveUp, "no such method")
                carryOut(bench.answerReconnect(Bool.random(using: &random) ? error : nil))
            case 0: take(.start)
            case 1 where hasProcess && !isSpoken:
                isSpoken = true
                carryOut(bench.take(.spawned(pid: 100)))
            case 2 where hasProcess && Int.random(in: 0..<4, using: &random) == 0: end()
            case 3...6: carryOut(bench.answer(DriverResult(protocolVersion: 1)))
            case 7 where Int.random(in: 0..<4, using: &random) == 0:
                let recovery = DeviceError.Recovery.allCases.randomElement(using: &random) ?? .retry
                carryOut(bench.refuse(DeviceError(.failure, recovery, "refused")))
            case 8, 9:
                openTickets.insert(nextTicket)
                nextTicket += 1
                take(.call(ticket: nextTicket - 1, Bool.random(using: &random) ? Bench.printCall : Self.drawer))
            case 10: take(.release)
            case 11 where Int.random(in: 0..<8, using: &random) == 0: take(.restart)
            case 12:
                bench.nowMillis += Int64.random(in: 0...2000, using: &random)
                take(.wake)
            default: carryOut(bench.wake())
            }
            if let due = bench.supervision.dueMillis, due < bench.nowMillis - 120_000 {
                broken.append("due \(bench.nowMillis - due) ms ago")
            }
        }

        /// The process ends in one of the ways there are.
        mutating func end() {
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where !isSpoken:
                hasProcess = false
                carryOut(bench.take(.spawnFailed("no")))
                return
            case 1: carryOut(bench.take(.malformed("no")))
            case 2: break
            default: carryOut(bench.take(.disconnected))
            }
            hasProcess = false
            carryOut(bench.take(.exited("signal 11")))
        }

        static let drawer = DriverCall.openDrawer(device: "receipt")
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>) func theAccountOfCallsAndProcessesIsKept(seed: UInt64) {
        var world = World(random: Seeded(state: seed))
        for _ in 0..<2000 where world.broken.isEmpty { world.step() }
        world.take(.stop)
        if world.hasProcess { world.end() }
        #expect(world.broken == [], "seed \(seed)")
        #expect(world.stopped == 1, "seed \(seed)")
        #expect(world.openTickets == [], "seed \(seed)")
        #expect(world.bench.supervision.phase == .stopped && world.bench.supervision.dueMillis == nil)
    }
}
