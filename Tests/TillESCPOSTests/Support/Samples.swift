import Testing
import TillDeviceKit

@testable import TillESCPOS

/// A receipt with everything that a print item can say.
enum Samples {
    static func receipt(columns: Int) -> [PrintItem] {
        let bold = PrintStyle(bold: true)
        let underlined = PrintStyle(underline: true)
        let large = PrintStyle(bold: true, doubleWidth: true, doubleHeight: true)
        return [
            .line(runs: [PrintRun("Café Ñandú", style: large)], alignment: .center),
            .line(runs: [PrintRun("Größenstraße 12, 1010 Wien")], alignment: .center),
            .line(runs: [], alignment: .left),
            row("2 × Crème brûlée", "9,80 €", columns: columns),
            row("1 × ¿Jamón? ¡Sí!", "12,50 €", columns: columns),
            row("1 × Ærø øl 0,5 l", "4,20 €", columns: columns),
            .line(runs: [PrintRun(String(repeating: "─", count: columns))], alignment: .left),
            total("TOTAL", "26,50 €", columns: columns),
            .line(runs: [PrintRun("MwSt 10 %", style: underlined), PrintRun(" 2,41 €")], alignment: .right),
            .line(runs: [PrintRun(" COPY ", style: PrintStyle(reverse: true))], alignment: .center),
            .barcode(PrintBarcode(symbology: .ean13, data: "4006381333931")),
            .qr(PrintQR(data: "https://example.com/r/2026-000123", moduleDots: 5)),
            .line(runs: [PrintRun("Vielen Dank!", style: bold)], alignment: .center),
            .feed(lines: 1),
            .cut(.full),
            .line(runs: [PrintRun("Küche: 2 × Crème brûlée", style: PrintStyle(doubleHeight: true))], alignment: .left),
            .barcode(PrintBarcode(symbology: .code128, data: "T{7}-0042", heightDots: 50)),
            .cut(.partial),
            .pulse(DrawerPulse(pin: .pin2, onMillis: 50, offMillis: 500)),
        ]
    }

    private static func row(_ name: String, _ price: String, columns: Int) -> PrintItem {
        let gap = String(repeating: " ", count: columns - name.count - price.count)
        return .line(runs: [PrintRun(name + gap + price)], alignment: .left)
    }

    private static func total(_ name: String, _ price: String, columns: Int) -> PrintItem {
        let large = PrintStyle(bold: true, doubleWidth: true, doubleHeight: true)
        let gap = String(repeating: " ", count: columns - 2 * (name.count + price.count))
        let runs = [PrintRun(name, style: large), PrintRun(gap), PrintRun(price, style: large)]
        return .line(runs: runs, alignment: .left)
    }
}

/// A plain line, left-aligned.
func line(_ text: String, _ style: PrintStyle = .plain, _ alignment: PrintAlignment = .left) -> PrintItem {
    .line(runs: [PrintRun(text, style: style)], alignment: alignment)
}

/// Feeds a whole job through encoder and emulator.
func emulate(_ items: [PrintItem], _ profile: PrinterProfile) -> (paper: Paper, events: [EmulatorEvent]) {
    var encoder = ESCPOSEncoder(profile: profile)
    var emulator = ESCPOSEmulator(profile: profile)
    let events = emulator.received(encoder.encode(items))
    return (emulator.paper, events)
}

/// Tells the parser of a question; a function, as a mutating call cannot stand inside of `#expect`.
func ask(_ request: PrinterRequest, _ parser: inout ReplyParser) -> Bool {
    parser.asked(request)
}

/// Test reports name a profile instead of printing its tables.
extension PrinterProfile: CustomTestStringConvertible {
    public var testDescription: String { name }
}
