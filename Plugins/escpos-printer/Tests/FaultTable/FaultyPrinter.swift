import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

/// A printer with a receive buffer, a pace of its own and one thing that goes wrong.
///
/// It answers DLE EOT at reception, and everything else when it comes to it: at `turn`, and not while it is offline.
/// What it prints and says is the emulator's.
final class FaultyPrinter {
    private let story: FaultCase
    private weak var wire: SimulatedWire?
    private var emulator: ESCPOSEmulator
    /// Bytes of a print: `start`, four letters, a line feed, and the request for confirmation.
    private let jobByteCount: Int

    private var hasStruck = false
    private var isSilent = false
    private var isFeedButtonPressed = false
    /// The command of which bytes have come, outside of a print.
    private var begun: [UInt8] = []
    private var jobBytesLeft = 0
    private var connection = 0
    /// Received and not come to yet.
    private var buffer: [UInt8] = []
    /// Answers that the next turn sends.
    private var outbox: [[UInt8]] = []

    /// Bytes of prints that the device has taken since the last reset, whether it kept them or not.
    private(set) var jobBytesTaken = 0

    init(_ story: FaultCase, on wire: SimulatedWire) {
        self.story = story
        self.wire = wire
        let profile: PrinterProfile = story.confirms ? .epsonTMT88 : .generic80
        emulator = ESCPOSEmulator(profile: profile)
        jobByteCount = start.count + 5 + (story.confirms ? 11 : 0)
        wire.takesAtMostBytes = 1
        wire.reply = { taken in taken.flatMap { self.take($0) } }
    }

    private var isOffline: Bool { emulator.isOffline || isFeedButtonPressed }

    func forgetCount() { jobBytesTaken = 0 }

    // MARK: - What comes in

    private func take(_ byte: UInt8) -> [UInt8] {
        if let wire, wire.connections != connection {
            connection = wire.connections
            begun = []
            jobBytesLeft = 0
        }
        if jobBytesLeft > 0 {
            takePrint(byte)
            return []
        }
        begun.append(byte)
        if begun.first == 0x1B { return takeInitialization() }
        // GS ( H is eleven bytes long, all other questions are three.
        guard begun.count == (begun.starts(with: [0x1D, 0x28]) ? 11 : 3) else { return [] }
        defer { begun = [] }
        return takeQuestion(begun)
    }

    /// ESC @: with FS . behind it a print begins, alone it clears the line.
    private func takeInitialization() -> [UInt8] {
        guard begun.count == 3 else { return [] }
        let (head, third) = (Array(begun.prefix(2)), begun[2])
        begun = []
        if third == 0x1C {
            jobBytesLeft = jobByteCount
            for byte in head + [third] where jobBytesLeft > 0 { takePrint(byte) }
        } else {
            buffer += head
            begun = [third]
        }
        return []
    }

    private func takePrint(_ byte: UInt8) {
        jobBytesLeft -= 1
        jobBytesTaken += 1
        let taken = jobByteCount - jobBytesLeft
        let position: FaultCase.Position? =
            taken == 1 ? .firstByte : taken == jobByteCount / 2 ? .middle : jobBytesLeft == 0 ? .lastByte : nil
        if position == story.position { strike() }
        // What is dropped is gone, the byte at which it begins with it.
        if story.fault == .drop, hasStruck { return }
        buffer.append(byte)
    }

    /// DLE EOT n, GS a n, GS r n.
    private func takeQuestion(_ question: [UInt8]) -> [UInt8] {
        if story.kind == .mute, question.count == 3 { return [] }
        if question[0] == 0x10 {
            var answer = replies(to: question).flatMap { $0 }
            if isFeedButtonPressed, question[2] == 1 { answer = answer.map { $0 | 0x08 } }
            return isSilent ? [] : answer
        }
        if question[1] == 0x61 {
            let status = story.kind == .automatic ? replies(to: question) : []
            return isSilent ? [] : status.flatMap { $0 }.enumerated().map(pressed)
        }
        buffer += question
        return []
    }

    /// The feed button in the first byte of automatic status: offline, and fed by button.
    private func pressed(_ index: Int, _ byte: UInt8) -> UInt8 {
        isFeedButtonPressed && index == 0 ? byte | 0x48 : byte
    }

    private func replies(to bytes: [UInt8]) -> [[UInt8]] {
        emulator.received(bytes).compactMap { event in if case .reply(let reply) = event { reply } else { nil } }
    }

    // MARK: - What it does by itself

    /// The printer comes to what it has received, and says so.
    func turn() {
        if !isOffline, !buffer.isEmpty {
            outbox += replies(to: buffer).filter { story.kind != .mute || $0.first == 0x37 }
            buffer = []
        }
        guard !isOffline else { return }
        for reply in outbox where !isSilent { wire?.deliver(altered(reply)) }
        outbox = []
    }

    /// The process id of another print.
    private func altered(_ reply: [UInt8]) -> [UInt8] {
        guard story.fault == .wrongProcessID, hasStruck, reply.first == 0x37 else { return reply }
        return [0x37, 0x22, 0x7E, 0x7E, 0x7E, 0x7E, 0x00]
    }

    func strike() {
        guard !hasStruck else { return }
        hasStruck = true
        switch story.fault {
        case .none, .wrongProcessID, .drop: break
        case .paperOut: move { $0.paper = .end }
        case .coverOpen: move { $0.isCoverOpen = true }
        case .cutter: move { $0.errors = .autocutter }
        case .offline: press(true)
        case .stall:
            wire?.takesAtMostBytes = 0
            wire?.isDrained = false
            isSilent = true
        case .linkBreak: wire?.isPlugged = false
        case .silent: isSilent = true
        case .xoff:
            say([0x13])
            wire?.takesAtMostBytes = 0
        }
    }

    /// XON: there is room in the buffer again.
    func resume() {
        guard story.fault == .xoff, hasStruck, wire?.takesAtMostBytes == 0 else { return }
        wire?.takesAtMostBytes = 1
        say([0x11])
    }

    func repair() {
        isSilent = false
        wire?.takesAtMostBytes = 1
        wire?.isDrained = true
        wire?.isPlugged = true
        if isFeedButtonPressed { press(false) }
        move { $0 = EmulatedStatus() }
        // DLE ENQ 1: somebody presses the button, which a jammed knife waits for.
        for reply in replies(to: [0x10, 0x05, 0x01]) { say(reply) }
    }

    private func press(_ isPressed: Bool) {
        isFeedButtonPressed = isPressed
        // automatic status: pin high and, while it is pressed, offline and fed by button
        if story.kind == .automatic { say([isPressed ? 0x5C : 0x14, 0x00, 0x00, 0x00]) }
    }

    private func move(_ change: (inout EmulatedStatus) -> Void) {
        var status = emulator.status
        change(&status)
        for event in emulator.change(to: status) {
            if case .reply(let reply) = event { say(reply) }
        }
    }

    private func say(_ bytes: [UInt8]) {
        if !isSilent { wire?.deliver(bytes) }
    }
}
