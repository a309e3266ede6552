import TillDeviceKit

/// What the first byte of DECODE_DATA says (SSI Programmer's Guide, "Code types").
enum SSICodeType {
    /// Added to the type of a retail code for its add-on of two digits, of five digits.
    private static let addOns: UInt8 = 0xC0

    static func symbology(_ type: UInt8, labelLength: Int) -> Symbology {
        if let plain = plain[type] { return plain }
        if let supplement = supplements[type & ~addOns] { return supplement }
        // A Bookland EAN may come as ISBN of ten characters.
        return type == 0x16 && labelLength == 13 ? .ean13 : .other
    }

    private static let plain: [UInt8: Symbology] = [
        0x01: .code39, 0x02: .codabar, 0x03: .code128, 0x04: .standard2of5, 0x05: .standard2of5, 0x06: .itf,
        0x07: .code93, 0x08: .upcA, 0x09: .upcE, 0x0A: .ean8, 0x0B: .ean13, 0x0C: .code11, 0x0E: .msi,
        0x0F: .gs1_128, 0x10: .upcE, 0x11: .pdf417, 0x15: .trioptic39, 0x1B: .dataMatrix, 0x1C: .qrCode,
        0x23: .gs1DataBar, 0x24: .gs1DataBar, 0x25: .gs1DataBarExpanded,
    ]

    private static let supplements: [UInt8: Symbology] = [
        0x08: .upcASupplement, 0x09: .upcESupplement, 0x0A: .ean8Supplement, 0x0B: .ean13Supplement,
        0x10: .upcESupplement,
    ]
}
