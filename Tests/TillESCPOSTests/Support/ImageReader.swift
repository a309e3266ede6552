@testable import TillESCPOS

/// Puts the pictures of a byte string back together, as dots from the left margin, strip below strip.
struct ImageReader {
    private(set) var rows: [[Bool]] = []
    /// The bytes that belong to no picture.
    private(set) var others: [UInt8] = []
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while index < bytes.count { step() }
    }

    private mutating func step() {
        if at([0x1D, 0x76, 0x30, 0]) {
            take(width: word(4) * 8, rows: word(6), header: 8)
        } else if at([0x1D, 0x28, 0x4C]), at([48, 112, 48, 1, 1, 49], 5) {
            take(width: word(11), rows: word(13), header: 15)
        } else if at([0x1D, 0x38, 0x4C]), at([48, 112, 48, 1, 1, 49], 7) {
            take(width: word(13), rows: word(15), header: 17)
        } else if at([0x1D, 0x28, 0x4C, 2, 0, 48, 50]) {
            index += 7
        } else if at([0x1B, 0x2A]) {
            takeColumns()
        } else {
            others.append(bytes[index])
            index += 1
        }
    }

    private func at(_ expected: [UInt8], _ offset: Int = 0) -> Bool {
        bytes.dropFirst(index + offset).starts(with: expected)
    }

    private func word(_ offset: Int) -> Int {
        index + offset + 1 < bytes.count ? Int(bytes[index + offset]) | Int(bytes[index + offset + 1]) << 8 : 0
    }

    private mutating func take(width: Int, rows count: Int, header: Int) {
        let perRow = (width + 7) / 8
        for row in 0..<count {
            let start = index + header + row * perRow
            rows.append((0..<width).map { bytes[start + $0 / 8] & (0x80 >> UInt8($0 % 8)) != 0 })
        }
        index += header + perRow * count
    }

    /// ESC * with the LF behind it.
    private mutating func takeColumns() {
        let perColumn = bytes[index + 2] == 33 ? 3 : 1
        let count = word(3)
        for row in 0..<perColumn * 8 {
            let start = index + 5 + row / 8
            rows.append((0..<count).map { bytes[start + $0 * perColumn] & (0x80 >> UInt8(row % 8)) != 0 })
        }
        index += 5 + count * perColumn + 1
    }
}
