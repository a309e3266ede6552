import CFreeType
import TillESCPOS

/// A font's file opened by FreeType. A face is for one thread at a time (FreeType API reference, "Face Creation").
struct OutlineFace: ~Copyable {
    private let library: FT_Library
    private let face: FT_Face

    /// - Throws: `.fontUnreadable`, `.fontUnusable`, `.libraryUnavailable`.
    init(path: String) throws(ImagingError) {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else {
            throw ImagingError(.libraryUnavailable, "FreeType did not start.")
        }
        var face: FT_Face?
        let status = FT_New_Face(library, path, 0, &face)
        guard status == 0, let face else {
            FT_Done_FreeType(library)
            let isUnreadable = status == FT_Err_Cannot_Open_Resource
            throw ImagingError(isUnreadable ? .fontUnreadable : .fontUnusable, "\(path): FreeType error \(status).")
        }
        guard face.pointee.face_flags & till_ft_face_scalable != 0 else {
            FT_Done_Face(face)
            FT_Done_FreeType(library)
            throw ImagingError(.fontUnusable, "\(path): its characters are no outlines.")
        }
        self.library = library
        self.face = face
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
    }

    /// The smallest height of characters that is tried, in pixels an em.
    private static let minimumPixels = 6

    /// The character in a cell, as large as fits; nil where the font lacks it or it fits at no size.
    func glyph(for scalar: Unicode.Scalar, width: Int, height: Int) -> Bitmap? {
        let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
        guard index != 0 else { return nil }
        // A character of two columns fills its square, one of a single column stands as high as Latin letters do.
        var pixels = width * 4 > height * 3 ? height : height * 5 / 6
        while pixels >= Self.minimumPixels {
            if let glyph = glyph(at: index, pixels: pixels, width: width, height: height) { return glyph }
            pixels -= 1
        }
        return nil
    }

    private func glyph(at index: FT_UInt, pixels: Int, width: Int, height: Int) -> Bitmap? {
        guard FT_Set_Pixel_Sizes(face, 0, FT_UInt(pixels)) == 0,
            FT_Load_Glyph(face, index, till_ft_load_monochrome) == 0, let slot = face.pointee.glyph
        else { return nil }
        let dots = slot.pointee.bitmap
        let (dotsWidth, dotsHeight) = (Int(dots.width), Int(dots.rows))
        let advance = Int(slot.pointee.advance.x) / 64
        guard dotsWidth <= width, dotsHeight <= height, advance <= width else { return nil }
        let left = (width - advance) / 2 + Int(slot.pointee.bitmap_left)
        let top = height * 19 / 24 - Int(slot.pointee.bitmap_top)
        return Self.cell(
            width: width,
            height: height,
            dots,
            x: min(max(left, 0), width - dotsWidth),
            y: min(max(top, 0), height - dotsHeight)
        )
    }

    /// Copies FreeType's dots (one bit each, the highest first, rows from the top) into a cell where they have room.
    private static func cell(width: Int, height: Int, _ dots: FT_Bitmap, x: Int, y: Int) -> Bitmap? {
        var cell = Bitmap(width: width, height: height)
        guard dots.rows > 0, dots.width > 0 else { return cell }
        guard let buffer = dots.buffer, Int(dots.pitch) * 8 >= Int(dots.width),
            UInt32(dots.pixel_mode) == FT_PIXEL_MODE_MONO.rawValue
        else { return nil }
        for row in 0..<Int(dots.rows) {
            for column in 0..<Int(dots.width) {
                let byte = buffer[row * Int(dots.pitch) + column / 8]
                if byte & (0x80 >> UInt8(column % 8)) != 0 { cell[x + column, y + row] = true }
            }
        }
        return cell
    }
}
