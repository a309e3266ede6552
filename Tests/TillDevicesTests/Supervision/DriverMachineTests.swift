import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillDevices

/// The arrows of `DriverMachine` are the ways that the supervision goes, all of them and no other.
@Suite struct DriverMachineTests {
    /// A driver to which anything may happen that can.
    private struct World {
        var bench = Bench()
        var random: SeededGenerator
        /// How often a person does something: once in so many steps.
        let rarity: Int
        /// How often the process does well: once in so many steps it does something else.
        let soundness: Int
        var hasSpawned = false
        var moves: Set<DriverSupervision.Move> = []
        var broken: [String] = []

        init(seed: UInt64) {
            random = SeededGenerator(seed: seed)
            rarity = [5, 50, 500].randomElement(using: &random) ?? 50
            soundness = [12, 40].randomElement(using: &random) ?? 40
            if Int.random(in: 0..<3, using: &random) == 0 { bench = .absent }
        }

        private var isGivenUp: Bool { [.quarantined, .misconfigured].contains(bench.supervision.phase.name) }

        /// Where only a plug leads to something that nothing else does.
        private var isAboutPlugs: Bool {
            isGivenUp || bench.supervision.phase == .waiting || bench.supervision.pending.count > 0
        }

        mutating func step() {
            bench.jitter = Double.random(in: 0...1, using: &random)
            if bench.supervision.phase == .idle {
                // Few terminals end before they have begun.
                let isStopped = Int.random(in: 0..<20, using: &random) == 0
                take { bench, _ in bench.take(isStopped ? .stop : .start) }
            } else if Int.random(in: 0..<(isGivenUp ? 4 : rarity), using: &random) == 0 {
                // A stop is rarer still: nothing comes behind it.
                let events: [DriverSupervision.Event] = [.start, .release, .release, .restart, .restart, .stop]
                take { $0.take(events.randomElement(using: &$1) ?? .start) }
            } else if Int.random(in: 0..<(isAboutPlugs ? 4 : rarity), using: &random) == 0 {
                plug()
            } else if bench.supervision.isProcessGone || Int.random(in: 0..<4, using: &random) == 0 {
                // Woken when it is due or at any other time.
                bench.nowMillis +=
                    Int.random(in: 0..<8, using: &random) > 0 ? 0 : Int64.random(in: 0...2000, using: &random)
                let isEarly = Int.random(in: 0..<4, using: &random) == 0
                take { bench, _ in if isEarly { bench.take(.wake) } else { bench.wake() } }
            } else {
                processDoes()
            }
        }

        /// Something is plugged in or unplugged, now and then while a call is under way.
        private mutating func plug() {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: take { bench, _ in bench.take(.attachedAgain) }
            case 1, 2: take { bench, _ in bench.take(.call(ticket: 1, Bench.printCall)) }
            case 3: take { bench, _ in bench.take(Bench.unplugged) }
            default:
                let address = ["serial:/dev/ttyACM0", "serial:/dev/ttyACM1"].randomElement(using: &random) ?? ""
                let columns = [42, 48].randomElement(using: &random) ?? 42
                take { bench, _ in bench.take(Bench.connect(address, settings: ["columns": .number(columns)])) }
            }
        }

        /// The process is there and does something.
        private mutating func processDoes() {
            if !hasSpawned, Int.random(in: 0..<8, using: &random) > 0 {
                hasSpawned = true
                return take { bench, _ in bench.take(.spawned(pid: 100)) }
            }
            switch Int.random(in: 0..<soundness, using: &random) {
            case 0: take { bench, _ in bench.take(.exited("signal 11")) }
            case 1 where !hasSpawned: take { bench, _ in bench.take(.spawnFailed("no")) }
            case 2 where hasSpawned: take { bench, _ in bench.take(.disconnected) }
            case 3 where hasSpawned: take { bench, _ in bench.take(.malformed("no")) }
            case 4 where hasSpawned: take { bench, _ in bench.take(.outputFull) }
            case 5: take { $0.refuse(DeviceError(.failure, Self.recoveries.randomElement(using: &$1) ?? .retry, "no")) }
            case 6 where Bool.random(using: &random):
                take { bench, _ in
                    guard let request = bench.supervision.kitRequest else { return }
                    bench.take(.notSent(id: request.id, DeviceError(.illegal, .giveUp, "too long")))
                }
            case 7: take { bench, _ in bench.answer(DriverResult(protocolVersion: 2)) }
            case 8:
                let error = DeviceError(.illegal, .giveUp, "no such method")
                take { bench, random in bench.answerReconnect(Bool.random(using: &random) ? error : nil) }
            default: take { bench, _ in bench.answer(DriverResult(protocolVersion: 1)) }
            }
        }

        private static let recoveries = DeviceError.Recovery.allCases

        private mutating func take(_ happen: (inout Bench, inout SeededGenerator) -> Void) {
            let (phase, generation) = (bench.supervision.phase.name, bench.supervision.generation)
            happen(&bench, &random)
            if bench.supervision.generation != generation { hasSpawned = false }
            let made = bench.supervision.moves
            moves.formUnion(made)
            // No phase without the move to it; an event that was not even told leaves those of the one before.
            let told = made.last?.to ?? phase
            if told != bench.supervision.phase.name { broken.append("\(told), but \(bench.supervision.phase)") }
        }
    }

    @Test func everyArrowIsTakenAndNoOther() {
        let seed = printedSeed(for: "a driver's phases")
        var moves: Set<DriverSupervision.Move> = []
        for story: UInt64 in 0..<3000 {
            var world = World(seed: seed &+ story)
            for _ in 0..<200 where world.bench.supervision.phase != .stopped { world.step() }
            guard world.broken.isEmpty else {
                Issue.record("story \(story): \(world.broken)")
                return
            }
            moves.formUnion(world.moves)
        }
        let arrows = DriverMachine.transitions.flatMap { from, events in
            events.map { DriverSupervision.Move(from: from, event: $0.key, to: $0.value) }
        }
        #expect(moves.subtracting(arrows) == [])
        #expect(Set(arrows).subtracting(moves) == [], "drawn and never taken")
    }

    @Test func aMoveThatTheTableDoesNotKnowTraps() async {
        await #expect(processExitsWith: .failure) {
            var bench = Bench()
            bench.becomeQuarantined()
            bench.supervision.move(to: .ready(sinceMillis: 0), by: .enabled)
        }
    }

    @Test func everyPhaseIsReachedFromTheFirst() {
        var reached: Set = [DriverMachine.start]
        for _ in DriverPhase.allCases {
            for phase in reached { reached.formUnion((DriverMachine.transitions[phase] ?? [:]).values) }
        }
        #expect(reached == Set(DriverPhase.allCases))
        #expect(DriverSupervision.Phase.idle.name == DriverMachine.start)
    }
}
