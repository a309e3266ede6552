import CPNG

extension PNG {
    /// Reads a PNG file of any kind as shades of grey; transparent parts lie on white.
    ///
    /// The size is checked before anything is allocated for the pixels.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, at most `maximumFileBytes`.
    ///   - maxPixels: the most pixels that are taken.
    /// - Returns: the sides in pixels, and the pixels row by row from the top left, 0 black … 255 white.
    /// - Throws: `.malformedPicture`, `.pictureTooLarge`.
    public static func decodeGray(
        _ bytes: [UInt8],
        maxPixels: Int = maximumPixels
    ) throws(ImagingError) -> (width: Int, height: Int, gray: [UInt8]) {
        guard bytes.count <= maximumFileBytes else {
            throw ImagingError(
                .pictureTooLarge,
                "The file has \(bytes.count) bytes, at most \(maximumFileBytes) are read."
            )
        }
        var outcome = Outcome.malformed("no bytes")
        // libpng keeps the pointer from the first call to the second, so both stand within its life.
        bytes.withUnsafeBytes { file in
            if let start = file.baseAddress { outcome = read(start, count: file.count, maxPixels: maxPixels) }
        }
        switch outcome {
        case .pixels(let width, let height, let gray): return (width, height, gray)
        case .tooLarge(let width, let height):
            throw ImagingError(
                .pictureTooLarge,
                "The picture has \(width) × \(height) pixels, at most \(maxPixels) are read."
            )
        case .malformed(let message): throw ImagingError(.malformedPicture, "The file is no PNG: \(message).")
        }
    }

    private enum Outcome {
        case pixels(width: Int, height: Int, gray: [UInt8])
        case tooLarge(width: Int, height: Int)
        case malformed(String)
    }

    private static func read(_ start: UnsafeRawPointer, count: Int, maxPixels: Int) -> Outcome {
        var image = blankImage()
        defer { png_image_free(&image) }
        guard png_image_begin_read_from_memory(&image, start, count) != 0 else {
            return .malformed(message(of: image))
        }
        // Sides are at most 2³¹ − 1, so their product is an Int.
        let (width, height) = (Int(image.width), Int(image.height))
        guard width * height <= maxPixels else { return .tooLarge(width: width, height: height) }
        image.format = till_png_format_gray
        var gray = [UInt8](repeating: 0xFF, count: width * height)
        var white = png_color(red: 0xFF, green: 0xFF, blue: 0xFF)
        guard png_image_finish_read(&image, &white, &gray, 0, nil) != 0 else {
            return .malformed(message(of: image))
        }
        return .pixels(width: width, height: height, gray: gray)
    }
}
