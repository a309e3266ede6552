import Testing
import TillDeviceKit

@testable import TillESCPOS

/// The receive buffer at its bound, and everything that can be wrong.
@Suite struct EmulatorFaultTests {
    private let text = Array(String(repeating: "x", count: 40).utf8) + [0x0A]

    /// A link with flow control hands over what is taken, and nothing is lost.
    @Test func backPressure() {
        var emulator = ESCPOSEmulator(profile: .everything)
        _ = emulator.change { $0.isCoverOpen = true }
        #expect(emulator.acceptableByteCount == 64)
        var rest = (text + text)[...]
        let taken = rest.prefix(emulator.acceptableByteCount)
        #expect(emulator.received(Array(taken)).isEmpty)
        rest = rest.dropFirst(taken.count)
        #expect(emulator.acceptableByteCount == 0 && emulator.waitingByteCount == 64)
        _ = emulator.change { $0.isCoverOpen = false }
        #expect(emulator.acceptableByteCount == 64)
        _ = emulator.received(Array(rest))
        #expect(emulator.paper.lines.map(\.cells.count) == [40, 40])
        #expect(emulator.lostByteCount == 0)
    }

    /// A link without flow control loses what finds the buffer full; real-time commands act nevertheless.
    @Test func dropping() {
        var emulator = ESCPOSEmulator(profile: .everything)
        _ = emulator.change { $0.isCoverOpen = true }
        let events = emulator.received(text + text + [0x10, 0x04, 2])
        #expect(events == [.reply([0x16]), .overflowed(byteCount: 82 + 3 - 64)])
        #expect(emulator.lostByteCount == 21)
        _ = emulator.change { $0.isCoverOpen = false }
        _ = emulator.received([0x0A])
        #expect(emulator.paper.lines.map(\.cells.count) == [40, 23])
    }

    @Test func stallAtOnce() {
        var emulator = ESCPOSEmulator(profile: .everything)
        _ = emulator.spoil { $0.stallsAfterBytes = 0 }
        #expect(emulator.acceptableByteCount == 0)
        #expect(emulator.received(Array("a\n".utf8) + [0x10, 0x04, 1]).isEmpty, "nobody is there to answer")
        #expect(emulator.paper.elements.isEmpty && emulator.waitingByteCount == 5)
        let overflow = emulator.received(text + text)
        #expect(overflow == [.overflowed(byteCount: 82 - 59)])
        let events = emulator.spoil { $0.stallsAfterBytes = nil }
        #expect(events.replies == [0x16], "what came meanwhile is heeded")
        #expect(emulator.paper.lines.map(\.cells.count) == [1, 40])
    }

    @Test func stallAfterSomeBytes() {
        var emulator = ESCPOSEmulator(profile: .everything)
        _ = emulator.spoil { $0.stallsAfterBytes = 3 }
        #expect(emulator.acceptableByteCount == 3)
        _ = emulator.received(Array("a\nb\n".utf8))
        #expect(emulator.paper.text() == "a\n")
        _ = emulator.spoil { $0.stallsAfterBytes = nil }
        #expect(emulator.paper.text() == "a\nb\n")
    }

    /// Offline first and stalled then: the order of the bytes stays.
    @Test func stallWhileOffline() {
        var emulator = ESCPOSEmulator(profile: .everything)
        _ = emulator.change { $0.isCoverOpen = true }
        _ = emulator.received(Array("a\n".utf8))
        _ = emulator.spoil { $0.stallsAfterBytes = 0 }
        _ = emulator.received(Array("b\n".utf8))
        _ = emulator.change { $0.isCoverOpen = false }
        #expect(emulator.paper.elements.isEmpty)
        _ = emulator.spoil { $0.stallsAfterBytes = nil }
        #expect(emulator.paper.text() == "a\nb\n")
    }

    @Test func powerFailure() {
        var emulator = ESCPOSEmulator(profile: .everything)
        _ = emulator.received([0x1D, 0x61, 0xFF])
        _ = emulator.spoil { $0.losesPowerAfterBytes = 3 }
        #expect(emulator.received(Array("a\nb\n".utf8) + [0x10, 0x04, 1]) == [.lost(byteCount: 4)])
        #expect(emulator.change { $0.paper = .nearEnd }.replies.isEmpty)
        #expect(emulator.lostByteCount == 4)
        #expect(emulator.powerCycle().isEmpty)
        #expect(emulator.answers([0x0A, 0x10, 0x04, 4]) == [0x1E], "automatic status is off, the printer is back")
        #expect(emulator.paper.text() == "a\n\n", "the line begun is lost")
    }

    @Test func silence() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.spoil { $0.isSilent = true }
        let questions: [UInt8] = [0x10, 0x04, 1, 0x1D, 0x72, 1, 0x1D, 0x49, 1, 0x1D, 0x61, 0xFF]
        #expect(emulator.received(questions + Array("a\n".utf8)).isEmpty)
        #expect(emulator.change { $0.isCoverOpen = true } == [.offline(true)])
        #expect(emulator.paper.text() == "a\n")
    }

    @Test func jammedKnife() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.spoil { $0.cutterJams = true }
        let job: [UInt8] = [0x61, 0x0A, 0x1D, 0x56, 66, 0, 0x62, 0x0A]  // a, GS V 66 0, b
        #expect(emulator.received(job) == [.offline(true)])
        #expect(emulator.paper.text() == "a\n")
        #expect(emulator.answers([0x10, 0x04, 3]) == [0x1A])
        #expect(emulator.received([0x10, 0x05, 1]).isEmpty, "it is still jammed")
        _ = emulator.spoil { $0.cutterJams = false }
        #expect(emulator.received([0x10, 0x05, 1]) == [.offline(false), .cut(.partial)])
        #expect(emulator.paper.lines.map(\.text) == ["a", "b"])
        #expect(emulator.paper.elements.count == 3)
    }

    @Test func cuts() {
        func cut(_ bytes: [UInt8], _ profile: PrinterProfile = .generic80) -> [EmulatorEvent] {
            printed(bytes, profile).events
        }
        for full: [UInt8] in [[0x1D, 0x56, 0], [0x1D, 0x56, 48], [0x1D, 0x56, 65, 9]] {
            #expect(cut(full) == [.cut(.full)])
        }
        for partial: [UInt8] in [[0x1D, 0x56, 1], [0x1D, 0x56, 98, 0], [0x1B, 0x69], [0x1B, 0x6D]] {
            #expect(cut(partial) == [.cut(.partial)])
        }
        #expect(cut([0x61, 0x1B, 0x69]) == [.ignored([0x1B, 0x69])], "in the middle of a line")
        #expect(cut([0x1B, 0x69], .generic58) == [.ignored([0x1B, 0x69])], "no knife")
    }

    @Test func drawerFollowsPulses() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.received([0x1D, 0x61, 0x01])
        let kick: [UInt8] = [0x1B, 0x70, 0, 25, 250]
        let pulse = EmulatorEvent.pulse(DrawerPulse(pin: .pin2, onMillis: 50, offMillis: 500))
        #expect(emulator.received(kick) == [pulse, .reply([0x10, 0, 0, 0])])
        #expect(emulator.received(kick) == [pulse], "it is open already")
        #expect(emulator.change { $0.drawer.isOpen = false } == [.reply([0x14, 0, 0, 0])])
        #expect(emulator.answers([0x1B, 0x70, 1, 25, 250]).isEmpty, "nothing hangs on pin 5")
        _ = emulator.change { $0.drawer.isStuck = true }
        #expect(emulator.received(kick) == [pulse])
        #expect(!emulator.status.drawer.isOpen)
        _ = emulator.change {
            $0.drawer.isStuck = false
            $0.drawer.wiring = .noneHigh
        }
        #expect(emulator.received(kick) == [pulse])
        #expect(emulator.status.drawer.isOpen, "it opens, but nothing tells")
    }

    /// GS ( D takes real-time pulses out of pictures, and ESC @ lets them in again.
    @Test func realTimePulsesAreSwitchedOff() {
        let off: [UInt8] = [0x1D, 0x28, 0x44, 3, 0, 20, 1, 0]
        let on: [UInt8] = [0x1D, 0x28, 0x44, 3, 0, 20, 1, 1]
        let kick: [UInt8] = [0x10, 0x14, 1, 0, 1]
        let pulse = EmulatorEvent.pulse(DrawerPulse(pin: .pin2, onMillis: 100, offMillis: 100))
        #expect(printed(off + kick, .everything).events.isEmpty)
        #expect(printed(off + kick + on + kick, .everything).events == [pulse])
        #expect(printed(off + [0x1B, 0x40] + kick, .everything).events == [pulse])
        #expect(printed(off + kick, .generic80).events == [.ignored(off), pulse], "the profile cannot")
    }

    @Test func buzzers() {
        for buzzer: [UInt8] in [
            [0x07], [0x1B, 0x42, 2, 3], [0x1B, 0x28, 0x41, 4, 0, 48, 51, 3, 15],
            [0x10, 0x14, 3, 1, 0, 5, 1, 0],
        ] {
            #expect(printed(buzzer).events == [.buzzer(buzzer)])
        }
    }

    @Test func powerCycleKeepsThePaper() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.received(Array("a\n".utf8) + [0x1B, 0x45, 1, 0x1D, 0x61, 0xFF, 0x62, 0x1D, 0x76, 0x30])
        #expect(emulator.powerCycle().isEmpty)
        #expect(emulator.change { $0.paper = .nearEnd }.isEmpty)
        _ = emulator.received(Array("c\n".utf8))
        #expect(emulator.paper.text() == "a\nc\n")
        #expect(emulator.paper.lines.last?.cells.first?.style == .plain)
    }
}
