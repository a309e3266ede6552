import Testing
import TillTestSupport

@testable import TillDevices

/// Whatever is plugged where in whatever order, some things hold.
@Suite struct RolePropertyTests {
    @Test func rolesFollowTheirDevicesAndNobodyGuesses() {
        let seed = printedSeed(for: "roles and their devices")
        var (chosen, moved) = (0, 0)
        for story: UInt64 in 0..<400 {
            var world = RoleWorld(seed: seed &+ story)
            for _ in 0..<60 where world.broken.isEmpty { world.step() }
            guard world.broken.isEmpty else {
                Issue.record("TEST_SEED=\(seed), story \(story): \(world.broken)\n\(world.transcript.suffix(12))")
                return
            }
            (chosen, moved) = (chosen + world.chosen, moved + world.moved)
        }
        #expect(chosen > 100 && moved > 10, "the stories are about nothing: \(chosen) choices, \(moved) moves")
    }

    @Test(arguments: 0..<10 as Range<UInt64>) func theSameStoryHasTheSameEnd(seed: UInt64) {
        func told() -> [String] {
            var world = RoleWorld(seed: seed)
            for _ in 0..<100 { world.step() }
            return world.transcript
        }
        #expect(told() == told())
    }

    /// In which order the devices of a survey come says nothing about what is chosen.
    @Test func theOrderOfArrivalDoesNotMatter() {
        let seed = printedSeed(for: "the order of arrival")
        for story: UInt64 in 0..<100 {
            var random = SeededGenerator(seed: seed &+ story)
            let roles = ["a": RoleWorld.drivers[0].plugin, "b": RoleWorld.drivers[1].plugin]
            let devices = (1...Int.random(in: 1...4, using: &random)).map { port in
                let product = Bool.random(using: &random) ? "1701" : "1702"
                let serial = Bool.random(using: &random) ? "17012B0534" : nil
                return Plugged.scanner(port, serial: serial, product: product)
            }
            var ends: [[String: String]] = []
            for _ in 0..<3 {
                var bench = RoleBench(roles, plugins: RoleWorld.drivers.map(\.plugin))
                for device in devices.shuffled(using: &random) { bench.add(device) }
                bench.settle()
                ends.append(bench.connected)
            }
            #expect(Set(ends).count == 1, "TEST_SEED=\(seed), story \(story): \(ends)")
        }
    }
}
