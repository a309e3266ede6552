import TillDeviceKit
import TillImaging

/// The shop's picture on top of receipts, out of a PNG file.
enum ReceiptLogo {
    static let fileMaxBytes = 1024 * 1024
    /// A larger picture is refused; printers have 576 dots across at the most that is usual.
    static let sideMaxDots = 1024

    /// - Throws: `Files.Failure` that names the file and what is wrong with it.
    static func image(_ path: String) throws(Files.Failure) -> PrintImage {
        let bytes = try Files.read(path, maxBytes: fileMaxBytes)
        do throws(ImagingError) {
            let picture = try PNG.decodeGray(bytes, maxPixels: PrintImage.pixelsMax)
            let image = PrintImage(
                widthDots: picture.width,
                heightDots: picture.height,
                gray: picture.gray,
                dithering: .floydSteinberg
            )
            if let image, picture.width <= sideMaxDots, picture.height <= sideMaxDots { return image }
            throw ImagingError(.pictureTooLarge, "it has \(picture.width) x \(picture.height) dots")
        } catch {
            throw Files.Failure("receipt-logo \(path) cannot be used: \(error)")
        }
    }
}
