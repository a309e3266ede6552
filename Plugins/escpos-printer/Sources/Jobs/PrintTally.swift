import TillDeviceKit

/// What a job adds to the UnifiedPOS statistics once it has been printed, as far as the host can know.
struct PrintTally: Equatable {
    private(set) var lines = 0
    private(set) var fedLines = 0
    private(set) var barcodes = 0
    private(set) var cuts = 0
    private(set) var pulses = 0

    /// - Parameter isRefused: the printer cannot print the item as what it is.
    mutating func add(_ item: PrintItem, isRefused: Bool) {
        switch item {
        case .line: lines += 1
        case .feed(let count): fedLines += count
        case .cut: cuts += 1
        // A refused symbol is printed as at least one line of text.
        case .barcode, .qr, .pdf417: if isRefused { lines += 1 } else { barcodes += 1 }
        case .image, .logo: if isRefused { lines += 1 }
        case .tabStops, .upsideDown: break
        case .pulse: if !isRefused { pulses += 1 }
        }
    }

    mutating func addPulse() {
        pulses += 1
    }

    /// The counts that are not zero, each to the device that it belongs to.
    func outputs(printer: String?, drawer: String?) -> [DriverOutput] {
        let counts = [
            (printer, "ReceiptLinePrintedCount", lines),
            (printer, "ReceiptLineFeedCount", fedLines),
            (printer, "BarcodePrintedCount", barcodes),
            (printer, "PaperCutCount", cuts),
            (drawer, "DrawerGoodOpenCount", pulses),
        ]
        return counts.compactMap { device, statistic, number in
            guard let device, number > 0 else { return nil }
            return .count(device: device, statistic: statistic, by: number)
        }
    }
}
