import TillDeviceKit
import TillESCPOS

/// The page that `checkHealth` external prints, for a person to compare with what stands here.
enum TestPage {
    /// The Western letters that are most often wrong, and the euro sign: they show that the code pages are right.
    static let codePageSample = "áéíóúñü¿¡€"

    /// - Parameter number: what a person reads off this page and no other.
    static func items(profile: PrinterProfile, number: Int) -> [PrintItem] {
        let plain = { (text: String) in PrintItem.line(runs: [PrintRun(text)], alignment: .left) }
        let styled = [
            PrintRun("bold", style: PrintStyle(bold: true)), PrintRun(" "),
            PrintRun("underlined", style: PrintStyle(underline: true)), PrintRun(" "),
            PrintRun("reverse", style: PrintStyle(reverse: true)),
        ]
        let title = PrintRun("TEST PAGE", style: PrintStyle(doubleWidth: true, doubleHeight: true))
        return [
            .line(runs: [title], alignment: .center),
            plain("Number \(number)"),
            plain("Profile \(profile.name), \(profile.columns) columns"),
            plain(ruler(profile.columns) { $0 % 10 == 0 ? Character(String($0 / 10 % 10)) : " " }),
            plain(ruler(profile.columns) { Character(String($0 % 10)) }),
            plain(codePageSample),
            .line(runs: styled, alignment: .left),
            .barcode(PrintBarcode(symbology: .ean13, data: "4006381333931")),
            .qr(PrintQR(data: "TEST PAGE")),
            .line(runs: [PrintRun("Each ruler is one line to the edge.")], alignment: .left),
            .cut(.partial),
        ]
    }

    /// One character for each column, counted from 1.
    private static func ruler(_ columns: Int, _ mark: (Int) -> Character) -> String {
        String((1...columns).map(mark))
    }
}
