import Foundation
import Testing
import TillDeviceKit
import TillDeviceTesting

@testable import escpos_printer

/// Stories made at random: calls, answers of every kind at any time, broken and stuck connections. Whatever happens,
/// the driver does not trap, and answers each call exactly once.
@Suite struct RandomStoryTests {
    /// Stories of one run, unless TILL_FUZZ_ITERATIONS says otherwise.
    private static let storiesStandard = 400
    private static let stepsMax = 60

    @Test(arguments: ["generic80", "epson-tm-t88"])
    func everyCallIsAnsweredOnce(profile: String) {
        let environment = ProcessInfo.processInfo.environment
        let stories = environment["TILL_FUZZ_ITERATIONS"].flatMap { Int($0) } ?? Self.storiesStandard
        let seed = environment["TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
        print("RandomStoryTests.everyCallIsAnsweredOnce: TEST_SEED=\(seed)")
        var generator = SplitMix(state: seed)
        for number in 0..<stories {
            var story = Story(
                profile: profile,
                level: ["learn", "low", "none"].randomElement(using: &generator) ?? "low"
            )
            for _ in 0..<Int.random(in: 1...Self.stepsMax, using: &generator) { story.step(&generator) }
            let counts = story.answerCounts()
            guard counts.allSatisfy({ $0 == 1 }) else {
                Issue.record("seed \(seed), story \(number): calls were answered \(counts) times")
                return
            }
        }
    }
}

private struct Story {
    private let wire = SimulatedWire()
    private var harness: Harness
    private var ids: [Int] = []

    init(profile: String, level: String) {
        let settings: [String: SettingValue] = ["profile": .text(profile), "drawer-open-level": .text(level)]
        harness = opened(settings, wire).harness
    }

    private static let calls: [DriverCall] = [
        printing("EGGS"), printing("MILK", job: "job-2"), .openDrawer(device: "till"),
        .checkHealth(device: "receipt", level: .internal), .checkHealth(device: "receipt", level: .external),
        .checkHealth(device: "till", level: .external), .identify(device: "receipt"),
    ]

    /// What a printer may say, asked or not.
    private static let words: [[UInt8]] = [
        [0x14, 0x00, 0x00, 0x00],  // automatic status: well
        [0x10, 0x00, 0x00, 0x00],  // automatic status: pin 3 low
        [0x3C, 0x00, 0x00, 0x00],  // automatic status: cover open
        [0x1C, 0x00, 0x0C, 0x00],  // automatic status: paper end
        [0x16], [0x12], [0x1E], [0x36], [0x7E],  // DLE EOT
        [0x00], [0x03],  // GS r
        [0x5F, 0x41, 0x00],  // GS I text
        [0x13], [0x11],  // XOFF, XON
        [0xFF, 0x37, 0x5F],  // noise
    ]

    mutating func step(_ generator: inout SplitMix) {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0, 1: ids += Self.calls.randomElement(using: &generator).map { [harness.call($0)] } ?? []
        case 2, 3, 4: wire.deliver(Self.words.randomElement(using: &generator) ?? [])
        case 5: wire.deliver(confirmation(of: wire.written))
        case 6: harness.advance(millis: Int.random(in: 0...200, using: &generator))
        case 7: harness.advance(millis: Int.random(in: 200...15_000, using: &generator))
        case 8: wire.isPlugged.toggle()
        case 9: wire.takesAtMostBytes = [0, 1, 7, Int.max].randomElement(using: &generator) ?? 1
        case 10: wire.isDrained.toggle()
        default: wire.breaksAfterBytes = Int.random(in: 0...40, using: &generator)
        }
        harness.settle()
    }

    /// How often each call was answered, when all is well again and more time has passed than any wait takes.
    mutating func answerCounts() -> [Int] {
        wire.isPlugged = true
        wire.isDrained = true
        wire.takesAtMostBytes = Int.max
        wire.breaksAfterBytes = nil
        harness.advance(millis: 2000)
        wire.deliver([0x14, 0x00, 0x00, 0x00])
        harness.advance(millis: 20 * 60_000)
        return ids.map { harness.answers(to: $0).count }
    }
}

/// Repeatable randomness (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
