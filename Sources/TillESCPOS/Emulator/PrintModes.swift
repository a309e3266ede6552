import TillDeviceKit

/// The emulated printer's settings; the initial ones are what power-on and ESC @ leave.
struct PrintModes: Equatable, Sendable {
    /// How the bytes from 80 up are read.
    enum Coding: Equatable, Sendable {
        /// By the table of ESC t.
        case codePage
        /// In pairs, by the table of the country (FS &).
        case multiByte
        /// FS ( C function 48.
        case utf8
    }

    /// Line spacing at power-on (ESC 2).
    static let defaultLineDots = 30

    var style = PaperStyle.plain
    var alignment = PrintAlignment.left
    /// The number given to ESC t.
    var codePage: UInt8 = 0
    var international = InternationalSet.usa
    var coding = Coding.codePage
    /// FS -, the underline of characters of several bytes, which ESC - leaves alone.
    var isPairUnderlined = false
    /// FS C 1, Japanese models: pairs are Shift_JIS.
    var isShiftJIS = false
    var tabStops = TabStops()
    var lineDots = PrintModes.defaultLineDots
    /// GS L in dots.
    var leftMarginDots = 0
    /// GS W in dots; nil is all that the margin leaves.
    var areaDots: Int?
    /// GS P: units to the inch, 0 for one dot each.
    var horizontalUnits = 0
    var verticalUnits = 0
    /// DLE DC4 function 1 is heeded (GS ( D).
    var isRealTimePulseOn = true
    var barcode = BarcodeModes()
    var qr = QRModes()
    var pdf417 = PDF417Modes()
    /// GS ( L: what is stored for printing.
    var graphics = GraphicsBuffer()
    /// GS *.
    var downloadedImage: Bitmap?

    struct BarcodeModes: Equatable, Sendable {
        var heightDots = 162
        var moduleDots = 3
        var isTextAbove = false
        var isTextBelow = false
    }

    struct QRModes: Equatable, Sendable {
        var moduleDots = 3
        var errorCorrection = PrintQR.ErrorCorrection.low
        var data: [UInt8] = []
    }

    struct PDF417Modes: Equatable, Sendable {
        /// 0 lets the printer choose.
        var columns = 0
        var moduleDots = 3
        var rowHeightModules = 3
        /// Level 0…8.
        var errorCorrection = 1
        var data: [UInt8] = []
    }
}

extension PrintModes {
    /// How bytes are read in effect: in Shift_JIS code they come in pairs whatever FS & and FS . said (Epson, FS C).
    var reading: Coding { isShiftJIS && coding == .codePage ? .multiByte : coding }
}

extension PrintModes {
    /// Where HT goes, in dots from the left margin.
    struct TabStops: Equatable, Sendable {
        /// ESC D sets no more.
        static let maximumCount = 32
        /// Distance of the stops at power-on in columns.
        static let defaultColumns = 8

        /// nil at power-on; empty after ESC D NUL.
        var dots: [Int]?

        /// The next stop beyond a position, or nil.
        func next(after position: Int, columnDots: Int) -> Int? {
            guard let dots else {
                let step = Self.defaultColumns * columnDots
                return (position / step + 1) * step
            }
            return dots.first { $0 > position }
        }
    }
}
