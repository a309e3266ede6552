import Foundation
import TillDeviceKit
import TillESCPOS

/// Encoding a receipt of 40 lines with a logo of 384 × 200 dots, accents, €, bold and double-size text and a QR code, as
/// the driver does: the logo is dithered each time, as a driver that has just been started does it.
enum EncodeReceipt {
    static let runs = 5000

    /// Rings on a slope of grey, the same in the peer's script: work for a dithering.
    static var logo: PrintImage? {
        let (width, height) = (384, 200)
        var gray = [UInt8](repeating: 0, count: width * height)
        for y in 0..<height {
            for x in 0..<width {
                let (dx, dy) = (x - width / 2, y - height / 2)
                let isRing = (dx * dx + dy * dy) / 900 % 2 == 0
                gray[y * width + x] = isRing ? UInt8(x * 255 / (width - 1)) : 255
            }
        }
        return PrintImage(widthDots: width, heightDots: height, gray: gray, dithering: .floydSteinberg)
    }

    /// The sold things.
    static var lines: [String] {
        (1...36).map { number in
            let name = number.isMultiple(of: 2) ? "Jamón ibérico de cebo 100 g" : "Piña en almíbar 3 x 80 g"
            return name.padding(to: 38) + "12,50 €"
        }
    }

    static var receipt: [PrintItem] {
        var items: [PrintItem] = [logo].compactMap { $0.map(PrintItem.image) }
        items += [
            .line(
                runs: [
                    PrintRun("Ultramarinos Peña", style: PrintStyle(bold: true, doubleWidth: true, doubleHeight: true))
                ],
                alignment: .center
            )
        ]
        items += lines.map { .line(runs: [PrintRun($0)], alignment: .left) }
        items.append(.line(runs: [PrintRun(String(repeating: "-", count: 48))], alignment: .left))
        let total = "TOTAL".padding(to: 15) + "450,00 €"
        let large = PrintStyle(bold: true, doubleWidth: true, doubleHeight: true)
        items.append(.line(runs: [PrintRun(total, style: large)], alignment: .left))
        items.append(.line(runs: [PrintRun("¡Gracias por su compra!")], alignment: .center))
        return items + [.qr(PrintQR(data: "NU/CFG1/S1/1795344201946-4234")), .cut(.partial)]
    }

    /// The peer's median in the same run, so that both meet the same machine.
    private static func peerNanoseconds(_ python: String) -> UInt64? {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Peers/python-escpos.py")
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = [script.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return UInt64(text.split(separator: "\n").last ?? "")
    }

    static func run() {
        let items = receipt
        var figures = Figures()
        var bytes = 0
        let clock = ContinuousClock()
        for _ in 0..<runs {
            var encoder = ESCPOSEncoder(profile: .epsonTMT88)
            figures.add(clock.measure { bytes = encoder.encode(items).count })
        }
        report("encode a 40-line receipt with logo (\(bytes) bytes)", figures.text)
        guard let python = ProcessInfo.processInfo.environment["TILL_PEER_PYTHON"] else { return }
        guard let peer = peerNanoseconds(python), peer > 0, figures.medianNanoseconds > 0 else {
            return report("the same by python-escpos", "not measured: \(python) has no python-escpos")
        }
        let tenths = peer * 10 / figures.medianNanoseconds
        report("the same by python-escpos", "p50 \(peer / 1000) us, \(tenths / 10).\(tenths % 10) times as long")
    }
}
