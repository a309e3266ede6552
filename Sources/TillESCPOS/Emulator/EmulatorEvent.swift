import TillDeviceKit

/// What the emulated printer does besides printing.
public enum EmulatorEvent: Equatable, Sendable {
    /// Bytes on their way back to the host.
    case reply([UInt8])
    /// Current on a pin of the drawer connector.
    case pulse(DrawerPulse)
    /// The knife has moved; what is on the paper so far ends in a cut mark.
    case cut(PrintCut)
    /// The command or control code sounds the buzzer.
    case buzzer([UInt8])
    /// A command that the emulator knows, but that does nothing here: in the middle of a line where it needs the
    /// start, or with data that the printer refuses, or of a kind that the profile does not have.
    case ignored([UInt8])
    /// Bytes that the emulator does not know as a command; what follows them is data.
    case unknown([UInt8])
    /// A command of so many bytes is longer than is kept, and is skipped as it comes; `head` is how it begins.
    case skipped(head: [UInt8], byteCount: Int)
    /// So many bytes came when the receive buffer was full, and are lost. Said once for each call of `received`.
    case overflowed(byteCount: Int)
    /// So many bytes came after the power had failed, and are lost. Said once for each call of `received`.
    case lost(byteCount: Int)
    /// Printing has stopped (`true`) or goes on (`false`): paper, cover, error, panel.
    case offline(Bool)
}
