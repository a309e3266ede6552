/// What a device tells by itself, as UnifiedPOS has it: data, a change of status, an error outside of any call.
public enum DeviceEvent: Equatable, Sendable {
    case data(ScanData)
    case status(StatusUpdate)
    case error(DeviceError)
}

/// UnifiedPOS `StatusUpdateEvent`, with a sentence for the log.
public struct StatusUpdate: Equatable, Sendable, Codable {
    /// What changed. Raw values are the names used on the plugin protocol.
    public enum Status: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        case powerOnline, powerOff, powerOffline
        case coverOpen, coverOK
        case paperEmpty, paperNearEmpty, paperOK
        case drawerOpen, drawerClosed
        case idle
        /// Something is wrong that is neither cover nor paper: a stuck knife, a hot head. The reason says what.
        case fault
        /// What `fault` told of is over.
        case faultCleared
    }

    public var status: Status
    /// Why, where the driver knows it: "connection refused by 192.0.2.7 port 9100".
    public var reason: String

    public init(_ status: Status, reason: String = "") {
        self.status = status
        self.reason = reason
    }
}

/// One scan: what the scanner read, once. UnifiedPOS keeps what the scanner sent (`ScanData`) apart from what stands in
/// the symbol (`ScanDataLabel`); so do `raw` and `label`.
public struct ScanData: Equatable, Sendable, Codable {
    /// The longest scan that is taken for one; a longer one is cut there and marked. A GS1 Data Matrix holds at most
    /// 3116 digits, a QR code 7089.
    public static let lengthMaxBytes = 7089
    /// The most that is kept of what the scanner sent: a label and what stands before it. What is beyond is cut off.
    public static let rawMaxBytes = lengthMaxBytes + CodeIdentifier.lengthMaxBytes

    /// What stands in the symbol, without identifier and terminator (`ScanDataLabel`).
    public var label: [UInt8]
    /// What an identifier says of it, else `unknown` (`ScanDataType`).
    public var symbology: Symbology
    /// The AIM identifier as sent, for instance `]E0`; empty where there was none.
    public var aim: String
    /// When the last byte arrived, in milliseconds since 1970 by the driver's clock.
    public var atMillis: Int64
    /// The scan was longer than `lengthMaxBytes`, and what is here is its beginning.
    public var isTruncated: Bool
    /// What the scanner sent where that is not the label, so that most scans are kept once.
    private var sent: [UInt8]?

    /// The bytes of this scan as the scanner sent them, the identifier before the label included (`ScanData`). What
    /// only marked the end, a terminator or the padding of a report, is none of them.
    public var raw: [UInt8] { sent ?? label }

    /// - Parameter raw: what the scanner sent; nil where that is the label and nothing else.
    public init(
        label: [UInt8],
        raw: [UInt8]? = nil,
        symbology: Symbology = .unknown,
        aim: String = "",
        atMillis: Int64,
        isTruncated: Bool = false
    ) {
        self.label = label
        self.symbology = symbology
        self.aim = aim
        self.atMillis = atMillis
        self.isTruncated = isTruncated
        let kept = raw.map { Array($0.prefix(Self.rawMaxBytes)) }
        sent = kept == label ? nil : kept
    }
}
