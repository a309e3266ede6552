/// How hard a masked QR code would be to read (ISO/IEC 18004, 7.8.3); the mask with the fewest points is used.
enum QRPenalty {
    static func points(of rows: [[Bool]]) -> Int {
        let side = rows.count
        let columns = (0..<side).map { column in rows.map { $0[column] } }
        var points = squares(rows) + balance(rows)
        for line in rows + columns { points += runs(line) + finderLike(line) }
        return points
    }

    /// N1: five and more modules of one colour in a line: 3 points, and 1 for each more.
    private static func runs(_ line: [Bool]) -> Int {
        var points = 0
        var length = 0
        var previous: Bool?
        for module in line {
            length = module == previous ? length + 1 : 1
            previous = module
            if length == 5 { points += 3 } else if length > 5 { points += 1 }
        }
        return points
    }

    /// N2: 3 points for each square of 2 × 2 of one colour.
    private static func squares(_ rows: [[Bool]]) -> Int {
        var points = 0
        for row in 1..<rows.count {
            let above = rows[row - 1]
            let line = rows[row]
            for column in 1..<line.count {
                let colour = line[column]
                if colour == line[column - 1], colour == above[column], colour == above[column - 1] { points += 3 }
            }
        }
        return points
    }

    /// N3: 40 points for each 1:1:3:1:1 (dark first) with four light modules before or after.
    private static func finderLike(_ line: [Bool]) -> Int {
        var points = 0
        var window = 0
        for (index, module) in line.enumerated() {
            window = (window << 1 | (module ? 1 : 0)) & 0x7FF
            if index >= 10, window == 0b000_0101_1101 || window == 0b101_1101_0000 { points += 40 }
        }
        return points
    }

    /// N4: 10 points for each 5 % that the dark modules are away from half.
    private static func balance(_ rows: [[Bool]]) -> Int {
        let dark = rows.reduce(0) { $0 + $1.count { $0 } }
        let total = rows.count * rows.count
        return abs(dark * 20 - total * 10) / total * 10
    }
}
