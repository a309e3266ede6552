/// What kind of barcode it is, by the numbers of UnifiedPOS `ScanDataType` (SCAN_SDT_*).
///
/// The numbers are for scanners; for printing the same ones hold for all symbologies listed here
/// (they part ways at 133 and 134, which are absent for that reason).
public enum Symbology: Int, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case unknown = 0
    case upcA = 101
    case upcE = 102
    case ean8 = 103
    case ean13 = 104
    case itf = 106
    case codabar = 107
    case code39 = 108
    case code93 = 109
    case code128 = 110
    case gs1_128 = 120
    case gs1DataBar = 131
    case code11 = 142
    case msi = 143
    case plessey = 144
    case telepen = 145
    case pdf417 = 201
    case maxiCode = 202
    case dataMatrix = 203
    case qrCode = 204
    case aztec = 206
    case gs1DataMatrix = 208
    case gs1QRCode = 209
    case code49 = 210
    case code16K = 211
    case hanXin = 215
    case other = 501
}
