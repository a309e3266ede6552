import CCUPS
import Glibc

/// Pages of black and white dots as image/pwg-raster (PWG 5102.4), made by libcups. Needs no connection and does not
/// wait.
public enum PWGRaster {
    /// Dots packed eight in a byte, the leftmost in the highest bit, a set bit black.
    public struct Page: Equatable, Sendable {
        public var width: Int
        public var height: Int
        public var bytes: [UInt8]

        public init(width: Int, height: Int, bytes: [UInt8]) {
            precondition(bytes.count == (width + 7) / 8 * height, "a page has as many bytes as its rows")
            self.width = width
            self.height = height
            self.bytes = bytes
        }
    }

    /// The document; nil where libcups does not know the medium or has no memory.
    ///
    /// - Parameters:
    ///   - pages: each of the size of the medium at the resolution; dots beyond are cut off, missing ones are white.
    ///   - media: a PWG self-describing name, for instance `iso_a4_210x297mm`.
    public static func document(_ pages: [Page], media: String, dotsPerInch: Int) -> [UInt8]? {
        guard let size = pwgMediaForPWG(media) else { return nil }
        var header = cups_page_header2_t()
        let resolution = Int32(clamping: dotsPerInch)
        // sgray_8 is what every printer of IPP Everywhere takes (PWG 5100.14, 6.2.2).
        guard cupsRasterInitPWGHeader(&header, size, "sgray_8", resolution, resolution, "one-sided", nil) == 1 else {
            return nil
        }
        let sink = Sink()
        // The stream is closed before this function ends, and the sink lives until then.
        let context = Unmanaged.passUnretained(sink).toOpaque()
        let stream = withExtendedLifetime(sink) {
            cupsRasterOpenIO(
                { context, bytes, length in
                    guard let context, let bytes else { return -1 }
                    let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
                    sink.bytes += UnsafeBufferPointer(start: bytes, count: length)
                    return length
                },
                context,
                CUPS_RASTER_WRITE_PWG
            )
        }
        guard let stream else { return nil }
        var isWritten = true
        for page in pages where isWritten { isWritten = write(page, &header, stream) }
        cupsRasterClose(stream)
        return withExtendedLifetime(sink) { isWritten ? sink.bytes : nil }
    }

    private final class Sink {
        var bytes: [UInt8] = []
    }

    private static func write(_ page: Page, _ header: inout cups_page_header2_t, _ stream: OpaquePointer) -> Bool {
        guard cupsRasterWriteHeader2(stream, &header) == 1 else { return false }
        let bytesPerRow = (page.width + 7) / 8
        let width = min(page.width, Int(header.cupsWidth))
        var row = [UInt8](repeating: 0xFF, count: Int(header.cupsBytesPerLine))
        for y in 0..<Int(header.cupsHeight) {
            for x in 0..<width {
                let isBlack = y < page.height && page.bytes[y * bytesPerRow + x / 8] & (0x80 >> UInt8(x % 8)) != 0
                row[x] = isBlack ? 0 : 0xFF
            }
            guard cupsRasterWritePixels(stream, &row, UInt32(row.count)) == UInt32(row.count) else { return false }
        }
        return true
    }
}
