import TillDeviceKit

/// Pictures.
///
/// Printers differ in whether ESC a moves a picture, so it is moved by white dots at its left, and printed from the
/// left margin. In upside-down printing the encoder turns the picture itself, as only some commands do it.
extension ESCPOSEncoder {
    /// Rows of the tallest picture: a metre of paper at 203 dpi.
    static let imageRowsMaximum = 8192

    /// Line spacing for strips of 24 dots. Where a unit is a dot the strips join exactly; where it is half a dot (TM
    /// printers of 180 dpi count in 1/360 inch) the spacing is less than a strip is high, and printers then feed the
    /// height of what they print (Epson, ESC 3).
    static let columnSpacing24: UInt8 = 24
    /// Line spacing for strips of 8 dots of impact printers: 16/144 inch (Epson TM-U220, ESC 3).
    static let columnSpacing8: UInt8 = 16

    mutating func appendImage(_ image: PrintImage, to bytes: inout [UInt8]) {
        do throws(PrintRefusal) {
            let plan = try plan(image)
            let gray = GrayImage(width: image.widthDots, height: image.heightDots, pixels: image.gray)
            let offset = offset(of: plan.width, plan.mode, image.alignment)
            let scaled = gray.scaled(width: plan.width, height: plan.height)
            appendBitmap(scaled.bitmap(image.dithering, offset: offset), plan.mode, to: &bytes)
        } catch {
            appendSubstitute("[IMAGE \(image.widthDots)x\(image.heightDots)]", to: &bytes)
        }
    }

    /// A picture with its size in dots of the printer.
    struct ImagePlan {
        let mode: ImageMode
        let width: Int
        let height: Int
    }

    func plan(_ image: PrintImage) throws(PrintRefusal) -> ImagePlan {
        guard let imageMode else { throw .notSupportedByPrinter }
        let width = min(image.widthDots, imageMode.widthDots)
        let height = imageMode.rows(widthDots: image.widthDots, heightDots: image.heightDots, width: width)
        guard height <= Self.imageRowsMaximum else {
            throw .imageTooTall(rows: height, allowed: Self.imageRowsMaximum)
        }
        return ImagePlan(mode: imageMode, width: width, height: height)
    }

    /// White dots at the left of something as wide as that.
    func offset(of width: Int, _ mode: ImageMode, _ alignment: PrintAlignment) -> Int {
        switch alignment {
        case .left: 0
        case .center: max((mode.widthDots - width) / 2, 0)
        case .right: max(mode.widthDots - width, 0)
        }
    }

    /// Prints dots that begin at the left margin.
    mutating func appendBitmap(_ bitmap: Bitmap, _ mode: ImageMode, to bytes: inout [UInt8]) {
        beginLine(.left, &bytes)
        useUpsideDown(false, &bytes)
        if profile.hasRed, state.red.change(to: false) { bytes += Commands.color(red: false) }
        let picture = document.isUpsideDown ? bitmap.turned(onto: mode.widthDots) : bitmap
        if profile.disablesRealTime { bytes += Commands.realTimePulse(false) }
        switch mode.command {
        case .column24: useLineSpacing(Self.columnSpacing24, &bytes)
        case .column8: useLineSpacing(Self.columnSpacing8, &bytes)
        case .raster, .graphics, .none: break
        }
        ImageStrips(mode: mode).append(picture, to: &bytes)
        useLineSpacing(nil, &bytes)
        if profile.disablesRealTime { bytes += Commands.realTimePulse(true) }
    }

    mutating func appendLogo(_ logo: PrintLogo, to bytes: inout [UInt8]) {
        guard profile.storedLogos else {
            appendSubstitute("[LOGO \(logo.key)]", to: &bytes)
            return
        }
        beginLine(logo.alignment, &bytes)
        bytes += Commands.logo(logo)
    }
}
