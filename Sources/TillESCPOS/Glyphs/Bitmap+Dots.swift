/// Copying, turning and thickening.
extension Bitmap {
    /// How many dots are black.
    public var blackCount: Int { bytes.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Blackens the dots that are black in another picture; what lies outside is left out.
    public mutating func draw(_ other: Bitmap, x: Int, y: Int) {
        copy(other, x: x, y: y, ink: true)
    }

    /// Whitens the dots that are black in another picture.
    public mutating func clear(_ other: Bitmap, x: Int, y: Int) {
        copy(other, x: x, y: y, ink: false)
    }

    private mutating func copy(_ other: Bitmap, x: Int, y: Int, ink: Bool) {
        for row in max(0, -y)..<max(other.height, 0, -y) where y + row < height {
            for column in 0..<other.bytesPerRow {
                let byte = other.bytes[row * other.bytesPerRow + column]
                if byte != 0 { copy(byte, x: x + column * 8, y: y + row, ink: ink) }
            }
        }
    }

    /// Eight dots side by side. Within the row they touch two bytes; at its edges each dot is looked at.
    private mutating func copy(_ dots: UInt8, x: Int, y: Int, ink: Bool) {
        guard x >= 0, x + 8 <= width else {
            for bit in 0..<8 where dots & (0x80 >> UInt8(bit)) != 0 { self[x + bit, y] = ink }
            return
        }
        let (index, shift) = (y * bytesPerRow + x / 8, UInt8(x % 8))
        let (first, second) = (dots >> shift, shift == 0 ? 0 : dots << (8 - shift))
        if ink {
            bytes[index] |= first
            if second != 0 { bytes[index + 1] |= second }
        } else {
            bytes[index] &= ~first
            if second != 0 { bytes[index + 1] &= ~second }
        }
    }

    /// Blackens (or whitens) a rectangle, as far as it is in the picture.
    public mutating func fill(x: Int, y: Int, width: Int, height: Int, black: Bool = true) {
        for row in max(y, 0)..<max(min(y + height, self.height), y, 0) {
            for column in max(x, 0)..<max(min(x + width, self.width), x, 0) { self[column, row] = black }
        }
    }

    /// Upside down: turned by half a turn.
    public var rotated: Bitmap {
        var turned = Bitmap(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width where self[x, y] { turned[width - 1 - x, height - 1 - y] = true }
        }
        return turned
    }

    /// Turned by a quarter of a turn clockwise.
    public var rotatedClockwise: Bitmap {
        var turned = Bitmap(width: height, height: width)
        for y in 0..<height {
            for x in 0..<width where self[x, y] { turned[height - 1 - y, x] = true }
        }
        return turned
    }

    /// Printed twice, the second time some dots to the right, as printers emphasise; what leaves the cell is lost.
    public func emphasised(byDots dots: Int) -> Bitmap {
        var bold = self
        bold.draw(self, x: dots, y: 0)
        return bold
    }

    /// Each dot as a rectangle of dots. Factors are positive.
    public func magnified(width factorX: Int, height factorY: Int) -> Bitmap {
        precondition(factorX > 0 && factorY > 0, "a picture is magnified by positive factors")
        guard factorX > 1 || factorY > 1 else { return self }
        var large = Bitmap(width: width * factorX, height: height * factorY)
        for y in 0..<height {
            for x in 0..<width where self[x, y] {
                large.fill(x: x * factorX, y: y * factorY, width: factorX, height: factorY)
            }
        }
        return large
    }
}
