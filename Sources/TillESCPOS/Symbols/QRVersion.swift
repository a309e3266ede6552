import TillDeviceKit

/// The size of a QR code (model 2): version 1 has 21 modules a side, version 40 has 177 (ISO/IEC 18004).
struct QRVersion: Equatable, Sendable {
    let number: Int

    /// - Parameter number: 1…40.
    init(_ number: Int) {
        precondition((1...40).contains(number), "QR versions are 1 to 40")
        self.number = number
    }

    var sideModules: Int { 17 + 4 * number }

    /// Coordinates of the alignment patterns' centres, ascending; none in version 1 (annex E).
    var alignmentCentres: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        // Version 32 is the one exception to the even spacing.
        let step = number == 32 ? 26 : (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        let last = sideModules - 7
        return [6] + (0..<count - 1).reversed().map { last - $0 * step }
    }

    /// Modules that carry code words: all but the function patterns and the format and version information.
    var rawModules: Int {
        let side = sideModules
        var modules = side * side - 3 * 64 - 2 * 15 - 1 - 2 * (side - 16)
        guard number > 1 else { return modules }
        let count = number / 7 + 2
        // All pairs of centres but the three at the finders; those in row or column 6 share 5 modules with the timing.
        modules -= (count - 1) * (count - 1) * 25 + 2 * (count - 2) * 20
        return number >= 7 ? modules - 2 * 18 : modules
    }

    var codeWords: Int { rawModules / 8 }

    /// How the code words are divided for error correction (table 9).
    func blocks(_ level: PrintQR.ErrorCorrection) -> QRBlocks {
        QRBlocks.table(level, version: number, codeWords: codeWords)
    }

    /// Width of the character count in byte mode, in bits (table 3).
    var countBits: Int { number < 10 ? 8 : 16 }

    /// Bytes that fit in byte mode.
    func byteCapacity(_ level: PrintQR.ErrorCorrection) -> Int {
        (blocks(level).dataCodeWords * 8 - 4 - countBits) / 8
    }

    /// The smallest version that holds so many bytes in byte mode, or `nil`.
    static func smallest(for bytes: Int, _ level: PrintQR.ErrorCorrection) -> QRVersion? {
        (1...40).lazy.map { QRVersion($0) }.first { $0.byteCapacity(level) >= bytes }
    }
}
