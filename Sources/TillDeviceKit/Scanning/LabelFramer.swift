/// Cuts the bytes of a scanner into labels, whatever the pieces in which they arrive. A value without a clock: whoever
/// drives it tells when nothing has come for a while.
///
/// Bound: a label keeps at most `lengthMaxBytes`; what is beyond is dropped up to the terminator, and the label is
/// marked as truncated. So the framer never holds more than that, whatever is sent.
public struct LabelFramer: Equatable, Sendable {
    /// What ends a label. The raw value is the one of the drivers' setting `terminator`.
    public enum Terminator: String, Equatable, Sendable, CaseIterable {
        /// CR, LF or both; where neither comes, silence.
        case auto
        case cr, lf, crlf, tab
        /// Silence alone.
        case none

        /// Whether silence ends a label; with the others it only tells that the rest is not coming any more.
        public var endsBySilence: Bool { self == .auto || self == .none }
    }

    /// One label between two terminators, an AIM identifier still before it.
    public struct Label: Equatable, Sendable {
        public var bytes: [UInt8]
        /// When its last byte arrived, in milliseconds since 1970.
        public var atMillis: Int64
        public var isTruncated: Bool

        public init(bytes: [UInt8], atMillis: Int64, isTruncated: Bool = false) {
            self.bytes = bytes
            self.atMillis = atMillis
            self.isTruncated = isTruncated
        }
    }

    /// What came of a silence.
    public enum Silence: Equatable, Sendable {
        /// Nothing had been begun.
        case quiet
        /// The silence ended a label.
        case label(Label)
        /// So many bytes had no terminator and are dropped, so that they are not taken for the head of the next label.
        case dropped(bytes: Int)
    }

    /// The longest label that is kept, with its AIM identifier.
    public static let lengthMaxBytes = ScanData.lengthMaxBytes + AIMIdentifier.lengthBytes

    public let terminator: Terminator
    private var label: [UInt8] = []
    private var lastMillis: Int64 = 0
    private var isTruncated = false
    /// CR has come and LF may follow (`crlf` only).
    private var holdsCR = false
    /// Whether the head of a label is lost, so that its tail is dropped, too.
    public private(set) var isSkipping = false

    public init(terminator: Terminator) {
        self.terminator = terminator
    }

    /// Whether something has begun that silence would end.
    public var isPending: Bool { !label.isEmpty || holdsCR || isSkipping }

    /// Takes what arrived and answers the labels that it finished, in order. Empty labels are ignored: they are the LF
    /// after a CR, or a bare key.
    public mutating func received(_ bytes: some Sequence<UInt8>, atMillis: Int64) -> [Label] {
        var labels: [Label] = []
        for byte in bytes {
            if let finished = take(byte, atMillis) { labels.append(finished) }
        }
        return labels
    }

    /// Nothing has come for the time that the driver calls silence.
    public mutating func silence() -> Silence {
        let pending = label.count + (holdsCR ? 1 : 0)
        guard terminator.endsBySilence, !isSkipping else {
            reset()
            return pending == 0 ? .quiet : .dropped(bytes: pending)
        }
        return finish().map { .label($0) } ?? .quiet
    }

    /// Forgets what has begun, and drops the rest of it up to its terminator or to silence: a part of a label must
    /// never be taken for a label.
    public mutating func skipLabel() {
        reset()
        isSkipping = true
    }

    /// Forgets what has begun.
    public mutating func reset() {
        self = LabelFramer(terminator: terminator)
    }

    private mutating func take(_ byte: UInt8, _ atMillis: Int64) -> Label? {
        let cr = UInt8(ascii: "\r")
        let lf = UInt8(ascii: "\n")
        switch terminator {
        case .auto where byte == cr || byte == lf: return finish()
        case .cr where byte == cr: return finish()
        case .lf where byte == lf: return finish()
        case .tab where byte == UInt8(ascii: "\t"): return finish()
        case .crlf:
            if holdsCR, byte == lf {
                return finish()
            }
            if holdsCR { keep(cr, atMillis) }
            holdsCR = byte == cr
            if byte != cr { keep(byte, atMillis) }
            return nil
        default:
            keep(byte, atMillis)
            return nil
        }
    }

    private mutating func keep(_ byte: UInt8, _ atMillis: Int64) {
        guard !isSkipping else { return }
        lastMillis = atMillis
        if label.count < Self.lengthMaxBytes {
            label.append(byte)
        } else {
            isTruncated = true
        }
    }

    private mutating func finish() -> Label? {
        defer { reset() }
        guard !label.isEmpty, !isSkipping else { return nil }
        return Label(bytes: label, atMillis: lastMillis, isTruncated: isTruncated)
    }
}
