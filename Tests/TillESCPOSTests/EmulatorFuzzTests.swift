import Foundation
import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// Any bytes whatever, real jobs with faults in them, and printers whose state changes all the while.
@Suite struct EmulatorFuzzTests {
    /// Rounds of the loop; `TILL_FUZZ_ITERATIONS` sets another number.
    private static let iterations = 10_000
    /// Rounds on one emulator. A damaged picture swallows what follows it, so that none is kept for long.
    private static let roundsOfAnEmulator = 25

    /// Bytes that begin commands or stand at their borders, so that noise gets deep into them.
    private static let telling: [UInt8] = [
        0x10, 0x1B, 0x1C, 0x1D, 0x28, 0x6B, 0x4C, 0x38, 0x70, 0x56, 0x44, 0x2A, 0x76, 0x14, 0x04, 0x05, 0x49, 0x00,
        0x01, 0x02, 0x30, 0x31, 0x32, 0x41, 0x43, 0x49, 0x50, 0x51, 0x53, 0x7B, 0x42, 0x0A, 0x0C, 0x18, 0x26, 0x2F,
        0x71, 0x5C, 0x24, 0x57, 0x61, 0x63, 0x67, 0xFF,
    ]

    /// One valid piece of each kind of command, to be damaged.
    private static let pieces: [[UInt8]] = [
        Array("Text\n".utf8), [0xD6, 0xD0, 0x0A], [0xE2, 0x82, 0xAC, 0x0A], [0x1C, 0x26], [0x1C, 0x2E],
        [0x1C, 0x28, 0x43, 2, 0, 48, 50], [0x1B, 0x52, 2], [0x1B, 0x74, 19], [0x1B, 0x21, 0x39], [0x1D, 0x21, 0x77],
        [0x1B, 0x44, 4, 8, 0], [0x09], [0x1B, 0x24, 100, 1], [0x1B, 0x5C, 0xF0, 0xFF], [0x1D, 0x4C, 90, 0],
        [0x1D, 0x57, 30, 0], [0x1D, 0x50, 10, 200], [0x1B, 0x4A, 200], [0x1B, 0x64, 3], [0x1B, 0x4C], [0x0C],
        [0x1B, 0x0C], [0x18], [0x1B, 0x53], [0x1B, 0x40], [0x1B, 0x3D, 1], [0x1D, 0x56, 66, 0], [0x1B, 0x70, 0, 9, 9],
        [0x10, 0x04, 1], [0x10, 0x05, 2], [0x10, 0x14, 1, 0, 1], [0x10, 0x14, 7, 1],
        [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8], [0x1D, 0x61, 0xFF], [0x1D, 0x72, 1], [0x1D, 0x49, 66],
        [0x1D, 0x28, 0x48, 6, 0, 48, 48, 0x41, 0x42, 0x43, 0x44], [0x1D, 0x28, 0x44, 3, 0, 20, 1, 0],
        [0x1D, 0x76, 0x30, 3, 1, 0, 3, 0, 1, 2, 3], [0x1B, 0x2A, 33, 1, 0, 1, 2, 3], [0x1B, 0x2A, 0, 2, 0, 1, 2],
        [0x1D, 0x28, 0x4C, 12, 0, 48, 112, 48, 1, 2, 49, 4, 0, 2, 0, 0xF0, 0x9F], [0x1D, 0x28, 0x4C, 2, 0, 48, 50],
        [0x1D, 0x38, 0x4C, 12, 0, 0, 0, 48, 113, 48, 2, 1, 50, 2, 0, 3, 0, 1, 2],
        [0x1D, 0x28, 0x4C, 12, 0, 48, 67, 48, 65, 65, 1, 8, 0, 1, 0, 49, 7],
        [0x1D, 0x28, 0x4C, 6, 0, 48, 69, 65, 65, 2, 2], [0x1C, 0x71, 1, 1, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8],
        [0x1C, 0x70, 1, 3], [0x1D, 0x2A, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8], [0x1D, 0x2F, 3],
        [0x1D, 0x51, 0x30, 1, 2, 0, 1, 0, 7, 7], [0x1B, 0x26, 3, 65, 66, 1, 1, 2, 3, 0],
        [0x1D, 0x6B, 67, 12] + Array("400638133393".utf8), [0x1D, 0x6B, 4, 65, 66, 0],
        [0x1D, 0x6B, 73, 6] + Array("{B{{ab".utf8), [0x1D, 0x6B, 73, 4, 0x7B, 0x43, 9, 99], [0x1D, 0x48, 3],
        [0x1D, 0x28, 0x6B, 5, 0, 49, 80, 48, 65, 66], [0x1D, 0x28, 0x6B, 3, 0, 48, 81, 48],
        [0x1D, 0x28, 0x6B, 5, 0, 48, 80, 48, 65, 66], [0x1D, 0x43] + Array(";1;9;1;1;1;".utf8),
        [0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48],
        [0x1D, 0x76, 0x30, 0, 12, 0, 1, 0, 1, 0x10, 0x10, 0x04, 1, 0x10, 0x14, 1, 0, 1, 0x10, 0x04],
    ]

    private static let profiles: [PrinterProfile] = [.everything, .generic80, .generic58, .epsonTMT88]

    /// - Returns: noise, a piece, or a damaged piece.
    private func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
        let kind = Int.random(in: 0..<8, using: &generator)
        if kind == 0 { return generator.bytes(Int.random(in: 1...12, using: &generator)) }
        if kind == 1 {
            let count = Int.random(in: 1...12, using: &generator)
            return (0..<count).map { _ in Self.telling.randomElement(using: &generator) ?? 0 }
        }
        var piece = Self.pieces.randomElement(using: &generator) ?? []
        guard kind < 5, let index = piece.indices.randomElement(using: &generator) else { return piece }
        switch kind {
        case 2: piece.remove(at: index)
        case 3: piece[index] = UInt8.random(in: 0...255, using: &generator)
        default: piece.insert(Self.telling.randomElement(using: &generator) ?? 0, at: index)
        }
        return piece
    }

    private func status(_ generator: inout SeededGenerator) -> EmulatedStatus {
        var status = EmulatedStatus()
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: status.paper = .end
        case 1: status.isCoverOpen = true
        case 2: status.errors = ErrorCause(rawValue: UInt8.random(in: 0...255, using: &generator))
        case 3: status.isHeldOffline = true
        case 4: status.drawer.wiring = .highWhenOpen
        default: break
        }
        return status
    }

    private func faults(_ generator: inout SeededGenerator) -> EmulatorFaults {
        var faults = EmulatorFaults()
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: faults.paperEndsAfterLines = Int.random(in: -1...5, using: &generator)
        case 1: faults.stallsAfterBytes = Int.random(in: -1...60, using: &generator)
        case 2: faults.losesPowerAfterBytes = Int.random(in: -1...60, using: &generator)
        case 3: faults.isSilent = true
        case 4: faults.cutterJams = true
        default: break
        }
        return faults
    }

    /// One thing that happens to a printer.
    private func happen(to emulator: inout ESCPOSEmulator, _ generator: inout SeededGenerator) {
        switch Int.random(in: 0..<40, using: &generator) {
        case 0: _ = emulator.change(to: status(&generator))
        case 1: _ = emulator.change(faults: faults(&generator))
        case 2: _ = emulator.powerCycle()
        default: _ = emulator.received(bytes(&generator))
        }
    }

    /// Nothing traps, the buffer keeps its bound, and no line is wider than the paper.
    @Test func nothingTraps() {
        let seed = printedSeed(for: "EmulatorFuzzTests.nothingTraps")
        var generator = SeededGenerator(seed: seed)
        let given = ProcessInfo.processInfo.environment["TILL_FUZZ_ITERATIONS"].flatMap { Int($0) }
        var emulator = ESCPOSEmulator(profile: .everything)
        for round in 0..<(given ?? Self.iterations) {
            if round.isMultiple(of: Self.roundsOfAnEmulator) {
                check(emulator, "seed \(seed), round \(round)")
                let profile = Self.profiles.randomElement(using: &generator) ?? .generic80
                let isMultibyte = Int.random(in: 0..<8, using: &generator) == 0
                emulator = ESCPOSEmulator(profile: profile, multibyteByDefault: isMultibyte)
            }
            happen(to: &emulator, &generator)
        }
    }

    private func check(_ emulator: ESCPOSEmulator, _ context: Comment) {
        let paper = emulator.paper
        let isBounded = emulator.waitingByteCount <= emulator.profile.receiveBufferBytes
        #expect(isBounded && emulator.acceptableByteCount >= 0, context)
        for line in paper.lines {
            let width = line.widthDots(fontADots: paper.fontADots, fontBDots: paper.fontBDots)
            // A single character may be wider than a narrow area.
            if width > paper.widthDots, line.cells.count > 1 { Issue.record("a line of \(width) dots: \(context)") }
        }
        for image in paper.images where image.leftDots + image.bitmap.width > paper.widthDots {
            Issue.record("a picture beyond the edge: \(context)")
        }
        if paper.elements.isEmpty { #expect(paper.text().isEmpty, context) }
    }

    /// However a stream is cut, paper and events are the same, up to how the count of lost bytes is told.
    @Test func splitsDoNotMatter() {
        let seed = printedSeed(for: "EmulatorFuzzTests.splitsDoNotMatter")
        var generator = SeededGenerator(seed: seed)
        for round in 0..<2000 {
            let stream = (0..<20).flatMap { _ in bytes(&generator) }
            var whole = ESCPOSEmulator(profile: Self.profiles[round % 4])
            _ = whole.change(faults: faults(&generator))
            var split = whole
            let expected = whole.received(stream)
            var events: [EmulatorEvent] = []
            var rest = stream[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...9, using: &generator))
                events += split.received(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
            let context: Comment = "seed \(seed), round \(round)"
            #expect(events.filter(isNoLoss) == expected.filter(isNoLoss), context)
            #expect(split.paper == whole.paper && split.lostByteCount == whole.lostByteCount, context)
        }
    }

    private func isNoLoss(_ event: EmulatorEvent) -> Bool {
        switch event {
        case .overflowed, .lost: false
        default: true
        }
    }

    /// A job that is held up at any place, by any cause that goes again, prints what it prints without.
    @Test func interruptionsDoNotMatter() {
        let seed = printedSeed(for: "EmulatorFuzzTests.interruptionsDoNotMatter")
        var generator = SeededGenerator(seed: seed)
        var encoder = ESCPOSEncoder(profile: .generic80)
        let job = encoder.encode(Samples.receipt(columns: 48))
        var undisturbed = ESCPOSEmulator(profile: .generic80)
        _ = undisturbed.received(job)
        for round in 0..<40 {
            var emulator = ESCPOSEmulator(profile: .generic80)
            var rest = job[...]
            while !rest.isEmpty {
                let piece = rest.prefix(min(Int.random(in: 1...300, using: &generator), emulator.acceptableByteCount))
                _ = emulator.received(Array(piece))
                rest = rest.dropFirst(piece.count)
                let isOffline = piece.isEmpty ? false : Bool.random(using: &generator)
                _ = emulator.change { $0.isCoverOpen = isOffline }
            }
            _ = emulator.change { $0.isCoverOpen = false }
            #expect(emulator.paper == undisturbed.paper, "seed \(seed), round \(round)")
        }
    }

    /// A byte lost or changed spoils paper, never the emulator; and the next job after a reset of power is whole.
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
                damaged[index] = UInt8.random(in: 0...255, using: &generator)
            }
            var emulator = ESCPOSEmulator(profile: .epsonTMT88)
            _ = emulator.received(damaged)
            _ = emulator.powerCycle()
            _ = emulator.received(sane)
            #expect(emulator.paper.lines.last?.text == "Ünversehrt", "seed \(seed), byte \(index)")
        }
    }
}
