import TillDeviceKit

/// What the emulated printer does besides printing.
public enum EmulatorEvent: Equatable, Sendable {
    /// Bytes on their way back to the host.
    case reply([UInt8])
    /// Current on a pin of the drawer connector.
    case pulse(DrawerPulse)
    /// The knife has moved; what is on the paper so far ends in a cut mark.
    case cut(PrintCut)
    /// A command that the emulator knows, but that does nothing here: in the middle of a line where it needs the
    /// start, or with data that the printer refuses.
    case ignored([UInt8])
    /// Bytes that the emulator does not know as a command. Of a command with a payload over the bound, only the head.
    case unknown([UInt8])
}
