import TillDeviceKit

/// The emulated printer's settings; `initial` is what power-on and ESC @ leave.
struct PrintModes: Equatable, Sendable {
    var style = PaperStyle.plain
    var alignment = PrintAlignment.left
    /// The number given to ESC t.
    var codePage: UInt8 = 0
    /// Bytes from 80 up come in pairs (FS &).
    var isMultibyte = false
    var barcodeHeightDots = 162
    var barcodeModuleDots = 3
    var isBarcodeTextBelow = false
    var qrModuleDots = 3
    var qrErrorCorrection = PrintQR.ErrorCorrection.low
    /// What GS ( k function 180 stored.
    var qrData: [UInt8] = []
}
