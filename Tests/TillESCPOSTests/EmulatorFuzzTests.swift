import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// Any bytes whatever, and real jobs with faults in them.
@Suite struct EmulatorFuzzTests {
    /// Bytes that begin commands or stand at their borders, so that noise gets deep into them.
    private static let telling: [UInt8] = [
        0x10, 0x1B, 0x1C, 0x1D, 0x28, 0x6B, 0x4C, 0x38, 0x70, 0x56, 0x44, 0x2A, 0x76, 0x14, 0x04, 0x49, 0x00, 0x01,
        0x30,
        0x31, 0x41, 0x49, 0x50, 0x51, 0x7B, 0x42, 0x0A, 0xFF,
    ]

    /// GS 8, GS *, GS Q, GS v: their payload may be gigabytes, which a damaged job must not be made to announce.
    private static let imageCommands: Set<UInt8> = [0x38, 0x2A, 0x51, 0x76]

    @Test func noiseNeverTraps() {
        let seed = printedSeed(for: "EmulatorFuzzTests.noiseNeverTraps")
        var generator = SeededGenerator(seed: seed)
        for round in 0..<400 {
            let profile = PrinterProfile.builtIn[round % 3]
            var emulator = ESCPOSEmulator(profile: profile, multibyteByDefault: round % 5 == 0)
            var bytes = generator.bytes(300)
            for index in bytes.indices where Bool.random(using: &generator) {
                bytes[index] = Self.telling.randomElement(using: &generator) ?? 0
            }
            _ = emulator.received(bytes)
            let paper = emulator.paper
            #expect(paper.text().isEmpty == paper.elements.isEmpty, "seed \(seed)")
            if round % 20 == 0 { #expect(paper.svg().hasSuffix("</svg>\n"), "seed \(seed)") }
        }
    }

    /// However a stream is cut, paper and events are the same.
    @Test func splitsDoNotMatter() {
        let seed = printedSeed(for: "EmulatorFuzzTests.splitsDoNotMatter")
        var generator = SeededGenerator(seed: seed)
        var encoder = ESCPOSEncoder(profile: .generic80)
        let job = encoder.encode(Samples.receipt(columns: 48)) + Commands.realTimeStatus(.printer)
        var whole = ESCPOSEmulator(profile: .generic80)
        let expected = whole.received(job)
        for _ in 0..<20 {
            var emulator = ESCPOSEmulator(profile: .generic80)
            var events: [EmulatorEvent] = []
            var rest = job[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...40, using: &generator))
                events += emulator.received(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            #expect(events == expected, "seed \(seed)")
            #expect(emulator.paper == whole.paper, "seed \(seed)")
        }
    }

    /// A byte lost or changed spoils paper, never the emulator; and the next job after enough zeros is whole.
    @Test func damagedJobs() {
        let seed = printedSeed(for: "EmulatorFuzzTests.damagedJobs")
        var generator = SeededGenerator(seed: seed)
        var encoder = ESCPOSEncoder(profile: .epsonTMT88)
        let job = encoder.encode(Samples.receipt(columns: 42))
        let sane = encoder.encode([line("Ünversehrt")])
        for _ in 0..<50 {
            var damaged = job
            let index = damaged.indices.randomElement(using: &generator) ?? 0
            if Bool.random(using: &generator) {
                damaged.remove(at: index)
            } else {
                let other = UInt8.random(in: 0...255, using: &generator)
                damaged[index] = Self.imageCommands.contains(other) ? 0 : other
            }
            var emulator = ESCPOSEmulator(profile: .epsonTMT88)
            // The longest command of the damaged job swallows at most the bound.
            _ = emulator.received(damaged + [UInt8](repeating: 0x00, count: 300))
            if case .line(let last) = emulator.paper.elements.last { #expect(last.width <= 42, "seed \(seed)") }
            _ = emulator.received([UInt8](repeating: 0x00, count: CommandFramer.maximumCommandBytes) + sane)
            #expect(emulator.paper.lines.last?.text == "Ünversehrt", "seed \(seed), byte \(index)")
        }
    }
}
