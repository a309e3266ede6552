import TillDeviceKit
import TillDomain

/// A laid out document as the items of the plugin protocol. Here the domain's words meet the devices'.
public enum PrintItems {
    /// The columns of a printer that does not say.
    public static let columnsDefault = 42

    public static func items(_ document: Document, columns: Int) -> [PrintItem] {
        DocumentLayout(document, columns: columns).rows.map { row in
            switch row {
            case .line(let text, let style, let alignment):
                .line(
                    runs: text.isEmpty ? [] : [PrintRun(text, style: self.style(style))],
                    alignment: self.alignment(alignment)
                )
            case .barcode(let barcode):
                .barcode(PrintBarcode(symbology: symbology(barcode.kind), data: barcode.data))
            case .qr(let text):
                .qr(PrintQR(data: text))
            case .feed(let lines):
                .feed(lines: lines)
            case .cut:
                .cut(.partial)
            case .drawerPulse:
                .pulse(DrawerPulse())
            }
        }
    }

    private static func style(_ style: Document.Style) -> PrintStyle {
        PrintStyle(
            bold: style.bold,
            doubleWidth: style.large,
            doubleHeight: style.large,
            reverse: style.reverse
        )
    }

    private static func alignment(_ alignment: Document.Alignment) -> PrintAlignment {
        switch alignment {
        case .left: .left
        case .center: .center
        case .right: .right
        }
    }

    private static func symbology(_ kind: Document.Barcode.Kind) -> Symbology {
        switch kind {
        case .ean13: .ean13
        case .ean8: .ean8
        case .upcA: .upcA
        case .code128: .code128
        }
    }
}
