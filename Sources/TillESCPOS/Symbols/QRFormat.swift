import TillDeviceKit

/// Format and version information with their BCH codes (ISO/IEC 18004, 7.9 and 7.10).
enum QRFormat {
    /// Level and mask in five bits, ten bits of correction, and the fixed mask.
    static func bits(level: PrintQR.ErrorCorrection, mask: Int) -> Int {
        let levelBits =
            switch level {
            case .low: 1
            case .medium: 0
            case .quartile: 3
            case .high: 2
            }
        let data = levelBits << 3 | mask
        return (data << 10 | remainder(of: data, by: 0x537, bits: 10)) ^ 0x5412
    }

    /// Version in six bits and twelve bits of correction.
    static func versionBits(_ version: Int) -> Int {
        version << 12 | remainder(of: version, by: 0x1F25, bits: 12)
    }

    private static func remainder(of data: Int, by generator: Int, bits: Int) -> Int {
        var remainder = data
        for _ in 0..<bits {
            let carry = remainder >> (bits - 1) & 1
            remainder = (remainder << 1) ^ (carry == 1 ? generator : 0)
        }
        return remainder & ((1 << bits) - 1)
    }
}
