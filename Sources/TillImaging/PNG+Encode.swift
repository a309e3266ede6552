import CPNG
import TillESCPOS

extension PNG {
    /// The paper as a PNG file with a palette.
    ///
    /// - Parameter framed: on a ground, with margins and torn edges, as in `Paper.svg`; otherwise a pixel for each dot
    ///   of the print area and nothing else.
    /// - Throws: `.emptyPicture` for a raster without rows that is not framed, `.libraryUnavailable`.
    public static func encode(_ raster: PaperRaster, framed: Bool) throws(ImagingError) -> [UInt8] {
        try encode(framed ? PaperPicture(framed: raster) : PaperPicture(raster))
    }

    /// A picture as a PNG file with a palette.
    ///
    /// - Throws: `.emptyPicture` for one without pixels, `.libraryUnavailable`.
    public static func encode(_ picture: PaperPicture) throws(ImagingError) -> [UInt8] {
        guard !picture.pixels.isEmpty else { throw ImagingError(.emptyPicture, "A picture without rows has no PNG.") }
        var palette: [UInt8] = []
        for colour in PaperColour.allCases {
            let components = colour.components
            palette += [components.red, components.green, components.blue]
        }
        // Palette and filters need little beside the rows, which deflate never makes longer than this.
        let bytes = picture.pixels.count
        var file = [UInt8](repeating: 0, count: bytes + bytes / 100 + picture.height + 4096)
        var count = file.count
        var image = blankImage()
        image.width = UInt32(picture.width)
        image.height = UInt32(picture.height)
        image.format = till_png_format_rgb_colormap
        image.colormap_entries = UInt32(PaperColour.allCases.count)
        let isWritten = png_image_write_to_memory(&image, &file, &count, 0, picture.pixels, 0, palette)
        defer { png_image_free(&image) }
        guard isWritten != 0 else { throw ImagingError(.libraryUnavailable, "libpng: \(message(of: image)).") }
        return Array(file.prefix(count))
    }

    static func blankImage() -> png_image {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        return image
    }

    /// libpng's own words, at most 63 bytes.
    static func message(of image: png_image) -> String {
        withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
