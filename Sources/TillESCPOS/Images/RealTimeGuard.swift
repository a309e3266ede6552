/// Keeps real-time commands out of data.
///
/// Printers execute DLE EOT, DLE ENQ and DLE DC4 wherever the bytes stand, inside of pictures and symbols too (Epson,
/// ESC/POS reference, "real-time commands"): `10 14 01 00 01` in a picture opens the drawer. Models differ in the
/// parameters that they take, so any of the three pairs counts, whatever follows.
enum RealTimeGuard {
    private static let seconds: [UInt8] = [ControlCode.eot, ControlCode.enq, ControlCode.dc4]

    /// What a DLE in a picture becomes: its dot and the one to the left of it, which is always within the width.
    static let defusedDLE: UInt8 = 0x30

    /// Whether a printer could take some of the bytes for a real-time command.
    static func isHeeded(_ bytes: some Collection<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if previous == ControlCode.dle, seconds.contains(byte) { return true }
            previous = byte
        }
        return false
    }

    /// Blackens one dot in each pair that begins a real-time command. The bytes from `start` on are picture data; a DLE
    /// at their end is harmless, as what follows a picture begins with LF, ESC, FS or GS.
    static func defuse(_ bytes: inout [UInt8], from start: Int) {
        guard bytes.count > start + 1 else { return }
        for index in start..<bytes.count - 1
        where bytes[index] == ControlCode.dle && seconds.contains(bytes[index + 1]) {
            bytes[index] = defusedDLE
        }
    }
}
