/// What a device makes of one transfer.
public enum USBTransfer: Equatable, Sendable {
    /// It is done. With an IN transfer the bytes that were answered (none is a transfer of length zero), with an OUT
    /// transfer empty: everything was taken.
    case done([UInt8])
    /// Not yet: the device holds the host off (NAK), and the transfer is offered again when something has changed.
    case pending
    /// The device refuses (STALL); on a bulk or interrupt endpoint until the host clears the halt.
    case stalled
}
