import Testing
import TillDeviceKit

@testable import TillESCPOS

/// While a printer is offline: what waits, what acts at once, and how it goes on.
@Suite struct EmulatorOfflineTests {
    /// Questions that are answered in their turn: GS r 1, GS I 1, GS ( H "0001".
    private static let queued: [UInt8] = [
        0x1D, 0x72, 1, 0x1D, 0x49, 1, 0x1D, 0x28, 0x48, 6, 0, 48, 48, 0x30, 0x30, 0x30, 0x31,
    ]
    private static let queuedAnswers: [UInt8] = [0x00, 0x20, 0x37, 0x22, 0x30, 0x30, 0x30, 0x31, 0]

    private static let causes: [@Sendable (inout EmulatedStatus) -> Void] = [
        { $0.isCoverOpen = true }, { $0.paper = .end }, { $0.isHeldOffline = true }, { $0.isFeedButtonPressed = true },
        { $0.errors = .autoRecoverable },
    ]

    @Test(arguments: causes.indices)
    func dataWaitForTheCauseToGo(cause: Int) {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        #expect(emulator.change(Self.causes[cause]) == [.offline(true)])
        #expect(emulator.received(Array("text\n".utf8) + Self.queued).isEmpty)
        #expect(emulator.paper.elements.isEmpty)
        #expect(
            emulator.answers([0x10, 0x04, 1]) == [0x1E | (cause == 3 ? 0x40 : 0)],
            "real-time questions are answered"
        )
        let pulse = DrawerPulse(pin: .pin5, onMillis: 300, offMillis: 300)
        #expect(emulator.received([0x10, 0x14, 1, 1, 3]) == [.pulse(pulse)])
        let events = emulator.change(to: EmulatedStatus())
        #expect(events.first == .offline(false))
        #expect(events.replies == Self.queuedAnswers)
        #expect(emulator.paper.text() == "text\n")
        #expect(emulator.waitingByteCount == 0)
    }

    /// The cause of a recoverable error may go: the printer waits for DLE ENQ all the same.
    @Test(arguments: [ErrorCause.recoverable, .autocutter])
    func recoverableErrors(error: ErrorCause) {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.received([0x1D, 0x61, 0x02])
        _ = emulator.change { $0.errors = error }
        _ = emulator.received(Array("text\n".utf8))
        #expect(emulator.received([0x10, 0x05, 1]).isEmpty, "the cause is still there")
        let waiting = emulator.change { $0.errors = [] }
        #expect(waiting == [.reply([0x1C, error.rawValue | 0x01, 0, 0])])
        #expect(emulator.answers([0x10, 0x04, 1]) == [0x3E], "waits for recovery")
        #expect(emulator.paper.elements.isEmpty)
        #expect(emulator.received([0x10, 0x05, 1]) == [.offline(false), .reply([0x14, 0, 0, 0])])
        #expect(emulator.paper.text() == "text\n")
    }

    /// DLE ENQ 2 throws away what waits, and the line begun.
    @Test func recoveryWithClearing() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.received([0x61])
        _ = emulator.change { $0.errors = .recoverable }
        _ = emulator.received(Array("b\n".utf8))
        _ = emulator.change { $0.errors = [] }
        #expect(emulator.received([0x10, 0x05, 2] + Array("c\n".utf8)) == [.offline(false)])
        #expect(emulator.paper.text() == "c\n")
    }

    @Test func recoveryWithoutErrorDoesNothing() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        #expect(emulator.received([0x61, 0x10, 0x05, 2, 0x62, 0x10, 0x05, 1, 0x0A]).isEmpty)
        #expect(emulator.paper.text() == "ab\n")
    }

    @Test func unrecoverableErrors() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.change { $0.errors = .unrecoverable }
        _ = emulator.received(Array("lost\n".utf8))
        #expect(emulator.change { $0.errors = [] }.isEmpty)
        #expect(emulator.received([0x10, 0x05, 1]).isEmpty)
        #expect(emulator.powerCycle() == [.offline(false)])
        _ = emulator.received(Array("text\n".utf8))
        #expect(emulator.paper.text() == "text\n")
    }

    @Test func paperEndsInAJob() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.received([0x1D, 0x61, 0x08])  // GS a: paper
        _ = emulator.spoil { $0.paperEndsAfterLines = 2 }
        let events = emulator.received(Array("1\n2\n3\n4\n".utf8) + Self.queued)
        #expect(events == [.offline(true), .reply([0x1C, 0, 0x0F, 0])])
        #expect(emulator.paper.text() == "1\n2\n")
        #expect(emulator.waitingByteCount == 4 + Self.queued.count)
        let resumed = emulator.change { $0.paper = .present }
        #expect(resumed.replies == [0x14, 0, 0, 0] + Self.queuedAnswers)
        #expect(emulator.paper.text() == "1\n2\n3\n4\n")
    }

    /// Inside of a command the printer stops as anywhere else.
    @Test func coverOpensInsideOfACommand() {
        let raster: [UInt8] = [0x1D, 0x76, 0x30, 0, 1, 0, 4, 0, 1, 2, 3, 4]
        for split in 1..<raster.count {
            var emulator = ESCPOSEmulator(profile: .epsonTMT88)
            _ = emulator.received(Array(raster[..<split]))
            _ = emulator.change { $0.isCoverOpen = true }
            _ = emulator.received(Array(raster[split...]))
            #expect(emulator.paper.elements.isEmpty)
            _ = emulator.change { $0.isCoverOpen = false }
            #expect(emulator.paper.images.map(\.bitmap.bytes) == [[1, 2, 3, 4]], "split \(split)")
        }
    }

    /// DLE DC4 8 clears at once and says so; a wrong sequence does nothing.
    @Test func clearing() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        let clear: [UInt8] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]
        _ = emulator.change { $0.isCoverOpen = true }
        _ = emulator.received(Array("gone\n".utf8))
        #expect(emulator.answers(clear) == [0x37, 0x25, 0])
        #expect(emulator.waitingByteCount == 0)
        _ = emulator.change { $0.isCoverOpen = false }
        #expect(emulator.answers([0x61] + clear + [0x62, 0x0A]) == [0x37, 0x25, 0])
        #expect(emulator.paper.text() == "b\n")
        #expect(emulator.answers([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 9]).isEmpty)
    }

    /// ESC = 2 deselects: data are passed over, real-time commands and automatic status are not.
    @Test func deselected() {
        var emulator = ESCPOSEmulator(profile: .epsonTMT88)
        _ = emulator.received([0x1D, 0x61, 0x0F, 0x1B, 0x3D, 2])
        #expect(emulator.received(Array("display\n".utf8) + [0x1D, 0x72, 1, 0x1B, 0x70, 0, 9, 9]).isEmpty)
        #expect(emulator.answers([0x10, 0x04, 1]) == [0x16])
        #expect(emulator.change { $0.paper = .nearEnd }.replies == [0x14, 0, 3, 0])
        #expect(emulator.received([0x1B, 0x3D, 1] + Array("paper\n".utf8)).isEmpty)
        #expect(emulator.paper.text() == "paper\n")
    }
}
