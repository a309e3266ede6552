/// What kind of barcode it is, by the numbers of UnifiedPOS `ScanDataType` (SCAN_SDT_*).
///
/// The numbers are for scanners; for printing the same ones hold for all symbologies that can be printed here (they
/// part ways at 133 and 134, which are absent for that reason: ITF with a check digit is `itf`, and GS1 DataBar Limited
/// is `gs1DataBar`).
public enum Symbology: Int, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case unknown = 0
    case upcA = 101
    case upcE = 102
    case ean8 = 103
    case ean13 = 104
    /// 2 of 5 whose spaces carry nothing: standard, discrete, straight, industrial.
    case standard2of5 = 105
    case itf = 106
    case codabar = 107
    case code39 = 108
    case code93 = 109
    case code128 = 110
    /// With an add-on of two or five digits at the end of the label, as the next three.
    case upcASupplement = 111
    case upcESupplement = 112
    case ean8Supplement = 118
    case ean13Supplement = 119
    case gs1_128 = 120
    case gs1DataBar = 131
    case gs1DataBarExpanded = 132
    case code32 = 138
    case trioptic39 = 140
    case isbt128 = 141
    case code11 = 142
    case msi = 143
    case plessey = 144
    case telepen = 145
    case tlc39 = 154
    case pdf417 = 201
    case maxiCode = 202
    case dataMatrix = 203
    case qrCode = 204
    case microQRCode = 205
    case aztec = 206
    case microPDF417 = 207
    case gs1DataMatrix = 208
    case gs1QRCode = 209
    case code49 = 210
    case code16K = 211
    case codablockA = 212
    case codablockF = 213
    case codablock256 = 214
    case hanXin = 215
    case other = 501
}
