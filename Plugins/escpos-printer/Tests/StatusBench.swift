import TillDeviceKit
import TillDeviceTesting
import TillESCPOS

@testable import escpos_printer

/// An emulated printer whose sensors the test moves.
///
/// It answers what is written; automatic status and the like arrive by themselves when a sensor moves.
final class EmulatedPrinter {
    private var emulator: ESCPOSEmulator
    /// The wire keeps the printer that hangs on it.
    private weak var wire: SimulatedWire?
    /// Whether it heeds GS a; without it only questions tell.
    private let hasAutomaticStatus: Bool
    /// Nothing more comes back.
    var isSilent = false
    /// Process ids (37 22 …) do not come back.
    var losesConfirmations = false
    /// Called when the knife of the drawer's magnet gets current.
    var pulsed: ((EmulatedPrinter) -> Void)?
    private(set) var pulses = 0

    var status: EmulatedStatus { emulator.status }
    var text: String { emulator.paper.text() }

    init(_ profile: PrinterProfile, on wire: SimulatedWire, automatic: Bool) {
        emulator = ESCPOSEmulator(profile: profile)
        self.wire = wire
        hasAutomaticStatus = automatic
        var status = emulator.status
        status.isPinHigh = true
        _ = emulator.change(to: status)
        wire.reply = { self.received($0) }
    }

    func change(_ move: (inout EmulatedStatus) -> Void) {
        var status = emulator.status
        move(&status)
        let bytes = Self.replies(in: emulator.change(to: status))
        if !bytes.isEmpty, !isSilent { wire?.deliver(bytes) }
    }

    private func received(_ written: [UInt8]) -> [UInt8] {
        let heard = hasAutomaticStatus ? written : Self.withoutMask(written)
        let events = emulator.received(heard)
        for event in events {
            guard case .pulse = event else { continue }
            pulses += 1
            pulsed?(self)
        }
        let kept = events.filter { event in
            guard losesConfirmations, case .reply(let bytes) = event else { return true }
            return bytes.first != 0x37
        }
        return isSilent ? [] : Self.replies(in: kept)
    }

    private static func replies(in events: [EmulatorEvent]) -> [UInt8] {
        events.flatMap { event -> [UInt8] in if case .reply(let bytes) = event { bytes } else { [] } }
    }

    /// GS a n is taken and does nothing.
    private static func withoutMask(_ written: [UInt8]) -> [UInt8] {
        written.starts(with: [0x1D, 0x61]) ? Array(written.dropFirst(3)) : written
    }
}

extension EmulatedStatus {
    /// The pin as the test sets it, whatever a drawer behind it would do.
    var isPinHigh: Bool {
        get { isDrawerPinHigh }
        set { drawer.wiring = newValue ? .noneHigh : .noneLow }
    }
}

/// GS a: drawer, online, error, paper; then DLE EOT 1 to 4.
let linkUpQuestions: [UInt8] =
    [0x1D, 0x61, 0x0F] + [0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x03, 0x10, 0x04, 0x04]

/// DLE EOT 1, 2, 4: can a print be begun?
let jobQuestions: [UInt8] = [0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x04]

/// A printer that answers, with its driver open and enabled; what it said at link-up is forgotten.
func answering(
    _ settings: [String: SettingValue] = [:],
    profile: PrinterProfile = .generic80,
    automatic: Bool
) -> (harness: Harness, wire: SimulatedWire, printer: EmulatedPrinter) {
    let wire = SimulatedWire()
    let printer = EmulatedPrinter(profile, on: wire, automatic: automatic)
    let all = ["profile": .text(profile.name), "drawer-open-level": .text("low")].merging(settings) { _, given in given
    }
    var harness = opened(all, wire).harness
    harness.settle()
    harness.forgetMessages()
    wire.written = []
    return (harness, wire, printer)
}
