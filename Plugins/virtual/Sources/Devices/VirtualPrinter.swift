import TillDeviceKit
import TillESCPOS
import TillImaging

/// A printer that prints on an emulated roll and hands the receipt over as files.
struct VirtualPrinter {
    /// How long a print takes with `fault` slow.
    static let slowMillis: Int64 = 4000
    /// The longest print in bytes of ESC/POS; a longer one is refused. It is some hundred metres of paper.
    static let printMaxBytes = 1024 * 1024
    /// A receipt whose picture is larger is kept without one.
    static let pictureMaxBytes = 2 * 1024 * 1024

    /// What came of a print.
    struct Receipt {
        /// The files, as the folder takes them.
        let records: [UInt8]
        /// How many bytes a printer would have been sent.
        let byteCount: Int
        /// What a printer would have counted.
        let counts: [DriverOutput]
        /// Pulses on the drawer connector.
        let pulseCount: Int
        let warnings: [DriverOutput]
    }

    private static let glyphs = MachineGlyphs()

    let name: String
    let profile: PrinterProfile
    let fault: VirtualSettings.Fault

    var capabilities: DeviceCapabilities {
        DeviceCapabilities(device: name, columns: profile.columns, confirmsPrints: true)
    }

    /// The bytes of a print as a printer of the profile would get them.
    func bytes(of items: [PrintItem]) throws(DeviceError) -> [UInt8] {
        var encoder = ESCPOSEncoder(profile: profile, glyphs: Self.glyphs)
        let bytes = encoder.encode(items)
        guard bytes.count <= Self.printMaxBytes else {
            let text = "a print of \(bytes.count) bytes; the virtual printer takes \(Self.printMaxBytes)"
            throw DeviceError(.illegal, .giveUp, text, bytesSent: 0)
        }
        return bytes
    }

    /// Prints the bytes on a roll of their own.
    func receipt(of bytes: [UInt8]) -> Receipt {
        var emulator = ESCPOSEmulator(profile: profile)
        var pulseCount = 0
        var warnings: [DriverOutput] = []
        for event in emulator.received(bytes) {
            switch event {
            case .pulse: pulseCount += 1
            case .unknown(let command), .ignored(let command), .skipped(let command, _):
                warnings.append(.log(.warning, "the emulated printer does not do \(command.count) bytes of the print"))
            case .overflowed(let count), .lost(let count):
                warnings.append(.log(.warning, "\(count) bytes of the print are lost"))
            case .reply, .cut, .buzzer, .offline: break
            }
        }
        let paper = emulator.tearOff()
        var records = FolderRecord(.nextReceipt(suffix: OutputFolder.countedSuffix), bytes).bytes
        let picture = Array(paper.svg(glyphs: Self.glyphs).utf8)
        if picture.count <= Self.pictureMaxBytes {
            records += FolderRecord(.sameReceipt(suffix: "svg"), picture).bytes
        } else {
            warnings.append(.log(.warning, "a picture of \(picture.count) bytes is left out: the receipt is too long"))
        }
        records += FolderRecord(.sameReceipt(suffix: "txt"), Array(paper.text().utf8)).bytes
        return Receipt(
            records: records,
            byteCount: bytes.count,
            counts: counts(of: paper),
            pulseCount: pulseCount,
            warnings: warnings
        )
    }

    /// What `checkHealth` external prints.
    func testPage(number: Int) -> [PrintItem] {
        let ruler = String((1...profile.columns).map { Character(String($0 % 10)) })
        let lines = ["TEST PAGE", "Number \(number)", ruler, "áéíóúñü¿¡€"]
        return lines.map { .line(runs: [PrintRun($0)], alignment: .left) } + [.cut(.partial)]
    }

    private func counts(of paper: Paper) -> [DriverOutput] {
        var lines = 0
        var barcodes = 0
        var cuts = 0
        for element in paper.elements {
            switch element {
            case .line(let line): lines += line.cells.isEmpty ? 0 : 1
            case .barcode, .qr, .pdf417: barcodes += 1
            case .image: break
            case .cut: cuts += 1
            }
        }
        return [
            ("ReceiptLinePrintedCount", lines), ("BarcodePrintedCount", barcodes), ("PaperCutCount", cuts),
        ].filter { $0.1 > 0 }.map { .count(device: name, statistic: $0.0, by: $0.1) }
    }
}
