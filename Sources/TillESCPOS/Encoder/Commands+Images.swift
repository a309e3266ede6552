import TillDeviceKit

/// Pictures: GS v 0, GS ( L, GS 8 L, ESC *, and the line spacing that makes strips join.
extension Commands {
    /// GS v 0 m xL xH yL yH (1D 76 30 m …), without the data: x bytes a row, y rows; m = 0, not magnified.
    static func rasterHeader(bytesPerRow: Int, rows: Int) -> [UInt8] {
        [ControlCode.gs, 0x76, 0x30, 0] + word(bytesPerRow) + word(rows)
    }

    /// GS ( L pL pH 30 70 30 1 1 31 xL xH yL yH (function 112), without the data: x and y in dots, one colour, not
    /// magnified. Above 65 535 bytes it is GS 8 L with a count of four bytes, never a count that has wrapped.
    static func graphicsHeader(widthDots: Int, rows: Int) -> [UInt8] {
        let count = 10 + (widthDots + 7) / 8 * rows
        let parameters: [UInt8] = [48, 112, 48, 1, 1, 49] + word(widthDots) + word(rows)
        if count <= ImageStrips.largestCountedInTwo {
            return [ControlCode.gs, 0x28, 0x4C] + word(count) + parameters
        }
        return [ControlCode.gs, 0x38, 0x4C] + word(count & 0xFFFF) + word(count >> 16) + parameters
    }

    /// GS ( L function 50 (1D 28 4C 02 00 30 32): prints what function 112 stored.
    static let graphicsPrint: [UInt8] = [ControlCode.gs, 0x28, 0x4C, 2, 0, 48, 50]

    /// GS ( L function 69 (1D 28 4C 06 00 30 45 kc1 kc2 1 1): prints the picture of a key in NV memory.
    public static func logo(_ logo: PrintLogo) -> [UInt8] {
        [ControlCode.gs, 0x28, 0x4C, 6, 0, 48, 69] + logo.key.utf8 + [1, 1]
    }

    /// ESC * m nL nH (1B 2A m nL nH), without the data: n columns; m = 0 or 1 of 8 dots, m = 33 of 24 dots.
    static func columnHeader(mode: UInt8, columns: Int) -> [UInt8] {
        [ControlCode.esc, 0x2A, mode] + word(columns)
    }

    /// ESC 3 n (1B 33 n): line spacing in vertical motion units.
    static func lineSpacing(_ units: UInt8) -> [UInt8] { [ControlCode.esc, 0x33, units] }

    /// ESC 2 (1B 32): the printer's own line spacing, about 1/6 inch.
    static let defaultLineSpacing: [UInt8] = [ControlCode.esc, 0x32]

    /// GS ( D (1D 28 44 03 00 14 a b) with a = 1: whether DLE DC4 function 1, the real-time drawer pulse, is heeded.
    static func realTimePulse(_ isEnabled: Bool) -> [UInt8] {
        [ControlCode.gs, 0x28, 0x44, 3, 0, 20, 1, isEnabled ? 1 : 0]
    }

    /// A number of 16 bits, low byte first.
    static func word(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
}
