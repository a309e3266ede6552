/// A picture of black and white dots, rows from the top, packed as printers take them.
public struct Bitmap: Equatable, Hashable, Sendable {
    public let width: Int
    public let height: Int
    /// `bytesPerRow` bytes a row; the leftmost dot is the highest bit, a set bit is black, and the bits beyond the width
    /// are clear.
    public internal(set) var bytes: [UInt8]

    public var bytesPerRow: Int { (width + 7) / 8 }

    /// A white picture. Sides are not negative.
    public init(width: Int, height: Int) {
        precondition(width >= 0 && height >= 0, "a picture has no negative side")
        self.width = width
        self.height = height
        bytes = [UInt8](repeating: 0, count: (width + 7) / 8 * height)
    }

    /// Whether a dot is black; outside of the picture none is. Setting one outside does nothing.
    public subscript(x: Int, y: Int) -> Bool {
        get {
            guard (0..<width).contains(x), (0..<height).contains(y) else { return false }
            return bytes[y * bytesPerRow + x / 8] & (0x80 >> UInt8(x % 8)) != 0
        }
        set {
            guard (0..<width).contains(x), (0..<height).contains(y) else { return }
            let bit: UInt8 = 0x80 >> UInt8(x % 8)
            if newValue { bytes[y * bytesPerRow + x / 8] |= bit } else { bytes[y * bytesPerRow + x / 8] &= ~bit }
        }
    }

    /// The rows of a range as a picture of their own. The range is within the height.
    public func rows(_ range: Range<Int>) -> Bitmap {
        precondition(range.lowerBound >= 0 && range.upperBound <= height, "rows outside of the picture")
        var strip = Bitmap(width: width, height: range.count)
        strip.bytes = Array(bytes[range.lowerBound * bytesPerRow..<range.upperBound * bytesPerRow])
        return strip
    }
}
