import TillDeviceKit

/// What cannot be printed, and what is printed instead.
extension ESCPOSEncoder {
    /// Why this item will not be printed as what it is, or `nil` if it will.
    ///
    /// `encode` prints a refused barcode, symbol or picture as text in brackets (`[EAN13 4006381333930]`), so that the
    /// cashier sees it; a refused drawer pulse sends nothing, and of tab stops those are used that the printer can have.
    /// Ask here before, to tell the operator.
    public func refusal(of item: PrintItem) -> PrintRefusal? {
        do throws(PrintRefusal) {
            switch item {
            case .line, .feed, .cut, .upsideDown: return nil
            case .tabStops(let columns):
                if DocumentSettings.stops(columns).map({ Int($0) }) != columns { throw .tabStopsOutOfRange }
            case .barcode(let barcode): _ = try plan(barcode)
            case .qr(let code): _ = try plan(code)
            case .pdf417(let code): _ = try plan(code)
            case .image(let image): _ = try plan(image)
            case .logo: if !profile.storedLogos { throw .notSupportedByPrinter }
            case .pulse: if !profile.drawer { throw .notSupportedByPrinter }
            }
            return nil
        } catch {
            return error
        }
    }

    /// A stand-in longer than this is cut off: nobody types it in, and it must not use up the roll.
    static let substituteMaximumCharacters = 512

    /// The visible stand-in for a refused symbol, in plain lines of the paper's width.
    mutating func appendSubstitute(_ label: String, to bytes: inout [UInt8]) {
        appendWrapped(String(label.prefix(Self.substituteMaximumCharacters)), .left, to: &bytes)
    }

    /// Plain lines as wide as the paper. White space becomes spaces, as a tab has no width here.
    mutating func appendWrapped(_ text: String, _ alignment: PrintAlignment, to bytes: inout [UInt8]) {
        var line = ""
        var columns = 0
        for character in text {
            let shown = character.isWhitespace ? " " : character
            let width = CharacterWidth.columns(of: shown)
            if columns + width > profile.columns {
                appendLine([PrintRun(line)], alignment, to: &bytes)
                line = ""
                columns = 0
            }
            line.append(shown)
            columns += width
        }
        appendLine([PrintRun(line)], alignment, to: &bytes)
    }
}

extension Symbology {
    /// The name on a bracketed line of text that stands for a symbol.
    var label: String {
        switch self {
        case .upcA: "UPC-A"
        case .upcE: "UPC-E"
        case .ean8: "EAN8"
        case .ean13: "EAN13"
        case .itf: "ITF"
        case .codabar: "CODABAR"
        case .code39: "CODE39"
        case .code93: "CODE93"
        case .code128: "CODE128"
        case .gs1_128: "GS1-128"
        default: "BARCODE \(rawValue)"
        }
    }
}
