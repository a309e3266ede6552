import TillDeviceKit

/// The square of modules while a QR code is drawn: function patterns, then data, then a mask.
struct QRGrid: Sendable {
    private(set) var rows: [[Bool]]
    /// Modules of the function patterns, which neither data nor masks touch.
    private var isFunction: [[Bool]]
    private let version: QRVersion
    private var side: Int { version.sideModules }

    init(version: QRVersion) {
        self.version = version
        let empty = [Bool](repeating: false, count: version.sideModules)
        rows = Array(repeating: empty, count: version.sideModules)
        isFunction = rows
        drawTiming()
        drawFinders()
        drawAlignment()
        drawVersion()
        drawFormat(0)
    }

    /// Fills the free modules in the zigzag order of ISO/IEC 18004, 7.7.3; remainder bits stay light.
    mutating func place(_ words: [UInt8]) {
        var bit = 0
        var right = side - 1
        var upwards = true
        while right > 0 {
            // Column 6 is the timing pattern; pairs of columns stand beside it.
            if right == 6 { right = 5 }
            for step in 0..<side {
                let row = upwards ? side - 1 - step : step
                for column in [right, right - 1] where !isFunction[row][column] && bit < words.count * 8 {
                    rows[row][column] = words[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
                    bit += 1
                }
            }
            right -= 2
            upwards.toggle()
        }
    }

    /// Inverts the data modules that the mask names and writes the format information (7.8, 7.9).
    mutating func apply(mask: Int, level: PrintQR.ErrorCorrection) {
        for row in 0..<side {
            for column in 0..<side where !isFunction[row][column] && Self.masks(mask, row, column) {
                rows[row][column].toggle()
            }
        }
        drawFormat(QRFormat.bits(level: level, mask: mask))
    }

    private static func masks(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        let product = row * column
        return switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: product % 2 + product % 3 == 0
        case 6: (product % 2 + product % 3) % 2 == 0
        default: ((row + column) % 2 + product % 3) % 2 == 0
        }
    }
}

/// The function patterns (6.3) and the two kinds of information (7.9, 7.10).
extension QRGrid {
    private mutating func set(_ row: Int, _ column: Int, _ dark: Bool) {
        rows[row][column] = dark
        isFunction[row][column] = true
    }

    private mutating func drawTiming() {
        for index in 0..<side {
            set(6, index, index.isMultiple(of: 2))
            set(index, 6, index.isMultiple(of: 2))
        }
    }

    /// Three finders with their light separators: rings around a centre.
    private mutating func drawFinders() {
        for (centreRow, centreColumn) in [(3, 3), (3, side - 4), (side - 4, 3)] {
            for row in centreRow - 4...centreRow + 4 where (0..<side).contains(row) {
                for column in centreColumn - 4...centreColumn + 4 where (0..<side).contains(column) {
                    let ring = max(abs(row - centreRow), abs(column - centreColumn))
                    set(row, column, ring != 2 && ring != 4)
                }
            }
        }
    }

    private mutating func drawAlignment() {
        let centres = version.alignmentCentres
        guard let last = centres.last else { return }
        for centreRow in centres {
            for centreColumn in centres {
                let corner = (centreRow, centreColumn)
                if corner == (6, 6) || corner == (6, last) || corner == (last, 6) { continue }
                for row in centreRow - 2...centreRow + 2 {
                    for column in centreColumn - 2...centreColumn + 2 {
                        set(row, column, max(abs(row - centreRow), abs(column - centreColumn)) != 1)
                    }
                }
            }
        }
    }

    /// From version 7 on, 18 bits in two blocks of 6 × 3.
    private mutating func drawVersion() {
        guard version.number >= 7 else { return }
        let bits = QRFormat.versionBits(version.number)
        for index in 0..<18 {
            let dark = bits >> index & 1 == 1
            set(index / 3, side - 11 + index % 3, dark)
            set(side - 11 + index % 3, index / 3, dark)
        }
    }

    /// 15 bits, twice, and the module that is always dark.
    private mutating func drawFormat(_ bits: Int) {
        for index in 0..<15 {
            let dark = bits >> index & 1 == 1
            switch index {
            case 0...5: set(index, 8, dark)
            case 6: set(7, 8, dark)
            case 7: set(8, 8, dark)
            case 8: set(8, 7, dark)
            default: set(8, 14 - index, dark)
            }
            if index < 8 {
                set(8, side - 1 - index, dark)
            } else {
                set(side - 15 + index, 8, dark)
            }
        }
        set(side - 8, 8, true)
    }
}
