import TillDeviceKit

/// A QR code model 2 in byte mode, module by module.
///
/// Printers draw QR codes themselves; this one serves pictures of receipts and printers that cannot.
struct QRSymbol: Equatable, Sendable {
    let version: QRVersion
    /// Rows from top to bottom without quiet zone; `true` is dark.
    let modules: [[Bool]]

    /// - Parameter mask: 0…7 forces a mask pattern; by default it is the one with the lowest penalty.
    /// - Returns: `nil` if no version holds so many bytes.
    init?(_ data: [UInt8], errorCorrection level: PrintQR.ErrorCorrection, mask: Int? = nil) {
        guard let version = QRVersion.smallest(for: data.count, level) else { return nil }
        let words = QRCodeWords.interleaved(data, version: version, level: level)
        var grid = QRGrid(version: version)
        grid.place(words)
        if let mask {
            grid.apply(mask: mask, level: level)
        } else {
            grid = Self.best(of: grid, level: level)
        }
        self.version = version
        self.modules = grid.rows
    }

    private static func best(of grid: QRGrid, level: PrintQR.ErrorCorrection) -> QRGrid {
        var best = grid
        var lowest = Int.max
        for mask in 0..<8 {
            var candidate = grid
            candidate.apply(mask: mask, level: level)
            let penalty = QRPenalty.points(of: candidate.rows)
            if penalty < lowest {
                lowest = penalty
                best = candidate
            }
        }
        return best
    }
}

/// Data and correction words in the order in which they are placed (ISO/IEC 18004, 7.4 to 7.6).
enum QRCodeWords {
    static func interleaved(_ data: [UInt8], version: QRVersion, level: PrintQR.ErrorCorrection) -> [UInt8] {
        let blocks = version.blocks(level)
        let words = dataWords(data, version: version, capacity: blocks.dataCodeWords)
        let correction = ReedSolomon(correctionWords: blocks.correctionPerBlock)
        var dataBlocks: [ArraySlice<UInt8>] = []
        var start = 0
        for size in blocks.dataSizes {
            dataBlocks.append(words[start..<start + size])
            start += size
        }
        let correctionBlocks = dataBlocks.map { correction.correction(for: $0)[...] }
        return columns(of: dataBlocks) + columns(of: correctionBlocks)
    }

    /// Mode 0100 (bytes), count, data, terminator, then the pad words EC 11 EC 11 …
    private static func dataWords(_ data: [UInt8], version: QRVersion, capacity: Int) -> [UInt8] {
        var bits = BitBuffer()
        bits.append(0b0100, count: 4)
        bits.append(data.count, count: version.countBits)
        for byte in data { bits.append(Int(byte), count: 8) }
        bits.append(0, count: min(4, capacity * 8 - bits.count))
        bits.append(0, count: (8 - bits.count % 8) % 8)
        var words = bits.bytes
        var pad: UInt8 = 0xEC
        while words.count < capacity {
            words.append(pad)
            pad ^= 0xEC ^ 0x11
        }
        return words
    }

    /// First word of each block, second word of each block, …; short blocks are passed over at the end.
    private static func columns(of blocks: [ArraySlice<UInt8>]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        var words: [UInt8] = []
        for offset in 0..<longest {
            for block in blocks where offset < block.count { words.append(block[block.startIndex + offset]) }
        }
        return words
    }
}

/// Bits in the order in which they are written, highest first.
struct BitBuffer {
    private(set) var count = 0
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: Int, count bits: Int) {
        for shift in (0..<bits).reversed() {
            if count % 8 == 0 { bytes.append(0) }
            if value >> shift & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
            count += 1
        }
    }
}
