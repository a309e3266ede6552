import TillDeviceKit

/// Shades of grey on their way to dots, 0 black … 255 white, row by row.
struct GrayImage: Equatable, Sendable {
    let width: Int
    let height: Int
    let pixels: [UInt8]

    /// From here on a dot is white.
    static let threshold = 128

    /// The picture in another size: each new pixel is the mean of those that it covers, rounded to the darker side, so
    /// that thin lines stay when a picture is halved. Both sides are positive.
    func scaled(width newWidth: Int, height newHeight: Int) -> GrayImage {
        precondition(newWidth > 0 && newHeight > 0, "a picture has positive sides")
        if newWidth == width && newHeight == height { return self }
        let columns = Self.ranges(of: width, into: newWidth)
        var scaled: [UInt8] = []
        scaled.reserveCapacity(newWidth * newHeight)
        for rows in Self.ranges(of: height, into: newHeight) {
            for range in columns {
                var sum = 0
                for row in rows {
                    let start = row * width
                    for column in range { sum += Int(pixels[start + column]) }
                }
                let count = rows.count * range.count
                scaled.append(UInt8(sum / count))
            }
        }
        return GrayImage(width: newWidth, height: newHeight, pixels: scaled)
    }

    /// Which of the old positions each new one covers; at least one.
    private static func ranges(of old: Int, into new: Int) -> [Range<Int>] {
        (0..<new).map { index in
            let start = index * old / new
            return start..<max((index + 1) * old / new, start + 1)
        }
    }

    /// The dots of a picture, `offset` dots to the right of the left edge of a bitmap of `offset` + width dots.
    func bitmap(_ dithering: PrintImage.Dithering, offset: Int) -> Bitmap {
        switch dithering {
        case .threshold: thresholded(offset: offset)
        case .floydSteinberg: diffused(offset: offset)
        }
    }

    private func thresholded(offset: Int) -> Bitmap {
        var bitmap = Bitmap(width: offset + width, height: height)
        for y in 0..<height {
            for x in 0..<width where Int(pixels[y * width + x]) < Self.threshold { bitmap.blacken(offset + x, y) }
        }
        return bitmap
    }

    /// Floyd and Steinberg: 7/16 of a dot's error go to the right, 3/16, 5/16 and 1/16 below it. Errors are kept in
    /// sixteenths and rounded down, so that every machine gives the same dots.
    private func diffused(offset: Int) -> Bitmap {
        var bitmap = Bitmap(width: offset + width, height: height)
        // One cell more on each side takes the errors that leave the picture.
        var current = [Int](repeating: 0, count: width + 2)
        var next = current
        for y in 0..<height {
            for x in 0..<width {
                let value = Int(pixels[y * width + x]) + current[x + 1] >> 4
                let isBlack = value < Self.threshold
                if isBlack { bitmap.blacken(offset + x, y) }
                let error = isBlack ? value : value - 255
                current[x + 2] += 7 * error
                next[x] += 3 * error
                next[x + 1] += 5 * error
                next[x + 2] += error
            }
            swap(&current, &next)
            for index in next.indices { next[index] = 0 }
        }
        return bitmap
    }
}
