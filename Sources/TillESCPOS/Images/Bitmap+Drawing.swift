/// What the encoder does with dots.
extension Bitmap {
    /// Blackens a dot that is known to be within the picture.
    mutating func blacken(_ x: Int, _ y: Int) {
        bytes[y * bytesPerRow + x >> 3] |= 0x80 >> UInt8(x & 7)
    }

    /// A symbol's modules as dots.
    ///
    /// - Parameters:
    ///   - dotsAcross: width of a module.
    ///   - dotsDown: height of a module.
    ///   - offset: white dots to the left.
    ///   - quiet: white modules above and below.
    init(modules: [[Bool]], dotsAcross: Int, dotsDown: Int, offset: Int, quiet: Int) {
        let columns = modules.first?.count ?? 0
        self.init(width: offset + columns * dotsAcross, height: (modules.count + 2 * quiet) * dotsDown)
        for (row, line) in modules.enumerated() {
            let top = (row + quiet) * dotsDown
            for (column, isDark) in line.enumerated() where isDark {
                let left = offset + column * dotsAcross
                for x in left..<left + dotsAcross { blacken(x, top) }
            }
            let first = bytes[top * bytesPerRow..<(top + 1) * bytesPerRow]
            for copy in 1..<max(dotsDown, 1) {
                let start = (top + copy) * bytesPerRow
                bytes.replaceSubrange(start..<start + bytesPerRow, with: first)
            }
        }
    }

    /// The picture turned by half, on paper of `width` dots.
    func turned(onto width: Int) -> Bitmap {
        var turned = Bitmap(width: max(width, self.width), height: height)
        for y in 0..<height {
            for x in 0..<self.width where self[x, y] { turned.blacken(turned.width - 1 - x, height - 1 - y) }
        }
        return turned
    }

    /// The columns of a band of rows as ESC * takes them: `bytesPerColumn` bytes a column, the top dot in the highest
    /// bit; rows below the picture are white. Columns after the last black dot are left out, but the first one.
    func columns(fromRow top: Int, bytesPerColumn: Int) -> (count: Int, bytes: [UInt8]) {
        var columns = [UInt8](repeating: 0, count: max(width, 1) * bytesPerColumn)
        var last = 0
        for row in 0..<min(bytesPerColumn * 8, height - top) {
            let bit: UInt8 = 0x80 >> UInt8(row & 7)
            let start = (top + row) * bytesPerRow
            for offset in 0..<bytesPerRow where bytes[start + offset] != 0 {
                let byte = bytes[start + offset]
                for step in 0..<8 where byte & (0x80 >> UInt8(step)) != 0 && offset * 8 + step < width {
                    let column = offset * 8 + step
                    columns[column * bytesPerColumn + row >> 3] |= bit
                    last = max(last, column)
                }
            }
        }
        columns.removeLast(columns.count - (last + 1) * bytesPerColumn)
        return (last + 1, columns)
    }
}
