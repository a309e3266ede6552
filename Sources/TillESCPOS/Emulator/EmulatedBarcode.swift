import TillDeviceKit

/// A barcode as GS k describes it: the symbology, and the characters that its data stand for.
///
/// Source: Epson ESC/POS command reference, GS k.
struct EmulatedBarcode: Equatable, Sendable {
    let symbology: Symbology
    let text: String

    /// - Parameter number: m of GS k.
    static func symbology(number: UInt8) -> Symbology? {
        switch number {
        case 0, 65: .upcA
        case 1, 66: .upcE
        case 2, 67: .ean13
        case 3, 68: .ean8
        case 4, 69: .code39
        case 5, 70: .itf
        case 6, 71: .codabar
        case 72: .code93
        case 73, 79: .code128
        case 74: .gs1_128
        case 75...78: .gs1DataBar
        default: nil
        }
    }

    /// - Parameter data: without NUL (function A) or length (function B).
    /// - Returns: nil for data that the printer refuses.
    init?(number: UInt8, data: [UInt8]) {
        guard let symbology = Self.symbology(number: number), data.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.symbology = symbology
        if number == 73 {
            guard let read = Code128Wire(data) else { return nil }
            text = read.text
        } else {
            text = String(decoding: data, as: UTF8.self)
            guard Self.allows(text, symbology) else { return nil }
        }
    }

    private static func allows(_ text: String, _ symbology: Symbology) -> Bool {
        let digits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let count = text.utf8.count
        switch symbology {
        case .upcA: return digits && (11...12).contains(count)
        case .upcE: return digits && [6, 7, 8, 11, 12].contains(count)
        case .ean13: return digits && (12...13).contains(count)
        case .ean8: return digits && (7...8).contains(count)
        case .itf: return digits && count >= 2 && count.isMultiple(of: 2)
        case .codabar:
            let upper = text.uppercased()
            guard count >= 2, let first = upper.first, let last = upper.last else { return false }
            let isFramed = "ABCD".contains(first) && "ABCD".contains(last)
            return isFramed && upper.dropFirst().dropLast().allSatisfy { "0123456789$+-./:".contains($0) }
        default: return count > 0
        }
    }
}
