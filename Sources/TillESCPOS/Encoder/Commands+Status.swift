/// Questions to the printer; the answers come through `ReplyParser`.
extension Commands {
    /// DLE EOT n (10 04 n): one status byte, answered at reception. Send it between commands only: inside one, its
    /// first byte would be taken for that command's parameter.
    public static func realTimeStatus(_ status: RealTimeStatus) -> [UInt8] {
        [ControlCode.dle, ControlCode.eot, status.rawValue]
    }

    /// GS a n (1D 61 n): automatic status back for the changes named by the mask; 0 turns it off.
    public static func automaticStatus(mask: UInt8) -> [UInt8] { [ControlCode.gs, 0x61, mask] }

    /// GS r n (1D 72 n): status, answered when the data before it has been processed.
    public static func bufferedStatus(_ status: BufferedStatus) -> [UInt8] { [ControlCode.gs, 0x72, status.rawValue] }

    /// GS I n (1D 49 n): what the printer is. Send nothing more until the answer is here.
    public static func identity(_ identity: PrinterIdentity) -> [UInt8] { [ControlCode.gs, 0x49, identity.rawValue] }

    /// GS ( H function 48 (1D 28 48 06 00 30 30 d1…d4): the printer answers with the same four bytes once the print
    /// before it is on paper.
    public static func requestProcessID(_ id: ProcessID) -> [UInt8] {
        [ControlCode.gs, 0x28, 0x48, 6, 0, 48, 48] + id.bytes
    }
}
