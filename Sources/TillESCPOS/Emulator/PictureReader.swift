/// Pictures as commands carry them.
enum PictureReader {
    /// Rows from the top, each filled up to whole bytes, the leftmost dot in the highest bit (GS v 0, GS ( L 112).
    ///
    /// - Returns: nil if there are fewer bytes than the picture needs, or if it has no dots.
    static func rows(_ bytes: ArraySlice<UInt8>, width: Int, height: Int) -> Bitmap? {
        guard width > 0, height > 0, bytes.count >= (width + 7) / 8 * height else { return nil }
        var picture = Bitmap(width: width, height: height)
        picture.bytes = Array(bytes.prefix(picture.bytes.count))
        guard !width.isMultiple(of: 8) else { return picture }
        let mask: UInt8 = 0xFF << UInt8(8 - width % 8)
        for row in 0..<height { picture.bytes[(row + 1) * picture.bytesPerRow - 1] &= mask }
        return picture
    }

    /// Columns from the left, each filled up to whole bytes, the topmost dot in the highest bit (ESC *, FS q, GS *).
    ///
    /// - Returns: nil if there are fewer bytes than the picture needs, or if it has no dots.
    static func columns(_ bytes: ArraySlice<UInt8>, width: Int, height: Int) -> Bitmap? {
        guard width > 0, height > 0 else { return nil }
        let bytesPerColumn = (height + 7) / 8
        guard bytes.count >= width * bytesPerColumn else { return nil }
        var picture = Bitmap(width: width, height: height)
        for (offset, byte) in bytes.prefix(width * bytesPerColumn).enumerated() where byte != 0 {
            let (x, y) = (offset / bytesPerColumn, offset % bytesPerColumn * 8)
            for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 { picture[x, y + bit] = true }
        }
        return picture
    }

    /// Each dot `across` dots wide and `down` dots high, and nothing beyond a width.
    static func magnified(_ picture: Bitmap, across: Int, down: Int, widthLimit: Int) -> Bitmap {
        let width = min(picture.width * across, max(widthLimit, 0))
        if across == 1, down == 1, width == picture.width { return picture }
        var result = Bitmap(width: width, height: picture.height * down)
        let rowBytes = result.bytesPerRow
        var bytes: [UInt8] = []
        bytes.reserveCapacity(result.bytes.count)
        for y in 0..<picture.height {
            var row = [UInt8](repeating: 0, count: rowBytes)
            for x in 0..<width where picture[x / across, y] { row[x / 8] |= 0x80 >> UInt8(x % 8) }
            for _ in 0..<down { bytes += row }
        }
        result.bytes = bytes
        return result
    }

    /// A Windows BMP file of one bit a dot, not compressed (GS D). Source: Microsoft, BITMAPINFOHEADER.
    ///
    /// - Returns: nil for a file of another kind, or one that is cut off.
    static func bmp(_ file: ArraySlice<UInt8>) -> Bitmap? {
        let bytes = Array(file)
        guard bytes.count >= 62, number(bytes, 14) >= 40 else { return nil }
        let (offset, width, height) = (number(bytes, 10), number(bytes, 18), number(bytes, 22))
        guard bytes[28] == 1, bytes[29] == 0, number(bytes, 30) == 0 else { return nil }
        guard (1...8192).contains(width), (1...8192).contains(height) else { return nil }
        let rowBytes = (width + 31) / 32 * 4
        guard offset <= bytes.count, bytes.count - offset >= rowBytes * height else { return nil }
        // The first colour of the table is that of a clear bit.
        let table = 14 + number(bytes, 14)
        guard table + 8 <= bytes.count else { return nil }
        let isClearBlack = brightness(bytes, table) < brightness(bytes, table + 4)
        var picture = Bitmap(width: width, height: height)
        for y in 0..<height {
            let row = offset + (height - 1 - y) * rowBytes
            for x in 0..<width {
                let isSet = bytes[row + x / 8] & (0x80 >> UInt8(x % 8)) != 0
                if isSet != isClearBlack { picture[x, y] = true }
            }
        }
        return picture
    }

    private static func brightness(_ bytes: [UInt8], _ index: Int) -> Int {
        Int(bytes[index]) + Int(bytes[index + 1]) + Int(bytes[index + 2])
    }

    private static func number(_ bytes: [UInt8], _ index: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }
}
