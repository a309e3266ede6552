import TillDeviceKit

/// A scanner that takes lines for labels.
struct VirtualScanner {
    let name: String
    private var framer = LabelFramer(terminator: .auto)

    init(name: String) {
        self.name = name
    }

    mutating func received(_ bytes: [UInt8], atMillis: Int64) -> [DriverOutput] {
        framer.received(bytes, atMillis: atMillis).flatMap { label -> [DriverOutput] in
            let scan = ScanData(label, readsAIM: true)
            // An identifier without a label behind it is an empty label.
            guard !scan.label.isEmpty else { return [] }
            return [.event(device: name, .data(scan)), .count(device: name, statistic: "GoodScanCount", by: 1)]
        }
    }

    mutating func forget() {
        framer.reset()
    }
}
