import TillDeviceKit

/// Labels as plain text, each ended by a terminator or by silence.
struct TextScanner {
    /// How long a part of a label may wait for its terminator where only that ends a label. After that it is dropped,
    /// so that it is never taken for the head of the next one.
    static let staleMillis = 2000

    private let device: String
    private let scheme: CodeIdentifier.Scheme
    private let silenceMillis: Int
    private var framer: LabelFramer

    init(device: String, scheme: CodeIdentifier.Scheme, terminator: LabelFramer.Terminator, gapMillis: Int) {
        self.device = device
        self.scheme = scheme
        silenceMillis = terminator.endsBySilence ? gapMillis : Self.staleMillis
        framer = LabelFramer(terminator: terminator)
    }

    mutating func reset() {
        framer.reset()
    }

    mutating func received(_ bytes: [UInt8], atMillis: Int64) -> [DriverOutput] {
        let scans = framer.received(bytes, atMillis: atMillis).flatMap(scan)
        return scans + (framer.isPending ? [.wake(afterMillis: silenceMillis)] : [])
    }

    /// Nothing has come since the wake was asked for: every byte asks for a later one.
    mutating func wake() -> [DriverOutput] {
        switch framer.silence() {
        case .quiet: return []
        case .label(let label): return scan(label)
        case .dropped(let count):
            return [.log(.warning, "\(count) bytes without the terminator are dropped: see to setting 'terminator'")]
        }
    }

    private func scan(_ label: LabelFramer.Label) -> [DriverOutput] {
        DriverOutput.scanned(device, ScanData(label, codeId: scheme))
    }
}
